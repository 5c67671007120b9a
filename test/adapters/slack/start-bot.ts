import { onTestFinished } from 'vitest'
import { createSlackAdapter } from '../../../adapters/slack/index.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Tracking } from '../../../src/answer/context.ts'
import type { Adapter } from '../../../src/app/adapter.ts'
import { createServer } from '../../../src/app/http/server.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { Pace } from '../../../src/delivery/pace.ts'
import { createDigestRunner, type DigestRunner } from '../../../src/digest/digest-runner.ts'
import type { Library } from '../../../src/document/library.ts'
import { createLog, type Log } from '../../../src/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { createTestOutbox, hour, quickPace } from '../../delivery/create-test-outbox.ts'
import { createTestBot, vancouver } from '../../library.ts'
import type { Kind } from '../../platforms/slack/delivery.ts'
import { credentials, ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { type SlackServer, startSlackServer } from '../../platforms/slack/server.ts'
import { isLong } from '../../run-length.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'

export type Mode = 'Socket Mode' | 'signed HTTP'

/** The ways in that a file's tests go: `everyDay`, and both in the long form. What happens is the same over both but for the connection itself. */
export function modesOf(everyDay: Mode): readonly Mode[] {
  return isLong ? ['Socket Mode', 'signed HTTP'] : [everyDay]
}

/** The real adapter with the real Bolt App, connected to a loopback Slack. */
export interface SlackBot {
  readonly slack: SlackServer
  readonly adapter: Adapter
  readonly store: Store
  /** What posts digests; not started. */
  readonly createRunner: () => DigestRunner
  /** Where signed requests go; unused in Socket Mode. */
  readonly url: string
  /** Delivers a payload as the mode does, and resolves once it is acknowledged. */
  readonly deliver: (kind: Kind, payload: Json) => Promise<void>
  readonly ask: (text: string) => Promise<void>
  /** The action of the button or option with this label. */
  readonly actionIdOf: (on: Message, label: string) => string
  /** Its code. */
  readonly codeOf: (on: Message, label: string) => string
  /** Presses the button with this label on a message, as `user`. */
  readonly press: (on: Message, label: string, user?: string) => Promise<void>
}

const quickMs = 20

/** The adapter as main.ts makes it, against `slack`, not started. */
export async function createSlackBot(
  mode: Mode,
  slack: SlackServer,
  store: Store,
  betweenPostsMs: number | null = quickMs,
  {
    library = vancouver,
    pace = quickPace,
    log = createLog('silent'),
  }: { readonly library?: Library; readonly pace?: Pace; readonly log?: Log } = {},
): Promise<{ adapter: Adapter; outbox: Outbox; url: string }> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  const port = await server.start()
  onTestFinished(() => server.stop())
  const connection =
    mode === 'Socket Mode'
      ? ({ kind: 'socket', appToken: credentials.appToken } as const)
      : ({ kind: 'http', signingSecret: credentials.signingSecret } as const)
  const { botToken } = credentials
  const outbox = createTestOutbox(store, () => adapter.channelAccess, { library, pace, log })
  const adapter: Adapter = await createSlackAdapter({
    botToken,
    connection,
    apiUrl: slack.apiUrl,
    command: 'korea',
    server,
    outbox,
    log,
    installations: store.installations,
    now: store.now,
    onRemoved: async (workspace) => void (await store.forget('Slack', workspace)),
    // Null for what is usual in Slack.
    ...(betweenPostsMs === null ? {} : { betweenPostsMs }),
  })
  return { adapter, outbox, url: `http://127.0.0.1:${port}/slack/events` }
}

/** Starts both and stops them when the test is over. */
export async function startSlackBot(mode: Mode, library: Library = vancouver): Promise<SlackBot> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  return joinSlack(mode, slack, await openTestStore(), library)
}

