import type { Mark, Poster } from '../../../src/delivery/poster.ts'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { readDrawn } from './draw.ts'
import type { Room } from './room.ts'
import type { Drawn } from './view.ts'

/** Posts into rooms: a channel is the room's id. `say` is a sentence as it is drawn. */
export function createPoster(findRoom: (id: string) => Room | null, say: (text: string) => Drawn): Poster {
  return {
    async post({ channel, thread }, payload, mark) {
      const room = findRoom(channel)
      if (room === null) throw new PostRefused('This room is closed. Open the playground again.')
      const message = {
        thread,
        audience: 'channel',
        drawn: readDrawn(payload),
        said: null,
        asked: null,
      } as const
      return room.add({ ...message, mark: markOf(mark), file: null }).id
    },
    find: async ({ channel }, mark) => findRoom(channel)?.findMarked(markOf(mark))?.id ?? null,
    async remove({ channel }, message) {
      findRoom(channel)?.remove(message)
    },
    async notify({ channel, thread }, _asker, text) {
      whisper(channel, thread, text)
    },
    async notifyDirectly({ channel }, _person, text) {
      whisper(channel, null, text)
    },
  }

  function whisper(channel: string, thread: string | null, text: string): void {
    const message = { thread, audience: 'asker', drawn: say(text), said: null, asked: null } as const
    findRoom(channel)?.add({ ...message, mark: null, file: null })
  }
}

function markOf({ post, part }: Mark): string {
  return `${post}:${part}`
}
