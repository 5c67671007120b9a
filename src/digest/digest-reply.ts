import { isUnfinished, type TrackedItem } from '../actions/statuses.ts'
import { type ActionState, actionStates, type Change } from '../actions/tracker.ts'
import { linkTo, pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { referenceTo } from '../document/passage.ts'
import { nameOfVersion } from '../document/version-name.ts'
import { countStates, describeStatus } from '../message/action-line.ts'
import { actionsOffer, citeOffer, createReply, note, offer, say } from '../message/create-reply.ts'
import { citePassage, quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import { describeDate, describeMoment } from '../schedule/schedule.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { withoutHidden } from '../text/hidden.ts'
import type { Span } from '../text/span.ts'
import { describeChange, labelInside, nameOf, stateLabels } from '../words/action-words.ts'
import { digestWords } from '../words/digest-words.ts'
import { words } from '../words/words.ts'
import type { DocumentNews } from './document-news.ts'

/** What a digest says. */
export interface DigestContent {
  readonly document: Document
  /** The local date that it is for. */
  readonly date: string
  readonly zone: string
  /** The language in which dates are written. */
  readonly dates: DateLanguage
  /** When it was due where it comes late, milliseconds since 1970; null where it is in time. */
  readonly lateSince: number | null
  /** That the document was published anew since the last digest; null where it wasn't. */
  readonly news: DocumentNews | null
  /** The item of the day; null where nothing is unfinished. */
  readonly item: TrackedItem | null
  readonly items: readonly TrackedItem[]
  /** The last of those since the last digest, oldest first. */
  readonly changes: readonly Change[]
  /** How many there were. */
  readonly changesCount: number
  /** The date of the last digest; null before the first, and where no changes are told. */
  readonly since: string | null
}

/** How much of it is said: everything, no list of the other items, or the item of the day by its citation alone. */
export type Length = 'full' | 'brief' | 'briefest'

export const lengths: readonly Length[] = ['full', 'brief', 'briefest']

const mostChanges: Readonly<Record<Length, number>> = { full: 10, brief: 5, briefest: 0 }

/** The digest of one date, for all to see. It is meant to be one message, so it can be had shorter. */
export function digestReply(content: DigestContent, library: Library, length: Length): Reply {
  const { document, date, zone, dates, lateSince, news, item, items } = content
  const reference = item === null ? null : referenceTo(item.passage, library)
  const others = items.filter((other) => other.status.passage !== item?.status.passage)
  const change = (state: ActionState | null, owner: 'asker' | null, label: string): readonly Offer[] =>
    reference === null ? [] : offer(label, { kind: 'change action', reference, state, owner, note: null })
  return createReply({
    audience: 'channel',
    title: digestWords.title(describeDate(date, dates), countStates(items)),
    blocks: [
      ...(lateSince === null ? [] : [note(digestWords.late(describeMoment(lateSince, zone, dates)))]),
      ...newsBlocks(content),
      ...(item === null ? [say(digestWords.nothingOpen(items.length, document.short))] : []),
      ...changesBlocks(content, length),
      ...(item === null ? [] : itemBlocks(item, length)),
      // Where nothing is open there is one line.
      ...(item === null ? [] : otherBlocks(others, length)),
    ],
    offers: [
      ...change('done', null, words.offers.changeState(labelInside('done'))),
      ...change(null, 'asker', words.offers.mine),
      ...(reference !== null && length === 'briefest'
        ? offer(words.offers.showPassage, { kind: 'action', reference })
        : []),
      ...actionsOffer(nameInReference(document, library)),
      ...(news === null ? [] : compareOffer(document, news)),
      ...(item === null ? offer(words.offers.stop, { kind: 'stop digest' }) : []),
    ],
    menu: [
      ...(item?.status.state === 'in progress'
        ? []
        : change('in progress', null, words.offers.changeState(labelInside('in progress')))),
      ...(reference === null ? [] : citeOffer(reference)),
      ...(item === null ? [] : offer(words.offers.settings, { kind: 'digest' })),
    ],
    source: item === null ? null : linkTo(item.passage),
  })
}

/** The digest of one date as it would be, for the asker alone. `remarks` are said first. */
export function previewReply(content: DigestContent, library: Library, remarks: readonly string[]): Reply {
  const reply = digestReply(content, library, 'full')
  const first = remarks.length === 0 ? [] : [say(remarks.join(' '))]
  return { ...reply, audience: 'asker', blocks: [...first, ...reply.blocks] }
}

/** That there is a newer version, who published it and when. */
function newsBlocks({ document, news, zone, dates }: DigestContent): readonly Block[] {
  if (news === null) return []
  const { number, by, at } = news.version
  const moment: Span = { mark: 'moment', at, text: describeMoment(at, zone, dates) }
  return [say(digestWords.newVersion(document.short, number, withoutHidden(by)), moment, '.')]
}

function compareOffer({ id }: Document, { before }: DocumentNews): readonly Offer[] {
  const reference = { document: nameOfVersion(id, before), spans: [] }
  return offer(words.offers.compare, { kind: 'compare', reference, at: 0 })
}

/** The item's own words, and after them how it stands. */
function itemBlocks({ passage, status }: TrackedItem, length: Length): readonly Block[] {
  return [
    say({ mark: 'strong', text: digestWords.itemOfTheDay }, ` · ${describeStatus(status)}`),
    length === 'briefest'
      ? { kind: 'citation', citation: citePassage(passage) }
      : quotePassage(passage, [], true),
  ]
}

function changesBlocks(
  { changes, changesCount, since, items, dates }: DigestContent,
  length: Length,
): readonly Block[] {
  if (changes.length === 0) return since === null ? [] : [note(digestWords.noChanges)]
  const shown = changes.slice(Math.max(changes.length - mostChanges[length], 0))
  const places = new Map(items.map(({ passage, status }) => [status.passage, pinpoint(passage)]))
  const left = changesCount - shown.length
  const lines = shown.map(
    (change) =>
      `\n• ${places.get(change.passage) ?? `¶${change.passage}`} · ${nameOf(change.by)}: ${describeChange(change)}`,
  )
  const heading: Span = {
    mark: 'strong',
    text: digestWords.changes(since === null ? null : describeDate(since, dates)),
  }
  return [say(heading, ...lines, ...(left > 0 ? [`\n${digestWords.moreChanges(left)}`] : []))]
}

function otherBlocks(others: readonly TrackedItem[], length: Length): readonly Block[] {
  if (others.length === 0) return []
  const unfinished = actionStates.flatMap((state) => {
    const items = others.filter(({ status }) => status.state === state && isUnfinished(status))
    const places = items.map(({ passage, status: { owner } }) =>
      owner === null ? pinpoint(passage) : `${pinpoint(passage)} (${nameOf(owner)})`,
    )
    return places.length === 0 ? [] : [digestWords.also(stateLabels[state], places)]
  })
  // The title has counted them.
  return length === 'full' && unfinished.length > 0 ? [note(unfinished.join(' '))] : []
}
