import type { Document } from './document.ts'
import { findDocument, type Library } from './library.ts'
import { cutSentences, type Passage, passageAt, passageId } from './passage.ts'
import type { Missing, Target } from './reference/missing.ts'
import { resolveSpan } from './reference/resolve.ts'
import type { Reference, Span } from './reference/step.ts'

/** Something that a reference names and the document does not have, or that names no single passage. */
export type Absence =
  | { readonly kind: 'document'; readonly name: string }
  | (Missing & { readonly document: Document })

/** Passages, each once, and whatever does not exist. */
interface Resolved {
  readonly passages: readonly Passage[]
  readonly absences: readonly Absence[]
}

/** The passages that a reference names, in its order and each once, and whatever it names that does not exist. */
export function resolveReference({ document: name, spans }: Reference, library: Library): Resolved {
  const document = findDocument(library, name)
  return document === null
    ? { passages: [], absences: [{ kind: 'document', name: name ?? '' }] }
    : resolveSpans(spans, document)
}

/** The same for spans of one document. */
export function resolveSpans(spans: readonly Span[], document: Document): Resolved {
  const passages = new Map<string, Passage>()
  const absences: Absence[] = []
  for (const span of spans) {
    const found = resolveSpan(span, document)
    if (found.kind !== 'found') {
      absences.push({ ...found, document })
      continue
    }
    for (const target of found.targets) {
      // A hundred ranges of the same thousand paragraphs are no more than one.
      if (passages.has(passageId(target))) continue
      const passage = passageOf(target, document)
      if (passage !== null) passages.set(passageId(target), passage)
    }
  }
  return { passages: [...passages.values()], absences }
}

function passageOf({ unit, sentences }: Target, document: Document): Passage | null {
  const whole = passageAt(unit, document)
  if (whole === null || sentences === null) return whole
  const { from, to } = sentences
  return { ...whole, place: { ...whole.place, sentences }, parts: cutSentences(whole, from, to) }
}
