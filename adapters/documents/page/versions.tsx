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

/** The list of versions, newest first, with two to choose: the older in the first column, the newer in the second. */
function Choice({ versions, choose }: ChoiceProps) {
  const [newer, setNewer] = useState(versions[0]?.number ?? 0)
  const [older, setOlder] = useState(versions[1]?.number ?? 0)
  const at = (number: number): PublishedVersion | undefined =>
    versions.find((version) => version.number === number)
  const [from, to] = [at(Math.min(older, newer)), at(Math.max(older, newer))]
  const isSame = older === newer
  return (
    <form
      className="card versions"
      onSubmit={(event) => {
        event.preventDefault()
        if (from !== undefined && to !== undefined && !isSame) choose({ from, to })
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
          {versions.map(({ number, by, at: when, fileName }) => (
            <tr key={number}>
              {(
                [
                  ['older', older, setOlder],
                  ['newer', newer, setNewer],
                ] as const
              ).map(([name, chosen, set]) => (
                <td key={name}>
                  <label className="pick">
                    <input
                      type="radio"
                      name={name}
                      checked={chosen === number}
                      onChange={() => set(number)}
                      aria-label={words.pick[name](number)}
                    />
                  </label>
                </td>
              ))}
              <td>
                <strong>{words.version(number)}</strong>{' '}
                <span className="soft">
                  {words.publishedBy(by, momentOf(when))}
                  {fileName !== null && ` ${words.fromFile(fileName)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="buttons">
        <button type="submit" className="primary" disabled={isSame}>
          {isSame ? words.compare : words.compareTwo(Math.min(older, newer), Math.max(older, newer))}
        </button>
        <span role="status" className="need">
          {isSame && words.chooseTwo}
        </span>
      </p>
    </form>
  )
}
