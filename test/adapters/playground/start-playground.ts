import { onTestFinished } from 'vitest'
import { preview as discord } from '../../../adapters/discord/platform-preview.ts'
import { createPlaygroundAdapter } from '../../../adapters/playground/index.ts'
import type { MessageView, SessionView } from '../../../adapters/playground/session/view.ts'
import { preview as slack } from '../../../adapters/slack/platform-preview.ts'
import type { Adapter } from '../../../src/app/adapter.ts'
import { createServer } from '../../../src/app/http/server.ts'
import { createDigestRunner, type DigestRunner } from '../../../src/digest/digest-runner.ts'
import type { Library } from '../../../src/document/library.ts'
import { createLog } from '../../../src/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { createTestOutbox, hour } from '../../delivery/create-test-outbox.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'

/** The playground on a port of its own, over an empty store in memory, and one visitor of it. */
export interface Playground {
  readonly origin: string
  readonly adapter: Adapter
  readonly store: Store
  readonly runner: DigestRunner
  readonly visitor: Visitor
  /** Somebody else, in a session of their own. */
  readonly another: () => Visitor
}

/** A session, by what a page would ask. Each answer is the session as it then is, whole. */
interface Visitor {
  readonly session: string
  readonly view: () => Promise<SessionView>
  readonly ask: (text: string, seat?: Partial<Seat>) => Promise<SessionView>
  readonly press: (
    message: MessageView | null,
    label: string | RegExp,
    seat?: Partial<Seat>,
  ) => Promise<SessionView>
  readonly use: (message: MessageView, which: string, seat?: Partial<Seat>) => Promise<SessionView>
  readonly submit: (entered: Readonly<Record<string, readonly string[]>>) => Promise<SessionView>
  readonly post: (what: string, body: unknown) => Promise<Response>
}

interface Seat {
  readonly preview: string
  readonly thread: string | null
  readonly zone: string | null
}

export async function startPlayground(
  library: Library = vancouver,
  settings: {
    readonly isPublic?: boolean
    readonly isLoadedAtOnce?: boolean
    /** Called when the looks are loaded. */
    readonly onLoad?: () => void
    readonly log?: Parameters<typeof createPlaygroundAdapter>[0]['log']
  } = {},
): Promise<Playground> {
  const { isPublic = false, isLoadedAtOnce = true, onLoad, log = createLog('silent') } = settings
  const server = createServer('127.0.0.1', 0, () => ({}))
  const port = await server.start()
  const store = await openMemoryStore()
  const outbox = createTestOutbox(store, () => adapter.channelAccess, { library, log })
  const adapter: Adapter = createPlaygroundAdapter({
    server,
    library,
    store,
    outbox,
    previewLoaders: {
      async slack() {
        onLoad?.()
        return slack
      },
      discord: async () => discord,
    },
    isLoadedAtOnce,
    command: 'korea',
    isPublic,
    log,
  })
  const channelAccess = () => adapter.channelAccess
  await adapter.start(createTestBot(library, { open: async () => store, outbox, channelAccess }))
  outbox.start()
  onTestFinished(async () => {
    await outbox.stop()
    await adapter.stop()
    await server.stop()
    await store.close()
  })
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    adapter,
    store,
    runner: createDigestRunner({ ...store, channelAccess, log, lateMs: hour, tickEveryMs: 20 }),
    visitor: visit(origin),
    another: () => visit(origin),
  }
}

let sessions = 0

function visit(origin: string): Visitor {
  sessions += 1
  const session = String(1_000_000_000_000_000_000n + BigInt(sessions))
  const here = `${origin}/playground/rooms/${session}`
  const seat: Seat = { preview: 'slack', thread: null, zone: 'Europe/London' }
  const post = (what: string, body: unknown): Promise<Response> =>
    fetch(`${here}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const act = async (what: string, body: object): Promise<SessionView> => {
    const response = await post(what, body)
    if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`)
    return (await response.json()) as SessionView
  }
  const view = async (): Promise<SessionView> =>
    (await (await fetch(here, { method: 'POST' })).json()) as SessionView
  return {
    session,
    view,
    post,
    ask: (text, where = {}) => act('ask', { ...seat, ...where, text }),
    async press(message, label, where = {}) {
      const shown = message?.drawn?.bodies.slack ?? [(await view()).modal?.body ?? {}]
      const code = codeOf(shown, label)
      return act('press', {
        ...seat,
        ...where,
        message: message?.id ?? null,
        code: code ?? `no button ${label}`,
      })
    },
    use: (message, which, where = {}) => act('use', { ...seat, ...where, message: message.id, which }),
    submit: (entered) => act('submit', { ...seat, entered }),
  }
}

/** The code of the button, or of what can be chosen in a list or a menu, with this label, wherever it is in a body of Slack's. */
function codeOf(body: unknown, label: string | RegExp): string {
  let found = `no button ${label}`
  const isMeant = (text: string): boolean => (typeof label === 'string' ? text === label : label.test(text))
  JSON.stringify(body, (_, value) => {
    if (
      typeof value?.value === 'string' &&
      typeof value.text?.text === 'string' &&
      isMeant(value.text.text)
    ) {
      found = value.value
    }
    return value
  })
  return found
}

/** The last message of a session. */
export function last({ order, changed }: SessionView): MessageView {
  const found = changed.find(({ id }) => id === order.at(-1))
  if (found === undefined) throw new Error('the session is empty')
  return found
}

/** The messages that a session has, in order, that satisfy a condition. */
export function those(
  { order, changed }: SessionView,
  which: (message: MessageView) => boolean,
): readonly MessageView[] {
  return order.flatMap((id) => changed.find((message) => message.id === id) ?? []).filter(which)
}
