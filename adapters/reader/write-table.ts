import { h, type Markup } from '../../src/app/http/markup.ts'
import type { Table } from '../../src/document/unit.ts'
import type { Range } from '../../src/text/sentences.ts'
import { markWords } from './mark-words.ts'

/** A table with a name for each row; `marksOf` has what was found in the line of a row, its cells with " | " between them. */
export function writeTable({ id, head, rows }: Table, marksOf: (row: string) => readonly Range[]): Markup {
  return h('div.table', { id }, [
    h('table.words', {}, [
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((cell) => h('th', { scope: 'col' }, cell)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) => {
          const marks = marksOf(row.id)
          let at = 0
          return h(
            'tr',
            { id: row.id },
            row.cells.map((cell) => {
              const own = marks.map(({ start, end }) => ({ start: start - at, end: end - at }))
              at += cell.length + ' | '.length
              return h('td', {}, markCell(cell, own))
            }),
          )
        }),
      ),
    ]),
  ])
}

function markCell(cell: string, marks: readonly Range[]): Markup {
  const inside = marks.flatMap(({ start, end }) =>
    start < cell.length && end > 0 ? [{ start: Math.max(start, 0), end: Math.min(end, cell.length) }] : [],
  )
  return inside.length === 0 ? cell : markWords(cell, 'en', () => ({ id: '', isFound: false }), inside)
}
