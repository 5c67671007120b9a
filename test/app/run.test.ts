import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { SetupError } from '../../src/app/adapter.ts'
import { createStatusBoard, type Part, type PartContext, type Statuses } from '../../src/app/part.ts'
import { run, type Step } from '../../src/app/run.ts'
import { createLog } from '../../src/log.ts'
import { waitFor } from '../wait-for.ts'
import { withinTime } from '../within-time.ts'

const log = createLog('silent')

describe('run', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'starts the parts in order, stops them in reverse on %s, and ends with 0',
    async (signal) => {
      const events: string[] = []
      const running = start([
        [partOf('server', events)],
        [partOf('Slack', events), partOf('Discord', events)],
        [partOf('traffic', events)],
      ])
      await waitFor(() => running.states().traffic === 'ready', 'all ready')
      process.emit(signal)
      expect(await running.code).toBe(0)
      expect(events).toEqual([
        'server started',
        'Slack started',
        'Discord started',
        'traffic started',
        'traffic stopped',
        'Slack stopped',
        'Discord stopped',
        'server stopped',
      ])
    },
  )

  it('says of each part how it stands', async () => {
    const { promise: open, resolve } = Promise.withResolvers<void>()
    let told: PartContext['onTrouble'] = () => undefined
    const database = partOf('database', [], async ({ onTrouble }) => {
      told = onTrouble
      onTrouble('The database is away.')
      await open
      onTrouble(null)
    })
    const running = start([[partOf('server', [])], [database], [partOf('Slack', [])]])
    await waitFor(() => running.states().database === 'not ready', 'the wait')
    expect(running.statuses()).toEqual({
      server: { state: 'ready', detail: '' },
      database: { state: 'not ready', detail: 'The database is away.' },
      Slack: { state: 'waiting', detail: '' },
    })
    resolve()
    await waitFor(() => running.states().Slack === 'ready', 'all ready')
    expect(running.states().database).toBe('ready')
    told('It is away again.')
    expect(running.statuses().database).toEqual({ state: 'not ready', detail: 'It is away again.' })
    process.emit('SIGTERM')
    await running.code
    expect(Object.values(running.states())).toEqual(['stopped', 'stopped', 'stopped'])
  })

  it('ends with 1 where a part fails, and stops what was begun, with that part, and nothing else', async () => {
    const events: string[] = []
    const wrong = partOf('database', events, async () => {
      throw new SetupError('DATABASE_URL is wrong.')
    })
    expect(await start([[partOf('server', events)], [wrong], [partOf('Slack', events)]]).code).toBe(1)
    expect(events).toEqual(['server started', 'database stopped', 'server stopped'])
  })

  it('ends with 1 where a part fails after its start', async () => {
    const events: string[] = []
    const failing = partOf('Slack', events, async ({ fail }) => {
      void sleep(5).then(() => fail(new SetupError('SLACK_BOT_TOKEN is refused by Slack.')))
    })
    expect(await start([[partOf('server', events)], [failing, partOf('Discord', events)]]).code).toBe(1)
    expect(events).toEqual(expect.arrayContaining(['Discord stopped', 'server stopped']))
  })

  it('stops at once while a part is still starting', async () => {
    const events: string[] = []
    const slow = partOf('database', events, ({ leaving }) => sleep(60_000, undefined, { signal: leaving }))
    const running = start([[partOf('server', events)], [slow], [partOf('Slack', events)]])
    await waitFor(() => running.states().database === 'starting', 'the start')
    process.emit('SIGTERM')
    expect(await running.code).toBe(0)
    expect(events).toEqual(['server started', 'database stopped', 'server stopped'])
  })

  it('stops the others although one cannot be stopped', async () => {
    const events: string[] = []
    const failing = { ...partOf('Slack', events), stop: () => Promise.reject(new Error('gone')) }
    const running = start([[partOf('server', events)], [failing]])
    await waitFor(() => running.states().Slack === 'ready', 'ready')
    process.emit('SIGTERM')
    expect(await running.code).toBe(0)
    expect(events).toContain('server stopped')
  })

  it('stops within five seconds, and gives every part its turn, although none of them ends', async () => {
    const events: string[] = []
    const hanging = (name: string): Part => ({
      ...partOf(name, events),
      stop() {
        events.push(`${name} asked to stop`)
        return new Promise(() => undefined)
      },
    })
    const running = start([[hanging('database')], [hanging('Slack')], [hanging('delivery')]])
    await waitFor(() => running.states().delivery === 'ready', 'ready')
    process.emit('SIGTERM')
    expect(await withinTime(running.code, 5_000, 'the end')).toBe(0)
    expect(events.slice(-3)).toEqual([
      'delivery asked to stop',
      'Slack asked to stop',
      'database asked to stop',
    ])
  })

  it('leaves no listener behind', async () => {
    const signals = ['SIGTERM', 'SIGINT', 'unhandledRejection']
    const before = signals.map((signal) => process.listenerCount(signal))
    const running = start([[partOf('Slack', [])]])
    await waitFor(() => running.states().Slack === 'ready', 'ready')
    process.emit('SIGTERM')
    await running.code
    expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before)
  })
})

function start(steps: readonly Step[]): {
  readonly code: Promise<number>
  readonly statuses: () => Statuses
  readonly states: () => Readonly<Record<string, string>>
} {
  const board = createStatusBoard()
  return {
    code: run(steps, board, log),
    statuses: board.read,
    states: () => Object.fromEntries(Object.entries(board.read()).map(([name, { state }]) => [name, state])),
  }
}

function partOf(name: string, events: string[], start: Part['start'] = async () => undefined): Part {
  return {
    name,
    async start(context) {
      await start(context)
      events.push(`${name} started`)
    },
    async stop() {
      events.push(`${name} stopped`)
    },
  }
}
