import type { TrackedItem } from '../actions/statuses.ts'
import { type ActionState, actionStates, type Change } from '../actions/tracker.ts'
import { pinpoint, shortCitation } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { referenceTo } from '../document/passage.ts'
import { describeMoment } from '../schedule/schedule.ts'
import type { Span } from '../text/span.ts'
import { actionWords, describeChange, nameOf } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { offer } from './offer.ts'
import type { ActionLine } from './reply.ts'

/** An item in a list of those in one state: all of its words, or as many as `spans` has. */
export function actionLine(
  { passage, status }: TrackedItem,
  spans: readonly Span[],
  library: Library | null,
): ActionLine {
  const [show = null] =
    library === null
      ? []
      : offer(words.offers.show(pinpoint(passage)), {
          kind: 'action',
          reference: referenceTo(passage, library),
        })
  return {
    citation: shortCitation(passage),
    spans,
    status: status.owner === null ? '' : actionWords.hasIt(nameOf(status.owner)),
    offer: show,
  }
}

/** How many items there are of each state, in the order of the states. */
export function countStates(items: readonly TrackedItem[]): readonly (readonly [ActionState, number])[] {
  return actionStates.map((state) => [state, items.filter(({ status }) => status.state === state).length])
}

/** A change in one line, with its moment. */
export function changeSpans(change: Change): readonly Span[] {
  const { at, by } = change
  return [
    { mark: 'moment', at, text: describeMoment(at, 'UTC') },
    ` · ${nameOf(by)}: ${describeChange(change)}`,
  ]
}
