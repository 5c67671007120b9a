import type { AutocompleteInteraction } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import { choosePassages } from '../../../src/answer/choose-passages.ts'
import { completeZones } from '../../../src/schedule/zones.ts'
import { type Choice, completeSentences, toChoice } from '../forms/passages.ts'
import { limits } from '../limits.ts'
import { actionOptions, digestOptions, quoteOptions } from './commands.ts'
import { completeDays, completeItem } from './complete-tracking.ts'
import { type ListenerContext, passIfAnswered, withoutSecrets } from './listener-context.ts'

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
      return choosePassages(bot, typed, limits.choices).flatMap(toChoice)
    case quoteOptions.sentences:
      return completeSentences(bot, passage, typed)
    case actionOptions.item:
      return completeItem(bot, typed)
    case digestOptions.zone:
      return completeZones(typed, Date.now(), limits.choices).flatMap(({ name, label }) =>
        toChoice({ label, text: name }),
      )
    case digestOptions.days:
      return completeDays(typed)
    default:
      return bot
        .suggest(typed, limits.choices)
        .filter(({ label }) => label.trim() !== '')
        .flatMap(toChoice)
  }
}
