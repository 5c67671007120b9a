import type { Channel } from '../command/place.ts'
import type { Bot } from './bot.ts'

/** What listeners work with, with the bot as it is where something was asked. */
export async function inPlace<Context extends { readonly bot: Bot }>(
  context: Context,
  place: Channel,
): Promise<Context> {
  return { ...context, bot: await context.bot.at(place) }
}
