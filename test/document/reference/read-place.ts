import type { Document } from '../../../src/document/document.ts'
import { passageId } from '../../../src/document/passage.ts'
import { findReference } from '../../../src/document/reference/find.ts'
import { resolveSpans } from '../../../src/document/resolve.ts'

/** What a typed text comes to in a document, in short: "art6.1.f", "absent near art99", "no kind", "search". */
export function readPlace(typed: string, document: Document): string {
  const found = findReference(typed, [document])
  if (found === null) return 'search'
  if (found.kind === 'malformed') return 'malformed'
  if (found.kind === 'no such unit') {
    const offered = found.reference === null ? [] : resolveSpans(found.reference.spans, document).passages
    return ['no kind', ...offered.map(({ place }) => `offer ${passageId(place)}`)].join(' ')
  }
  const { passages, absences } = resolveSpans(found.reference.spans, document)
  const [absence] = absences
  switch (absence?.kind) {
    case undefined: {
      const ids = passages.map(({ place }) => passageId(place)).join(' ')
      return found.rest === '' ? ids : `${ids} + ${found.rest}`
    }
    case 'incomplete':
      return 'which'
    case 'again':
    case 'backwards':
      return absence.kind
    case 'no kind':
      return 'no kind'
    case 'unit':
      return absence.nearest === null ? 'absent' : `absent near ${absence.nearest}`
    default:
      return 'absent'
  }
}
