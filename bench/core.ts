import { renderReply as renderForDiscord } from '../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../adapters/slack/render/render.ts'
import { createBot } from '../src/answer/bot.ts'
import type { Library } from '../src/document/library.ts'
import type { Reply } from '../src/message/reply.ts'
import { createEngine, readBundledVectors } from '../src/search/engine.ts'
import { createAsker } from '../test/asker.ts'
import { median, progress, quantile, type Row } from './measure.ts'
import { questions } from './questions.ts'

// Fifty rounds give 3,000 samples, of which 30 lie above p99; before them, the compiler is warmed up.
const rounds = 50
const warmUpRounds = 10
const mostHits = 10

type Work = (question: string) => unknown

/** How long the core takes for a question: the search alone, then a whole answer as a platform has it. */
export async function measureCore(library: Library): Promise<readonly Row[]> {
  progress('The core, without a platform')
  const vectors = readBundledVectors()
  const engine = createEngine(library, vectors)
  const search: Work = (question) => engine.search(question, mostHits)
  const answer = (render: (reply: Reply) => unknown): Work => {
    // A new bot remembers no reply, so each is made anew; the words are remembered by the engine.
    const bot = createBot({
      library,
      engine,
      prompt: '/korea ',
      pageCharacters: 2_800,
      excerptCharacters: 70,
      tracking: null,
    })
    return async (question) => {
      const reply = await bot.answer(bot.read(question), createAsker('U1', 'alice'))
      return reply.kind === 'reply' && render(reply)
    }
  }

  const cold = await sample(() => {
    const fresh = createEngine(library, vectors)
    return (question) => fresh.search(question, mostHits)
  })
  const warm = await sample(() => search)
  const forSlack = await sample(() => answer(renderForSlack))
  const forDiscord = await sample(() => answer(renderForDiscord))
  const base = median(warm)
  return [
    ...rowsOf('search, words remembered', warm, null),
    ...rowsOf('search, every word new', cold, base),
    ...rowsOf('answer and Slack message', forSlack, base),
    ...rowsOf('answer and Discord message', forDiscord, base),
  ]
}

/** Every question of every round, in microseconds. `prepare` makes each round's work and is not timed. */
async function sample(prepare: () => Work): Promise<readonly number[]> {
  const samples: number[] = []
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const work = prepare()
    for (const question of questions) {
      const start = performance.now()
      await work(question)
      const tookUs = (performance.now() - start) * 1_000
      if (round >= 0) samples.push(tookUs)
    }
  }
  return samples
}

function rowsOf(what: string, samples: readonly number[], base: number | null): readonly Row[] {
  return [0.5, 0.99].map((share) => {
    const value = quantile(samples, share)
    const row = { what: `${what}, p${share * 100}`, value, unit: 'µs' }
    return base === null ? row : { ...row, ratio: value / base, to: 'words remembered, p50' }
  })
}
