import { findBlocks, findMarked } from '../check/find/find-quotations.ts'
import { longestQuestion } from '../search/parameters.ts'
import { cutText } from '../text/cut-text.ts'
import type { Search } from './command.ts'
import { withoutMentions } from './mentions.ts'

/**
 * A search for what a message says. Its writer did not write for a search: quotation marks, hyphens and "in:" are read as
 * words. A quotation in it can be checked as well.
 */
export function searchForMessage(message: string): Search {
  const text = cutText(message, longestQuestion + 1)
  const words = withoutMentions(text)
    .replace(/["“”„«»]/gu, ' ')
    .replace(/(?<!\S)[-−–](?=[\p{L}\p{N}])/gu, '')
    .replace(/(?<!\S)in:(?=\S)/giu, 'in ')
    .trim()
  const blocks = findBlocks(text, text)
  const [quotation] = [...findMarked(text, blocks), ...blocks]
  const search: Search = { kind: 'search', text: words === '' ? text : words, at: 0 }
  return quotation === undefined
    ? search
    : { ...search, quotation: withoutQuotingMarks(text.slice(quotation.start, quotation.end)) }
}

function withoutQuotingMarks(text: string): string {
  return text.replace(/^[ \t]*(?:>[ \t]*)+/gmu, '').trim()
}
