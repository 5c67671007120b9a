import { useMemo, useState } from 'react'
import type { DocumentView } from '../view.ts'
import { Confirm } from './confirm.tsx'
import type { Connection } from './connection.ts'
import { DetailsForm } from './details-form.tsx'
import { Found } from './found.tsx'
import { pageWords as words } from './page-words.ts'
import { RemarkText } from './remark-text.tsx'
import { remarksOf, rowsOf } from './rows-of.ts'
import { SideBySide } from './side-by-side.tsx'
import { TextEditor } from './text-editor.tsx'
import { useDraft } from './use-draft.ts'

interface ReviewProps {
  readonly connection: Connection
  readonly id: string
  readonly documents: readonly DocumentView[]
  /** Goes back to the list, with what was done. */
  readonly leave: (said: string | null) => void
}

type Shown = 'remarks' | 'everything' | 'text'

/** A draft: what it is said to be, what was made of its text, and the way to publish it. */
export function Review({ connection, id, documents, leave }: ReviewProps) {
  const { draft, failure, isChecking, change, settle } = useDraft(connection, id)
  const [chosen, setChosen] = useState<Shown | null>(null)
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null)
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [isBusy, setIsBusy] = useState(false)
  /** What is typed, before it is checked. */
  const [typed, setTyped] = useState<string | null>(null)
  const remarks = useMemo(() => (draft === null ? [] : remarksOf(draft)), [draft])
  const rows = useMemo(() => (draft === null ? [] : rowsOf(draft, remarks)), [draft, remarks])

  if (draft === null)
    return (
      <main className="notice-page">
        <h1 className="unseen">{words.untitled}</h1>
        <p role={failure === null ? 'status' : 'alert'}>{failure ?? words.opening}</p>
        {failure !== null && (
          <button type="button" onClick={() => leave(null)}>
            {words.back}
          </button>
        )}
      </main>
    )

  const { details, missing, problems } = draft
  const listed = remarks.filter(({ place, isProblem }) => place.line === null || isProblem)
  const onLines = rows.filter((row) => row.remarks.length > 0).length
  const shown = chosen ?? (onLines > 0 ? 'remarks' : 'everything')
  const isReady = missing.length === 0 && problems.length === 0
  const body = typed ?? draft.body
  const changeBody = (next: string | null): void => {
    setTyped(next)
    change({ body: next })
  }
  const goTo = (line: number): void => {
    setChosen('everything')
    const row = rows.findLast((each) => each.line <= line)
    // Once it is shown.
    window.setTimeout(() => {
      const element = document.getElementById(`line-${row?.line}`)
      element?.scrollIntoView({ block: 'center' })
      element?.focus({ preventScroll: true })
    }, 50)
  }
  const publish = async (): Promise<void> => {
    setIsBusy(true)
    try {
      await settle()
      const published = await connection.publish(id)
      if ('reasons' in published) setReasons(published.reasons)
      else leave(words.done(published.short, published.version.number))
    } catch (error) {
      setReasons([error instanceof Error ? error.message : String(error)])
    } finally {
      setIsBusy(false)
      setAsking(null)
    }
  }

  return (
    <main className="review">
      <div className="opening">
        <p className="crumb">
          <button type="button" className="link" onClick={() => void settle().then(() => leave(null))}>
            ← {words.back}
          </button>
        </p>
        <h1 dir="auto">{details.title || words.untitled}</h1>
        <p className="soft">{words.fileIs(draft.fileName, words.formats[draft.format])}</p>
      </div>
      <DetailsForm draft={draft} documents={documents} change={(said) => change({ details: said })} />
      <Found
        draft={draft}
        restore={() => {
          setTyped(null)
          change({ body: null })
        }}
      />
      {listed.length > 0 && (
        <section className="card" aria-label={words.toLookAt}>
          <h2>{words.toLookAt}</h2>
          {listed.map((remark) => (
            <RemarkText key={`${remark.place.line} ${remark.message}`} remark={remark} go={goTo} />
          ))}
        </section>
      )}
      <section aria-label={words.source}>
        <fieldset className="views">
          <legend className="unseen">{words.show}</legend>
          {(
            [
              ['remarks', words.remarks(onLines)],
              ['everything', words.everything],
              ['text', words.editText],
            ] as const
          ).map(([name, label]) => (
            <label key={name}>
              <input
                type="radio"
                name="view"
                value={name}
                checked={shown === name}
                onChange={() => setChosen(name)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        {shown === 'text' ? (
          <TextEditor
            body={body}
            language={details.language || 'en'}
            remarks={remarks}
            at={null}
            change={changeBody}
          />
        ) : (
          <SideBySide
            body={draft.body}
            rows={rows}
            language={details.language || 'en'}
            onlyRemarks={shown === 'remarks'}
            changeBody={changeBody}
          />
        )}
      </section>
      <footer className="end">
        <div>
          <p role="status">
            {isChecking ? (
              <span className="soft">{words.checking}</span>
            ) : isReady ? (
              <strong className="good">✓ {words.ready}</strong>
            ) : (
              <>
                {missing.length > 0 && <strong className="need">{words.missing(missing.length)}</strong>}{' '}
                {problems.length > 0 && <strong className="bad">{words.problems(problems.length)}</strong>}
              </>
            )}
          </p>
          {failure !== null && (
            <p role="alert" className="bad">
              {failure}
            </p>
          )}
          {reasons.length > 0 && (
            <div role="alert" className="bad">
              <p>{words.refused}</p>
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
        <p className="buttons">
          <button type="button" onClick={() => setAsking('discard')}>
            {words.discard}
          </button>
          <button
            type="button"
            className="primary"
            disabled={!isReady || isChecking}
            onClick={() => {
              setReasons([])
              setAsking('publish')
            }}
          >
            {words.publish}
          </button>
        </p>
      </footer>
      {asking === 'discard' && (
        <Confirm
          title={words.discardTitle}
          confirm={words.discardConfirm}
          isDanger
          onClose={() => setAsking(null)}
          onConfirm={() => void connection.discard(id).then(() => leave(null))}
        >
          <p>{words.discardText}</p>
        </Confirm>
      )}
      {asking === 'publish' && (
        <Confirm
          title={words.publishTitle(details.short)}
          confirm={words.publishConfirm}
          isBusy={isBusy}
          onClose={() => setAsking(null)}
          onConfirm={() => void publish()}
        >
          <p>{words.publishText}</p>
          {remarks.length > 0 && <p className="need">{words.publishRemarks(remarks.length)}</p>}
          <p className="soft">{words.notice(draft.by.name ?? draft.by.id)}</p>
        </Confirm>
      )}
    </main>
  )
}
