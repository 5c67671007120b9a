import { rememberFor } from '../../text/remember-for.ts'
import type { Names } from '../take-name.ts'
import { versionNumber } from '../version-name.ts'
import type { NameSpan } from './tokens.ts'

/**
 * Where a text names documents, by id or short name in any case. Of names that begin alike, "Geneva" and "Geneva II", the
 * longest counts.
 */
export function findNames(text: string, documents: readonly Names[]): readonly NameSpan[] {
  const lower = lowerCase(text)
  const found: NameSpan[] = []
  for (const document of documents) {
    const { id, version = null } = document
    for (const wanted of wantedOf(document)) {
      for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
        const [numbered = ''] =
          version === null ? [] : (versionNumber.exec(lower.slice(at + wanted.length)) ?? [])
        const end = at + wanted.length + numbered.length
        if (isWord(lower, at, end)) found.push({ start: at, end, document: id + numbered })
      }
    }
  }
  if (found.length < 2) return found
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const chosen: NameSpan[] = []
  for (const each of sorted) if (each.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(each)
  return chosen
}

/** A document's names as they are looked for. */
const wantedOf = rememberFor(({ id, short }: Names): readonly string[] =>
  [id, short].map((name) => lowerCase(name.normalize('NFC'))).filter((name) => name.trim() !== ''),
)

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a stretch is no part of a longer word; scripts without spaces have no such borders. */
function isWord(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 1), start)
  const isBegun = !/[\p{L}\p{N}]/u.test(before) || spaceless.test(text.charAt(start))
  const isEnded = !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2)) || spaceless.test(text.charAt(end - 1))
  return isBegun && isEnded
}

/** Lower case of the same length: that of some letters is longer than the letter. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text]
    .map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each))
    .join('')
}
