import { isUnfinished, type TrackedItem } from '../actions/statuses.ts'
import type { ActionState, Change } from '../actions/tracker.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { referenceTo } from '../document/passage.ts'
import { actionBlocks, countStates, statusSpans } from '../message/action-line.ts'
import { actionsOffer, createReply, offer, say } from '../message/create-reply.ts'
import { citePassage, quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import { describeDate, describeMoment } from '../schedule/schedule.ts'
import type { Span } from '../text/span.ts'
import { describeChange, nameOf, stateLabels } from '../words/action-words.ts'
import { digestWords } from '../words/digest-words.ts'
import { words } from '../words/words.ts'

/** What a digest says. */
export interface DigestContent {
  readonly document: Document
  /** The local date that it is for. */
  readonly date: string
  readonly zone: string
  /** When it was due where it comes late, milliseconds since 1970; null where it is in time. */
  readonly lateSince: number | null
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

/** How much of it is said: everything, counts for the other items, or the item of the day by its citation alone. */
export type Length = 'full' | 'brief' | 'briefest'

export const lengths: readonly Length[] = ['full', 'brief', 'briefest']

const mostChanges: Readonly<Record<Length, number>> = { full: 10, brief: 5, briefest: 0 }
// A line on a phone or two.
const longestBeginning = 100

/** The digest of one date, for all to see. It is meant to be one message, so it can be had shorter. */
export function digestReply(content: DigestContent, library: Library, length: Length): Reply {
  const { document, date, zone, lateSince, item, items } = content
  const reference = item === null ? null : referenceTo(item.passage, library)
  const others = items.filter((other) => other.status.passage !== item?.status.passage)
  const change = (state: ActionState | null, owner: 'asker' | null, label: string): readonly Offer[] =>
    reference === null ? [] : offer(label, { kind: 'change action', reference, state, owner, note: null })
  return createReply({
    audience: 'channel',
    title: digestWords.title(describeDate(date)),
    blocks: [
      ...(lateSince === null ? [] : [say(digestWords.late(describeMoment(lateSince, zone)))]),
      ...(item === null
        ? [say(digestWords.nothingOpen(items.length, document.short))]
        : itemBlocks(item, length)),
      ...changesBlocks(content, length),
      // Where nothing is open there is one line.
      ...(item === null ? [] : otherBlocks(others, length)),
    ],
    offers: [
      ...(item?.status.state === 'in progress'
        ? []
        : change('in progress', null, stateLabels['in progress'])),
      ...change('done', null, stateLabels.done),
      ...change(null, 'asker', words.offers.mine),
      ...(reference !== null && length === 'briefest'
        ? offer(words.offers.showPassage, { kind: 'action', reference })
        : []),
      ...actionsOffer(nameInReference(document, library)),
      ...(item === null
        ? offer(words.offers.stop, { kind: 'stop digest' })
        : offer(words.offers.settings, { kind: 'digest' })),
    ],
  })
}

/** The digest of one date as it would be, for the asker alone. `remarks` are said first. */
export function previewReply(content: DigestContent, library: Library, remarks: readonly string[]): Reply {
  const reply = digestReply(content, library, 'full')
  const first = remarks.length === 0 ? [] : [say(remarks.join(' '))]
  return { ...reply, audience: 'asker', blocks: [...first, ...reply.blocks] }
}

/** The item's own words, and after them how it stands. */
function itemBlocks({ passage, status }: TrackedItem, length: Length): readonly Block[] {
  return [
    say({ mark: 'strong', text: digestWords.itemOfTheDay }),
    length === 'briefest' ? { kind: 'citation', citation: citePassage(passage) } : quotePassage(passage),
    say(...statusSpans(status)),
  ]
}

function changesBlocks(
  { changes, changesCount, since, items }: DigestContent,
  length: Length,
): readonly Block[] {
  if (changes.length === 0) return since === null ? [] : [say(digestWords.noChanges)]
  const shown = changes.slice(Math.max(changes.length - mostChanges[length], 0))
  const places = new Map(items.map(({ passage, status }) => [status.passage, pinpoint(passage)]))
  const left = changesCount - shown.length
  const lines = shown.map(
    (change) =>
      `\n• ¶${places.get(change.passage) ?? change.passage} · ${nameOf(change.by)}: ${describeChange(change)}`,
  )
  const heading: Span = {
    mark: 'strong',
    text: digestWords.changes(since === null ? null : describeDate(since)),
  }
  return [say(heading, ...lines, ...(left > 0 ? [`\n${digestWords.moreChanges(left)}`] : []))]
}

function otherBlocks(others: readonly TrackedItem[], length: Length): readonly Block[] {
  if (others.length === 0) return []
  if (length !== 'full') return [say(digestWords.besides(countStates(others)))]
  return actionBlocks(others, (item) => (isUnfinished(item.status) ? beginningOf(item) : []), null)
}

/** The first words of an item, with … where it goes on. */
function beginningOf({ passage }: TrackedItem): readonly Span[] {
  const [first] = passage.parts
  const own = first?.text ?? ''
  if (passage.parts.length === 1 && own.length <= longestBeginning) return [own]
  const space = own.lastIndexOf(' ', longestBeginning)
  const end = own.length <= longestBeginning ? own.length : space > 0 ? space : longestBeginning
  return [own.slice(0, end), ' …']
}
