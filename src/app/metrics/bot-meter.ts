import { Counter, Histogram, type Registry } from 'prom-client'
import type { Bot } from '../../answer/bot.ts'
import { labelOf } from './label-of.ts'

// Seconds. What is remembered takes microseconds, a search a millisecond or so, and what waits for a database longer.
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Registers what is counted of questions; returns what has a bot count and time its answers, and change nothing else. */
export function createBotMeter(registry: Registry): (bot: Bot) => Bot {
  const registers = [registry]
  const questions = new Counter({
    name: 'rapporteur_questions_total',
    help: 'Commands that the bot was asked to answer, whether it did or failed',
    labelNames: ['platform', 'kind'],
    registers,
  })
  const failures = new Counter({
    name: 'rapporteur_failed_questions_total',
    help: 'Commands of which the answer failed; their askers were told that something went wrong',
    labelNames: ['platform', 'kind'],
    registers,
  })
  const seconds = new Histogram({
    name: 'rapporteur_answer_seconds',
    help: 'How long the bot took to answer a command or to fail, without the platform',
    labelNames: ['platform', 'kind'],
    buckets,
    registers,
  })
  const searches = new Counter({
    name: 'rapporteur_searches_total',
    help: 'Searches that found something (hits), something near (weak) or none; turning the page is no new search',
    labelNames: ['platform', 'outcome'],
    registers,
  })

  const measured = new WeakMap<Bot, Bot>()
  const measure = (bot: Bot): Bot => ({
    ...bot,
    async at(channel) {
      const there = await bot.at(channel)
      return measured.getOrInsertComputed(there, measure)
    },
    async answer(command, asker, post) {
      const labels = { platform: labelOf(asker.at.platform), kind: labelOf(command.kind) }
      questions.inc(labels)
      const start = performance.now()
      try {
        const answer = await bot.answer(command, asker, post)
        const outcome = answer.kind === 'reply' ? answer.outcome : null
        if (outcome !== null && command.kind === 'search' && command.at === 0) {
          searches.inc({ platform: labels.platform, outcome })
        }
        return answer
      } catch (error) {
        failures.inc(labels)
        throw error
      } finally {
        seconds.observe(labels, (performance.now() - start) / 1_000)
      }
    },
  })
  return measure
}
