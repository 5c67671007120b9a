import type { AppProcess } from './app-process.ts'
import { median, progress, type Row } from './measure.ts'

/** Questions that were asked one after the other and all answered rightly. */
export interface Stream {
  readonly answers: number
  readonly perSecond: number
}

/** A started program and how it is asked for a few seconds. */
export interface Contestant {
  readonly name: string
  readonly app: AppProcess
  readonly ask: () => Promise<Stream>
}

const rounds = 3
// Until then it is measured how the compiler works: it comes to know the bot's own code, many times its peer's, only after
// some ten thousand answers.
const warmUpAnswers = 30_000
const mostWarmUpLaps = 10

/**
 * Asks the bot and its peer in turn, so that both see the same moods of the machine, and compares the medians. The
 * processor time tells more than the clock where the asking side shares a core with the side that answers.
 */
export async function raceAgainst(what: string, ours: Contestant, peer: Contestant): Promise<readonly Row[]> {
  const laps = new Map<Contestant, Lap[]>([
    [ours, []],
    [peer, []],
  ])
  const lapOf = async (contestant: Contestant, which: string): Promise<Lap> => {
    const lap = await run(contestant)
    const pace = `${Math.round(lap.perSecond)} a second, ${Math.round(lap.cpuUs)} µs of processor each`
    progress(`${what}, ${which}: ${contestant.name}: ${pace}`)
    return lap
  }
  for (const contestant of laps.keys()) {
    for (let lap = 0, answers = 0; answers < warmUpAnswers && lap < mostWarmUpLaps; lap += 1) {
      answers += (await lapOf(contestant, 'warming up')).answers
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [contestant, done] of laps) {
      done.push(await lapOf(contestant, `round ${round} of ${rounds}`))
    }
  }
  const perSecond = ({ perSecond }: Lap): number => perSecond
  const cpu = ({ cpuUs }: Lap): number => cpuUs
  const of = (contestant: Contestant, pick: (lap: Lap) => number): number =>
    median((laps.get(contestant) ?? []).map(pick))
  const rows = (measure: string, unit: string, pick: (lap: Lap) => number): readonly Row[] => [
    { what: measure, value: of(ours, pick), unit, ratio: of(ours, pick) / of(peer, pick), to: peer.name },
    { what: `${measure}, ${peer.name}`, value: of(peer, pick), unit },
  ]
  return [
    ...rows(`${what}: answers a second`, '1/s', perSecond),
    ...rows(`${what}: processor time an answer`, 'µs', cpu),
  ]
}

interface Lap {
  readonly answers: number
  readonly perSecond: number
  readonly cpuUs: number
}

async function run({ app, ask }: Contestant): Promise<Lap> {
  const before = await app.usage()
  const { answers, perSecond } = await ask()
  const after = await app.usage()
  return { answers, perSecond, cpuUs: (after.cpuUs - before.cpuUs) / answers }
}
