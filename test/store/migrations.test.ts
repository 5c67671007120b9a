import { readFile, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { newFile, openTestStore } from './open-test-store.ts'
import { expectUpToDate, releasedSchema } from './released-schema.ts'
import { exportOf, imported } from './transfers.ts'
import { leftInTwoLedgers } from './two-ledgers.ts'
import { describeTwoLedgers } from './two-ledgers-contract.ts'

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

describeTwoLedgers('an SQLite file', async (sql) => openTestStore(`sqlite:${await fileWith(sql)}`))

describe('an export of the version before', () => {
  it('is imported as its database would be brought up to date', async () => {
    const sql = leftInTwoLedgers(Date.now())
    const old = new DatabaseSync(await fileWith(sql), { readOnly: true })
    const names = [
      ...[
        'posts',
        'post_parts',
        'trackers',
        'action_standings',
        'action_changes',
        'subscriptions',
        'deliveries',
      ],
    ]
    const rows = names.flatMap((table) =>
      old
        .prepare(`select * from ${table}`)
        .all()
        .map((row) => ({ table, row })),
    )
    old.close()
    const lines = [{ format: 'rapporteur export', version: 1 }, ...rows, { end: true, rows: rows.length }]
    const file = `${await newFile()}.jsonl`
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const migrated = `sqlite:${await fileWith(sql)}`
    expect(await readFile(await exportOf(await imported(file)), 'utf8')).toBe(
      await readFile(await exportOf(migrated), 'utf8'),
    )
  })
})

async function fileWith(sql: string): Promise<string> {
  const file = await newFile()
  const raw = new DatabaseSync(file)
  raw.exec(sql)
  raw.close()
  return file
}
