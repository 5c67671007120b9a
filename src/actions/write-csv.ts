import { createRequire } from 'node:module'
import { fullCitation, shortCitation } from '../document/citation.ts'
import { passageId, passageText } from '../document/passage.ts'
import type { TrackedItem } from './statuses.ts'
import type { Change } from './tracker.ts'

// Loaded with the first file.
const load = createRequire(import.meta.url)

const columns = [
  'kind',
  'reference',
  'section',
  'words',
  'state',
  'owner',
  'changed',
  'changed by',
  'note',
  'citation',
  'source',
] as const

/**
 * Action items and their history as CSV (RFC 4180, with a byte order mark for spreadsheets): a line for each item, then one
 * for each change, oldest first; times in UTC, ISO 8601. What a spreadsheet would take for a formula begins with ', which
 * shows it as text; but the document's words stay as they are.
 */
export function writeCsv(items: readonly TrackedItem[], changes: readonly Change[]): string {
  const known = new Map(items.map((item) => [passageId(item.passage.place), item]))
  const lines = items.map(({ passage, status }) => ({
    kind: 'item',
    reference: shortCitation(passage),
    section: passage.section,
    words: passageText(passage),
    state: status.state,
    owner: status.owner?.name ?? status.owner?.id,
    citation: fullCitation(passage),
    source: passage.document.source,
  }))
  const history = changes.map(({ passage: id, at, by, state, owner, note }) => {
    const passage = known.get(id)?.passage
    return {
      kind: 'change',
      reference: passage === undefined ? id : shortCitation(passage),
      state,
      owner: typeof owner === 'string' ? owner : (owner?.name ?? owner?.id),
      changed: Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' }),
      'changed by': by.name ?? by.id,
      note,
    }
  })
  const { stringify }: typeof import('csv-stringify/sync') = load('csv-stringify/sync')
  return stringify([...lines, ...history], {
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    cast: {
      string: (value, { column }) => (column === 'words' ? { value, escape_formulas: false } : value),
    },
    record_delimiter: 'windows',
  })
}
