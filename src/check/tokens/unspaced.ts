import type { Range } from '../../text/sentences.ts'
import { hasWord } from './tokens.ts'

const unspaced =
  /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]&&[[\p{L}\p{N}]--\p{Nd}]]/v

let cutter: Intl.Segmenter | null = null

/** Whether a text is written, in part, without spaces between words, so that each of its characters is compared alone. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/** The word that holds the character at this place, as a dictionary cuts the text. */
export function wordAt(place: number, text: string): Range {
  const found = segmenter().segment(text).containing(place)
  return found === undefined
    ? { start: place, end: place }
    : { start: found.index, end: found.index + found.segment.length }
}

/** How many words a text has: between spaces, and where there are none, as a dictionary cuts it. */
export function countWords(text: string): number {
  const written = text.split(/\s+/u).filter(hasWord)
  return written.reduce((sum, each) => sum + (isUnspaced(each) ? countCut(each) : 1), 0)
}

/** Made with the first such text. ICU's dictionaries are those of the scripts, whatever the language. */
function segmenter(): Intl.Segmenter {
  cutter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return cutter
}

function countCut(text: string): number {
  return Array.from(segmenter().segment(text)).filter(({ isWordLike }) => isWordLike).length
}
