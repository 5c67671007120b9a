import { useEffect, useRef } from 'react'
import { drawerOf } from './drawers.tsx'
import type { ModalProps } from './modal-props.ts'

/** The modal that is open, as its platform draws it. */
export function Modal(props: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { preview } = props.modal
  const drawer = drawerOf(preview)
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
      {drawer !== null && <drawer.Modal {...props} />}
    </dialog>
  )
}
