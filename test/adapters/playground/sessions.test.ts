import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createSession, type NewMessage, type Session } from '../../../adapters/playground/session/session.ts'
import { createSessions } from '../../../adapters/playground/session/sessions.ts'
import { isLong } from '../../run-length.ts'

describe('Sessions', () => {
  it('are found only by whoever knows their number', () => {
    const sessions = createSessions(
      () => undefined,
      () => undefined,
    )
    for (const id of ['', '1', 'x', '../..', '1'.repeat(15), '1'.repeat(21), `${'1'.repeat(18)}a`]) {
      expect(sessions.open(id, '')).toMatch(/^Session not found\./u)
    }
    const session = sessions.open('1234567890123456789', '')
    expect(sessions.open('1234567890123456789', '')).toBe(session)
    expect(sessions.find('1234567890123456788')).toBeNull()
  })

  it('are furnished once, and what is noted in those that make room is forgotten', () => {
    const furnished: string[] = []
    const closed: string[] = []
    const sessions = createSessions(
      ({ id }) => furnished.push(id),
      (id) => closed.push(id),
    )
    const ids = Array.from({ length: 503 }, (_, index) => String(10n ** 18n + BigInt(index)))
    for (const [index, id] of ids.entries()) sessions.open(id, String(index % 20))
    sessions.open(ids.at(-1) ?? '', '')
    expect(furnished).toEqual(ids)
    expect(closed).toEqual(ids.slice(0, 3))
    expect(sessions.find(ids[0] ?? '')).toBeNull()
  })
})

describe('Room for a session', () => {
  it('is made by those never used, however many come, and not by one with notes', () => {
    const { sessions, closed } = collect()
    use(sessions.open(idOf(0), 'a'))
    for (let index = 1; index < 1_200; index += 1) sessions.open(idOf(index), String(index))
    expect(sessions.find(idOf(0))).not.toBeNull()
    expect(closed).not.toContain(idOf(0))
    expect(closed).toHaveLength(700)
  })

  it('is refused with a sentence where all are in use, and made by one that was left long ago', async () => {
    let now = 1_000
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
    onTestFinished(() => clock.mockRestore())
    const { sessions, closed } = collect()
    for (let index = 0; index < 500; index += 1) use(sessions.open(idOf(index), String(index)))
    expect(sessions.open(idOf(500), 'x')).toBe('The playground is full. Try again in an hour.')
    expect(closed).toEqual([])
    now += 2 * 3_600_000
    // The cache looks at the clock once a millisecond.
    await sleep(5)
    expect(sessions.open(idOf(500), 'x')).toMatchObject({ id: idOf(500) })
    expect(closed).toEqual([idOf(0)])
    now += 12 * 3_600_000 + 1
    await sleep(5)
    sessions.purge()
    expect(closed).toHaveLength(501)
  })

  it('is bounded for one address, which displaces nobody else', () => {
    const { sessions, closed } = collect()
    sessions.open(idOf(0), 'another')
    for (let index = 1; index <= 50; index += 1) use(sessions.open(idOf(index), 'greedy'))
    expect(sessions.open(idOf(51), 'greedy')).toMatch(/^Too many sessions .* your address\. .*try again/u)
    expect(closed).toEqual([])
    expect(sessions.open(idOf(52), 'third')).toMatchObject({ id: idOf(52) })
  })

  it('is kept for what an ended process has left, which is forgotten in its time', () => {
    const { sessions, closed } = collect()
    sessions.adopt(Array.from({ length: 510 }, (_, index) => idOf(index)))
    expect(closed).toEqual(Array.from({ length: 10 }, (_, index) => idOf(500 + index)))
    expect(sessions.find(idOf(0))?.isUsed()).toBe(true)
  })

  it('has a budget in bytes, and whoever says most loses first', () => {
    const { sessions } = collect()
    const modest = sessions.open(idOf(0), 'modest')
    if (typeof modest === 'string') throw new Error(modest)
    modest.add(message)
    for (let index = 0; index < (isLong ? 5_000 : 1_000); index += 1) {
      const session = sessions.open(idOf(1 + (index % 40)), 'greedy')
      if (typeof session === 'string') throw new Error(session)
      session.add({ ...message, said: { person: '1', text: `${index}`.padEnd(100_000, 'x') } })
    }
    expect(sessions.bytes()).toBeLessThanOrEqual(24_000_000)
    expect(sessions.bytes()).toBeGreaterThan(20_000_000)
    expect(modest.view(0).order).toHaveLength(1)
  })
})

describe('A session', () => {
  it('keeps no more than its share of bytes, whatever is said, shown and replaced', () => {
    const session = createSession('1')
    const large = { bodies: {}, text: 'x'.repeat(90_000), offers: [], file: null }
    for (let index = 0; index < 100; index += 1) {
      const { id } = session.add(message)
      session.replaceMessage(id, large, { name: 'a.csv', text: 'y'.repeat(90_000) })
    }
    expect(session.bytes()).toBeLessThanOrEqual(2_000_000)
    for (const id of session.view(0).order) session.remove(id)
    expect(session.bytes()).toBe(0)
  })

  it('takes in so much and no more', () => {
    const session = createSession('1')
    expect(session.isUsed()).toBe(false)
    expect([session.use(1_500_000), session.use(600_000), session.use(400_000)]).toEqual([true, false, true])
  })

  it('lets its oldest messages go', () => {
    const session = createSession('1')
    const ids = Array.from({ length: 230 }, () => session.add(message).id)
    expect(session.view(0).order).toEqual(ids.slice(30))
    expect(session.find(ids[0] ?? '')).toBeNull()
  })

  it('has no message with an id of a session that had its number before', async () => {
    const before = createSession('1').add(message).id
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(createSession('1').add(message).id).not.toBe(before)
  })

  it('tells its watchers of every change, and no more once they have gone', async () => {
    const session = createSession('1')
    const heard: number[] = []
    const unwatch = session.watch((version) => heard.push(version))
    const { id } = session.add(message)
    session.remove(id)
    session.remove(id)
    await Promise.resolve()
    unwatch()
    session.add(message)
    await Promise.resolve()
    // What belongs together is told at once.
    expect(new Set(heard)).toEqual(new Set([Number(id) + 1]))
  })
})

function collect() {
  const closed: string[] = []
  const sessions = createSessions(
    () => undefined,
    (id) => closed.push(id),
  )
  return { sessions, closed }
}

function use(session: Session | string): void {
  if (typeof session === 'string') throw new Error(session)
  session.use(1)
}

function idOf(index: number): string {
  return String(10n ** 18n + BigInt(index))
}

const message: NewMessage = {
  thread: null,
  audience: 'channel',
  drawn: null,
  said: { person: '1', text: 'x' },
  asked: null,
  mark: null,
  file: null,
}
