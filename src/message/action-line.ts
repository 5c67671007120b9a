import type { TrackedItem } from '../actions/statuses.ts'
import { type ActionState, actionStates, type Change, type Status } from '../actions/tracker.ts'
import { pinpoint, shortCitation } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { referenceTo } from '../document/passage.ts'
import { describeMoment } from '../schedule/schedule.ts'
import type { Span } from '../text/span.ts'
import { actionWords, describeChange, nameOf, stateLabels } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { offer } from './create-reply.ts'
import type { ActionLine, Block } from './reply.ts'

/** A list of the items in each state, with as many of an item's words as `spansOf` has; without buttons where `library` is null. */
export function actionBlocks(
  items: readonly TrackedItem[],
  spansOf: (item: TrackedItem) => readonly Span[],
  library: Library | null,
): readonly Block[] {
  return actionStates.flatMap((state): readonly Block[] => {
    const entries = items
      .filter(({ status }) => status.state === state)
      .map((item) => actionLine(item, spansOf(item), library))
    return entries.length === 0 ? [] : [{ kind: 'actions', heading: stateLabels[state], entries }]
  })
}

function actionLine(
  { passage, status }: TrackedItem,
  spans: readonly Span[],
  library: Library | null,
): ActionLine {
  const label = words.offers.show(pinpoint(passage))
  const [show = null] =
    library === null ? [] : offer(label, { kind: 'action', reference: referenceTo(passage, library) })
  return {
    citation: shortCitation(passage),
    spans,
    status: status.owner === null ? '' : actionWords.hasIt(nameOf(status.owner)),
    offer: show,
  }
}

/** How an item stands, in the team's words. */
export function statusSpans({ state, owner }: Status): readonly Span[] {
  const has = owner === null ? actionWords.nobody : actionWords.hasIt(nameOf(owner))
  return [{ mark: 'strong', text: `${actionWords.heading}: ` }, `${stateLabels[state]} · ${has}`]
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
