import { createBot } from '../../src/answer/bot.ts'
import { basicUnitsOf } from '../../src/document/basic-units.ts'
import type { Library } from '../../src/document/library.ts'
import type { Engine } from '../../src/search/engine.ts'
import { createAsker } from '../../test/asker.ts'
import { median } from '../measure.ts'
import { longestBusy } from './longest-busy.ts'

const rounds = 30
const quotedWords = 40

/**
 * How many milliseconds each kind of answer about a long document takes: the first, how long that keeps the process busy at a
 * time, then the median of others of the kind.
 */
export async function measureAnswers(
  library: Library,
  engine: Engine,
): Promise<Readonly<Record<string, number>>> {
  const bot = createBot({
    library,
    engine,
    prompt: '/law ',
    pageCharacters: 2_800,
    excerptCharacters: 70,
    tracking: null,
  })
  const units = basicUnitsOf(library.main)
  const quotation = (round: number): string => {
    const parts = units[round * 7]?.parts ?? []
    return parts
      .flatMap(({ text }) => text.split(' '))
      .slice(0, quotedWords)
      .join(' ')
  }
  const ask = (typed: string) => bot.answer(bot.read(typed), createAsker('U1', 'alice'))
  const ways: Readonly<Record<string, (round: number) => unknown>> = {
    'show Article 200': (round) => ask(`Article ${200 + round}`),
    'quote Article 100(2)(b)': (round) => ask(`quote Article ${100 + round}(2)(b)`),
    'check a quotation of 40 words': (round) => ask(`check "${quotation(round)}"`),
    'suggest, by words': (round) => bot.suggest(quotation(round).slice(0, 7), 25),
    'suggest, by number': (round) => bot.suggest(String(1 + round), 25),
    contents: (round) => ask(round % 2 === 0 ? 'contents' : 'help'),
  }
  const figures: Record<string, number> = {}
  for (const [way, work] of Object.entries(ways)) {
    const time = async (round: number): Promise<number> => {
      const began = performance.now()
      await work(round)
      return performance.now() - began
    }
    const { done: first, busyMs } = await longestBusy(() => time(0))
    const others: number[] = []
    for (let round = 1; round <= rounds; round += 1) others.push(await time(round))
    figures[`${way}, first (ms)`] = first
    figures[`${way}, first, busy at a time at most (ms)`] = busyMs
    figures[`${way}, then (ms)`] = median(others)
  }
  return figures
}
