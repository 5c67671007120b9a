import type { Place } from '../command/place.ts'
import { documentWords } from '../words/document-words.ts'
import { words } from '../words/words.ts'
import type { ChannelAccess } from './channel-access.ts'
import type { Delivery, DeliveryKind, DigestSubject, EndState } from './delivery-store.ts'
import type { Poster } from './poster.ts'

/** What one kind of delivery does in its own way. Sentences are for its owner. */
export interface DeliveryRules {
  /** How long after it was due it may still be posted where nothing of it stands, milliseconds. */
  readonly latestMs: number
  readonly tooLate: string
  /** Why it isn't posted again where nobody can look; `why` is the platform's reason. */
  readonly unsure: (why: string) => string
  /** Pauses between attempts grow to this, milliseconds. */
  readonly longestPauseMs: number
  /** Makes the messages when they are sent; null where the ledger has them. What it throws is tried again. */
  readonly write: ((delivery: Delivery, access: ChannelAccess) => Promise<Written>) | null
  /** Tells the owner how it ended, where nobody waits for the answer. */
  readonly notify: (
    poster: Poster,
    place: Place,
    person: string,
    end: EndState,
    reason: string,
  ) => Promise<void>
}

/** Messages and what they are about; or why there are none. */
export type Written =
  | { readonly payloads: readonly unknown[]; readonly subject: DigestSubject | null }
  | { readonly state: 'refused' | 'skipped'; readonly reason: string }

export type RulesByKind = Readonly<Record<DeliveryKind, DeliveryRules>>

const quotes: DeliveryRules = {
  // In the middle of a conversation, a quote that comes later than this helps nobody.
  latestMs: 15 * 60_000,
  tooLate: words.quoteCameLate,
  unsure: () => words.quoteUnsure,
  longestPauseMs: 15_000,
  write: null,
  notify: (poster, place, person, _, reason) => poster.notify(place, person, reason),
}

/** The rules of everything whose messages are written down with it. */
export const rulesOfRequests: Omit<RulesByKind, 'digest'> = {
  quote: quotes,
  answer: { ...quotes, tooLate: words.answerCameLate, unsure: () => words.answerUnsure },
  announcement: {
    ...quotes,
    tooLate: documentWords.announcementUnsure,
    unsure: () => documentWords.announcementUnsure,
  },
}
