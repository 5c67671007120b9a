import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { createDiscordAdapter } from '../../../adapters/discord/index.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Adapter } from '../../../src/app/adapter.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { Library } from '../../../src/document/library.ts'
import { createLease, type LeaseOptions } from '../../../src/lease/lease.ts'
import type { Store } from '../../../src/store/store.ts'
import { words } from '../../../src/words/words.ts'
import { createTestOutbox } from '../../delivery/create-test-outbox.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { buttonsOf, optionsOf } from '../../platforms/discord/components.ts'
import type { Message } from '../../platforms/discord/model.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { type Callback, type DiscordServer, startDiscordServer } from '../../platforms/discord/server.ts'
import { channelOf, ids, type User, users } from '../../platforms/discord/world.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'
import { readMessage } from './read-markup.ts'

/** The real adapter with the real client, connected to a loopback Discord. */
export interface DiscordBot {
  readonly discord: DiscordServer
  readonly adapter: Adapter
  readonly logged: readonly string[]
  readonly store: Kept
  readonly outbox: Outbox
  /** Types `/korea <text>` and waits for the answer. */
  readonly ask: (text: string, where?: InteractionScene) => Promise<Callback>
  /** The same for a quote, and waits until the last of its messages stands and the asker's own is gone. */
  readonly quote: (text: string, where?: InteractionScene) => Promise<Message>
  /**
   * Presses the button with this label, or chooses the entry of a list, and waits for the answer. Where it is asked about
   * first, the question is answered, too.
   */
  readonly press: (on: Message, label: string, user?: User, scene?: InteractionScene) => Promise<Callback>
}

export interface BotOptions {
  readonly token?: string
  readonly startWithinMs?: number
  readonly giveWayAfterMs?: number
  /** Where it reaches Discord, if not straight. */
  readonly apiUrl?: string
  /** What other bots may have written down; nothing unless given. */
  readonly store?: Kept
  readonly library?: Library
  readonly command?: string
  /** Told of servers from which the bot was removed. */
  readonly onRemoved?: (workspace: string) => Promise<void>
  readonly listWorkspaces?: () => Promise<readonly string[]>
  /** The lease that several bots have in turns; one of its own unless given. */
  readonly lease?: string
  readonly leaseTimes?: Pick<LeaseOptions, 'leaseMs' | 'beatMs'>
}

/** What a bot keeps. */
type Kept = Pick<Store, 'deliveries' | 'digests' | 'actions' | 'leases'>

/** The adapter as main.ts makes it, not started, and the lines that it logs. */
export async function createDiscordBot(
  discord: DiscordServer,
  {
    token = discord.token,
    startWithinMs = 5_000,
    giveWayAfterMs = 30_000,
    apiUrl = discord.api,
    command = 'korea',
    store,
    library = vancouver,
    onRemoved = async () => undefined,
    listWorkspaces = async () => [],
    lease,
    leaseTimes = {},
  }: BotOptions = {},
): Promise<Pick<DiscordBot, 'adapter' | 'logged' | 'store' | 'outbox'>> {
  const logged: string[] = []
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const log = pino({ level: 'debug' }, sink)
  const kept = store ?? (await openTestStore())
  const outbox = createTestOutbox(kept, () => adapter.channelAccess, { library, log })
  const adapter: Adapter = createDiscordAdapter({
    token,
    apiUrl,
    command,
    outbox,
    onRemoved,
    listWorkspaces,
    // Bots that share a store answer side by side, unless a test is about that.
    createLease: (options) =>
      createLease({ ...options, turnMs: 0, id: lease ?? randomUUID(), store: kept.leases, ...leaseTimes }),
    log,
    ...{ startWithinMs, giveWayAfterMs },
  })
  return { adapter, logged, store: kept, outbox }
}

/** An empty database in memory, which outlives the bots of a test. */
export async function openTestStore(): Promise<Store> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return store
}

const ofQuotes: ReadonlySet<string> = new Set([
  'Paragraphs around it',
  'Copy citation',
  'Open source',
  'Remove',
])

const servers: DiscordServer[] = []

/** A loopback Discord that is checked and stopped when the test is over. */
export async function startDiscord(
  ...options: Parameters<typeof startDiscordServer>
): Promise<DiscordServer> {
  const discord = await startDiscordServer(...options)
  servers.push(discord)
  return discord
}

