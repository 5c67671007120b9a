import { actionItemsOf } from '../actions/action-items.ts'
import { isUnfinished, type TrackedItem } from '../actions/statuses.ts'
import { type ActionState, type ActionStore, actionStates, type Change } from '../actions/tracker.ts'
import type { ListActions } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { type Passage, referenceTo } from '../document/passage.ts'
import { formatSpan } from '../document/reference.ts'
import { actionBlocks, changeSpans, countStates, statusSpans } from '../message/action-line.ts'
import { actionsOffer, createReply, notice, offer, say } from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import { lengthOf, quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import type { Span } from '../text/span.ts'
import { actionWords, stateLabels } from '../words/action-words.ts'
import { words } from '../words/words.ts'

type History = Awaited<ReturnType<ActionStore['history']>>

// What a citation and a standing take up beside the words themselves, when a page is filled.
const besideTheItem = 120

/** A page of action items, each with its words and how it stands. */
export function actionsReply(
  { which, at }: ListActions,
  items: readonly TrackedItem[],
  asker: string,
  document: Document,
  library: Library,
  pageCharacters: number,
): Reply {
  const wanted = items.filter(({ status }) => {
    if (which === 'open') return isUnfinished(status)
    return which === 'all' || status.owner?.id === asker
  })
  const named = nameInReference(document, library)
  const list = (label: string, to: ListActions['which'], page = 0): readonly Offer[] =>
    offer(label, { kind: 'actions', document: named, which: to, at: page })
  const inOrder = actionStates.flatMap((state) => wanted.filter(({ status }) => status.state === state))
  const pages = fillPages(
    inOrder,
    pageCharacters,
    ({ passage }) => lengthOf(quotePassage(passage)) + besideTheItem,
  )
  const page = Math.min(at, Math.max(pages.length - 1, 0))
  return createReply({
    title: actionWords.list(which, countStates(wanted)),
    blocks: [
      ...actionBlocks(pages[page] ?? [], ({ passage }) => wordsOf(passage), library),
      ...(wanted.length === 0
        ? [say(which === 'mine' ? actionWords.nothingMine : actionWords.nothingOpen)]
        : []),
      ...(pages.length > 1 ? [say(words.page(page, pages.length))] : []),
    ],
    offers: [
      ...(page > 0 ? list(words.offers.previousPage, which, page - 1) : []),
      ...(page + 1 < pages.length ? list(words.offers.nextPage, which, page + 1) : []),
      ...(which === 'all' ? [] : list(words.offers.allActions, 'all')),
      ...(which === 'open' ? [] : list(words.offers.openActions, 'open')),
      ...(which === 'mine' ? [] : list(words.offers.myActions, 'mine')),
      ...offer(words.offers.csv, { kind: 'actions file', document: named, format: 'csv' }),
      ...offer(words.offers.ics, { kind: 'actions file', document: named, format: 'ics' }),
      ...offer(words.offers.digest, { kind: 'digest' }),
    ],
  })
}

/** One action item: the document's words first, and then, apart, what has become of it. */
export function actionReply(
  { passage, status }: TrackedItem,
  { changes, count }: History,
  title: string,
  asker: string,
  library: Library,
): Reply {
  const reference = referenceTo(passage, library)
  const place = pinpoint(passage)
  const change = (
    state: ActionState | null,
    owner: 'asker' | 'nobody' | null,
    label: string,
  ): readonly Offer[] => offer(label, { kind: 'change action', reference, state, owner, note: null })
  const others = actionStates.filter((state) => state !== status.state)
  const isMine = status.owner?.id === asker
  return createReply({
    title: title === '' ? actionWords.item(place) : title,
    blocks: [quotePassage(passage), say(...statusSpans(status)), ...historyOf(changes, count)],
    offers: [
      ...others.flatMap((state) => change(state, null, stateLabels[state])),
      ...(isMine ? change(null, 'nobody', words.offers.notMine) : change(null, 'asker', words.offers.mine)),
      ...offer(words.offers.changeAction, { kind: 'action form', reference }),
      ...actionsOffer(reference.document),
    ],
  })
}

/** A reference that names something else than one action item. */
export function notAnActionReply(passage: Passage, library: Library): Reply {
  const { document } = passage
  if (actionItemsOf(document).length === 0) return notice(actionWords.none, actionWords.noneWhy)
  return notice(
    actionWords.notAnAction(pinpoint(passage)),
    actionWords.actionsAre(document.short, document.actions.map(formatSpan).join(', ')),
    actionsOffer(nameInReference(document, library)),
  )
}

function historyOf(changes: readonly Change[], count: number): readonly Block[] {
  if (count === 0) return [say(actionWords.untouched)]
  const left = count - changes.length
  return [
    ...changes.map((change) => say(...changeSpans(change))),
    ...(left > 0 ? [say(actionWords.earlier(left))] : []),
  ]
}

/** The words of an item, its parts one under the other. */
function wordsOf(passage: Passage): readonly Span[] {
  return quotePassage(passage).parts.flatMap(({ label, spans }, index) => [
    ...(index === 0 ? [] : ['\n']),
    ...(label === null ? [] : [`${label} `]),
    ...spans,
  ])
}
