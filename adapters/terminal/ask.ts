import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import type { Bot } from '../../src/answer/bot.ts'
import type { Findings } from '../../src/answer/find-passages.ts'
import { changesOf } from '../../src/check/changes-of.ts'
import { fullAccess } from '../../src/command/access.ts'
import type { Asker, Command } from '../../src/command/command.ts'
import { fullCitation, shortCitation } from '../../src/document/citation.ts'
import { passageText } from '../../src/document/passage.ts'
import { withoutOffers } from '../../src/message/create-reply.ts'
import type { Collection } from '../../src/search/collection.ts'
import { renderAnswer } from './render.ts'
import { type Output, type Page, showAnswer } from './screen.ts'

/** There is one person at a terminal, and the prompt needs no name. */
export const terminalAsker: Asker = {
  id: 'terminal',
  name: null,
  access: fullAccess,
  zone: Temporal.Now.timeZoneId(),
  at: { platform: 'Terminal', workspace: 'local', channel: 'terminal', thread: null },
  origin: '',
}

const defaultLimit = 10

/** Answers one question as text, as a conversation does; resolves to whether there was something to answer it with. */
export async function askOnce(
  bot: Bot,
  question: string,
  output: Output,
  styled: boolean,
  page: Page | null = null,
): Promise<boolean> {
  const command = bot.read(question)
  const answer = await bot.answer(command, terminalAsker)
  // A single answer has nobody to press its offers.
  const single = answer.kind === 'reply' ? withoutOffers(answer) : answer
  await showAnswer(single, output, { styled, page, hint: '' })
  return findsSomething(bot, command)
}

const finding: ReadonlySet<Command['kind']> = new Set(['search', 'show', 'quote', 'cite', 'related'] as const)

function findsSomething(bot: Bot, command: Command): boolean {
  if (command.kind === 'unclear') return false
  return !finding.has(command.kind) || bot.shownBy(command).length > 0
}

/** Answers a question a line, in their order; resolves to whether there was something to answer any of them with. */
export async function askPiped(bot: Bot, input: Readable, output: Writable): Promise<boolean> {
  let isAnswered = false
  let isAsked = false
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    isAsked = true
    isAnswered = (await askOnce(bot, line, output, false)) || isAnswered
  }
  return isAsked ? isAnswered : askOnce(bot, '', output, false)
}

/**
 * Answers one question as a JSON object: what was found, each with its id, score, citation and verbatim text; of a check
 * the verdict, its passages and what differs. Returns whether something was found.
 */
export function askForJson(bot: Bot, question: string, output: Writable): boolean {
  const command = bot.read(question)
  if (command.kind === 'check') {
    const summary = sumUp(bot.check(command.text))
    output.write(`${JSON.stringify({ check: command.text, ...summary }, null, 2)}\n`)
    return summary.passages.length > 0
  }
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
  return found.length > 0
}

const id = z.union([z.string(), z.number()])
const checkLine = z.object({ id, check: z.string() })
const askLine = z.object({ id, ask: z.string() })
const searchLine = z.object({
  id,
  text: z.string(),
  limit: z.number().int().min(1).max(1000).default(defaultLimit),
})
const explanation =
  'Write each query as {"id": …, "text": "…", "limit": 10}, as {"id": …, "check": "…"}, or as {"id": …, "ask": "…"}, on a line of its own.'
const noDocuments = 'A collection has no paragraphs to check a quotation against: ask without --collection.'

const options: ReadonlySet<string> = new Set(['--json', '--batch', '--collection'])

/** An argument that is meant as an option and is none, null where all are known. A question may have a hyphen: `-china`. */
export function unknownOption(args: readonly string[]): string | null {
  const isOption = (arg: string): boolean => /^--[a-z]/iu.test(arg) || /^-[a-z]$/iu.test(arg)
  return args.find((arg, at) => isOption(arg) && !options.has(arg) && args[at - 1] !== '--collection') ?? null
}

