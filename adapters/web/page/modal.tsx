import { useEffect, useRef } from 'react'
import type { ChoiceView, ModalView, PersonView } from '../view.ts'
import { DiscordModal } from './discord-modal.tsx'
import { SlackModal } from './slack-modal.tsx'

/** What was entered in a form, by the name of each input. */
export type Entered = Readonly<Record<string, readonly string[]>>

export interface ModalProps {
  readonly modal: ModalView
  readonly people: readonly PersonView[]
  readonly room: string
  readonly complete: (input: string, typed: string) => Promise<readonly ChoiceView[]>
  readonly submit: (entered: Entered) => Promise<void>
  readonly change: (input: string, chosen: string) => Promise<void>
  readonly press: (code: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The modal that is open, as its platform draws it. */
export function Modal(props: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { look } = props.modal
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${look}`}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault()
        void props.close().catch(() => undefined)
      }}
    >
      {look === 'slack' ? <SlackModal {...props} /> : <DiscordModal {...props} />}
    </dialog>
  )
}
