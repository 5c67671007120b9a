import type { AutocompleteInteraction } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import { choosePassages } from '../../../src/answer/choose-passages.ts'
import { pinpoint } from '../../../src/document/citation.ts'
import { type Passage, spanOf } from '../../../src/document/passage.ts'
import { formatSpan } from '../../../src/document/reference/format.ts'
import { describeDays } from '../../../src/schedule/schedule.ts'
import { weekdays } from '../../../src/schedule/weekdays.ts'
import { completeZones } from '../../../src/schedule/zones.ts'
import { placeOf } from '../connection/workspace-of.ts'
import { type Choice, completeSentences, toChoice } from '../forms/passages.ts'
import { limits } from '../limits.ts'
import { type ListenerContext, passIfAnswered, withoutSecrets } from './listener-context.ts'

/** What could be meant by what has been typed so far. */
export async function onAutocomplete(
  { bot, errorBoundary }: ListenerContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  await errorBoundary.run(
    withoutSecrets(async () => {
      const { name, value } = interaction.options.getFocused(true)
      const passage = name === 'sentences' ? interaction.options.getString('passage') : null
      const here = await bot.at(placeOf(interaction))
      await interaction.respond([...complete(here, name, value, passage ?? '')]).catch(passIfAnswered)
    }),
    withoutSecrets(() => interaction.respond([]).catch(passIfAnswered)),
  )
}

function complete(bot: Bot, option: string, typed: string, passage: string): readonly Choice[] {
  switch (option) {
    case 'passage':
      return choosePassages(bot, typed, limits.choices).flatMap(toChoice)
    case 'sentences':
      return completeSentences(bot, passage, typed)
    case 'item':
      return completeItem(bot, typed)
    case 'zone':
      return completeZones(typed, Date.now(), limits.choices).flatMap(({ name, label }) =>
        toChoice({ label, text: name }),
      )
    case 'days':
      return completeDays(typed)
    default:
      return bot
        .suggest(typed, limits.choices)
        .filter(({ label }) => label.trim() !== '')
        .flatMap(toChoice)
  }
}

/** The action items that may be meant by what has been typed so far, by number first, else by their words. */
function completeItem(bot: Bot, typed: string): readonly Choice[] {
  const items = bot.actionItems.map((passage) => describeItem(bot, passage))
  const number = keyOf(typed)
  const words = typed.toLowerCase().split(/\s+/u)
  const numbered = items.filter(({ keys }) => keys.some((key) => key.startsWith(number)))
  const having = items.filter(({ said }) => words.every((word) => said.includes(word)))
  const found = number !== '' && numbered.length > 0 ? numbered : having
  return found.flatMap(({ label, text }) => toChoice({ label, text })).slice(0, limits.choices)
}

/** The days that are asked for most. Any others may be typed as well. */
function completeDays(typed: string): readonly Choice[] {
  const sought = typed.trim().toLowerCase()
  return usualDays
    .map((days) => {
      const name = describeDays(days)
      const isWord = days.length === 1 || /^[a-z]+$/u.test(name)
      return { name, value: isWord ? name.toLowerCase() : typedDays(days) }
    })
    .filter(({ name, value }) => [name.toLowerCase(), value].some((each) => each.startsWith(sought)))
}

const usualDays = [
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5],
  [1, 3, 5],
  [2, 4],
  [6, 7],
  ...weekdays.map(({ day }) => [day]),
] as const satisfies readonly (readonly number[])[]

function typedDays(days: readonly number[]): string {
  return days.map((day) => weekdays[day - 1]?.typed).join(' ')
}

/** What names an item wherever the bot is asked: without its document where a bare number means it. */
function describeItem(bot: Bot, passage: Passage) {
  const place = formatSpan(spanOf(passage))
  const { id, short } = passage.document
  const [meant] = bot.find(place, 1).hits
  const isMain = meant?.passage.document.id === id
  const words = passage.parts.map(({ text }) => text).join(' ')
  return {
    label: `${isMain ? '' : `${short} `}${pinpoint(passage)} ${words}`,
    text: isMain ? place : `${id} ${place}`,
    keys: [place, `${id} ${place}`, `${short} ${place}`].map(keyOf),
    said: `${short} ${words}`.toLowerCase(),
  }
}

/** A reference without the marks that people leave out. */
function keyOf(typed: string): string {
  return typed.toLowerCase().replace(/[\s().¶§]/gu, '')
}
