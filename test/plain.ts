import { basicUnitsOf, sectionsOf as sectionUnitsOf } from '../src/document/basic-units.ts'
import type { Document } from '../src/document/document.ts'
import { type Passage, passageAt } from '../src/document/passage.ts'
import { treeOf } from '../src/document/tree.ts'

/** A paragraph of a text that is numbered through, as tests ask for it. */
export interface Paragraph {
  readonly number: number
  readonly numbered: boolean
  readonly section: string | null
  readonly parts: readonly (Text | Item)[]
}

interface Text {
  readonly kind: 'text'
  readonly text: string
}

export interface Item {
  readonly kind: 'item'
  readonly letter: string
  readonly marker: 'bullet' | 'number' | 'letter'
  readonly text: string
}

/** The paragraphs of a text that is numbered through, with their items one level deep. */
export function paragraphsOf(document: Document): readonly Paragraph[] {
  return basicUnitsOf(document).map(({ unit, section, parts }) => ({
    number: Number(unit.number),
    numbered: !unit.isOurs,
    section,
    parts: parts.map(({ of, text }) => {
      const item = treeOf(document).byId.get(of)?.unit
      if (item === undefined || item === unit) return { kind: 'text', text }
      const ours = item.label === null ? 'bullet' : 'number'
      return { kind: 'item', letter: item.number ?? '', marker: item.isOurs ? ours : 'letter', text }
    }),
  }))
}

export function sectionsOf(document: Document) {
  return sectionUnitsOf(document).map(({ title, level, from, to }) => ({
    title,
    level,
    from: Number(from.unit.number),
    to: Number(to.unit.number),
  }))
}

export function paragraphAt(document: Document, number: number): Paragraph | null {
  return paragraphsOf(document).find((paragraph) => paragraph.number === number) ?? null
}

export function paragraphRange(document: Document): { readonly first: number; readonly last: number } {
  const numbers = paragraphsOf(document).map(({ number }) => number)
  return { first: numbers[0] ?? 1, last: numbers.at(-1) ?? 0 }
}

export function itemsOf({ parts }: Paragraph): readonly Item[] {
  return parts.filter((part) => part.kind === 'item')
}

export function paragraphPassage(document: Document, { number }: Pick<Paragraph, 'number'>): Passage {
  const passage = passageAt(`${number}`, document)
  if (passage === null) throw new Error(`There is no paragraph ${number}`)
  return passage
}

export function itemPassage(document: Document, { number }: Paragraph, letter: string): Passage | null {
  return passageAt(`${number}.${letter}`, document)
}

/** The letter of the item that a passage is; null for a paragraph. */
export function letterOf({ place }: Pick<Passage, 'place'>): string | null {
  return place.unit.split('.')[1] ?? null
}
