import { LRUCache } from 'lru-cache'
import { atMost } from './at-most.ts'
import { abbreviationIn } from './languages/abbreviations.ts'

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

const segmenters = new LRUCache({
  max: 20,
  memoMethod: (language: string) => new Intl.Segmenter(language, { granularity: 'sentence' }),
})

/** Where the sentences of a text stand, in order, without the white space between them. */
export function sentenceRanges(text: string, language: string): readonly Range[] {
  const known = remembered.get(text)
  if (known?.language === language) return known.ranges
  const ranges = segment(text, language)
  remembered.set(text, { language, ranges })
  return ranges
}

// A document's texts are asked for again and again. The text alone is the key, for a new string would have to be read
// to be looked up.
const remembered = new LRUCache<string, { readonly language: string; readonly ranges: readonly Range[] }>({
  ...atMost(2_000),
})

function segment(text: string, language: string): readonly Range[] {
  const ranges: Range[] = []
  const abbreviation = abbreviationIn(language)
  let start = 0
  for (const { segment, index } of segmenters.memo(language).segment(text)) {
    const next = index + segment.length - openingAtEnd(segment)
    const end = index + text.slice(index, next).trimEnd().length
    if (abbreviation.test(text.slice(start, end)) && index + segment.length < text.length) continue
    if (text.slice(start, end).trim() !== '') ranges.push({ start: skipSpace(text, start), end })
    start = next
  }
  return ranges
}

function skipSpace(text: string, from: number): number {
  return from + (text.slice(from).length - text.slice(from).trimStart().length)
}

/** How many marks at its end open what comes next: Unicode's rules take them for closing ones where no space is between. */
function openingAtEnd(segment: string): number {
  return /(?<=[。！？])[“‘「『（《〈【]+$/u.exec(segment)?.[0].length ?? 0
}
