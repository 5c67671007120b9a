import { PassThrough } from 'node:stream'
import { createBot } from '../../../src/answer/bot.ts'
import { both, engineOf } from '../../library.ts'

/** A bot as the terminal has it. */
export const terminalBot = createBot({
  library: both,
  engine: engineOf(both),
  prompt: '',
  pageCharacters: Number.POSITIVE_INFINITY,
  excerptCharacters: 160,
  tracking: null,
})

/** An input and an output, and what has been written to the latter so far. */
export function createStreams(): {
  readonly input: PassThrough
  readonly output: PassThrough
  readonly read: () => string
} {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let written = ''
  output.on('data', (chunk) => {
    written += chunk
  })
  return { input, output, read: () => written }
}
