import { useEffect, useRef, useState } from 'react'
import type { PublishedVersion } from '../../../src/library/holdings.ts'
import { versionWords } from '../../../src/words/version-words.ts'
import type { ChangeView, ComparisonView } from '../view.ts'
import type { Connection } from './connection.ts'
import { countOf, dayOf } from './dates.ts'
import { pageWords as words } from './page-words.ts'

interface ComparisonProps {
  readonly connection: Connection
  readonly id: string
  readonly from: PublishedVersion
  readonly to: PublishedVersion
}

/** What changed between two versions, passage by passage: the older left, the newer right. */
export function Comparison({ connection, id, from, to }: ComparisonProps) {
  const [view, setView] = useState<ComparisonView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = view !== null

  useEffect(() => {
    connection
      .comparison(id, from.number, to.number, 0)
      .then(setView, (error: Error) => setFailure(error.message))
  }, [connection, id, from, to])
  useEffect(() => {
    if (!isThere) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isThere])

  const showMore = async (before: ComparisonView, at: number): Promise<void> => {
    setIsBusy(true)
    setFailure(null)
    try {
      const more = await connection.comparison(id, from.number, to.number, at)
      setView({ ...more, changes: [...before.changes, ...more.changes] })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <section aria-label={words.comparison}>
      {view === null ? (
        failure === null && <p role="status">{words.comparing}</p>
      ) : (
        <>
          <h2 ref={heading} id="changes" tabIndex={-1}>
            {words.compared(from.number, to.number, versionWords.counts(view.counts))}
          </h2>
          <p className="soft">
            {words.unchanged(view.unchanged, countOf(view.unchanged))}{' '}
            {view.changes.length > 0 && (
              <>
                <del>{words.onlyOlder(from.number)}</del> · <ins>{words.onlyNewer(to.number)}</ins>
              </>
            )}
          </p>
          {view.changes.length > 0 && <Changes view={view} from={from} to={to} />}
        </>
      )}
      {failure !== null && (
        <p role="alert" className="refusal">
          {failure}
        </p>
      )}
      {view !== null && view.next !== null && (
        <p className="empty">
          <button
            type="button"
            disabled={isBusy}
            onClick={() => view.next !== null && void showMore(view, view.next)}
          >
            {words.moreChanges(countOf(view.left))}
          </button>
        </p>
      )}
    </section>
  )
}

interface ChangesProps {
  readonly view: ComparisonView
  readonly from: PublishedVersion
  readonly to: PublishedVersion
}

function Changes({ view: { changes, languages }, from, to }: ChangesProps) {
  return (
    <div className="rows changes">
      <div className="row head">
        {[from, to].map(({ number, by, at }) => (
          <p key={number}>
            <strong>{words.version(number)}</strong>{' '}
            <span className="soft">{words.publishedBy(by, dayOf(at))}</span>
          </p>
        ))}
      </div>
      {changes.map((change, at) => (
        // What changed is told once, and never moves.
        // biome-ignore lint/suspicious/noArrayIndexKey: changes have no name of their own.
        <div className="row" key={at}>
          <Side change={change} side="before" number={from.number} language={languages[0]} />
          <Side change={change} side="after" number={to.number} language={languages[1]} />
        </div>
      ))}
    </div>
  )
}

interface SideProps {
  readonly change: ChangeView
  readonly side: 'before' | 'after'
  readonly number: number
  readonly language: string
}

/** A passage as one of the two versions has it, with its own words marked. */
function Side({ change, side, number, language }: SideProps) {
  const { kind, words: stretches, [side]: place } = change
  if (place === null)
    return (
      <div className="side absent">
        <p className="soft">{words.notIn(number)}</p>
      </div>
    )
  const isNewest = side === 'after'
  const [other, Mark] = isNewest ? (['removed', 'ins'] as const) : (['added', 'del'] as const)
  const is = isNewest || kind === 'removed' ? words.changes[kind] : null
  return (
    <div className="side">
      <h3>
        <span className="which">{words.version(number)}: </span>
        {place} {is !== null && <span className={`pill ${kind}`}>{is}</span>}
      </h3>
      <p className="words" lang={language} dir="auto">
        {stretches.map(({ kind: of, text }, at) => {
          if (of === other) return null
          // The space behind a word isn't marked.
          const marked = of === 'same' ? '' : text.trimEnd()
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: words are told once, and may be there twice.
            <span key={at}>
              {marked !== '' && <Mark>{marked}</Mark>}
              {text.slice(marked.length)}
            </span>
          )
        })}
      </p>
    </div>
  )
}
