import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftChange } from '../../../src/publishing/publisher.ts'
import type { DraftView } from '../view.ts'
import type { Connection } from './connection.ts'

/** A draft as the page knows it. */
export interface DraftState {
  /** As the server checked it last; null until it's there. */
  readonly draft: DraftView | null
  readonly failure: string | null
  /** Whether something that was typed is not checked yet. */
  readonly isChecking: boolean
  /** Changes it, a moment later, together with what else is typed by then. */
  readonly change: (change: DraftChange) => void
  /** Resolves once everything that was typed is checked. */
  readonly settle: () => Promise<void>
}

// People pause longer between words that they think about.
const pauseMs = 600

/** Keeps up with a draft: one change after the other, so that none overtakes another. */
export function useDraft(connection: Connection, id: string): DraftState {
  const [draft, setDraft] = useState<DraftView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const waiting = useRef<DraftChange | null>(null)
  const sending = useRef<Promise<void> | null>(null)
  const timer = useRef(0)

  useEffect(() => {
    connection.open(id).then(setDraft, (error: Error) => setFailure(error.message))
  }, [connection, id])

  const flush = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current)
    await sending.current
    const change = waiting.current
    if (change === null) return
    waiting.current = null
    const sent = connection.change(id, change).then(
      (changed) => {
        setFailure(null)
        setDraft(changed)
      },
      (error: Error) => setFailure(error.message),
    )
    sending.current = sent
    await sent
    if (waiting.current === null) setIsChecking(false)
    else await flush()
  }, [connection, id])

  const change = useCallback(
    (next: DraftChange): void => {
      const before = waiting.current
      const details = { ...before?.details, ...next.details }
      waiting.current = { ...before, ...next, details }
      setIsChecking(true)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), pauseMs)
    },
    [flush],
  )

  // What was typed last isn't lost with the page.
  useEffect(() => () => void flush(), [flush])

  return { draft, failure, isChecking, change, settle: flush }
}
