import type { ChoiceView, PlaygroundView, SessionView } from '../session/view.ts'

/** The way to the server, for one session. What it refuses or does not answer rejects with a sentence for the visitor. */
export interface Connection {
  readonly session: string
  readonly about: () => Promise<PlaygroundView>
  readonly load: (since: number) => Promise<SessionView>
  /** Does something in the session; resolves to what has changed since a version. */
  readonly post: (what: Doing, since: number, body: object) => Promise<SessionView>
  readonly suggest: (typed: string) => Promise<readonly ChoiceView[]>
  /** What an input of the open form offers. */
  readonly complete: (input: string, typed: string) => Promise<readonly ChoiceView[]>
  /** The bot's own page on a platform that has one. */
  readonly home: (preview: string) => Promise<object>
  /** Calls `listener` whenever something has happened in the session. */
  readonly watch: (listener: () => void) => () => void
}

export type Doing = 'ask' | 'press' | 'use' | 'submit' | 'change' | 'close'

const retryMs = 5_000

// The reader looks it up, too, to show how the action items stand in this session.
const key = 'rapporteur.room'

/** This browser's session, or a new one. Its number is the only key to it. */
export function openConnection(): Connection {
  const session = localStorage.getItem(key) ?? makeSession()
  localStorage.setItem(key, session)
  const here = `/playground/rooms/${session}`
  const open = (since: number): Promise<SessionView> => request(`${here}?since=${since}`, { method: 'POST' })
  return {
    session,
    about: () => request('/playground/about'),
    // It isn't there yet, or no more.
    load: (since) => request<SessionView>(`${here}?since=${since}`).catch(() => open(since)),
    post: (what, since, body) =>
      request(`${here}/${what}?since=${since}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    suggest: (typed) => request(`/playground/suggest?${new URLSearchParams({ typed })}`),
    complete: (input, typed) => request(`${here}/options?${new URLSearchParams({ input, typed })}`),
    home: (preview) => request(`${here}/home?${new URLSearchParams({ preview })}`),
    watch(listener) {
      let events: EventSource | null = null
      let waiting = 0
      const connect = (): void => {
        const opened = new EventSource(`${here}/events`)
        events = opened
        opened.onmessage = listener
        // What happened while it was away is there when it is back.
        opened.onopen = listener
        opened.onerror = () => {
          // Refused: a browser comes back by itself only where a connection broke.
          if (opened.readyState === EventSource.CLOSED) waiting = window.setTimeout(retry, retryMs)
        }
      }
      const retry = (): void => {
        listener()
        connect()
      }
      open(0).then(connect, retry)
      return () => {
        window.clearTimeout(waiting)
        events?.close()
      }
    },
  }
}

function makeSession(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return String((BigInt(high) << 32n) | BigInt(low))
    .padStart(19, '1')
    .slice(0, 19)
}

async function request<Answer>(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, init).catch(() => null)
  if (response === null)
    throw new Error('The playground does not answer. Is it still running? Then try again.')
  const answer = await response.json().catch(() => null)
  if (response.ok) return answer
  throw new Error(
    answer?.error ?? `The playground answered with status ${response.status}. Load the page again.`,
  )
}
