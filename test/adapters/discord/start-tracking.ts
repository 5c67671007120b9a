import { expect, onTestFinished } from 'vitest'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Tracking } from '../../../src/answer/context.ts'
import type { Adapter } from '../../../src/app/adapter.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { createDigestRunner, type DigestRunner } from '../../../src/digest/digest-runner.ts'
import type { Library } from '../../../src/document/library.ts'
import { createLog } from '../../../src/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { createTestOutbox, hour } from '../../delivery/create-test-outbox.ts'
import { createTestBot, vancouver } from '../../library.ts'
import type { OptionValues } from '../../platforms/discord/command-data.ts'
import type { ModalInputs } from '../../platforms/discord/fill-modal.ts'
import type { Interaction } from '../../platforms/discord/interactions.ts'
import { isJson, type Json } from '../../platforms/discord/json.ts'
import type { Message } from '../../platforms/discord/model.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'
import { readMessage } from './read-markup.ts'
import { type DiscordBot, joinDiscord, only, pressOf, read, startDiscord } from './start-bot.ts'

/** A bot that keeps things, on a loopback Discord. */
export interface TrackingBot extends DiscordBot {
  readonly store: Store
  readonly bot: Bot
  /** Gives a slash command and waits for what is answered to it, thinking over. */
  readonly command: (name: string, values?: OptionValues, where?: InteractionScene) => Promise<Message>
  /** The same for `/korea`. */
  readonly type: (text: string, where?: InteractionScene) => Promise<Message>
  /** Waits for what any interaction is answered with. */
  readonly answer: (interaction: Interaction) => Promise<Message>
  /** What posts digests, on the same store unless another is given; not started. */
  readonly createRunner: (on?: Store) => DigestRunner
}

/** Starts it, on a database of its own unless one is given, and stops it when the test is over. */
export async function startTracking(
  library: Library = vancouver,
  kept?: Store,
  makeBot: (store: Store, tracking: Pick<Tracking, 'outbox' | 'channelAccess'>) => Bot | Promise<Bot> = (
    store,
    tracking,
  ) => createTestBot(library, { open: async () => store, ...tracking }),
): Promise<TrackingBot> {
  const store = kept ?? (await openMemoryStore())
  if (kept === undefined) onTestFinished(() => store.close())
  const discord = await startDiscord()
  let adapter: Adapter | null = null
  const channelAccess = (platform: string) =>
    platform === 'Discord' ? (adapter?.channelAccess ?? null) : null
  const outbox: Pick<Outbox, 'accept' | 'deliver' | 'knows'> = {
    accept: (...about) => joined.outbox.accept(...about),
    knows: (request) => joined.outbox.knows(request),
    deliver: (...about) => joined.outbox.deliver(...about),
  }
  const bot = await makeBot(store, { outbox, channelAccess })
  const joined: DiscordBot = await joinDiscord(discord, bot, {
    store,
    library,
    onRemoved: async (workspace) => void (await store.forget('Discord', workspace)),
    listWorkspaces: () => store.listWorkspaces('Discord'),
  })
  adapter = joined.adapter
  const answer: TrackingBot['answer'] = async (interaction) => {
    await discord.interact(interaction)
    return discord.answerTo(interaction)
  }
  return {
    ...joined,
    store,
    bot,
    answer,
    command: (name, values, where) => answer(discord.payloads.slash(name, values, where)),
    type: (text, where) => answer(discord.payloads.slash('korea', { text }, where)),
    createRunner(on = store) {
      if (on !== store) {
        const another = createTestOutbox(on, channelAccess, { library })
        another.start()
        onTestFinished(another.stop)
      }
      const log = createLog('silent')
      const runner = createDigestRunner({ ...on, channelAccess, log, lateMs: 6 * hour, tickEveryMs: 20 })
      onTestFinished(() => runner.stop())
      return runner
    },
  }
}

/** What was said to one person, with nothing in it that acts. */
export function said(message: Message | null | undefined): string {
  expect(readMessage(only(message)).active).toEqual([])
  return read(only(message)).text
}

/** A press of a button by its label, to be dispatched. */
export function press(
  { discord }: DiscordBot,
  on: Message,
  label: string,
  scene: InteractionScene = {},
): Interaction {
  return pressOf(discord, on, label, scene)
}

/** Opens a form and gives it back as it was shown. */
export async function openForm({ discord }: DiscordBot, opener: Interaction): Promise<Json> {
  const { type, data } = await discord.interact(opener)
  expect(type).toBe(9)
  return data
}

/** Sends off the form that an interaction opened, and waits for the answer. */
export async function submit(bot: TrackingBot, opener: Interaction, inputs: ModalInputs): Promise<Message> {
  return bot.answer(bot.discord.payloads.submitModal(opener, inputs))
}

/** What can be chosen while something is typed: what is shown, and what it stands for. */
export async function choices(
  { discord }: DiscordBot,
  name: string,
  option: string,
  typed: string,
): Promise<readonly (readonly [string, string])[]> {
  const { data } = await discord.interact(discord.payloads.autocomplete(name, { [option]: typed }, option))
  const list: readonly unknown[] = Array.isArray(data.choices) ? data.choices : []
  return list.filter(isJson).map((each) => [String(each.name), String(each.value)] as const)
}
