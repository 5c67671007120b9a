import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { createDiscordAdapter } from '../../../adapters/discord/index.ts'
import type { Adapter } from '../../../src/adapter.ts'
import type { Bot } from '../../../src/bot.ts'
import { buttonsOf } from '../../discord/components.ts'
import type { Message } from '../../discord/model.ts'
import { type Callback, type DiscordServer, startDiscordServer } from '../../discord/server.ts'
import { ids, type Place, type User, users } from '../../discord/world.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { readMessage } from './read-markup.ts'

/** The real adapter with the real client, connected to a loopback Discord. */
export interface DiscordBot {
  readonly discord: DiscordServer
  readonly adapter: Adapter
  readonly logged: readonly string[]
  /** Types `/korea <text>` and waits for the answer. */
  readonly ask: (text: string, where?: { place?: Place; user?: User }) => Promise<Callback>
  /** Presses the button with this label and waits for the answer. */
  readonly press: (on: Message, label: string, user?: User) => Promise<Callback>
}

/** The adapter as main.ts makes it, not started, and the lines that it logs. */
export function createDiscordBot(
  discord: DiscordServer,
  { token = discord.token, startWithinMs = 5_000 } = {},
): { adapter: Adapter; logged: readonly string[] } {
  const logged: string[] = []
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const log = pino({ level: 'debug' }, sink)
  const adapter = createDiscordAdapter({ token, apiUrl: discord.api, command: 'korea', log, startWithinMs })
  return { adapter, logged }
}

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
  const discord = await startDiscord()
  const { adapter, logged } = createDiscordBot(discord)
  await adapter.start(bot)
  onTestFinished(() => adapter.stop())
  return {
    discord,
    adapter,
    logged,
    ask: (text, where) => discord.interact(discord.payloads.slash('korea', { text }, where)),
    press(on, label, user = users.alice) {
      const id = buttonsOf(on).find((button) => button.label === label)?.customId
      if (typeof id !== 'string') throw new Error(`no button “${label}”, only ${labelsOf(on).join(', ')}`)
      return discord.interact(discord.payloads.button(on, id, { user }))
    },
  }
}

/** The messages that everybody in the channel sees and the bot wrote. */
export function postedIn(discord: DiscordServer, channel: string): readonly Message[] {
  return discord.visible(channel).filter(({ author }) => author.id === ids.bot)
}

export function labelsOf(message: Message): readonly string[] {
  return buttonsOf(message).map(({ label }) => label)
}

/** What a person reads of a message; `quoted` is the document's words. */
export function read(message: Pick<Message, 'components' | 'content'> | undefined) {
  const { text, quoted, links } = readMessage(message ?? { components: [] })
  return { text: [message?.content ?? '', text].join('\n'), quoted, links }
}