/** A store that can't write a delivery down until it is freed. */
export async function openFullStore(): Promise<{ readonly store: Store; readonly free: () => void }> {
  const store = await openTestStore()
  let isFull = true
  const add: Store['deliveries']['add'] = async (...args) => {
    if (isFull) throw new Error('database or disk is full')
    return store.deliveries.add(...args)
  }
  const free = (): void => {
    isFull = false
  }
  return { store: { ...store, deliveries: { ...store.deliveries, add } }, free }
}

/** An empty store, closed when the test is over. */
export async function openTestStore(): Promise<Store> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return store
}

/** One more bot on a Slack that is there, as after a restart, or beside another. */
export async function joinSlack(
  mode: Mode,
  slack: SlackServer,
  store: Store,
  library: Library = vancouver,
  betweenPostsMs: number | null = quickMs,
  log: Log = createLog('silent'),
  makeBot: (tracking: Pick<Tracking, 'outbox' | 'channelAccess'>) => Bot | Promise<Bot> = (tracking) =>
    createTestBot(library, { open: async () => store, ...tracking }),
): Promise<SlackBot> {
  const { adapter, outbox, url } = await createSlackBot(mode, slack, store, betweenPostsMs, { library, log })
  const channelAccess = () => adapter.channelAccess
  await adapter.start(await makeBot({ outbox, channelAccess }))
  outbox.start()
  const stop = async () => {
    await outbox.stop()
    await adapter.stop()
  }
  onTestFinished(stop)
  const deliver = async (kind: Kind, payload: Json): Promise<void> => {
    if (mode === 'Socket Mode') await slack.socket.send(kind, payload)
    else await slack.post(url, kind, payload)
  }
  return {
    slack,
    adapter: { ...adapter, stop },
    store,
    createRunner() {
      const runner = createDigestRunner({ ...store, channelAccess, log, lateMs: 6 * hour, tickEveryMs: 20 })
      onTestFinished(() => runner.stop())
      return runner
    },
    url,
    deliver,
    ask: (text) => deliver('slash_commands', slack.payloads.slashCommand({ command: '/korea', text })),
    actionIdOf: (on, label) => findButton(on, label).actionId,
    codeOf: (on, label) => findButton(on, label).value,
    press: (on, label, user = ids.user) => {
      const { actionId, value, isOption } = findButton(on, label)
      const which = isOption ? { selectedOption: value } : { value }
      return deliver(
        'interactive',
        slack.payloads.blockActions({ on, actionId, ...which, user, channel: on.channel }),
      )
    },
  }
}

/** The labels of a message's buttons and of what can be chosen in its lists and menus, in order. */
export function labelsOf(message: Message | undefined): readonly string[] {
  return (message === undefined ? [] : buttonsIn(message.blocks)).map(({ label }) => label)
}

function findButton(message: Message, label: string): PressedButton {
  const button = buttonsIn(message.blocks).find((candidate) => candidate.label === label)
  if (button === undefined) throw new Error(`no button “${label}”, only ${labelsOf(message).join(', ')}`)
  return button
}

/** A button, or an option of a list or a menu. */
export interface PressedButton {
  readonly label: string
  readonly actionId: string
  readonly value: string
  readonly isOption: boolean
}

interface Element {
  readonly action_id: string
  readonly value: string
  readonly text: { readonly text: string }
  readonly options?: readonly Pick<Element, 'text' | 'value'>[]
}

/** What can be pressed or chosen in blocks, in order. */
export function buttonsIn(blocks: readonly unknown[]): readonly PressedButton[] {
  const read: readonly { elements?: Element[]; accessory?: Element; type: string }[] = JSON.parse(
    JSON.stringify(blocks),
  )
  return read
    .flatMap(({ type, elements = [], accessory }) => [
      ...(type === 'actions' ? elements : []),
      ...(accessory === undefined ? [] : [accessory]),
    ])
    .flatMap(({ action_id: actionId, text, value, options }): readonly PressedButton[] =>
      options === undefined
        ? [{ label: text.text, actionId, value, isOption: false }]
        : options.map((option) => ({
            label: option.text.text,
            actionId,
            value: option.value,
            isOption: true,
          })),
    )
}
