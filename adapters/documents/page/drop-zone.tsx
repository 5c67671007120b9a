import { type DragEvent, useId, useState } from 'react'
import type { Connection, SendEvents } from './connection.ts'
import { pageWords as words } from './page-words.ts'

interface DropZoneProps {
  readonly connection: Connection
  readonly mostBytes: number
  readonly open: (draft: string) => void
}

/** What is being done with a file, or why it can't be. */
type Sending =
  | { readonly name: string; readonly doing: string; readonly percent?: number }
  | { readonly name: string; readonly error: string }

/** Where a file is dropped or chosen, and what becomes of it on its way to a draft. */
export function DropZone({ connection, mostBytes, open }: DropZoneProps) {
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const { sending, send } = useSending(connection, mostBytes, open)
  const isBusy = sending !== null && 'doing' in sending

  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    if (!isBusy) send([...event.dataTransfer.files], null)
  }
  return (
    <section className="drop-area" aria-label={words.bring}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: who can't drop a file chooses one. */}
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p>
          <span className="only-pointer">{words.drop} </span>
          <label className="button primary" htmlFor={id}>
            {words.choose}
          </label>
          <input
            id={id}
            className="unseen"
            type="file"
            aria-label={words.choose}
            disabled={isBusy}
            onChange={({ target }) => {
              send([...(target.files ?? [])], null)
              target.value = ''
            }}
          />
        </p>
        <p className="soft">{words.kinds(mostBytes / 1024 ** 2)}</p>
      </div>
      <SendingStatus sending={sending} />
    </section>
  )
}

/** What is said of a file on its way. */
export function SendingStatus({ sending }: { readonly sending: Sending | null }) {
  return (
    <>
      <p role="status" className="sending">
        {sending !== null && 'doing' in sending && (
          <>
            <span className="spinner" aria-hidden="true" /> {sending.doing}
          </>
        )}
      </p>
      {sending !== null && 'doing' in sending && sending.percent !== undefined && (
        <progress className="sent" max={100} value={sending.percent} aria-label={words.sent} />
      )}
      {sending !== null && 'error' in sending && (
        <div role="alert" className="refusal">
          <strong>{words.refusedTitle(sending.name)}</strong>
          <p>{sending.error}</p>
        </div>
      )}
    </>
  )
}

/** Sends one file at a time, and opens its draft. */
export function useSending(connection: Connection, mostBytes: number, open: (draft: string) => void) {
  const [sending, setSending] = useState<Sending | null>(null)
  return {
    sending,
    send(files: readonly File[], replaces: string | null): void {
      const [file, ...more] = files
      if (file === undefined) return
      const { name } = file
      const refuse = (error: string): void => setSending({ name, error })
      if (more.length > 0 || file.size > mostBytes) {
        refuse(more.length > 0 ? words.oneFile : words.tooLarge(mostBytes / 1024 ** 2))
        return
      }
      setSending({ name, doing: words.sending(name) })
      const events: SendEvents = {
        onSent(share) {
          if (share === 1) setSending({ name, doing: words.reading(name) })
          else setSending({ name, doing: words.sendingPart(name, quarterOf(share)), percent: share * 100 })
        },
        onProgress: (doing) => setSending({ name, doing: `${words.reading(name)}: ${doing}` }),
      }
      connection.send(file, replaces, events).then(
        (draft) => {
          setSending(null)
          open(draft)
        },
        (error: Error) => refuse(error.message),
      )
    },
  }
}

/** The status is read aloud whenever it changes: it counts quarters, and the bar beside it the rest. */
function quarterOf(share: number): number {
  return Math.floor(share * 4) * 25
}
