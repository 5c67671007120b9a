import { actionItemsOf } from '../actions/action-items.ts'
import { isUnfinished, type TrackedItem } from '../actions/statuses.ts'
import { type ActionState, type ActionStore, actionStates, type Change } from '../actions/tracker.ts'
import type { ListActions } from '../command/command.ts'
import { linkTo, pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { type Passage, referenceTo } from '../document/passage.ts'
import { actionBlocks, changeSpans, countStates, describeStatus, openOffers } from '../message/action-line.ts'
import {
  actionsOffer,
  bounds,
  createReply,
  hint,
  note,
  notice,
  offer,
  primary,
  say,
} from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import { quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { actionWords, labelInside } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import type { AnswerContext } from './context.ts'
import { titleOf } from './show-reply.ts'

type History = Awaited<ReturnType<ActionStore['history']>>

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
  const pages = fillPages(inOrder, Number.isFinite(pageCharacters) ? bounds.options : Infinity, () => 1)
  const page = Math.min(at, Math.max(pages.length - 1, 0))
  const shown = pages[page] ?? []
  return createReply({
    title: actionWords.list(which, countStates(wanted), document.short),
    blocks: [
      ...actionBlocks(shown),
      ...(wanted.length === 0
        ? which === 'mine'
          ? [say(actionWords.nothingMine), hint(note(actionWords.takeOne))]
          : [say(actionWords.nothingOpen)]
        : []),
      ...(pages.length > 1 ? [note(words.page(page, pages.length))] : []),
    ],
    choices: [{ label: words.offers.openItem, offers: openOffers(shown, library) }],
    offers: [
      ...(page > 0 ? list(words.offers.previousPage, which, page - 1) : []),
      ...(page + 1 < pages.length ? list(words.offers.nextPage, which, page + 1) : []),
      ...(which === 'all' ? [] : list(words.offers.allActions, 'all')),
      ...(which === 'mine' ? [] : list(words.offers.myActions, 'mine')),
      ...offer(words.offers.digest, { kind: 'digest' }),
    ],
    menu: [
      ...(which === 'open' ? [] : list(words.offers.openActions, 'open')),
      ...offer(words.offers.csv, { kind: 'actions file', document: named, format: 'csv' }),
      ...offer(words.offers.ics, { kind: 'actions file', document: named, format: 'ics' }),
    ],
  })
}

/** One action item: the document's words first, and then, apart, what has become of it. */
export function actionReply(
  { passage, status }: TrackedItem,
  { changes, count }: History,
  title: string,
  asker: string,
  { library, versions: { holdings } }: Pick<AnswerContext, 'library' | 'versions'>,
): Reply {
  const reference = referenceTo(passage, library)
  const change = (
    state: ActionState | null,
    owner: 'asker' | 'nobody' | null,
    label: string,
  ): readonly Offer[] => offer(label, { kind: 'change action', reference, state, owner, note: null })
  const others = actionStates.filter((state) => state !== status.state)
  const isMine = status.owner?.id === asker
  return createReply({
    title: title === '' ? describeStatus(status) : title,
    blocks: [
      ...(title === '' ? [] : [say(describeStatus(status))]),
      quotePassage(passage),
      ...historyOf(changes, count, holdings.dates),
    ],
    offers: [
      ...(status.state === 'done'
        ? []
        : primary(change('done', null, words.offers.changeState(labelInside('done'))))),
      ...(isMine ? change(null, 'nobody', words.offers.notMine) : change(null, 'asker', words.offers.mine)),
      ...offer(words.offers.changeAction, { kind: 'action form', reference }),
    ],
    choices: [
      {
        label: words.offers.otherStates,
        offers: others
          .filter((state) => state !== 'done')
          .flatMap((state) => change(state, null, words.offers.changeState(labelInside(state)))),
      },
    ],
    menu: [
      ...offer(words.offers.quote, { kind: 'quote', reference, withContext: false, comment: null }),
      ...actionsOffer(reference.document),
    ],
    source: linkTo(passage),
  })
}

/** A reference that names something else than one action item. */
export function notAnActionReply(passage: Passage, library: Library): Reply {
  const { document } = passage
  if (actionItemsOf(document).length === 0) return notice(actionWords.none, actionWords.noneWhy)
  return notice(
    actionWords.notAnAction(pinpoint(passage)),
    actionWords.actionsAre(
      document.short,
      titleOf({ document: null, spans: document.actions }, actionItemsOf(document)),
    ),
    actionsOffer(nameInReference(document, library)),
  )
}

function historyOf(changes: readonly Change[], count: number, language: DateLanguage): readonly Block[] {
  if (count === 0) return [note(actionWords.untouched)]
  const left = count - changes.length
  const lines = changes.flatMap((change, index) => [
    ...(index > 0 ? ['\n'] : []),
    ...changeSpans(change, language),
  ])
  return [
    note(...lines),
    ...(left > 0 ? [note(actionWords.earlier(left)), hint(note(actionWords.allChanges))] : []),
  ]
}
