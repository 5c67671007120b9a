import { offersOf } from '../../src/message/create-reply.ts'
import { fitLine } from '../../src/message/fit-text.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Answer, Reply } from '../../src/message/reply.ts'
import { blockLines } from './block-lines.ts'
import { inColour, inOneColour, showMark } from './paint.ts'
import { terminalWords } from './terminal-words.ts'
import { flowWords, wrapLine } from './wrap-line.ts'

// Longer lines are hard to read, however wide the window is.
const widest = 100
// In a list of them the beginning is enough.
const longestLabel = 40

/** An answer for a pipe, ending in an empty line and not wrapped; matches are bold where `styled`. */
export function renderAnswer(answer: Answer, styled: boolean): string {
  if (answer.kind === 'withdrawal') return `${terminalWords.nothingToTakeBack}\n\n`
  const text = renderPlainText(answer, styled ? showMark : undefined)
  const offers = labelsOf(answer)
  return [text, ...(offers.length > 0 ? [offers.join('   ')] : [])].join('\n\n') + '\n\n'
}

/** An answer for a terminal of so many columns: its text and its buttons, each ending in an empty line or empty. */
export function renderForTerminal(
  answer: Answer,
  columns: number,
  styled: boolean,
): { readonly text: string; readonly buttons: string } {
  if (answer.kind === 'withdrawal') return { text: `${terminalWords.nothingToTakeBack}\n\n`, buttons: '' }
  const view = { paint: styled ? inColour : inOneColour, columns: Math.min(columns, widest) }
  const title = answer.title === '' ? [] : [[{ lead: '', text: view.paint('title', answer.title) }]]
  const stanzas = [...title, ...answer.blocks.map((block) => blockLines(block, view))].filter(
    (lines) => lines.length > 0,
  )
  const text = stanzas.map((lines) => lines.flatMap((each) => wrapLine(each, view.columns)).join('\n'))
  const buttons = flowWords(
    labelsOf(answer).map((label) => view.paint('typed', label)),
    view.columns,
  )
  return {
    text: `${text.join('\n\n')}\n\n`,
    buttons: buttons.length === 0 ? '' : `${buttons.join('\n')}\n\n`,
  }
}

/** What is in a list is told apart from the buttons before it by standing after them. */
function labelsOf(reply: Reply): readonly string[] {
  return offersOf(reply).map(({ label }, index) => `.${index + 1} ${fitLine(label, longestLabel)}`)
}
