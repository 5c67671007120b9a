import { type ComparedUnit, compareDocuments } from '../compare/compare-documents.ts'
import { basicUnitAt } from '../document/basic-units.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { type Passage, passageAt, passageText, referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { resolveReference } from '../document/resolve.ts'
import { note, offer } from '../message/create-reply.ts'
import type { Block, Offer } from '../message/reply.ts'
import { versionWords } from '../words/version-words.ts'
import { words } from '../words/words.ts'
import { newerThan } from './earlier-versions.ts'

/** What is said and offered beside passages of an earlier version. */
interface VersionNote {
  readonly blocks: readonly Block[]
  readonly newest: readonly Offer[]
  readonly compare: readonly Offer[]
}

const nothing: VersionNote = { blocks: [], newest: [], compare: [] }

/** That there is a newer text, whether the words of these passages are others in it, and the way there; nothing for the newest. */
export function versionNote(
  passages: readonly Passage[],
  reference: Reference,
  library: Library,
): VersionNote {
  const [first] = passages
  const newer = first === undefined ? null : newerThan(first.document, library)
  if (first === undefined || newer?.version == null) return nothing
  const [from, to] = [first.document.version?.number ?? 0, newer.version.number]
  const moved = passages.map((passage) => counterpartOf(passage, newer))
  const there = moved.flatMap(({ passage }) => passage ?? [])
  const spans = there.flatMap((passage) => referenceTo(passage, library).spans)
  const newest: Reference = { document: nameInReference(newer, library), spans }
  return {
    blocks: [note(versionWords.earlier(from, to), saying(passages, moved))],
    newest:
      spans.length === 0
        ? []
        : offer(versionWords.offers.newest(to), { kind: 'show', reference: newest, at: 0 }),
    compare: offer(words.offers.compare, { kind: 'compare', reference, at: 0 }),
  }
}

interface Counterpart {
  /** Null where the newer version has none. */
  readonly passage: Passage | null
  readonly isSame: boolean
}

function saying(passages: readonly Passage[], moved: readonly Counterpart[]): string {
  const isSame = moved.every((each) => each.isSame)
  const [first] = moved
  const place = first?.passage == null ? '' : pinpoint(first.passage)
  const isElsewhere = passages[0] !== undefined && place !== pinpoint(passages[0])
  if (moved.every(({ passage }) => passage === null)) return versionWords.nowGone
  if (!isSame || moved.length > 1 || !isElsewhere)
    return isElsewhere && moved.length === 1
      ? versionWords.nowOtherElsewhere(place)
      : isSame
        ? versionWords.stillSame
        : versionWords.nowOther
  return versionWords.stillElsewhere(place)
}

/** The same passage in another state of its document: in the unit that its own became. */
function counterpartOf(passage: Passage, newer: Document): Counterpart {
  const { document, place } = passage
  const basic = basicUnitAt(place.unit, document)
  const isOf = (unit: ComparedUnit | null): boolean => unit?.kind === 'words' && unit.id === basic?.id
  const change = compareDocuments(document, newer).find(({ before }) => isOf(before))
  if (change?.kind === 'removed') return { passage: null, isSame: false }
  const [own, becomes] = [basic?.id ?? '', change?.after?.id ?? basic?.id ?? '']
  const id = own === becomes ? place.unit : `${becomes}${place.unit.slice(own.length)}`
  const whole = passageAt(id, newer)
  const found = whole === null ? null : (inSentences({ ...whole, place: { ...place, unit: id } }) ?? whole)
  return { passage: found, isSame: found !== null && passageText(found) === passageText(passage) }
}

function inSentences(passage: Passage): Passage | null {
  const { document, place } = passage
  if (place.sentences === null) return null
  const library = { documents: [document], main: document, unsealed: [] }
  return resolveReference(referenceTo(passage, library), library).passages[0] ?? null
}
