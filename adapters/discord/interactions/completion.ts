import type { AutocompleteInteraction } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import { type Choice, completePassage, completeSentences } from '../forms/passages.ts'
import { limits } from '../limits.ts'
import { quoteOptions } from './commands.ts'
import { completeDays, completeItem, completeZone } from './complete-tracking.ts'
import { type ListenerContext, passIfAnswered, withoutSecrets } from './listener-context.ts'
import { actionOptions, digestOptions } from './tracking-commands.ts'

/** What could be meant by what has been typed so far. */
export async function onAutocomplete(
  { bot, errorBoundary }: ListenerContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  await errorBoundary.run(
    withoutSecrets(async () => {
      const { name, value } = interaction.options.getFocused(true)
      const passage =
        name === quoteOptions.sentences ? interaction.options.getString(quoteOptions.passage) : null
      await interaction.respond([...complete(bot, name, value, passage ?? '')]).catch(passIfAnswered)
    }),
    withoutSecrets(() => interaction.respond([]).catch(passIfAnswered)),
  )
}

function complete(bot: Bot, option: string, typed: string, passage: string): readonly Choice[] {
  switch (option) {
    case quoteOptions.passage:
      return completePassage(bot, typed)
    case quoteOptions.sentences:
      return completeSentences(bot, passage, typed)
    case actionOptions.item:
      return completeItem(bot, typed)
    case digestOptions.zone:
      return completeZone(typed)
    case digestOptions.days:
      return completeDays(typed)
    default:
      return bot
        .suggest(typed, limits.choices)
        .filter(({ label, text }) => label.trim() !== '' && text.length <= limits.choiceValue)
        .map(({ label, text }) => ({ name: label.slice(0, limits.choiceName), value: text }))
  }
}
