import { useState } from 'react'
import type { OutlineEntry } from '../../../src/document/format-2/outline-entry.ts'
import { countOf } from './dates.ts'
import { pageWords as words } from './page-words.ts'
import { RemarkText } from './remark-text.tsx'
import { type Row, withLines } from './rows-of.ts'

interface SideBySideProps {
  readonly body: string
  readonly rows: readonly Row[]
  readonly language: string
  readonly onlyRemarks: boolean
  readonly changeBody: (body: string) => void
}

// A browser lays out so many at once.
const rowsAtOnce = 300

/** The text's lines, and beside them what was made of each. */
export function SideBySide({ body, rows, language, onlyRemarks, changeBody }: SideBySideProps) {
  const [most, setMost] = useState(rowsAtOnce)
  const [editing, setEditing] = useState<number | null>(null)
  const shown = onlyRemarks
    ? rows.filter(({ remarks, line }) => remarks.length > 0 || line === editing)
    : rows
  if (shown.length === 0) return <p className="empty">{words.noRemarks}</p>
  return (
    <>
      <div className="rows" lang={language}>
        <div className="row head" lang="en">
          <p>
            <strong>{words.source}</strong> <span className="soft">{words.sourceHint}</span>
          </p>
          <p>
            <strong>{words.structure}</strong> <span className="soft">{words.structureHint}</span>
          </p>
        </div>
        {shown.slice(0, most).map((row) => (
          <div
            key={`${row.line} ${row.text.slice(0, 20)}`}
            id={`line-${row.line}`}
            tabIndex={-1}
            className={rowClass(row)}
          >
            <div className="text">
              {editing === row.line ? (
                <LineEditor
                  row={row}
                  close={() => setEditing(null)}
                  save={(text) => {
                    setEditing(null)
                    if (text !== row.text) changeBody(withLines(body, row, text))
                  }}
                />
              ) : (
                <>
                  <span className="line-number" aria-hidden="true">
                    {row.line}
                  </span>
                  <span className="words" dir="auto">
                    {row.text}
                  </span>
                  <button
                    type="button"
                    className="edit"
                    lang="en"
                    aria-label={words.editLines(row.line)}
                    onClick={() => setEditing(row.line)}
                  >
                    {words.edit}
                  </button>
                </>
              )}
            </div>
            <div className="made">
              {row.entries.map((entry) => (
                <Made key={`${entry.kind} ${entry.id}`} entry={entry} />
              ))}
              {row.remarks.map((remark) => (
                <RemarkText key={remark.message} remark={remark} />
              ))}
            </div>
          </div>
        ))}
      </div>
      {shown.length > most && (
        <p className="empty">
          <button type="button" onClick={() => setMost(most + 3 * rowsAtOnce)}>
            {words.more(countOf(shown.length - most))}
          </button>
        </p>
      )}
    </>
  )
}

function rowClass({ remarks }: Row): string {
  if (remarks.some(({ isProblem }) => isProblem)) return 'row problem'
  return remarks.length > 0 ? 'row warned' : 'row'
}

/** What a line is: its kind, its label as printed or our count, and how it is cited. */
function Made({
  entry: { kind, id, label, count, title, depth, words: text },
}: {
  readonly entry: OutlineEntry
}) {
  return (
    <p className={`unit depth-${Math.min(depth, 5)}`}>
      <span className="pill" lang="en">
        {words.kinds2[kind]}
      </span>
      {label !== null && <b dir="auto">{label}</b>}
      {label === null && count !== null && kind !== 'division' && (
        <b className="ours" lang="en" title={words.ours}>
          [{count}]
        </b>
      )}
      {title !== null && <strong dir="auto">{title}</strong>}
      {text !== '' && (
        <span className="first" dir="auto">
          {text}
        </span>
      )}
      {id !== '' && kind !== 'text' && kind !== 'closing' && (
        <code lang="en" title={words.cited(id)}>
          {id}
        </code>
      )}
    </p>
  )
}

interface LineEditorProps {
  readonly row: Row
  readonly save: (text: string) => void
  readonly close: () => void
}

function LineEditor({ row, save, close }: LineEditorProps) {
  const [typed, setTyped] = useState(row.text)
  return (
    <div className="line-editor">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it was asked for, in this place.
        autoFocus
        aria-label={words.linesLabel(row.line)}
        dir="auto"
        value={typed}
        rows={Math.min(14, Math.max(3, Math.ceil(typed.length / 55) + row.lines))}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(typed)
        }}
      />
      <p className="buttons" lang="en">
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={() => save(typed)}>
          {words.save}
        </button>
      </p>
    </div>
  )
}
