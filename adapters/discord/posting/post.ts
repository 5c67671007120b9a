import type { Place } from '../../../src/command/place.ts'
import type { Poster } from '../../../src/delivery/poster.ts'
import { retry } from '../connection/retry.ts'
import type { DiscordMessage } from '../render/render.ts'

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
  const status: string[] = []
  try {
    for (const [part, message] of messages.entries()) {
      status.push(await retry(() => poster.post(place, message, { post: key, part })))
    }
  } catch (error) {
    await Promise.allSettled(status.map((message) => poster.remove(place, message)))
    throw error
  }
}
