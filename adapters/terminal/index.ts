import { createInterface, type Interface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Bot } from '../../src/answer/bot.ts'
import type { Adapter } from '../../src/app/adapter.ts'
import { isMistake } from '../../src/app/mistake.ts'
import type { Command } from '../../src/command/command.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import type { Offer } from '../../src/message/reply.ts'
import { terminalAsker } from './ask.ts'
import { createCompleter } from './complete.ts'
import { type History, mostLines } from './history.ts'
import { renderAnswer } from './render.ts'
import { type Output, type Page, showAnswer } from './screen.ts'
import { terminalWords } from './terminal-words.ts'

export interface CliOptions {
  readonly input: Readable & { readonly setRawMode?: (isRaw: boolean) => unknown }
  readonly output: Output
  /** Whether the output shows bold type and colours. */
  readonly styled: boolean
  /** Where earlier sessions are kept; null where they aren't. */
  readonly history?: History | null
  /** Pages answers taller than the screen; null to turn paging off. */
  readonly page?: Page | null
}

/** A conversation in the terminal, which ends with the input or with `quit`; `ended` resolves then. */
export function createCliAdapter(options: CliOptions): Adapter & { readonly ended: Promise<void> } {
  const { input, output, styled, history = null } = options
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let lines: Interface | null = null
  return {
    name: 'Terminal',
    ended,
    async start(bot) {
      const completer = createCompleter(bot)
      const earlier = [...(history?.lines ?? [])]
      const settings = { prompt: '> ', historySize: mostLines, removeHistoryDuplicates: true }
      lines = createInterface({ input, output, completer, history: earlier, ...settings })
      lines.on('close', end)
      void converse(bot, lines, options)
      return 'ready'
    },
    channelAccess: {
      render: (reply) => [renderAnswer(reply, styled)],
      poster: {
        async post(_place, payload) {
          output.write(String(payload))
          return ''
        },
        find: async () => null,
        remove: async () => undefined,
        notify: async (_place, _asker, text) => void output.write(`${text}\n\n`),
        notifyDirectly: async (_place, _person, text) => void output.write(`${text}\n\n`),
      },
    },
    async stop() {
      lines?.close()
    },
  }
}

async function converse(bot: Bot, lines: Interface, options: CliOptions): Promise<void> {
  const { output, styled, history = null } = options
  const page = pageBetween(lines, options)
  const remember = history === null ? () => undefined : createMemory(lines, history, output)
  let offers: readonly Offer[] = []
  let isExplained = false
  let isOpen = true
  // What was typed before the end is still answered after it.
  lines.once('close', () => {
    isOpen = false
  })
  lines.prompt()
  for await (const line of lines) {
    if (/^\s*(?:quit|exit)\s*$/iu.test(line)) {
      lines.close()
      return
    }
    const offered = pickOffer(line, offers)
    const command = offered ?? bot.read(line)
    remember(offered === null ? line : null, command)
    try {
      const answer = await bot.answer(command, terminalAsker)
      offers = answer.kind === 'reply' ? offersOf(answer) : []
      await showAnswer(answer, output, {
        ...{ styled, page },
        hint: isExplained || offers.length === 0 ? '' : terminalWords.buttons,
      })
      isExplained ||= offers.length > 0
    } catch (error) {
      // The person at the terminal is the operator, too. One failed question doesn't end the conversation.
      output.write(`${isMistake(error) ? error.message : terminalWords.fault(error)}\n\n`)
    }
    if (isOpen) lines.prompt()
  }
}

/** `.2` takes the second offer of the last reply; null where the line is something else. */
function pickOffer(line: string, offers: readonly Offer[]): Command | null {
  const number = /^\s*\.(\d{1,2})\s*$/u.exec(line)?.[1]
  return number === undefined ? null : (offers[Number(number) - 1]?.command ?? null)
}

/** The keyboard is the pager's until it ends. */
function pageBetween(lines: Interface, { input, page = null }: CliOptions): Page | null {
  if (page === null) return null
  return async (text) => {
    lines.pause()
    input.setRawMode?.(false)
    try {
      return await page(text)
    } finally {
      input.setRawMode?.(true)
    }
  }
}

/** Saves questions but not button numbers, which mean nothing later. A confirmed `forget` deletes them all. */
function createMemory(lines: Interface, history: History, output: Output) {
  let recalled: string[] = []
  lines.on('history', (all) => {
    recalled = all
  })
  let isWarned = false
  return (line: string | null, command: Command): void => {
    try {
      if (command.kind === 'forget' && command.isConfirmed) {
        recalled.length = 0
        history.clear()
      } else if (line !== null) history.keep(line, command)
    } catch (error) {
      if (!isWarned) output.write(`${terminalWords.historyUnwritten(error)}\n\n`)
      isWarned = true
    }
  }
}
