import { startApp } from './app-process.ts'
import { median, progress, type Row } from './measure.ts'
import type { Program } from './programs.ts'
import { questions } from './questions.ts'
import { askSlackApp } from './slack-requests.ts'

const starts = 5
const asked = 1_000

interface Start {
  readonly startMs: number
  readonly rssMb: number
}

/** How long programs take until they are ready, and their memory after 1,000 questions, against the first of them. */
export async function measureStarts(programs: readonly Program[]): Promise<readonly Row[]> {
  const all = programs.map((program) => ({ program, done: [] as Start[] }))
  for (let round = 1; round <= starts; round += 1) {
    for (const { program, done } of all) {
      const start = await startAndAsk(program)
      const { startMs, rssMb } = start
      progress(
        `Start ${round} of ${starts}: ${program.name}: ${Math.round(startMs)} ms, then ${Math.round(rssMb)} MB`,
      )
      done.push(start)
    }
  }
  const rows = (what: string, unit: string, pick: (start: Start) => number): readonly Row[] =>
    all.map(({ program, done }, index) => {
      const value = median(done.map(pick))
      const row = { what: `${what}: ${program.name}`, value, unit }
      const [first] = all
      if (index === 0 || first === undefined) return row
      return { ...row, ratio: value / median(first.done.map(pick)), to: first.program.name }
    })
  return [
    ...rows('start to ready', 'ms', ({ startMs }) => startMs),
    ...rows('memory after 1,000 questions', 'MB', ({ rssMb }) => rssMb),
  ]
}

async function startAndAsk(program: Program): Promise<Start> {
  await using app = await startApp(program)
  await askSlackApp(app.origin, questions, { amount: asked }, (body) => body !== '')
  const { rssBytes } = await app.usage()
  return { startMs: app.startMs, rssMb: rssBytes / 1e6 }
}
