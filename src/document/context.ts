import { sentenceRanges } from '../text/sentences.ts'
import { basicUnitAt } from './basic-units.ts'
import type { Document } from './document.ts'
import { findDocument, type Library } from './library.ts'
import type { Line } from './lines.ts'
import { neighboursOf } from './neighbours.ts'
import {
  listSentences,
  type Passage,
  passageAt,
  passageId,
  referenceTo,
  spanOf,
  wholeUnit,
} from './passage.ts'
import type { Reference, Span } from './reference/step.ts'
import { resolveReference } from './resolve.ts'
import { ancestorsOf, treeOf } from './tree.ts'

/**
 * A passage with the words that belong to it: an item after the sentences that lead to it, sentences with the one before and
 * the one after. A paragraph is its own context.
 */
export function withContext(passage: Passage, library: Library): Passage {
  const { sentences } = passage.place
  if (sentences !== null) return withNeighbours(passage, library)
  return isItem(passage) ? withLeadIn(passage) : passage
}

/** Whether a passage is an item, which has words that lead to it. */
export function isItem({ document, place }: Pick<Passage, 'document' | 'place'>): boolean {
  return treeOf(document).byId.get(place.unit)?.unit.kind === 'item'
}

/** What stands around the passages of a reference: the whole paragraph, or the paragraphs beside it. */
export function surroundingsOf(reference: Reference, library: Library): Reference {
  const document = findDocument(library, reference.document)
  if (document === null) return reference
  const { passages } = resolveReference(reference, library)
  const around = passages.flatMap((passage) => widen(passage, document))
  const spans = new Map(around.map((span) => [JSON.stringify(span), span]))
  return { document: reference.document, spans: [...spans.values()] }
}

/**
 * The last sentence before the list, of each level from the paragraph down; what lies between is openly left out. Words that
 * finish the sentence after the list come along.
 */
function withLeadIn(passage: Passage): Passage {
  const { document, place } = passage
  const node = treeOf(document).byId.get(place.unit)
  const basic = basicUnitAt(place.unit, document)
  if (node === undefined || basic === null) return passage
  const chain = [node, ...ancestorsOf(node)].map(({ unit }) => unit)
  const levels = chain.slice(1, chain.indexOf(basic.unit) + 1)
  const leads = levels
    .map((above, at) => leadOf(above.id, chain[at]?.id ?? '', basic.parts, document))
    .reverse()
  if (leads.every((lead) => lead === null)) return passage
  const tails = levels.flatMap(
    (above, at) => tailOf(above.id, chain[at]?.id ?? '', basic.parts, document) ?? [],
  )
  const lines = [...leads.flatMap((lead) => (lead === null ? [] : lead)), ...passage.parts, ...tails]
  // A text of numbered paragraphs is quoted without marks, as it always was: its citation says what came along.
  const parts = document.format === 1 ? lines.filter(({ kind }) => kind !== 'gap') : lines
  return { ...passage, place: { ...place, withLeadIn: true }, parts }
}

function gapAt({ of, depth }: Line): Line {
  return { kind: 'gap', of, labels: [], depth, text: '[…]', calls: [] }
}

/** The sentence of a unit's own words that stands before the part of it in which `inner` is, with marks for what is left out. */
function leadOf(
  above: string,
  inner: string,
  lines: readonly Line[],
  document: Document,
): readonly Line[] | null {
  const begins = ({ of, labels }: Line): boolean => of === inner || labels.some((label) => label.of === inner)
  const at = Math.max(lines.findIndex(begins), 0)
  const from = lines.slice(0, at).findLastIndex(({ of, kind }) => of === above && kind === 'text')
  const before = lines[from]
  const sentence = before === undefined ? undefined : sentenceRanges(before.text, document.language).at(-1)
  if (before === undefined || sentence === undefined) return null
  const lead = { ...before, text: before.text.slice(sentence.start, sentence.end), calls: [] }
  const isCut = sentence.start > 0 && before.labels.length > 0 && before.labels[0]?.of === above
  return [...(isCut ? [gapAt(before)] : []), lead, ...(at > from + 1 ? [gapAt(before)] : [])]
}

/** The words of the unit above that go on after the list, where they begin within the sentence. */
function tailOf(
  above: string,
  inner: string,
  lines: readonly Line[],
  document: Document,
): readonly Line[] | null {
  const isInner = ({ of }: Line): boolean => of === inner || of.startsWith(`${inner}.`)
  const last = lines.findLastIndex(isInner)
  const at = lines.findIndex(({ of, kind }, index) => index > last && of === above && kind === 'text')
  const after = lines[at]
  if (after === undefined || last === -1 || !/^\p{Ll}/u.test(after.text)) return null
  const sentence = sentenceRanges(after.text, document.language)[0]
  const tail = { ...after, text: after.text.slice(0, sentence?.end), calls: [] }
  return [...(at > last + 1 ? [gapAt(after)] : []), tail]
}

function withNeighbours(passage: Passage, library: Library): Passage {
  const { document, place } = passage
  const whole = passageAt(place.unit, document)
  if (place.sentences === null || whole === null) return passage
  const { from, to } = place.sentences
  const sentences = { from: Math.max(from - 1, 1), to: Math.min(to + 1, listSentences(whole).length) }
  const wider = referenceTo({ ...passage, place: { ...place, sentences } }, library)
  return resolveReference(wider, library).passages[0] ?? passage
}

function widen(passage: Passage, document: Document): readonly Span[] {
  const basic = basicUnitAt(passage.place.unit, document)
  if (basic !== null && passageId(passage.place) !== basic.id)
    return [spanOf({ document, place: wholeUnit(basic.id) })]
  const { before, after } = neighboursOf(passage)
  return [before, passage, after].flatMap((each) => (each === null ? [] : [spanOf(each)]))
}
