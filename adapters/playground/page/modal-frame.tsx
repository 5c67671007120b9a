import type { FormEvent, ReactNode } from 'react'
import { Payload } from './payload.tsx'

interface FrameProps {
  readonly title: string
  /** What leaves it, and what sends it off; null where there is nothing to send. */
  readonly leave: string
  readonly send: string | null
  readonly body: object
  readonly onSend: () => Promise<void>
  readonly onLeave: () => Promise<void>
  readonly children: ReactNode
}

/** A modal on either platform: a title, what is in it, and its buttons. What fails is said on the page behind it. */
export function ModalFrame({ title, leave, send, body, onSend, onLeave, children }: FrameProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void onSend().catch(() => undefined)
  }
  return (
    <form onSubmit={submit}>
      <h2 id="modal-title">{title}</h2>
      <div className="modal-body">{children}</div>
      <p className="modal-end">
        <button type="button" onClick={() => void onLeave().catch(() => undefined)}>
          {leave}
        </button>
        {send !== null && <button type="submit">{send}</button>}
      </p>
      <Payload body={body} />
    </form>
  )
}
