import { isOtherWord } from './find/name-marks.ts'
import { hasWord } from './tokens/tokens.ts'
import type { Change, Verdict } from './verdict.ts'

/**
 * What differs between a quotation and a document: each change of an altered one; of an exact one what is marked in it as
 * left out ('…') or put in and that a reader has to know of.
 */
export function changesOf(verdict: Verdict): readonly Change[] {
  switch (verdict.kind) {
    case 'altered':
      return verdict.changes
    case 'exact with marked changes':
      return [
        ...verdict.elisions.filter(hasWord).map((document) => ({ document, quotation: '…' })),
        ...verdict.insertions.filter(isOtherWord),
      ]
    case 'exact':
    case 'absent':
      return []
  }
}
