import { type Mark, PostDelayed, type Poster, PostRefused } from '../../src/delivery/poster.ts'

/** What goes wrong with the next posts, in order; a post that is not listed goes well. */
export type Mishap = 'refused' | 'delayed' | 'delayed long' | 'lost' | 'lost answer' | 'given up' | null

/** A platform, with what people see in its channels. */
export interface Platform extends Poster {
  readonly mishaps: Mishap[]
  /** The channels of what stands, oldest first. */
  readonly channels: () => readonly string[]
  /** The payloads that stand, oldest first. */
  readonly posted: () => readonly unknown[]
  readonly told: readonly string[]
  /** How often a post was sent, whatever became of it. */
  readonly sent: () => number
  /** Where set, a look-up fails with this. */
  blind: Error | null
}

// Longer than the first pauses of the tests' outboxes, shorter than their leases.
const onItsWayMs = 250

export function createPlatform(): Platform {
  const messages = new Map<
    string,
    { readonly channel: string; readonly payload: unknown; readonly mark: Mark }
  >()
  const told: string[] = []
  const mishaps: Mishap[] = []
  let sent = 0
  return {
    mishaps,
    told,
    blind: null,
    sent: () => sent,
    channels: () => [...messages.values()].map(({ channel }) => channel),
    posted: () => [...messages.values()].map(({ payload }) => payload),
    async post({ channel }, payload, mark) {
      sent += 1
      const mishap = mishaps.shift() ?? null
      if (mishap === 'refused') throw new PostRefused('I couldn’t post here: the channel is archived.')
      if (mishap === 'delayed') throw new PostDelayed(20)
      if (mishap === 'delayed long') throw new PostDelayed(60_000)
      if (mishap === 'lost') throw new Error('socket hang up')
      const id = `M${sent}`
      if (mishap === 'given up') {
        // The bot waits no longer, and the message is still on its way.
        setTimeout(() => messages.set(id, { channel, payload, mark }), onItsWayMs)
        throw new Error('The operation was aborted due to timeout')
      }
      messages.set(id, { channel, payload, mark })
      if (mishap === 'lost answer') throw new Error('socket hang up')
      return id
    },
    async find(_place, mark) {
      if (this.blind !== null) throw this.blind
      const found = [...messages].find(
        ([, each]) => each.mark.post === mark.post && each.mark.part === mark.part,
      )
      return found?.[0] ?? null
    },
    async remove(_place, message) {
      messages.delete(message)
    },
    async notify(_place, _asker, text) {
      told.push(text)
    },
    async notifyDirectly(_place, _person, text) {
      told.push(text)
    },
  }
}
