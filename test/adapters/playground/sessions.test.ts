import { describe, expect, it } from 'vitest'
import { createSession, type NewMessage } from '../../../adapters/playground/session/session.ts'
import { createSessions } from '../../../adapters/playground/session/sessions.ts'

describe('Sessions', () => {
  it('are found only by whoever knows their number', () => {
    const sessions = createSessions(
      () => undefined,
      () => undefined,
    )
    for (const id of ['', '1', 'x', '../..', '1'.repeat(15), '1'.repeat(21), `${'1'.repeat(18)}a`]) {
      expect(sessions.open(id)).toBeNull()
    }
    const session = sessions.open('1234567890123456789')
    expect(sessions.open('1234567890123456789')).toBe(session)
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
    for (const id of ids) sessions.open(id)
    sessions.open(ids.at(-1) ?? '')
    expect(furnished).toEqual(ids)
    expect(closed).toEqual(ids.slice(0, 3))
    expect(sessions.find(ids[0] ?? '')).toBeNull()
  })
})

describe('A session', () => {
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

const message: NewMessage = {
  thread: null,
  audience: 'channel',
  drawn: null,
  said: { person: '1', text: 'x' },
  asked: null,
  mark: null,
  file: null,
}
