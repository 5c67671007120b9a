import { type Mark, type Poster, PostRefused } from '../../../src/delivery/poster.ts'
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
      const drawn = readDrawn(payload)
      return session.add({ thread, audience: 'channel', drawn, mark: markOf(mark) }).id
    },
    find: async ({ channel }, mark) => findSession(channel)?.findMarked(markOf(mark))?.id ?? null,
    remove: async ({ channel }, message) => findSession(channel)?.remove(message),
    notify: async ({ channel, thread }, _asker, text) => whisper(channel, thread, text),
    notifyDirectly: async ({ channel }, _person, text) => whisper(channel, null, text),
  }

  function whisper(channel: string, thread: string | null, text: string): void {
    findSession(channel)?.add({ thread, audience: 'asker', drawn: say(text) })
  }
}

function markOf({ post, part }: Mark): string {
  return `${post}:${part}`
}
