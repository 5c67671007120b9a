import type { Mark, Poster } from '../../../src/delivery/poster.ts'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { readDrawn } from './draw.ts'
import type { Session } from './session.ts'
import type { Drawn } from './view.ts'

/** Posts into sessions: a channel is the session's id. `say` is a sentence as it is drawn. */
export function createPoster(
  findSession: (id: string) => Session | null,
  say: (text: string) => Drawn,
): Poster {
  return {
    async post({ channel, thread }, payload, mark) {
      const session = findSession(channel)
      if (session === null) throw new PostRefused('This session is closed. Open the playground again.')
      const message = {
        thread,
        audience: 'channel',
        drawn: readDrawn(payload),
        said: null,
        asked: null,
      } as const
      return session.add({ ...message, mark: markOf(mark), file: null }).id
    },
    find: async ({ channel }, mark) => findSession(channel)?.findMarked(markOf(mark))?.id ?? null,
    async remove({ channel }, message) {
      findSession(channel)?.remove(message)
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
    findSession(channel)?.add({ ...message, mark: null, file: null })
  }
}

function markOf({ post, part }: Mark): string {
  return `${post}:${part}`
}
