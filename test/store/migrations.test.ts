import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { newFile, openTestStore } from './open-test-store.ts'
import { expectUpToDate, releasedSchema } from './released-schema.ts'

describe('a database of version 0.1', () => {
  it('is brought up to date in an SQLite file, with what it holds', async () => {
    const file = await newFile()
    const raw = new DatabaseSync(file)
    raw.exec(releasedSchema)
    raw.close()
    await expectUpToDate(await openTestStore(`sqlite:${file}`))
    const again = new DatabaseSync(file, { readOnly: true })
    const plan = again
      .prepare(
        `explain query plan select id from deliveries where state in ('due', 'claimed', 'posting', 'removing') and try_at <= ? and lease_until <= ? order by due_at limit 50`,
      )
      .all(1, 1)
    again.close()
    expect(plan).toEqual([expect.objectContaining({ detail: expect.stringContaining('deliveries_in_hand') })])
  })
})
