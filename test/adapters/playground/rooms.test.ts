import { describe, expect, it } from 'vitest'
import { createRoom, type NewMessage } from '../../../adapters/playground/session/room.ts'
import { createRooms } from '../../../adapters/playground/session/rooms.ts'

describe('Rooms', () => {
  it('are found only by whoever knows their number', () => {
    const rooms = createRooms(
      () => undefined,
      () => undefined,
    )
    for (const id of ['', '1', 'x', '../..', '1'.repeat(15), '1'.repeat(21), `${'1'.repeat(18)}a`]) {
      expect(rooms.open(id)).toBeNull()
    }
    const room = rooms.open('1234567890123456789')
    expect(rooms.open('1234567890123456789')).toBe(room)
    expect(rooms.find('1234567890123456788')).toBeNull()
  })

  it('are furnished once, and what is noted in those that make room is forgotten', () => {
    const furnished: string[] = []
    const closed: string[] = []
    const rooms = createRooms(
      ({ id }) => furnished.push(id),
      (id) => closed.push(id),
    )
    const ids = Array.from({ length: 503 }, (_, index) => String(10n ** 18n + BigInt(index)))
    for (const id of ids) rooms.open(id)
    rooms.open(ids.at(-1) ?? '')
    expect(furnished).toEqual(ids)
    expect(closed).toEqual(ids.slice(0, 3))
    expect(rooms.find(ids[0] ?? '')).toBeNull()
  })
})

describe('A room', () => {
  it('lets its oldest messages go', () => {
    const room = createRoom('1')
    const ids = Array.from({ length: 230 }, () => room.add(message).id)
    expect(room.view(0).order).toEqual(ids.slice(30))
    expect(room.find(ids[0] ?? '')).toBeNull()
  })

  it('has no message with an id of a room that had its number before', async () => {
    const before = createRoom('1').add(message).id
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(createRoom('1').add(message).id).not.toBe(before)
  })

  it('tells its watchers of every change, and no more once they have gone', async () => {
    const room = createRoom('1')
    const heard: number[] = []
    const unwatch = room.watch((version) => heard.push(version))
    const { id } = room.add(message)
    room.remove(id)
    room.remove(id)
    await Promise.resolve()
    unwatch()
    room.add(message)
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
