/** Phrases that are looked for in texts in any form of their white space, capitals, dashes and quotation marks. */
export interface Phrases {
  readonly root: Branch
}

/** A word of a text. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Branch {
  readonly next: Map<string, Branch>
  isEnd: boolean
}

/** Phrases to be found; in them `#` stands for any digits. */
export function createPhrases(phrases: Iterable<string>): Phrases {
  const root = branch()
  for (const phrase of phrases) {
    let at = root
    for (const { text } of wordsOf(phrase)) at = at.next.getOrInsertComputed(text, branch)
    at.isEnd = at !== root
  }
  return { root }
}

function branch(): Branch {
  return { next: new Map(), isEnd: false }
}

/** Phrases without `#`, in a tenth of the memory: a long document has a hundred thousand. */
export interface PhraseList {
  /** Their words, with a space between each two. */
  readonly phrases: Set<string>
  readonly firstWords: Set<string>
  /** How many words the longest has. */
  mostWords: number
}

/** A list without phrases. */
export function createPhraseList(): PhraseList {
  return { phrases: new Set(), firstWords: new Set(), mostWords: 0 }
}

/** Puts a phrase into a list. */
export function addPhrase(phrase: string, list: PhraseList): void {
  const words = (phrase.match(word) ?? []).map(fold)
  const [first] = words
  if (first === undefined) return
  list.phrases.add(words.join(' '))
  list.firstWords.add(first)
  list.mostWords = Math.max(list.mostWords, words.length)
}

/** The word after the longest phrase of a list that begins at a word, `from` where none does. */
export function longestIn(
  { phrases, firstWords, mostWords }: PhraseList,
  words: readonly Word[],
  from: number,
): number {
  let written = words[from]?.text ?? ''
  if (!firstWords.has(written)) return from
  let end = from
  for (let to = from + 1; to <= words.length && to - from <= mostWords; to += 1) {
    if (phrases.has(written) && isEnded(words[to - 1], words[to])) end = to
    written += ` ${words[to]?.text ?? ''}`
  }
  return end
}

/** The words of a text: runs of letters or of digits, Chinese and Korean ones each, and other signs; full stops mean nothing. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: fold(found),
    start: index,
    end: index + found.length,
  }))
}

function fold(found: string): string {
  const lower = found.toLowerCase()
  if (/^[a-z\d()]/u.test(lower)) return lower
  return lower
    .replace(/\p{Dash}/u, '-')
    .replace(/[’‘]/u, "'")
    .replace(/[“”]/u, '"')
}

const word =
  /\p{Nd}+|[\p{Script=Han}\p{Script=Hangul}]|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hangul}]]+|[^\s\p{Cf}.]/gv

/** The word after the longest phrase that begins at a word, `from` where none does. */
export function longestAt(from: number, words: readonly Word[], { root }: Phrases): number {
  let at: Branch | undefined = root
  let end = from
  for (let index = from; at !== undefined; index += 1) {
    const text: string = words[index]?.text ?? ''
    at = at.next.get(text) ?? (/^\p{Nd}/u.test(text) ? at.next.get('#') : undefined)
    if (at?.isEnd === true && isEnded(words[index], words[index + 1])) end = index + 1
  }
  return end
}

/** Whether a phrase may end here: no letter or digit goes on without a space, but where scripts have none. */
function isEnded(last: Word | undefined, next: Word | undefined): boolean {
  if (last === undefined || next === undefined || next.start > last.end) return true
  return !/[\p{L}\p{N}]$/u.test(last.text) || !/^[\p{L}\p{N}]/u.test(next.text) || spaceless.test(last.text)
}

const spaceless = /[\p{Script=Han}\p{Script=Hangul}]/u
