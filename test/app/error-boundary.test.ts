import { Writable } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createErrorBoundary, type ErrorBoundary } from '../../src/app/error-boundary.ts'
import { StoreUnavailable } from '../../src/store/database/store-error.ts'
import { words } from '../../src/words/words.ts'

describe('a guard', () => {
  it('does the work, and neither logs nor apologises where nothing goes wrong', async () => {
    const { errorBoundary, logged } = createWatched()
    const done: string[] = []
    await errorBoundary.run(
      async () => void done.push('work'),
      async () => void done.push('apology'),
    )
    expect(done).toEqual(['work'])
    expect(logged).toEqual([])
  })

  it('logs an error under an id, and tells the asker the same id', async () => {
    const { errorBoundary, logged } = createWatched()
    const told: string[] = []
    await errorBoundary.run(
      () => Promise.reject(new Error('no such channel')),
      async (sentence) => void told.push(sentence),
    )
    const id = /[0-9a-f]{8}/u.exec(told[0] ?? '')?.[0]
    expect(told).toEqual([words.fault(id ?? '')])
    expect(logged).toMatchObject([{ platform: 'Slack', id, err: { message: 'no such channel' } }])
  })

  it('says that it is the database where it is', async () => {
    const { errorBoundary } = createWatched()
    const told: string[] = []
    await errorBoundary.run(
      () => Promise.reject(new StoreUnavailable('gone', 'The database is gone')),
      async (sentence) => void told.push(sentence),
    )
    expect(told[0]).toMatch(/I can’t reach my database.*[0-9a-f]{8}/u)
  })

  it('gives every error an id of its own', async () => {
    const { errorBoundary } = createWatched()
    const told: string[] = []
    for (const _ of [1, 2, 3])
      await errorBoundary.run(
        () => Promise.reject(new Error('x')),
        async (sentence) => void told.push(sentence),
      )
    expect(new Set(told).size).toBe(3)
  })

  it('logs an apology that fails, too, and goes on', async () => {
    const { errorBoundary, logged } = createWatched()
    const fail = (message: string) => (): Promise<never> => Promise.reject(new Error(message))
    await errorBoundary.run(fail('work'), fail('apology'))
    expect(logged).toMatchObject([{ err: { message: 'work' } }, { err: { message: 'apology' } }])
    expect(new Set(logged.map(({ id }) => id)).size).toBe(1)
  })

  it('catches what throws at once as well as what is rejected later', async () => {
    const { errorBoundary, logged } = createWatched()
    const told: string[] = []
    const thrower = (): never => {
      throw new Error('at once')
    }
    await errorBoundary.run(thrower, async (sentence) => void told.push(sentence))
    expect(told).toHaveLength(1)
    expect(logged).toHaveLength(1)
  })
})

describe('settling', () => {
  it('waits for all that is in hand, apologies among it', async () => {
    const { errorBoundary } = createWatched()
    const done: string[] = []
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    void errorBoundary.run(() => first.promise.then(() => void done.push('first')), apologiseNever)
    void errorBoundary.run(
      () => Promise.reject(new Error('x')),
      () => second.promise.then(() => void done.push('apology')),
    )
    const settled = errorBoundary.settle(5_000).then(() => done.push('settled'))
    first.resolve()
    setTimeout(second.resolve, 20)
    await settled
    expect(done).toEqual(['first', 'apology', 'settled'])
  })

  it('does not wait for work that never ends', async () => {
    const { errorBoundary } = createWatched()
    void errorBoundary.run(() => new Promise(() => undefined), apologiseNever)
    const start = performance.now()
    await errorBoundary.settle(30)
    expect(performance.now() - start).toBeGreaterThanOrEqual(25)
  })

  it('is over at once where nothing is in hand', async () => {
    const { errorBoundary } = createWatched()
    await errorBoundary.run(async () => undefined, apologiseNever)
    const outcome = await Promise.race([errorBoundary.settle(5_000).then(() => 'settled'), late()])
    expect(outcome).toBe('settled')
  })
})

async function apologiseNever(): Promise<void> {
  throw new Error('nothing to apologise for')
}

function late(): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, 1_000, 'late'))
}

function createWatched(): {
  readonly errorBoundary: ErrorBoundary
  readonly logged: readonly Readonly<Record<string, unknown>>[]
} {
  const logged: Record<string, unknown>[] = []
  const stream = new Writable({
    write(line, _encoding, done) {
      logged.push(JSON.parse(String(line)))
      done()
    },
  })
  return { errorBoundary: createErrorBoundary('Slack', pino(stream)), logged }
}
