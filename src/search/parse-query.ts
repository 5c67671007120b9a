import { type Names, takeName } from '../document/take-name.ts'

/** A question in the query language. Offsets are gone: what is left of the text is the plain words. */
export interface Query {
  /** The words to search for, the phrases' among them, as typed. */
  readonly words: string
  /** Phrases in quotation marks, which must stand in a passage as they are. */
  readonly phrases: readonly string[]
  /** Words after a hyphen, which must not. */
  readonly without: readonly string[]
  /** The section or document after `in:`; null for everywhere. */
  readonly within: string | null
}

// Straight, curly, low and angular; any closing mark closes any opening one.
const phrase = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu
const scope = /(?<!\S)in:(?:["“]([^"“”]+)["”]|(\S+))/iu
// Emoji as chat platforms write them (:ship:, :wave::skin-tone-2:, <:name:1>), and faces made of signs.
const signs = /(?<!\S)(?:<?a?(?::[\w+'-]+:)+(?:\d+>)?|[:;=][-']?[()[\]DPOpo3|/\\*]+|[xX]D+|<\/?3+)(?!\S)/gu
const exclusion = /(?<!\S)[-−–]([\p{L}\p{N}][^\s"“”]*)/gu
// With each of them something of the query language begins; most questions have none.
const mark = /["“”„«»:;=]|(?<!\S)(?:[-−–<]|[xX]+D)/u

/**
 * Reads `"exact phrase"`, `-word` and `in:section`. What is malformed stays as plain words: a quotation mark that is not
 * closed, an `in:` without a name, exclusions with nothing to search for. `documents` are those that `in:` may name.
 */
export function parseQuery(typed: string, documents: readonly Names[] = []): Query {
  if (!mark.test(typed)) return { words: typed.trim() || typed, phrases: [], without: [], within: null }
  const { start, end, within } = readScope(typed, documents)
  const unscoped = within === null ? typed : `${typed.slice(0, start)} ${typed.slice(end)}`
  const phrases = Array.from(unscoped.matchAll(phrase), (match) => (match[1] ?? '').trim()).filter(
    (text) => text !== '',
  )
  const outside = unscoped.replace(phrase, ' ').replace(signs, ' ')
  const without = Array.from(outside.matchAll(exclusion), (match) => match[1] ?? '')
  const words = [outside.replace(exclusion, ' '), ...phrases].join(' ').trim()
  if (words === '') return { words: typed, phrases: [], without: [], within: null }
  return { words, phrases, without, within: within?.replace(/-/gu, ' ') ?? null }
}

/** A name of several words needs no quotation marks where a document has it: `in:Geneva II ports`. */
function readScope(typed: string, documents: readonly Names[]) {
  const match = scope.exec(typed)
  if (match === null) return { start: 0, end: 0, within: null }
  const [whole, quoted, bare] = match
  const start = match.index
  const after = typed.slice(start + 'in:'.length)
  const named = takeName(after, documents, /^(?:\s|$)/u)
  return named === null
    ? { start, end: start + whole.length, within: quoted ?? bare ?? null }
    : {
        start,
        end: typed.length - named.rest.length,
        within: after.slice(0, after.length - named.rest.length),
      }
}
