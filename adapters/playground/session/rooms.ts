import { LRUCache } from 'lru-cache'
import { createRoom, type Room } from './room.ts'

/** The rooms of all visitors, each by the id that its page made up: whoever does not know it is not in it. */
export interface Rooms {
  /** The room with this id, opened where it is not; null for what is no id. */
  readonly open: (id: string) => Room | null
  readonly find: (id: string) => Room | null
}

// So many visitors at once; and so long, in milliseconds, a room waits for its visitor to come back.
const mostRooms = 500
const keptForMs = 12 * 3_600_000

/** `furnish` is called with each new room, `onClosed` with the id of one that is forgotten. */
export function createRooms(furnish: (room: Room) => void, onClosed: (id: string) => void): Rooms {
  const rooms = new LRUCache<string, Room>({
    max: mostRooms,
    ttl: keptForMs,
    updateAgeOnGet: true,
    dispose: (_room, id, reason) => {
      if (reason === 'evict' || reason === 'expire') onClosed(id)
    },
  })
  return {
    open(id) {
      if (!/^\d{16,20}$/u.test(id)) return null
      const known = rooms.get(id)
      if (known !== undefined) return known
      const room = createRoom(id)
      rooms.set(id, room)
      furnish(room)
      return room
    },
    find: (id) => rooms.get(id) ?? null,
  }
}
