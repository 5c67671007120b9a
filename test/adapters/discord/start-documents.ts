import type { Publisher } from '../../../src/publishing/publisher.ts'
import type { Message } from '../../platforms/discord/model.ts'
import type { FileOptions } from '../../platforms/discord/people-files.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { createDocumentsBot, pageAddress } from '../documents-bot.ts'
import { startTracking, submit, type TrackingBot } from './start-tracking.ts'

/** A bot to whose servers documents can be added. */
export interface DiscordDocuments extends TrackingBot {
  readonly publisher: Publisher
  /** Gives `/documents add` with a file, and waits for the answer. */
  readonly add: (file: FileOptions, where?: InteractionScene) => Promise<Message>
}

/** Starts it; without `address` the bot has no page. */
export async function startDiscordDocuments(address: string | null = pageAddress): Promise<DiscordDocuments> {
  let publisher: Publisher | null = null
  const bot = await startTracking(undefined, undefined, async (store, tracking) => {
    const made = await createDocumentsBot(store, tracking, address)
    publisher = made.publisher
    return made.bot
  })
  if (publisher === null) throw new Error('There is no publisher')
  const { discord } = bot
  return {
    ...bot,
    publisher,
    add: (file, where) => bot.command('documents add', { file: discord.peopleFiles.attach(file) }, where),
  }
}

/** Brings a file, fills in what is missing, and gives back the draft as it is shown then. */
export async function bringAndFill(
  bot: DiscordDocuments,
  file: FileOptions,
  details: Readonly<Record<string, string>>,
  where: InteractionScene = {},
): Promise<Message> {
  const { discord } = bot
  const draft = await bot.add(file, where)
  const fill = discord.payloads.button(draft, codeOf(draft, 'l:form'), where)
  await discord.interact(fill)
  return submit(bot, fill, details)
}

/** The id of a draft's button. */
export function codeOf(message: Message, part: string): string {
  const found = [...JSON.stringify(message.components).matchAll(/"custom_id":"([^"]+)"/gu)]
    .map(([, id = '']) => id)
    .find((id) => id.includes(part))
  if (found === undefined) throw new Error(`no button with ${part}`)
  return found
}

/** The addresses that buttons of a message open. */
export function linksIn(message: Message): readonly string[] {
  return [...JSON.stringify(message.components).matchAll(/"url":"([^"]+)"/gu)].map(([, url = '']) => url)
}
