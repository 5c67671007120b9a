import type { Writable } from 'node:stream'
import type { Answer } from '../../src/message/reply.ts'
import { renderAnswer, renderForTerminal } from './render.ts'

/** A pipe, or a terminal with its size in characters. */
export type Output = Writable & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** Shows a text that is taller than the screen; resolves to false where it cannot. */
export type Page = (text: string) => Promise<boolean>

/** How answers are shown on an output. */
export interface ScreenOptions {
  readonly styled: boolean
  /** Null to turn paging off. */
  readonly page: Page | null
  /** What explains the buttons; empty where they are known. */
  readonly hint: string
}

/** Shows an answer: wrapped, and paged where it is taller than the screen, on a terminal; as plain text in a pipe. */
export async function showAnswer(
  answer: Answer,
  output: Output,
  { styled, page, hint }: ScreenOptions,
): Promise<void> {
  const after = hint === '' ? '' : `${hint}\n\n`
  if (output.isTTY !== true || output.columns === undefined || output.columns === 0) {
    output.write(renderAnswer(answer, styled) + after)
    return
  }
  const { text, buttons } = renderForTerminal(answer, output.columns, styled)
  const isTall = output.rows !== undefined && text.split('\n').length > output.rows
  const isPaged = isTall && page !== null && (await page(text))
  // The buttons stay on the screen when the pager is left.
  output.write(`${isPaged ? '' : text}${buttons}${after}`)
}
