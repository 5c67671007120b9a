import { h, type Markup } from '../../src/app/http/markup.ts'
import type { Table } from '../../src/document/unit.ts'
import type { Range } from '../../src/text/sentences.ts'
import { markWords } from './mark-words.ts'
import { readerWords } from './reader-words.ts'
import type { TextSetting } from './text-setting.ts'

// From here on a cell is a sentence rather than a value, in characters.
const longCell = 40
const between = ' | '

/** A table with a name for each row. It scrolls inside its own box, which keys reach too. */
export function writeTable({ id, head, rows }: Table, setting: TextSetting): Markup {
  const { marks, found, lines, document } = setting
  const write = (row: string, name: string, cells: readonly string[], isHead: boolean): Markup => {
    const inRow = marks.get(lines.lineOf(row)) ?? []
    let at = 0
    return h(
      'tr',
      { id: isHead ? null : name, className: found.has(name) ? ['found'] : null },
      cells.map((cell) => {
        const own = inRow.map(({ start, end }) => ({ start: start - at, end: end - at }))
        at += cell.length + between.length
        const written = markCell(cell, own, document.language)
        return isHead
          ? h('th', { scope: 'col' }, written)
          : h('td', { className: cell.length > longCell ? ['sentence'] : null }, written)
      }),
    )
  }
  return h('div.table', { id, role: 'region', ariaLabel: readerWords.table, tabIndex: 0 }, [
    h('table.words', {}, [
      h('thead', {}, write(id, id, head, true)),
      h(
        'tbody',
        {},
        rows.map((row) => write(row.id, row.id, row.cells, false)),
      ),
    ]),
  ])
}

/** A line of a table has its cells with " | " between them; a mark may go on over several. */
function markCell(cell: string, marks: readonly Range[], language: string): Markup {
  const inside = marks.flatMap(({ start, end }) =>
    start < cell.length && end > 0 ? [{ start: Math.max(start, 0), end: Math.min(end, cell.length) }] : [],
  )
  return inside.length === 0 ? cell : markWords(cell, language, () => ({ id: null, isFound: false }), inside)
}