/** For afterEach: nothing that was sent since the last time may break a rule, and no question may be unanswered. */
export async function finishServers(): Promise<void> {
  const finished = servers.splice(0)
  await Promise.all(finished.map((discord) => discord.stop()))
  for (const { violations, unanswered } of finished) {
    expect(violations).toEqual([])
    expect(unanswered()).toEqual([])
  }
}

/** Starts both and stops them when the test is over. */
export async function startDiscordBot(bot: Bot = createTestBot(vancouver)): Promise<DiscordBot> {
  return joinDiscord(await startDiscord(), bot)
}

/** Starts another bot on a Discord that is there already, and stops it when the test is over. */
export async function joinDiscord(
  discord: DiscordServer,
  bot: Bot = createTestBot(vancouver),
  options: BotOptions = {},
): Promise<DiscordBot> {
  const { adapter, logged, store, outbox } = await createDiscordBot(discord, options)
  await adapter.start(bot)
  outbox.start()
  onTestFinished(async () => {
    await outbox.stop()
    await adapter.stop()
  })
  const ask: DiscordBot['ask'] = (text, where) =>
    discord.interact(discord.payloads.slash('korea', { text }, where))
  return {
    discord,
    adapter,
    logged,
    store,
    outbox,
    ask,
    async quote(text, where) {
      const { place = 'channel', user = users.alice } = where ?? {}
      const channel = channelOf(place, user).id
      const before = quotesIn(discord, channel).length
      const alone = discord.ephemerals(user.id).length
      await ask(`quote ${text}`, where)
      return discord.until(() => {
        const quotes = quotesIn(discord, channel)
        return discord.ephemerals(user.id).length === alone && quotes.length > before && quotes.at(-1)
      }, 'the quote')
    },
    async press(on, label, user, scene = {}) {
      const pressed = pressOf(discord, on, label, { user: user ?? users.alice, ...scene })
      const answer = await discord.interact(pressed)
      const { message } = answer
      const isAsked =
        JSON.stringify(pressed.data).includes('1:j:') && message !== undefined && message !== null
      const again = isAsked ? labelsOf(message).find((each) => confirmed.has(each)) : undefined
      if (!isAsked || again === undefined) return answer
      return discord.interact(pressOf(discord, message, again, { user: user ?? users.alice, ...scene }))
    },
  }
}

const confirmed: ReadonlySet<string> = new Set(Object.values(words.confirm).map(({ label }) => label))

/** A press of the button with a label, or the choice of the entry of a list. */
export function pressOf(discord: DiscordServer, on: Message, label: string, scene: InteractionScene) {
  const id = buttonsOf(on).find((button) => button.label === label)?.customId
  if (typeof id === 'string') return discord.payloads.button(on, id, scene)
  const entry = optionsOf(on).find((option) => option.label === label)
  if (entry === undefined) throw new Error(`no “${label}”, only ${labelsOf(on).join(', ')}`)
  return discord.payloads.choose(on, entry.value, scene)
}

/** The last messages of the quotes that everybody in the channel sees. */
export function quotesIn(discord: DiscordServer, channel: string): readonly Message[] {
  return postedIn(discord, channel).filter((message) => {
    const labels = labelsOf(message)
    // The answer to a mention has others, too.
    return (
      ['Copy citation', 'Remove'].every((label) => labels.includes(label)) &&
      labels.every((label) => ofQuotes.has(label))
    )
  })
}

/** The messages that everybody in the channel sees and the bot wrote. */
export function postedIn(discord: DiscordServer, channel: string): readonly Message[] {
  return discord.visible(channel).filter(({ author }) => author.id === ids.bot)
}

export function labelsOf(message: Message): readonly string[] {
  return [...buttonsOf(message), ...optionsOf(message)].map(({ label }) => label)
}

/** What a person reads of a message; `quoted` is the document's words. */
export function read(message: Pick<Message, 'components' | 'content'> | undefined) {
  const { text, quoted, links } = readMessage(message ?? { components: [] })
  return { text: [message?.content ?? '', text].join('\n'), quoted, links }
}

/** The messages, if there are so many of them. */
export function some(messages: readonly Message[], count = 1): readonly Message[] | null {
  return messages.length >= count ? messages : null
}

export function only(message: Message | null | undefined): Message {
  if (!message) throw new Error('no message')
  return message
}

/** Long enough for what should not come. */
export function quiet(ms = 100): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
