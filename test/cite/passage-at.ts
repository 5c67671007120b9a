import type { Document } from '../../src/document/document.ts'
import type { Passage } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { vancouver } from '../library.ts'

/** The passage of a document that a typed reference names; the bundled document's unless another is given. */
export function passageAt(typed: string, document: Document = vancouver.main): Passage {
  const parsed = parseReference(typed)
  const library = { documents: [document], main: document, unsealed: [] }
  const [only] = parsed?.kind === 'reference' ? resolveReference(parsed.reference, library).passages : []
  if (only === undefined) throw new Error(`no passage: ${typed}`)
  return only
}
