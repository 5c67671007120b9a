import { stemOf } from '../../text/words.ts'
import type { Doubt } from '../blocks/blocks.ts'
import type { PdfLine } from './pdf-lines.ts'
import { plainMarks } from './pdf-marks.ts'

/** Joins lines to running text, and remembers what it did between words. */
export interface Joiner {
  /** A text with the line that follows it. */
  readonly join: (text: string, next: PdfLine) => string
  readonly doubts: readonly Doubt[]
  /** The lines whose first word goes on a word of the line that they were joined to, each with what that line gave it. */
  readonly moved: ReadonlyMap<PdfLine, string>
}

/* Words that are written as one, and whose halves are words, too. */
const plain = new Set(
  (
    'without within into onto upon throughout therefore however whereas hereby herein hereof hereto hereinafter thereby therein ' +
    'thereof thereto thereafter whereby wherein cannot nevertheless nonetheless notwithstanding furthermore moreover otherwise ' +
    'meanwhile somewhat something anything nothing everything someone anyone everyone somewhere anywhere everywhere themselves ' +
    'himself herself itself ourselves yourself whatever whenever wherever whoever whichever another although altogether already ' +
    'become became before behind between beyond outside inside outcome income output input overall overcome undertake ' +
    'undertaking understand understanding framework network workshop website database deadline guideline guidelines headquarters ' +
    'background feedback landscape lifetime shareholder stakeholder stakeholders taxpayer widespread worldwide nationwide'
  ).split(' '),
)
/* Beginnings that keep their hyphen unless the document writes them without one. */
const hyphenated = new Set([
  'self',
  'non',
  'ex',
  'well',
  'quasi',
  'all',
  'half',
  'vice',
  'semi',
  'anti',
  'pro',
])
/* "Short- and long-term": the hyphen is the word's own. */
const conjunction = /^(?:and|or|to|und|oder|bzw|et|ou|y|o|e|en|of|i|и|или)\b/u

/** What the lines of a document say about its words decides where a hyphen at a line's end belongs to the word. */
export function createJoiner(lines: readonly PdfLine[]): Joiner {
  const { words, stems, compounds } = vocabularyOf(lines)
  const doubts: Doubt[] = []
  const moved = new Map<PdfLine, string>()
  let isKorean = false

  function join(text: string, next: PdfLine): string {
    const found = /^(.*?)(\S*?)(\p{L}[\p{L}\p{M}]*)([-‐\u00ad])$/su.exec(text)
    const [, before = '', token = '', head = '', hyphen = ''] = found ?? []
    const [tail] = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next.text) ?? []
    if (found === null || tail === undefined) return glue(text, next)
    if (conjunction.test(next.text)) return `${text} ${next.text}`
    // "state-of-" and addresses have hyphens of their own.
    const isWhole = /^[\p{P}]*$/u.test(token)
    if (hyphen !== '\u00ad' && (!isWhole || !isBroken(head, tail, next.page))) return text + next.text
    moved.set(next, head)
    return before + token + head + next.text
  }

  /** Whether a word was broken; false where the hyphen is its own. */
  function isBroken(head: string, tail: string, page: number): boolean {
    const [first, last] = [head.toLowerCase(), tail.toLowerCase()]
    const joined = first + last
    const asOne = (words.get(joined) ?? 0) + (stems.has(stemOf(joined)) ? 1 : 0)
    const asTwo = (compounds.get(`${first}-${last}`) ?? 0) + (compounds.get(`${first}-${stemOf(last)}`) ?? 0)
    if (asOne > 0 && asOne >= asTwo) return true
    if (asTwo > 0) return false
    if (plain.has(joined)) return true
    const areWords = words.has(first) && words.has(last) && Math.min(first.length, last.length) > 2
    const isOne = !areWords && !hyphenated.has(first)
    const [was, other] = isOne ? [head + tail, `${head}-${tail}`] : [`${head}-${tail}`, head + tail]
    doubts.push({ page, message: `A word is broken at a line’s end: read as “${was}”. Is it “${other}”?` })
    return isOne
  }

  /** Korean lines may break inside words: one that is whole elsewhere was. */
  function isKoreanWord(text: string, next: string): boolean {
    const [head] = /\p{Script=Hangul}+$/u.exec(text) ?? []
    const [tail] = /^\p{Script=Hangul}+/u.exec(next) ?? []
    if (head === undefined || tail === undefined) return false
    return words.has(head + tail) && !(words.has(head) && words.has(tail))
  }

  function warnOfKorean(page: number): void {
    if (isKorean) return
    isKorean = true
    const message = 'Korean lines may end inside a word'
    doubts.push({ page, message, remedy: 'Compare the blanks at the ends of lines' })
  }

  function glue(text: string, next: PdfLine): string {
    if (/\p{Script=Hangul}$/u.test(text) && /^\p{Script=Hangul}/u.test(next.text)) warnOfKorean(next.page)
    if (!isGlued(text, next.text) && !isKoreanWord(text, next.text)) return `${text} ${next.text}`
    const [run = ''] = /[\p{L}\p{M}\p{N}]+$/u.exec(text) ?? []
    if (run !== '' && /^[\p{L}\p{M}\p{N}]/u.test(next.text)) moved.set(next, run)
    return text + next.text
  }

  return { join, doubts, moved }
}

/** Whether a line goes on a number, an address or a compound, with no blank between. */
function isGlued(text: string, next: string): boolean {
  // "2018–/23–51", "M–/30", "Soekarno-/Hatta"; a dash between blanks is a dash.
  if (/[\p{L}\p{N}][-‐–]$/u.test(text) && /^[\p{Lu}\p{N}]/u.test(next)) return true
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：）】」]$/u.test(text))
    return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}（【「，。、；：]/u.test(next)
  const [token = ''] = /\S+$/u.exec(text) ?? []
  if (!/(?:https?:|www\.|@)|^\S+\.(?:gov|org|com|int|eu|net)\//u.test(token)) return false
  if (/(?:[/@=&?_-]|^https?:|[/]www\.)$/u.test(token)) return true
  if (/[.,;:)]$/u.test(token)) return false
  return /^[/?&=#]\S|^[\p{L}\p{N}_%-]+(?:[/=&?_]|\.(?=[\p{L}\p{N}]))\S*/u.test(next)
}

interface Vocabulary {
  readonly words: ReadonlyMap<string, number>
  readonly stems: ReadonlySet<string>
  /** Pairs of words with a hyphen between, the last of them also by its stem. */
  readonly compounds: ReadonlyMap<string, number>
}

/** The words that lines have whole; what a line's end may have broken is none. */
function vocabularyOf(lines: readonly PdfLine[]): Vocabulary {
  const words = new Map<string, number>()
  const compounds = new Map<string, number>()
  const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  let wasBroken = false
  for (const line of lines) {
    const text = plainMarks(line.text).toLowerCase()
    const whole = text
      .replace(/[\p{L}\p{M}]+[-‐\u00ad]$/u, '')
      .replace(wasBroken ? /^[\p{L}\p{M}]+/u : /(?!)/u, '')
    for (const [word] of whole.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) count(words, word)
    for (const [, first, last = ''] of whole.matchAll(/(\p{L}+)[-‐](?=(\p{L}+))/gu)) {
      count(compounds, `${first}-${last}`)
      if (stemOf(last) !== last) count(compounds, `${first}-${stemOf(last)}`)
    }
    wasBroken = /\p{L}[-‐\u00ad]$/u.test(text)
  }
  const stems = new Set([...words.keys()].filter((word) => word.length > 4).map((word) => stemOf(word)))
  return { words, stems, compounds }
}