/** What follows `ask`. Only these words are options: a question may begin with a hyphen, too. */
export function readArguments(args: readonly string[]): {
  readonly question: string
  readonly isJson: boolean
  readonly isBatch: boolean
  readonly collection: string | null
} {
  const at = args.indexOf('--collection')
  const collection = at === -1 ? null : (args[at + 1] ?? '')
  const words = args.filter((_word, index) => at === -1 || (index !== at && index !== at + 1))
  return {
    question: words.filter((word) => word !== '--json' && word !== '--batch').join(' '),
    isJson: words.includes('--json'),
    isBatch: words.includes('--batch'),
    collection,
  }
}

/** What a batch is answered from: the bot's documents, or a collection. */
export type Find = (text: string, limit: number) => Summary

interface Summary {
  readonly kind: Findings['kind']
  readonly hits: readonly { readonly id: string; readonly score: number }[]
}

/** Searches a collection as a batch wants it; its questions are plain words. */
export function findInCollection({ find }: Collection): Find {
  return (text, limit) => {
    const hits = find(text, limit)
    return { kind: hits.length > 0 ? 'hits' : 'none', hits }
  }
}

/** Checks the quotations of a text; null where there are no documents to check them against. */
export type Check = Bot['check'] | null

/** Answers a JSON query a line with a JSON answer a line, in the same order; a line that is neither gets an `error`. */
export async function askInBatch(
  find: Find,
  check: Check,
  input: Readable,
  output: Writable,
  bot: Bot | null = null,
): Promise<void> {
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    const answer = JSON.stringify(await answerLine(find, check, bot, line))
    if (!output.write(`${answer}\n`)) await new Promise((resolve) => output.once('drain', resolve))
  }
}

async function answerLine(find: Find, check: Check, bot: Bot | null, line: string): Promise<object> {
  const said = parseJson(line)
  const asked = bot === null ? undefined : askLine.safeParse(said).data
  if (bot !== null && asked !== undefined) return { id: asked.id, ...(await askAsPerson(bot, asked.ask)) }
  const toCheck = checkLine.safeParse(said)
  if (toCheck.success) {
    return check === null
      ? { id: toCheck.data.id, error: noDocuments }
      : { id: toCheck.data.id, ...sumUp(check(toCheck.data.check)) }
  }
  const query = searchLine.safeParse(said)
  if (!query.success) return { id: z.object({ id }).safeParse(said).data?.id ?? null, error: explanation }
  const { text, limit } = query.data
  return { id: query.data.id, ...summarise(find(text, limit)) }
}

/** What a person would be answered: what was understood, the passages that are shown, and the reply as plain text. */
async function askAsPerson(bot: Bot, question: string): Promise<object> {
  const command = bot.read(question)
  try {
    const answer = await bot.answer(command, terminalAsker)
    const reply = renderAnswer(answer, false).trim()
    return { command: command.kind, passages: bot.shownBy(command), reply }
  } catch (error) {
    // A database that cannot be reached is no reason to leave the other lines without an answer.
    return { command: command.kind, error: error instanceof Error ? error.message : String(error) }
  }
}

const worstFirst = ['absent', 'altered', 'exact with marked changes', 'exact'] as const

/** Of several quotations the worst verdict, the passages of all, each once, and all changes. */
function sumUp(verdicts: ReturnType<Bot['check']>) {
  const [first] = verdicts
  if (first?.kind === 'no quotation') return { verdict: first.kind, passages: [], changes: [] }
  const kinds = verdicts.map(({ kind }) => kind)
  const found = verdicts.filter((verdict) => verdict.kind !== 'absent' && verdict.kind !== 'no quotation')
  return {
    verdict: worstFirst.find((kind) => kinds.includes(kind)) ?? 'absent',
    passages: [...new Set(found.flatMap(({ passages }) => passages.map(({ id }) => id)))],
    changes: found.flatMap(changesOf),
  }
}

function summarise({ kind, hits }: Summary): object {
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
