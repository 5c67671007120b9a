import { useEffect, useState } from 'react'
import { icon } from '../../../src/app/http/icon.ts'
import type { DocumentView, WorkspaceView } from '../view.ts'
import type { Connection } from './connection.ts'
import { Home } from './home.tsx'
import { pageWords as words } from './page-words.ts'
import { Review } from './review.tsx'
import { Versions } from './versions.tsx'

export function App({ connection }: { readonly connection: Connection }) {
  const [workspace, setWorkspace] = useState<WorkspaceView | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  /** The document whose versions are shown. */
  const [shown, setShown] = useState<DocumentView | null>(null)
  // The address loses it with the secret of the link.
  const [isForSettings] = useState(() => new URLSearchParams(location.search).get('part') === 'settings')
  const [failure, setFailure] = useState<string | null>(null)
  /** What was done last, for the list. */
  const [notice, setNotice] = useState<string | null>(null)

  useEffect(() => {
    const fail = (error: Error): void => setFailure(error.message)
    connection
      .begin()
      .then(async (first) => {
        setWorkspace(await connection.load())
        setDraft(first)
      })
      .catch(fail)
  }, [connection])

  const goHome = (said: string | null): void => {
    setNotice(said)
    connection.load().then(
      (loaded) => {
        setWorkspace(loaded)
        setDraft(null)
        setShown(null)
        window.scrollTo(0, 0)
      },
      (error: Error) => setFailure(error.message),
    )
  }

  return (
    <>
      <header className="top">
        <p className="brand">
          <img src={icon} alt="" width="28" height="28" /> <span>{words.brand}</span>
        </p>
        <nav aria-label="Pages">
          {connection.isPlayground && <a href="/">{words.playground}</a>}
          <span aria-current="page">{words.documents}</span>
        </nav>
      </header>
      {workspace === null ? (
        <main className="notice-page">
          <h1 className="unseen">{words.documents}</h1>
          <p role={failure === null ? 'status' : 'alert'}>{failure ?? words.opening}</p>
        </main>
      ) : shown !== null ? (
        <Versions connection={connection} document={shown} leave={() => goHome(null)} />
      ) : draft === null ? (
        <Home
          connection={connection}
          workspace={workspace}
          notice={notice}
          isForSettings={isForSettings}
          change={setWorkspace}
          open={(id) => {
            setNotice(null)
            setDraft(id)
            window.scrollTo(0, 0)
          }}
          showVersions={(document) => {
            setNotice(null)
            setShown(document)
            window.scrollTo(0, 0)
          }}
        />
      ) : (
        <Review
          key={draft}
          connection={connection}
          id={draft}
          documents={workspace.documents}
          leave={goHome}
        />
      )}
    </>
  )
}
