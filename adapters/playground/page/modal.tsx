import { useEffect, useRef } from 'react'
import { DiscordModal } from './discord-modal.tsx'
import type { ModalProps } from './modal-props.ts'
import { SlackModal } from './slack-modal.tsx'

/** The modal that is open, as its platform draws it. */
export function Modal(props: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { preview } = props.modal
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${preview}`}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault()
        void props.close().catch(() => undefined)
      }}
    >
      {preview === 'slack' ? <SlackModal {...props} /> : <DiscordModal {...props} />}
    </dialog>
  )
}
