import type { Range } from '../../text/sentences.ts'
import type { TypedText } from '../ways/ways.ts'
import { hasWords } from './find-quotations.ts'

/** What stands between citations and belongs to one: behind a heading, or before what names its source, in order. */
export function findStretches({ citations, bare }: Pick<TypedText, 'citations' | 'bare'>): readonly Range[] {
  const ends = [...citations, { start: bare.length, end: bare.length, opens: false, closes: false }]
  return ends
    .flatMap((next, at) => {
      const before = citations[at - 1]
      const isCited = before?.opens === true || next.closes
      return isCited ? [{ start: before?.end ?? 0, end: next.start }] : []
    })
    .filter((stretch) => hasWords(bare, stretch))
}
