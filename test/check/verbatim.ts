import fc from 'fast-check'
import type { Document } from '../../src/document/document.ts'
import { paragraphsOf } from '../plain.ts'

/** Some words of a document that follow one another, as written, and the parts that they stand in. */
export interface Excerpt {
  readonly text: string
  /** Its words, each with its place in the text. */
  readonly words: readonly { readonly word: string; readonly start: number; readonly end: number }[]
  /** Ids of the passages that it must be found in, the smallest that hold it. */
  readonly ids: readonly string[]
}

/** Every run of words of a document, of so many words, across whatever stands between them. */
export function arbitraryExcerpt(
  document: Document,
  words: { readonly min: number; readonly max: number },
  prefix = '',
): fc.Arbitrary<Excerpt> {
  const { text, parts } = layOut(document, prefix)
  const all = splitWords(text)
  return fc
    .integer(words)
    .chain((count) => fc.record({ count: fc.constant(count), at: fc.nat(all.length - count) }))
    .map(({ count, at }) => {
      const run = all.slice(at, at + count)
      const [from, to] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0]
      return {
        text: text.slice(from, to),
        words: run.map(({ word, start, end }) => ({ word, start: start - from, end: end - from })),
        ids: idsOf(parts.filter((part) => part.start < to && part.end > from)),
      }
    })
}

/** Whether a document has these words one after another, in any capitals, by the simplest of means: a search in its text. */
export function occursIn(document: Document, text: string): boolean {
  return ` ${normalise(layOut(document, '').text)} `.includes(` ${normalise(text)} `)
}

/**
 * The same to the letter: capitals count, but for the first; quotation marks, forms of dashes and apostrophes, and white
 * space do not, nor does one mark at the end.
 */
export function occursToTheLetter(document: Document, text: string): boolean {
  const [first = '', ...rest] = toTheLetter(text.replace(/[.,;:!?]["'“”’]*\s*$/u, ''))
  const own = ` ${[...toTheLetter(layOut(document, '').text)].join('')} `
  return [first.toLowerCase(), first.toUpperCase()].some((letter) =>
    own.includes(` ${letter}${rest.join('')} `),
  )
}

function toTheLetter(text: string): string {
  const even = text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=[\p{L}\p{N}])[’](?=[\p{L}\p{N}])/gu, "'")
    .replace(/\p{Dash}+/gu, '-')
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])|["“”‘’„«»]/gu, ' ')
  return (even.match(/[\p{L}\p{N}\p{M}']+|\S/gu) ?? []).join(' ')
}

interface Laid {
  readonly paragraph: string
  readonly item: string | null
  readonly start: number
  readonly end: number
}

function layOut(
  document: Document,
  prefix: string,
): { readonly text: string; readonly parts: readonly Laid[] } {
  let text = ''
  const parts: Laid[] = []
  for (const { number, parts: own } of paragraphsOf(document)) {
    for (const part of own) {
      const start = text.length
      text += part.text
      const paragraph = `${prefix}${number}`
      parts.push({
        paragraph,
        item: part.kind === 'item' ? `${paragraph}.${part.letter}` : null,
        start,
        end: text.length,
      })
      text += '\n'
    }
  }
  return { text, parts }
}

function idsOf(touched: readonly Laid[]): readonly string[] {
  const [only, second] = touched
  if (only !== undefined && second === undefined) return [only.item ?? only.paragraph]
  return [...new Set(touched.map(({ paragraph }) => paragraph))]
}

// Whole words only: what is joined by a zero-width space or an accent of its own is one.
function splitWords(text: string) {
  return Array.from(
    text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’][\p{L}\p{N}\p{M}]+)*/gu),
    (match) => ({
      word: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }),
  )
}

function normalise(text: string): string {
  return (text.match(/[\p{L}\p{N}\p{M}\p{Cf}]+|[^\s"'“”‘’]/gu) ?? []).join(' ').toLowerCase()
}
