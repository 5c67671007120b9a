import { LRUCache } from 'lru-cache'
import { atMost } from './at-most.ts'

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

// Full stops that end an abbreviation, after which Unicode's rules would begin a new sentence.
const abbreviation =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Hon|H\.E|St|Gen|Sen|Rep|No|Nos|para|paras|art|arts|p|pp|vs|cf|e\.g|i\.e|U\.S|U\.N|U\.K|\p{Lu})\.$/u

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
  let start = 0
  for (const { segment, index } of segmenters.memo(language).segment(text)) {
    const end = index + segment.trimEnd().length
    if (abbreviation.test(text.slice(start, end)) && index + segment.length < text.length) continue
    if (text.slice(start, end).trim() !== '') ranges.push({ start: skipSpace(text, start), end })
    start = index + segment.length
  }
  return ranges
}

function skipSpace(text: string, from: number): number {
  return from + (text.slice(from).length - text.slice(from).trimStart().length)
}
