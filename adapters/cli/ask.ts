import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import type { Bot, Findings } from '../../src/bot.ts'
import { fullCitation, shortCitation } from '../../src/document/citation.ts'
import { passageText } from '../../src/document/passage.ts'
import { terminalAsker } from './listeners.ts'
import { renderAnswer } from './render.ts'

const defaultLimit = 10

/** Answers one question as text. */
export async function askOnce(bot: Bot, question: string, output: Writable, styled: boolean): Promise<void> {
  const answer = await bot.answer(bot.read(question), terminalAsker)
  // A single answer has nobody to press its offers.
  output.write(renderAnswer(answer.kind === 'reply' ? { ...answer, offers: [] } : answer, styled))
}

/** Answers one question as a JSON object: what was found, each with its id, score, citation and verbatim text. */
export function askForJson(bot: Bot, question: string, output: Writable): void {
  const { kind, hits } = bot.find(question, defaultLimit)
  const found = hits.map(({ id, passage, score }) => ({
    id,
    document: passage.document.id,
    score: round(score),
    section: passage.section,
    citation: shortCitation(passage),
    fullCitation: fullCitation(passage),
    source: passage.document.source,
    text: passageText(passage),
  }))
  output.write(`${JSON.stringify({ query: question, kind, hits: found }, null, 2)}\n`)
}

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  limit: z.number().int().min(1).max(1000).default(defaultLimit),
})

/** Answers a JSON query a line with a JSON answer a line, in the same order; a line that is neither gets an `error`. */
export async function askInBatch(bot: Bot, input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    const answer = JSON.stringify(answerLine(bot, line))
    if (!output.write(`${answer}\n`)) await new Promise((resolve) => output.once('drain', resolve))
  }
}

function answerLine(bot: Bot, line: string): object {
  const query = batchLine.safeParse(parseJson(line))
  if (!query.success) {
    return {
      id: null,
      error: 'Write each query as {"id": …, "text": "…", "limit": 10} on a line of its own.',
    }
  }
  const { id, text, limit } = query.data
  return { id, ...summarise(bot.find(text, limit)) }
}

function summarise({ kind, hits }: Findings): object {
  return { kind, hits: hits.map(({ id, score }) => ({ id, score: round(score) })) }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000
}
