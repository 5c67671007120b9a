import { type ReactNode, useEffect, useId, useRef } from 'react'
import { pageWords as words } from './page-words.ts'

interface ConfirmProps {
  readonly title: string
  readonly confirm: string
  /** Whether something is lost. */
  readonly isDanger?: boolean
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something is done that others see, or that can't be undone. */
export function Confirm({ title, confirm, isDanger = false, isBusy = false, ...props }: ConfirmProps) {
  const { onConfirm, onClose, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <p className="buttons">
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button
          type="button"
          className={isDanger ? 'danger' : 'primary'}
          disabled={isBusy}
          onClick={onConfirm}
        >
          {confirm}
        </button>
      </p>
    </dialog>
  )
}
