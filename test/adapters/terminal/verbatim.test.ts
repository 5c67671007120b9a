import { renderAnswer } from '../../../adapters/terminal/render.ts'
import { describeVerbatim } from '../verbatim.ts'

describeVerbatim('the terminal', {
  render: (reply) => [renderAnswer(reply, false)],
  // The title and an empty line, the line of the place, the words, the link.
  readQuotes: (printed) => printed.trim().split('\n').slice(3, -1).join('\n'),
})
