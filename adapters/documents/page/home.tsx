import { useState } from 'react'
import type { DocumentView, WorkspaceView } from '../view.ts'
import { Confirm } from './confirm.tsx'
import type { Connection } from './connection.ts'
import { dayOf, momentOf } from './dates.ts'
import { DropZone, SendingStatus, useSending } from './drop-zone.tsx'
import { pageWords as words } from './page-words.ts'
import { Settings } from './settings.tsx'

interface HomeProps {
  readonly connection: Connection
  readonly workspace: WorkspaceView
  readonly notice: string | null
  /** Whether the visitor came for the settings. */
  readonly isForSettings: boolean
  readonly change: (workspace: WorkspaceView) => void
  readonly open: (draft: string) => void
  readonly showVersions: (document: DocumentView) => void
}

/** Where a file is brought, and the documents and drafts that are there. */
export function Home({ connection, workspace, notice, isForSettings, ...props }: HomeProps) {
  const { change, open, showVersions } = props
  const { documents, bundled, drafts, mostBytes } = workspace
  const [problem, setProblem] = useState<string | null>(null)
  const doing = (work: Promise<WorkspaceView>): Promise<void> => {
    setProblem(null)
    return work.then(change, (error: Error) => setProblem(error.message))
  }
  return (
    <main className="home">
      <div className="opening">
        <h1>{words.homeTitle}</h1>
        <p>{words.homeIntro}</p>
      </div>
      <p role="status" className={notice === null ? 'unseen' : 'done'}>
        {notice}
      </p>
      {problem !== null && (
        <p role="alert" className="refusal">
          {problem}
        </p>
      )}
      <DropZone connection={connection} mostBytes={mostBytes} open={open} />
      {drafts.length > 0 && (
        <section>
          <h2>{words.waiting}</h2>
          <ul className="cards">
            {drafts.map(({ id, title, fileName, by, changedAt }) => (
              <li key={id} className="card">
                <div>
                  <h3>{title || fileName}</h3>
                  <p className="soft">
                    {fileName}, {words.broughtBy(by.name ?? by.id, momentOf(changedAt))}
                  </p>
                </div>
                <button
                  type="button"
                  onClick={() => open(id)}
                  aria-label={`${words.review} ${title || fileName}`}
                >
                  {words.review}
                </button>
              </li>
            ))}
          </ul>
          <p className="soft small">{words.waitingHint}</p>
        </section>
      )}
      <section>
        <h2>{words.published}</h2>
        {documents.length === 0 && <p className="soft">{words.none}</p>}
        <ul className="cards">
          {documents.map((document) => (
            <DocumentCard
              key={document.id}
              connection={connection}
              document={document}
              isMain={workspace.main === document.id}
              mostBytes={mostBytes}
              open={open}
              showVersions={() => showVersions(document)}
              remove={() => doing(connection.remove(document.id))}
            />
          ))}
        </ul>
        <p className="soft small">
          {words.bundled}:{' '}
          {bundled.map(({ id, short }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <a href={`/${id}`}>{short}</a>
            </span>
          ))}
        </p>
      </section>
      <Settings connection={connection} workspace={workspace} change={change} isFirst={isForSettings} />
    </main>
  )
}

interface DocumentCardProps {
  readonly connection: Connection
  readonly document: DocumentView
  readonly isMain: boolean
  readonly mostBytes: number
  readonly open: (draft: string) => void
  readonly showVersions: () => void
  readonly remove: () => Promise<void>
}

function DocumentCard({ connection, document, isMain, mostBytes, open, ...props }: DocumentCardProps) {
  const { showVersions, remove } = props
  const { id, short, title, language, version } = document
  const [isAsking, setIsAsking] = useState(false)
  const { sending, send } = useSending(connection, mostBytes, open)
  return (
    <li className="card">
      <div>
        <h3 lang={language} dir="auto">
          {title}
        </h3>
        <p className="soft">
          <strong>{short}</strong> · {words.version(version.number)} ·{' '}
          {words.publishedBy(version.by, dayOf(version.at))}
          {version.fileName !== null && ` ${words.fromFile(version.fileName)}`}
          {isMain && <span className="pill">{words.isMain}</span>}
        </p>
        <p className="small uploaded">{words.notice(version.by)}</p>
      </div>
      <p className="buttons">
        <label className="button">
          {words.replace}
          <input
            className="unseen"
            type="file"
            aria-label={words.replaceNamed(short)}
            onChange={({ target }) => {
              send([...(target.files ?? [])], id)
              target.value = ''
            }}
          />
        </label>
        <a
          className="button"
          href={connection.fileOf(id)}
          download={`${id}.md`}
          aria-label={words.downloadNamed(short)}
        >
          {words.download}
        </a>
        {version.number > 1 && (
          <button type="button" aria-label={words.versionsNamed(short)} onClick={showVersions}>
            {words.versions}
          </button>
        )}
        <button type="button" aria-label={words.removeNamed(short)} onClick={() => setIsAsking(true)}>
          {words.remove}
        </button>
      </p>
      <SendingStatus sending={sending} />
      {isAsking && (
        <Confirm
          title={words.removeTitle(short)}
          confirm={words.removeConfirm}
          isDanger
          onClose={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false)
            void remove()
          }}
        >
          <p>{words.removeText}</p>
        </Confirm>
      )}
    </li>
  )
}
