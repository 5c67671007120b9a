import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDatabaseClock } from '../../src/store/database/database-clock.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { newFile, openTestStore } from './open-test-store.ts'

const hour = 3_600_000
// Both are on this machine.
const closeMs = 50

describe('The clock of a database', () => {
  let postgres: Postgres | null = null
  beforeAll(async () => {
    if (hasPostgres) postgres = await startPostgres()
  })
  afterAll(() => postgres?.stop())

  it.each(['SQLite', ...(hasPostgres ? ['PostgreSQL'] : [])])(
    'is not the process’s own, on %s',
    async (which) => {
      const url = which === 'SQLite' ? `sqlite:${await newFile()}` : await postgres?.createDatabase()
      const began = performance.timeOrigin + performance.now()
      setOwnClock(began + hour)
      const { now } = await openTestStore(url ?? '')
      expectClose(now(), performance.timeOrigin + performance.now())
      setOwnClock(began - hour)
      expectClose(now(), performance.timeOrigin + performance.now())
      expect(Number.isInteger(now())).toBe(true)
    },
  )

  it('is followed when somebody sets it, and told as it was while it does not answer', async () => {
    let ahead = hour
    let isAway = false
    const { now, compare } = createDatabaseClock(async () => {
      if (isAway) throw new Error('The database is away')
      return Date.now() + ahead
    })
    await compare()
    expectClose(now() - hour)
    isAway = true
    await expect(compare()).rejects.toThrow('away')
    expectClose(now() - hour)
    isAway = false
    ahead = -hour
    await waitFor(() => now() < Date.now(), 'the new time', 3_000)
    expectClose(now() + hour)
  })

  it('is not taken for another one because an answer was slow', async () => {
    let beforeMs = 0
    let afterMs = 0
    const { now, compare } = createDatabaseClock(async () => {
      await sleep(beforeMs)
      const told = Date.now() + hour
      await sleep(afterMs)
      return told
    })
    await compare()
    for (const [before, after] of [
      [300, 0],
      [0, 300],
    ] as const) {
      beforeMs = before
      afterMs = after
      await compare()
      expectClose(now() - hour)
    }
  })
})

/** Only what the process itself is told. */
function setOwnClock(now: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now })
  onTestFinished(() => void vi.useRealTimers())
}

function expectClose(now: number, is = Date.now()): void {
  expect(Math.abs(now - is)).toBeLessThan(closeMs)
}
