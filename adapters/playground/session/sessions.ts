import { LRUCache } from 'lru-cache'
import { createSession, type Session } from './session.ts'

/** The sessions of all visitors, each by an id that its page made up and that is the only key to it. */
export interface Sessions {
  /** The session with this id, opened for an address where it is not; a sentence where that is refused. */
  readonly open: (id: string, address: string) => Session | string
  readonly find: (id: string) => Session | null
  /** Takes over what a process that has ended left in the store, so that it is forgotten in its time. */
  readonly adopt: (ids: readonly string[]) => void
  /** Forgets those whose time is over. */
  readonly purge: () => void
  /** How many bytes of messages are kept. */
  readonly bytes: () => number
}

// So many visitors at once, and of one address (a class behind one router); so long, in milliseconds, a session waits for its
// visitor to come back, and one that has been used is safe from those who need room.
const mostSessions = 500
const mostOfAddress = 50
const keptForMs = 12 * 3_600_000
const safeForMs = 3_600_000
// Of all messages, as JSON; in memory they take about three times as much.
const mostBytes = 24_000_000

/** For whoever asks for a session that isn't there. */
export const notFound = 'Session not found. Open the playground again.'
const tooMany = 'Too many sessions are open from your address. Use one of them, or try again in twelve hours.'
const full = 'The playground is full. Try again in an hour.'

interface Kept {
  readonly session: Session
  readonly address: string
}

/** `furnish` is called with each new session, `onClosed` with the id of one that is forgotten. */
export function createSessions(
  furnish: (session: Session) => void,
  onClosed: (id: string) => void,
): Sessions {
  const sessions = new LRUCache<string, Kept>({
    max: mostSessions,
    ttl: keptForMs,
    updateAgeOnGet: true,
    dispose: (_session, id, reason) => {
      if (reason !== 'set') onClosed(id)
    },
  })
  return {
    open(id, address) {
      if (!/^\d{16,20}$/u.test(id)) return notFound
      const known = sessions.get(id)
      if (known !== undefined) return known.session
      sessions.purgeStale()
      const refusal = makeRoom(address)
      if (refusal !== null) return refusal
      const session = keep(id, address)
      furnish(session)
      return session
    },
    find: (id) => sessions.get(id)?.session ?? null,
    adopt(ids) {
      for (const id of ids) {
        // What is beyond the bound was left by processes long ago.
        if (sessions.size >= mostSessions) onClosed(id)
        else {
          const session = keep(id, '')
          session.use(0)
          furnish(session)
        }
      }
    },
    purge: () => void sessions.purgeStale(),
    bytes,
  }

  function keep(id: string, address: string): Session {
    const session = createSession(id, trim)
    sessions.set(id, { session, address })
    return session
  }

  /** One that was never used goes first, of the same address if that has too many; then one that was left long ago. */
  function makeRoom(address: string): string | null {
    const oldestFirst = [...sessions.rkeys()]
    const ofAddress = oldestFirst.filter((id) => sessions.peek(id)?.address === address)
    const isCrowded = ofAddress.length >= mostOfAddress
    if (!isCrowded && oldestFirst.length < mostSessions) return null
    const unused = (isCrowded ? ofAddress : oldestFirst).find((id) => !sessions.peek(id)?.session.isUsed())
    const [oldest] = oldestFirst
    const isLeft = oldest !== undefined && sessions.getRemainingTTL(oldest) < keptForMs - safeForMs
    const going = unused ?? (!isCrowded && isLeft ? oldest : undefined)
    if (going === undefined) return isCrowded ? tooMany : full
    sessions.delete(going)
    return null
  }

  /** Whoever has most gives first: nobody loses by what another says. */
  function trim(): void {
    for (let over = bytes() - mostBytes; over > 0; ) {
      const [most] = all().toSorted((one, another) => another.bytes() - one.bytes())
      const freed = most?.dropOldest() ?? 0
      if (freed === 0) return
      over -= freed
    }
  }

  function all(): Session[] {
    return [...sessions.values()].map(({ session }) => session)
  }

  function bytes(): number {
    return all().reduce((sum, session) => sum + session.bytes(), 0)
  }
}
