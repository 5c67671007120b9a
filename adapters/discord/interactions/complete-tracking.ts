import type { Bot } from '../../../src/answer/bot.ts'
import { pinpoint } from '../../../src/document/citation.ts'
import type { Passage } from '../../../src/document/passage.ts'
import { describeDays } from '../../../src/schedule/schedule.ts'
import { weekdays } from '../../../src/schedule/weekdays.ts'
import { type Choice, toChoice } from '../forms/passages.ts'
import { limits } from '../limits.ts'

/** The action items that may be meant by what has been typed so far, by number first, else by their words. */
export function completeItem(bot: Bot, typed: string): readonly Choice[] {
  const items = bot.actionItems.map((passage) => describeItem(bot, passage))
  const number = keyOf(typed)
  const words = typed.toLowerCase().split(/\s+/u)
  const numbered = items.filter(({ keys }) => keys.some((key) => key.startsWith(number)))
  const having = items.filter(({ said }) => words.every((word) => said.includes(word)))
  const found = number !== '' && numbered.length > 0 ? numbered : having
  return found.flatMap(({ label, text }) => toChoice({ label, text })).slice(0, limits.choices)
}

/** The days that are asked for most. Any others may be typed as well. */
export function completeDays(typed: string): readonly Choice[] {
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
  const place = pinpoint(passage)
  const { id, short } = passage.document
  const [meant] = bot.find(place, 1).hits
  const isMain = meant?.passage.document.id === id
  const words = passage.parts.map(({ text }) => text).join(' ')
  return {
    label: `${isMain ? '' : `${short} `}¶${place} ${words}`,
    text: isMain ? place : `${id} ${place}`,
    keys: [place, `${id} ${place}`, `${short} ${place}`].map(keyOf),
    said: `${short} ${words}`.toLowerCase(),
  }
}

/** A reference without the marks that people leave out. */
function keyOf(typed: string): string {
  return typed.toLowerCase().replace(/[\s().¶§]/gu, '')
}
