import { LRUCache } from 'lru-cache'
import { createSession, type Session } from './session.ts'

/** The sessions of all visitors, each by an id that its page made up and that is the only key to it. */
export interface Sessions {
  /** The session with this id, opened where it is not; null for what is no id. */
  readonly open: (id: string) => Session | null
  readonly find: (id: string) => Session | null
}

// So many visitors at once; and so long, in milliseconds, a session waits for its visitor to come back.
const mostSessions = 500
const keptForMs = 12 * 3_600_000

/** `furnish` is called with each new session, `onClosed` with the id of one that is forgotten. */
export function createSessions(
  furnish: (session: Session) => void,
  onClosed: (id: string) => void,
): Sessions {
  const sessions = new LRUCache<string, Session>({
    max: mostSessions,
    ttl: keptForMs,
    updateAgeOnGet: true,
    dispose: (_session, id, reason) => {
      if (reason === 'evict' || reason === 'expire') onClosed(id)
    },
  })
  return {
    open(id) {
      if (!/^\d{16,20}$/u.test(id)) return null
      const known = sessions.get(id)
      if (known !== undefined) return known
      const session = createSession(id)
      sessions.set(id, session)
      furnish(session)
      return session
    },
    find: (id) => sessions.get(id) ?? null,
  }
}
