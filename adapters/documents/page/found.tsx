import type { DraftView } from '../view.ts'
import { countOf } from './dates.ts'
import { pageWords as words } from './page-words.ts'

interface FoundProps {
  readonly draft: DraftView
  readonly restore: () => void
}

/** What was found in a file, where its words went, and what people changed since. */
export function Found({ draft, restore }: FoundProps) {
  const { series, leftOut, edits, isEdited } = draft
  const { inFile, counted, inDocument, joined, unexplained } = draft.words
  const astray = unexplained.lost.length + unexplained.added.length
  const wordsLeftOut = draft.words.leftOut
  const rest = astray === 0 ? inFile + counted - inDocument - wordsLeftOut : 0
  return (
    <section className="card found" aria-label={words.found}>
      <h2>{words.found}</h2>
      <p>
        {series.length === 0 ? words.noSeries : words.series([...new Set(series)].slice(0, 12).join(', '))}
      </p>
      <p>
        <strong className={astray === 0 ? 'good' : 'bad'}>
          {astray === 0 ? `✓ ${words.allWords}` : `✗ ${words.someWords(astray)}`}
        </strong>
        <span className="soft">
          {`: ${words.words(countOf(inFile), countOf(inDocument), countOf(wordsLeftOut))}`}
          {counted > 0 && `; ${words.counted(countOf(counted))}`}
          {rest > 0 && `; ${words.rest(countOf(rest))}`}
        </span>
      </p>
      {leftOut.length > 0 && (
        <details>
          <summary>{words.leftOutTitle(countOf(wordsLeftOut))}</summary>
          <ul className="left-out">
            {leftOut.slice(0, 60).map(({ text, why, times, page }) => (
              <li key={`${why} ${text} ${page}`}>
                <q dir="auto">{text.length > 160 ? `${text.slice(0, 160)} …` : text}</q>{' '}
                <span className="soft">
                  {why}
                  {times > 1 && `, ${words.times(times)}`}
                  {page !== null && `, ${words.page(page)}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {joined.length > 0 && (
        <details>
          <summary>{words.joined(joined.length)}</summary>
          <p>{[...new Set(joined.map(({ word }) => word))].slice(0, 100).join(', ')}</p>
        </details>
      )}
      {isEdited && (
        <details open>
          <summary>{words.editsTitle}</summary>
          {edits.added.length + edits.taken.length === 0 && <p>{words.noEdits}</p>}
          <Changed title={words.editsAdded(edits.added.length)} list={edits.added} />
          <Changed title={words.editsTaken(edits.taken.length)} list={edits.taken} />
          <p>
            <button type="button" onClick={restore}>
              {words.restore}
            </button>
          </p>
        </details>
      )}
    </section>
  )
}

function Changed({ title, list }: { readonly title: string; readonly list: readonly string[] }) {
  if (list.length === 0) return null
  return (
    <p>
      {title}: <span dir="auto">{list.slice(0, 60).join(', ')}</span>
      {list.length > 60 && ' …'}
    </p>
  )
}
