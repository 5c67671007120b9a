import { styleText } from 'node:util'
import { renderPlainText, type ShowMark } from '../../src/message/plain-text.ts'
import type { Answer } from '../../src/message/reply.ts'

/** An answer for the terminal, ending in an empty line; matches are bold where the terminal shows it. */
export function renderAnswer(answer: Answer, styled: boolean): string {
  if (answer.kind === 'withdrawal') return 'There is nothing to take back in a terminal.\n\n'
  const text = renderPlainText(answer, styled ? showMark : undefined)
  const offers = answer.offers.map(({ label }, index) => `.${index + 1} ${label}`)
  return [text, ...(offers.length > 0 ? [offers.join('   ')] : [])].join('\n\n') + '\n\n'
}

const formats = { match: ['bold', 'underline'], strong: 'bold', code: [], moment: [], channel: [] } as const

const showMark: ShowMark = ({ mark, text }) => styleText(formats[mark], text, { validateStream: false })
