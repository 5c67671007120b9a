import type { Bot } from '../../src/answer/bot.ts'
import { commandWords } from '../../src/command/table.ts'
import { type Passage, passageText } from '../../src/document/passage.ts'

/** What node:readline asks for on Tab: completions, and the end of the line that they stand for. */
export type Completer = (line: string) => [string[], string]

const most = 20
// `show` is understood though help doesn't list it; `quit` is the terminal's own.
const verbs = [...commandWords, 'show', 'quit'].map((word) =>
  /^(?:actions|digest|contents|help|quit)$/u.test(word) ? word : `${word} `,
)

/**
 * Completes commands, references, section titles and the words of the documents, by `Bot.suggest`. Where the words are
 * complete, the passages that they suggest are listed.
 */
export function createCompleter(bot: Bot): Completer {
  return (line) => {
    const verb = /^\s*(?:quote|check|cite|related|show|actions?)\s+/iu.exec(line)?.[0] ?? ''
    const typed = line.slice(verb.length).trimStart()
    if (typed === '') return [verb === '' ? verbs : suggestedReferences(bot, ''), '']
    const [reference] = /(?<![\p{L}\p{N}])[¶§#]?\d+\s*\(?[a-z]?\)?$/iu.exec(typed) ?? []
    if (reference !== undefined) return [suggestedReferences(bot, reference), reference]
    const [scope = '', quoted, bare] = /(?<!\S)in:(?:["“]([^"“”]*)|(\S*))$/iu.exec(line) ?? []
    if (scope !== '') return [sectionsLike(bot, quoted ?? bare ?? '').map(scopeOf), scope]
    const commands = verb === '' ? verbs.filter((word) => startsWith(word, typed)) : []
    const whole = [...commands, ...sectionsLike(bot, typed)]
    if (whole.some((each) => each.length > typed.length)) return [whole, typed]
    const word = /[\p{L}\p{N}'’-]+$/u.exec(typed)?.[0] ?? ''
    const words = word === '' ? [] : wordsLike(bot, typed, word)
    return words.some((each) => each.length > word.length) ? [words, word] : listPassages(bot, typed)
  }
}

/** A reference is completed as a whole: 11c becomes 11(c). */
function suggestedReferences(bot: Bot, typed: string): string[] {
  return bot.suggest(typed, most).map(({ text }) => text)
}

function sectionsLike(bot: Bot, typed: string): string[] {
  const titles = suggestedPassages(bot, typed).flatMap(({ section }) => section ?? [])
  return [...new Set(titles)].filter((title) => startsWith(title, typed))
}

function scopeOf(title: string): string {
  return title.includes(' ') ? `in:"${title}"` : `in:${title}`
}

/** Words of the suggested passages that begin as the last one typed, which keeps its case. */
function wordsLike(bot: Bot, typed: string, last: string): string[] {
  const passages = [typed, last].flatMap((text) => suggestedPassages(bot, text))
  const words = passages.flatMap((passage) => passageText(passage).match(/[\p{L}\p{N}'’-]+/gu) ?? [])
  const like = words.filter((word) => startsWith(word, last)).map((word) => last + word.slice(last.length))
  return [...new Set(like)].slice(0, most)
}

function suggestedPassages(bot: Bot, typed: string): readonly Passage[] {
  return bot.suggest(typed, most).flatMap(({ text }) => {
    const { kind, hits } = bot.find(text, 1)
    return kind === 'passages' ? hits.map(({ passage }) => passage) : []
  })
}

/** A list to read: nothing is inserted, since the text to complete begins as all that is listed does. */
function listPassages(bot: Bot, typed: string): [string[], string] {
  const labels = bot.suggest(typed, most).map(({ label }) => label)
  return [labels, labels[0] ?? '']
}

function startsWith(text: string, typed: string): boolean {
  return text.toLowerCase().startsWith(typed.toLowerCase())
}
