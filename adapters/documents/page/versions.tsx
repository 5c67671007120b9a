import { useEffect, useState } from 'react'
import type { PublishedVersion } from '../../../src/library/holdings.ts'
import type { DocumentView, VersionsView } from '../view.ts'
import { Comparison } from './comparison.tsx'
import type { Connection } from './connection.ts'
import { momentOf } from './dates.ts'
import { pageWords as words } from './page-words.ts'

interface VersionsProps {
  readonly connection: Connection
  readonly document: DocumentView
  readonly leave: () => void
}

/** Two versions that somebody chose, the older first. */
interface Pair {
  readonly from: PublishedVersion
  readonly to: PublishedVersion
}

/** The versions of a document, and what changed between any two of them. */
export function Versions({ connection, document, leave }: VersionsProps) {
  const { id, short, title, language } = document
  const [view, setView] = useState<VersionsView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [pair, setPair] = useState<Pair | null>(null)
  useEffect(() => {
    connection.versions(id).then(setView, (error: Error) => setFailure(error.message))
  }, [connection, id])
  const versions = view?.versions ?? []
  return (
    <main className="review">
      <div className="opening">
        <p className="crumb">
          <button type="button" className="link" onClick={leave}>
            ← {words.back}
          </button>
        </p>
        <h1>{words.versionsOf(short)}</h1>
        <p className="soft" lang={language} dir="auto">
          {title}
        </p>
      </div>
      {view === null && <p role={failure === null ? 'status' : 'alert'}>{failure ?? words.opening}</p>}
      {versions.length > 1 && <Choice versions={versions} choose={setPair} />}
      {pair !== null && (
        <Comparison
          key={`${pair.from.number} ${pair.to.number}`}
          connection={connection}
          id={id}
          from={pair.from}
          to={pair.to}
        />
      )}
    </main>
  )
}

interface ChoiceProps {
  readonly versions: readonly PublishedVersion[]
  readonly choose: (pair: Pair) => void
}

/** The list of versions, newest first, with two to choose. Whichever is chosen, the other gives way: the older stays older. */
function Choice({ versions, choose }: ChoiceProps) {
  // Places in the list.
  const [newer, setNewer] = useState(0)
  const [older, setOlder] = useState(1)
  const last = versions.length - 1
  const columns = [
    {
      name: 'older',
      chosen: older,
      none: 0,
      pick: (at: number) => {
        setOlder(at)
        setNewer(Math.min(newer, at - 1))
      },
    },
    {
      name: 'newer',
      chosen: newer,
      none: last,
      pick: (at: number) => {
        setNewer(at)
        setOlder(Math.max(older, at + 1))
      },
    },
  ] as const
  const [from, to] = [versions[older], versions[newer]]
  return (
    <form
      className="card versions"
      onSubmit={(event) => {
        event.preventDefault()
        if (from !== undefined && to !== undefined) choose({ from, to })
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{words.older}</th>
            <th scope="col">{words.newer}</th>
            <th scope="col">{words.versionColumn}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, by, at: when, fileName }, at) => (
            <tr key={number}>
              {columns.map(({ name, chosen, none, pick }) => (
                <td key={name}>
                  {at !== none && (
                    <label className="pick">
                      <input
                        type="radio"
                        name={name}
                        checked={chosen === at}
                        onChange={() => pick(at)}
                        aria-label={words.pick[name](number)}
                      />
                    </label>
                  )}
                </td>
              ))}
              <td>
                <strong>{words.version(number)}</strong>{' '}
                <span className="soft">
                  {words.publishedAt(by, momentOf(when))}
                  {fileName !== null && ` ${words.fromFile(fileName)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="buttons">
        <button type="submit" className="primary">
          {words.compareTwo(from?.number ?? 0, to?.number ?? 0)}
        </button>
      </p>
    </form>
  )
}
