import { fullCitation, linkTo, shortCitation } from '../../../src/document/citation.ts'
import type { Document } from '../../../src/document/document.ts'
import type { Line } from '../../../src/document/lines.ts'
import { labelsIn, type Passage, passageId, passageText, spanOf } from '../../../src/document/passage.ts'
import { formatReference } from '../../../src/document/reference/format.ts'
import { treeOf } from '../../../src/document/tree.ts'
import { nameOfVersion } from '../../../src/document/version-name.ts'
import { directionOf } from '../../../src/text/direction.ts'
import type { PassageData, Structure } from './schemas.ts'

/** A passage, word for word, with everything that names its source; `seal` is its document's. */
export function describePassage(passage: Passage, seal: string): PassageData {
  const { document, parts } = passage
  const called = new Set(parts.flatMap(({ calls }) => calls.map(({ note }) => note)))
  return {
    ...namePassage(passage),
    text: passageText(passage),
    parts: parts.map((line) => describePart(line, passage)),
    notes: document.notes
      .filter(({ id }) => called.has(id))
      .map(({ id, label, text }) => ({ path: id, label, text })),
    page: document.page === null ? null : linkTo(passage),
    source: document.source,
    language: document.language,
    direction: directionOf(document.language),
    version: describeVersion(document),
    seal,
  }
}

/** What a passage is called, without its words. */
export function namePassage(passage: Passage): Structure['passages'][number] {
  const { document, place, section } = passage
  const unit = treeOf(document).byId.get(place.unit)?.unit
  return {
    reference: referenceOf(passage),
    document: document.id,
    path: passageId(place),
    label: unit === undefined || unit.isOurs ? null : unit.label,
    section,
    citation: { short: shortCitation(passage), full: fullCitation(passage) },
  }
}

/**
 * What to ask for to get this passage again, whatever a number alone means by then: it names the document, and of a
 * workspace's own the version.
 */
export function referenceOf(passage: Pick<Passage, 'document' | 'place'>): string {
  const { id, version } = passage.document
  const name = version === null ? id : nameOfVersion(id, version.number)
  return formatReference({ document: name, spans: [spanOf(passage)] })
}

/** Which published state of a workspace's document this is; null for one that comes with the server. */
export function describeVersion({ version }: Document): PassageData['version'] {
  if (version === null) return null
  const { number, by, at } = version
  return { number, publishedBy: by, publishedAt: new Date(at).toISOString() }
}

function describePart(line: Line, passage: Passage): PassageData['parts'][number] {
  const labels = labelsIn(line, passage)
  const join = (ours: boolean): string | null =>
    labels
      .filter(({ isOurs }) => isOurs === ours)
      .map(({ text }) => text)
      .join(' ') || null
  const { of, kind, depth, text } = line
  return { path: of, kind, label: join(false), count: join(true), depth, text }
}
