import type { Range } from '../../text/sentences.ts'
import type { TypedText } from '../ways/ways.ts'
import { hasWords } from './find-quotations.ts'

/**
 * What stands between citations and belongs to one: behind a heading, or before what names its source, in order. Of what
 * is set off in blocks it takes nothing, and beside these only what a citation leads.
 */
export function findStretches({ citations, bare }: TypedText, blocks: readonly Range[]): readonly Range[] {
  const end = { start: bare.length, end: bare.length, opens: false, closes: false, isLine: true }
  return [...citations, end]
    .flatMap((next, at): readonly Range[] => {
      const before = citations[at - 1]
      const start = before?.end ?? 0
      if (before?.opens !== true && (!next.closes || blocks.length > 0)) return []
      const block = blocks.find((each) => each.end > start)
      const line = before?.isLine === false && blocks.length > 0 ? bare.indexOf('\n', start) : -1
      const ends = [next.start, block?.start ?? next.start, line === -1 ? next.start : line]
      return [{ start, end: Math.max(start, Math.min(...ends)) }]
    })
    .filter((stretch) => hasWords(bare, stretch))
}
