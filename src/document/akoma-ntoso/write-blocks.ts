import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Note, Table, UnitPart, UnitText } from '../unit.ts'
import type { EIds } from './eids.ts'

/** What the pieces of a document have in common while it is written. */
export interface Writing {
  readonly eIds: EIds
  readonly notes: ReadonlyMap<string, Note>
  /** The eIds of the notes that were written where they are first called. */
  readonly called: Map<string, string>
  /** The units of a quotation, whose scope is its own. */
  readonly writeQuoted: (parts: readonly UnitPart[], eId: string) => readonly Element[]
}

/** What is no unit. */
export type Block = Exclude<UnitPart, { readonly isOurs: boolean }>

/** Texts, tables and quotations as blocks. */
export function writeBlocks(blocks: readonly Block[], parent: string, writing: Writing): readonly Element[] {
  return blocks.map((block) => {
    if (block.kind === 'text') return x('p', [...writeText(block, parent, writing)])
    if (block.kind === 'table') return writeTable(block, parent, writing)
    const eId = writing.eIds.counted(parent, 'estr')
    return x('p', [x('embeddedStructure', { eId }, [...writing.writeQuoted(block.parts, eId)])])
  })
}

/** The words, with the notes where they are called; a note that is called again is only referred to. */
function writeText(
  { text, calls }: UnitText,
  parent: string,
  writing: Writing,
): readonly (Element | string)[] {
  const written: (Element | string)[] = []
  let at = 0
  for (const call of calls) {
    written.push(text.slice(at, call.at))
    at = call.at
    const note = writing.notes.get(call.note)
    if (note !== undefined) written.push(writeNote(note, parent, writing))
  }
  return [...written, text.slice(at)]
}

function writeNote({ id, label, text }: Note, parent: string, { eIds, called }: Writing): Element {
  const known = called.get(id)
  if (known !== undefined) return x('noteRef', { href: `#${known}`, marker: label })
  const eId = eIds.next(parent, 'authorialNote', label.replace(/[^\p{L}\p{N}]+/gu, '-'))
  called.set(id, eId)
  return x('authorialNote', { eId, marker: label, placement: 'bottom' }, [x('p', text)])
}

function writeTable({ head, rows }: Table, parent: string, { eIds }: Writing): Element {
  const eId = eIds.counted(parent, 'table')
  return x('table', { eId }, [
    x(
      'tr',
      head.map((cell) => x('th', [x('p', cell)])),
    ),
    ...rows.map(({ number, isOurs, cells }) =>
      x(
        'tr',
        { eId: eIds.next(eId, 'tr', isOurs ? null : number.replace(/[^\p{L}\p{N}]+/gu, '-') || null) },
        cells.map((cell) => x('td', [x('p', cell)])),
      ),
    ),
  ])
}
