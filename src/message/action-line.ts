import type { TrackedItem } from '../actions/statuses.ts'
import { type ActionState, actionStates, type Change, type Status } from '../actions/tracker.ts'
import { pinpoint } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { type Passage, referenceTo } from '../document/passage.ts'
import { describeMoment } from '../schedule/schedule.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { type Span, textOf } from '../text/span.ts'
import { describeChange, nameOf, type StateCounts, stateLabels, stateSigns } from '../words/action-words.ts'
import { offer } from './create-reply.ts'
import type { ActionLine, Block, Offer } from './reply.ts'

// A line on a wide screen, two on a phone.
const longestBeginning = 60

/** A list of a document's items in each state, each in one line with the beginning of its words. */
export function actionBlocks(items: readonly TrackedItem[]): readonly Block[] {
  return actionStates.flatMap((state): readonly Block[] => {
    const entries = items.filter(({ status }) => status.state === state).map(actionLine)
    return entries.length === 0 ? [] : [{ kind: 'actions', heading: stateTitle(state), entries }]
  })
}

/** The offers to open items, each with the beginning of its words. */
export function openOffers(items: readonly TrackedItem[], library: Library): readonly Offer[] {
  return items.flatMap(({ passage }) =>
    offer(`${pinpoint(passage)} ${textOf(beginningOf(passage))}`, {
      kind: 'action',
      reference: referenceTo(passage, library),
    }),
  )
}

/** The first words of a passage, with … where it goes on. */
function beginningOf(passage: Passage, longest = longestBeginning): readonly Span[] {
  const [first] = passage.parts
  const own = first?.text ?? ''
  if (passage.parts.length === 1 && own.length <= longest) return [own]
  const space = own.lastIndexOf(' ', longest)
  const end = own.length <= longest ? own.length : space > 0 ? space : longest
  return [own.slice(0, end), ' …']
}

function actionLine({ passage, status }: TrackedItem): ActionLine {
  return {
    citation: pinpoint(passage),
    spans: beginningOf(passage),
    status: status.owner === null ? '' : nameOf(status.owner),
  }
}

/** A state with its sign, which is seen before it is read. */
function stateTitle(state: ActionState): string {
  return `${stateSigns[state]} ${stateLabels[state]}`
}

/** How an item stands, in the team's words: "⏳ In progress · Ana". */
export function describeStatus({ state, owner }: Status): string {
  return [stateTitle(state), ...(owner === null ? [] : [nameOf(owner)])].join(' · ')
}

/** How many items there are of each state, in the order of the states. */
export function countStates(items: readonly TrackedItem[]): StateCounts {
  return actionStates.map((state) => [state, items.filter(({ status }) => status.state === state).length])
}

/** A change in one line, with its moment. */
export function changeSpans(change: Change, language: DateLanguage): readonly Span[] {
  const { at, by } = change
  return [
    { mark: 'moment', at, text: describeMoment(at, 'UTC', language) },
    ` · ${nameOf(by)}: ${describeChange(change)}`,
  ]
}
