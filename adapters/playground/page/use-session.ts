import { useCallback, useEffect, useRef, useState } from 'react'
import type { MessageView, ModalView, SessionView } from '../session/view.ts'
import type { Connection, Doing } from './connection.ts'

/** A session as the page knows it. */
export interface SessionState {
  readonly messages: readonly MessageView[]
  readonly modal: ModalView | null
  /** A sentence where the last thing that was done failed. */
  readonly problem: string | null
  readonly isBusy: boolean
  readonly act: (what: Doing, body: object) => Promise<void>
}

/** Keeps up with a session: with what the visitor does in it, and with what comes by itself, such as a digest. */
export function useSession(connection: Connection): SessionState {
  const [messages, setMessages] = useState<readonly MessageView[]>([])
  const [modal, setModal] = useState<ModalView | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(0)
  const known = useRef({ version: 0, messages: new Map<string, MessageView>() })

  const take = useCallback((view: SessionView, isAnew = false) => {
    // Answers may overtake each other.
    if (view.version < known.current.version && !isAnew) return
    const all = new Map(known.current.messages)
    for (const message of view.changed) all.set(message.id, message)
    const there = view.order.flatMap((id) => all.get(id) ?? [])
    known.current = {
      version: view.version,
      messages: new Map(there.map((message) => [message.id, message])),
    }
    setMessages(there)
    setModal(view.modal)
  }, [])

  const follow = useCallback(
    async (ask: (since: number) => Promise<SessionView>) => {
      try {
        const { version, messages } = known.current
        const view = await ask(version)
        const isWhole = view.order.every(
          (id) => messages.has(id) || view.changed.some((each) => each.id === id),
        )
        if (view.version >= version && isWhole) return take(view)
        // The session was opened anew, by a server that was started again.
        take(await connection.load(0), true)
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error))
        throw error
      }
    },
    [connection, take],
  )

  useEffect(() => {
    const look = (): Promise<void> => follow(connection.load).then(() => setProblem(null))
    return connection.watch(() => void look().catch(() => undefined))
  }, [connection, follow])

  const act = async (what: Doing, body: object): Promise<void> => {
    setPending((count) => count + 1)
    setProblem(null)
    try {
      await follow((since) => connection.post(what, since, body))
    } finally {
      setPending((count) => count - 1)
    }
  }

  return { messages, modal, problem, isBusy: pending > 0, act }
}
