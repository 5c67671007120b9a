import { expect, it } from 'vitest'
import { createDiscordSide } from './kill-discord.ts'
import { type Killing, killWhileQuoting, type Side } from './kill-rounds.ts'
import { createSlackSide } from './kill-slack.ts'

// One on each platform in everyday's tests; `.ci/run` sets 200. Each lane is a platform and a process of its own.
const killings = Number(process.env.KILLINGS ?? 2)
const sides: readonly (() => Promise<Side>)[] = [
  () => createSlackSide('http'),
  () => createDiscordSide(),
  () => createSlackSide('socket'),
]
// Most of the time is spent waiting for leases to end.
const lanes = killings > 20 ? [...sides, ...sides] : sides.slice(0, killings)
const perLane = Math.ceil(killings / lanes.length)

it('leaves every quote, and every answer to a mention, standing once, whenever the process is killed', async () => {
  const found = await Promise.all(lanes.map(runLane))
  console.log(describeAll(found.flat()))
  expect(found.flat().flatMap(({ wrong }) => wrong)).toEqual([])
}, 3_600_000)

async function runLane(create: () => Promise<Side>, lane: number): Promise<readonly Killing[]> {
  const side = await create()
  try {
    const seeds = Array.from({ length: perLane }, (_, at) => 10_000 * (lane + 1) + at)
    const found = await killWhileQuoting(side, seeds)
    expect(side.violations(), side.name).toEqual([])
    return found
  } finally {
    await side.stop()
  }
}

function describeAll(found: readonly Killing[]): string {
  const count = (list: readonly string[]): string =>
    Object.entries(Object.groupBy(list, (each) => each))
      .map(([each, all]) => `${each} ${all?.length ?? 0}`)
      .join(', ')
  const moments = count(found.map(({ at }) => at.replace(/^\d+\. /u, '')))
  const states = count(found.flatMap(({ left }) => left))
  return `${found.length} killings, when a post was ${moments}; of 3 quotes each were left ${states}`
}
