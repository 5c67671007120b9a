import { words } from '../words/words.ts'
import type { Settled } from './deliver.ts'
import type { DeliveryRules } from './delivery-rules.ts'
import type { Delivery } from './delivery-store.ts'

/** How the work on a delivery ended. `why` is a sentence for its owner. */
export type Outcome =
  | { readonly kind: 'posted' | 'removed' }
  | { readonly kind: 'refused' | 'skipped' | 'unsure'; readonly why: string }
  /** The platform does not answer; it is tried again until it does or it is too late. */
  | { readonly kind: 'pending' }
  /** Another process is at it. */
  | { readonly kind: 'elsewhere' }

/** What the work on a delivery came to. */
export function outcomeOf({ state, reason, isRemoval }: NonNullable<Settled>): Outcome {
  switch (state) {
    case 'posted':
      return isRemoval ? { kind: 'refused', why: reason ?? '' } : { kind: state }
    case 'removed':
      return { kind: state }
    case 'refused':
    case 'skipped':
    case 'unsure':
      return { kind: state, why: reason ?? '' }
    case 'due':
    case 'posting':
    case 'removing':
      return { kind: 'pending' }
  }
}

/** How a delivery ended that is not in hand any more; one that is in hand is in others'. */
export function endedAs(delivery: Delivery, rules: DeliveryRules, now: number): Outcome {
  switch (delivery.state) {
    case 'posted':
    case 'removed':
      return { kind: delivery.state }
    case 'refused':
      return { kind: 'refused', why: words.quoteRefusedBefore }
    case 'skipped':
      return { kind: delivery.state, why: delivery.reason ?? rules.tooLate }
    case 'unsure':
      return { kind: delivery.state, why: delivery.reason ?? rules.unsure('') }
    case 'due':
    case 'posting':
      return delivery.tryAt > now ? { kind: 'pending' } : { kind: 'elsewhere' }
    case 'claimed':
    case 'removing':
      return { kind: 'elsewhere' }
  }
}

/** What the owner of a delivery must be told of how it ended; null where they see it. */
export function sentenceFor(outcome: Outcome): string | null {
  if ('why' in outcome) return outcome.why
  return outcome.kind === 'pending' ? words.quotePending : null
}
