import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Bot } from '../../src/answer/bot.ts'
import type { Adapter } from '../../src/app/adapter.ts'
import { isMistake } from '../../src/app/mistake.ts'
import type { Command } from '../../src/command/command.ts'
import type { Offer } from '../../src/message/reply.ts'
import { terminalAsker } from './ask.ts'
import { renderAnswer } from './render.ts'

export interface CliOptions {
  readonly input: Readable
  readonly output: Writable
  /** Whether the output shows bold type. */
  readonly styled: boolean
}

/** A conversation in the terminal, which ends with the input or with `quit`; `ended` resolves then. */
export function createCliAdapter({
  input,
  output,
  styled,
}: CliOptions): Adapter & { readonly ended: Promise<void> } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let lines: Interface | null = null
  return {
    name: 'Terminal',
    ended,
    async start(bot) {
      lines = createInterface({ input, output, prompt: '> ' })
      lines.on('close', end)
      void converse(bot, lines, output, styled)
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

async function converse(bot: Bot, lines: Interface, output: Writable, styled: boolean): Promise<void> {
  let offers: readonly Offer[] = []
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
    const command = pickOffer(line, offers) ?? bot.read(line)
    try {
      const answer = await bot.answer(command, terminalAsker)
      offers = answer.kind === 'reply' ? answer.offers : []
      output.write(renderAnswer(answer, styled))
    } catch (error) {
      // The person at the terminal is the operator, too. One failed question doesn't end the conversation.
      output.write(`${isMistake(error) ? error.message : describeFault(error)}\n\n`)
    }
    if (isOpen) lines.prompt()
  }
}

/** `.2` takes the second offer of the last reply; null where the line is something else. */
function pickOffer(line: string, offers: readonly Offer[]): Command | null {
  const number = /^\s*\.(\d{1,2})\s*$/u.exec(line)?.[1]
  return number === undefined ? null : (offers[Number(number) - 1]?.command ?? null)
}

function describeFault(error: unknown): string {
  return `Something went wrong on our side: ${error instanceof Error ? error.stack : String(error)}`
}
