import type { Bot } from '../../../src/answer/bot.ts'
import { listSentences } from '../../../src/document/passage.ts'
import { fitLine } from '../../../src/message/fit-text.ts'
import type { Suggestion } from '../../../src/search/suggest.ts'
import { limits } from '../limits.ts'

/** Something to choose: what the person sees, and the reference that it stands for. */
export interface Choice {
  readonly name: string
  readonly value: string
}

/** The sentences of the one passage that is named, and where a run of them is being typed the runs. */
export function completeSentences(bot: Bot, passage: string, typed: string): readonly Choice[] {
  const named = bot.find(passage, 2)
  const [only, another] = named.kind === 'passages' ? named.hits : []
  // Sentences of sentences cannot be named.
  if (only === undefined || another !== undefined || only.passage.place.sentences !== null) return []
  const sentences = listSentences(only.passage)
  const [, from] = /^\s*(\d{1,4})\s*[-–]/u.exec(typed) ?? []
  const runs = sentences.map((text, index) => {
    const to = index + 1
    return from === undefined ? choice(String(to), text) : choice(`${Number(from)}-${to}`, `… ${text}`)
  })
  const possible = from === undefined ? runs : runs.slice(Number(from))
  const sought = typed
    .replace(/\s*[-–]\s*/u, '-')
    .trim()
    .toLowerCase()
  const begun = possible.filter(({ name }) => name.toLowerCase().startsWith(sought))
  const having = possible.filter(({ name }) => name.toLowerCase().includes(sought))
  return (begun.length > 0 ? begun : having).slice(0, limits.choices)
}

/** A suggestion to choose; none where its text is too long for that. */
export function toChoice({ label, text }: Suggestion): readonly Choice[] {
  return text.length <= limits.choiceValue ? [{ name: fitLine(label, limits.choiceName), value: text }] : []
}

function choice(value: string, text: string): Choice {
  return { name: fitLine(`${value} ${text}`, limits.choiceName), value }
}
