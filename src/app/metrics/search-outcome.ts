import type { Answer } from '../../message/reply.ts'
import { words } from '../../words/words.ts'

/**
 * What a search found, told from its answer alone, so that it is the same for an answer that the bot remembers: `hits`,
 * `weak` where they are only the nearest passages, or `none`.
 */
export function searchOutcome(query: string, answer: Answer): 'hits' | 'weak' | 'none' {
  if (answer.kind !== 'reply' || !answer.blocks.some(({ kind }) => kind === 'passage')) return 'none'
  return answer.title === words.nearest(query) ? 'weak' : 'hits'
}
