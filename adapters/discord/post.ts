import type { Place, Poster } from '../../src/outbox/poster.ts'
import { insist } from './insist.ts'
import type { DiscordMessage } from './render.ts'

/**
 * Posts messages, all of them or none and each once, for as long as a nonce counts: what is not a quote is worth no
 * more than that. `key` is the same for the same messages, at most twenty characters.
 */
export async function postMessages(
  poster: Poster,
  place: Place,
  messages: readonly DiscordMessage[],
  key: string,
): Promise<void> {
  const standing: string[] = []
  try {
    for (const [part, message] of messages.entries()) {
      standing.push(await insist(() => poster.post(place, message, { post: key, part })))
    }
  } catch (error) {
    await Promise.allSettled(standing.map((message) => poster.remove(place, message)))
    throw error
  }
}
