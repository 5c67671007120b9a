import type { Document } from '../document.ts'
import { pinpointWords } from '../pinpoint/languages.ts'
import { writeFull, writeShort } from '../pinpoint/write.ts'
import { type Node, treeOf } from '../tree.ts'
import { isUnit, type Unit } from '../unit.ts'
import { foldReference } from './fold.ts'
import { isWhole, type KnownDocument } from './known.ts'
import { findNames } from './names.ts'
import { spanOfPlace } from './place-span.ts'
import type { Reference } from './step.ts'

/** A place as our own citations print it; `nothing` where its heading is there, but not what is named under it. */
export type FoundPrinted =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'nothing' }

const quoted = /[“"«„「]([^“”"«»„「」]{1,200})[”"»“」]/u
const under = /^[“"«„「][^“”"«»„「」]+[”"»“」]\s*[,،、]\s*\S/u

/**
 * The place under a heading without a number, which citations name by its words: `Chapter IV, “Voting”`, `“Scope”, second bullet`;
 * and the full form of one that we have counted: `paragraph 2 (unnumbered; our count)`.
 * Null for all other texts.
 */
export function findPrinted(text: string, documents: readonly KnownDocument[]): FoundPrinted | null {
  const title = quoted.exec(text)?.[1] ?? null
  const name = findNames(text, documents).find(({ start, end }) => start === 0 || end === text.length) ?? null
  const place = name === null ? text : withoutName(text.slice(0, name.start) + text.slice(name.end))
  for (const [at, document] of documents.entries()) {
    if (!isWhole(document) || (name === null ? at > 0 : name.document !== document.id)) continue
    if (title === null && !saysUncounted(place, document)) continue
    const { nodes } = treeOf(document)
    const headings = title === null ? [] : nodes.filter((node) => isCalled(node, title))
    const [unit, another] =
      title === null
        ? nodes.flatMap((node) => (isPrinted(node.unit, place, document) ? [node.unit] : []))
        : headings.flatMap(({ unit: top }) =>
            [top, ...unitsIn(top)].filter((each) => isPrinted(each, place, document)),
          )
    if (unit !== undefined && another === undefined) {
      const id = at === 0 ? null : document.id
      return { kind: 'reference', reference: { document: id, spans: [spanOfPlace(unit.id, null, document)] } }
    }
    if (unit !== undefined || (headings.length > 0 && under.test(place) && /\p{N}/u.test(place)))
      return { kind: 'nothing' }
  }
  return null
}

function withoutName(text: string): string {
  return text.replace(/^[\s,:]+|[\s,]+(?:(?:of|in) (?:the )?)?$/gu, '')
}

/** Whether a unit that has no number of its own has these words as its heading; long ones are cut where they are printed. */
function isCalled({ unit, isQuoted }: Node, words: string): boolean {
  if (isQuoted || unit.title === null || (unit.number !== null && !unit.isOurs)) return false
  const [cut, title] = [plain(words.replace(/…$/u, '')), plain(unit.title)]
  return words.endsWith('…') ? title.startsWith(cut) : title === cut
}

/** Whether a text says, as full citations do, that the source has no such number. */
function saysUncounted(text: string, { language }: Document): boolean {
  const { ours, full } = pinpointWords(language)
  const { opening = '' } = full
  // Most texts are of another length.
  return text.includes(ours.trim()) || (text.length === opening.length && plain(text) === plain(opening))
}

/** Whether a unit's place is printed so. */
function isPrinted({ id }: Unit, text: string, document: Document): boolean {
  const place = { unit: id, sentences: null }
  const wanted = plain(text)
  return [writeShort(place, document), writeFull(place, document)].some(
    (printed) => printed !== null && plain(printed) === wanted,
  )
}

function unitsIn({ parts }: Unit): readonly Unit[] {
  return parts.flatMap((part) => (isUnit(part) ? [part, ...unitsIn(part)] : []))
}

function plain(text: string): string {
  return foldReference(text)
    .toLowerCase()
    .replace(/[“”„«»「」]/gu, '"')
}
