import { renderAnswer } from '../../../adapters/terminal/render.ts'
import { describeVerbatim } from '../verbatim.ts'

describeVerbatim('the terminal', {
  render: (reply) => [renderAnswer(reply, false)],
  // The title and an empty line, the heading of the passage, its words, the citation and its link.
  readQuotes: (printed) => printed.trim().split('\n').slice(3, -2).join('\n'),
})
