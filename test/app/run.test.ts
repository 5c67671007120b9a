import { describe, expect, it } from 'vitest'
import { type Adapter, SetupError } from '../../src/app/adapter.ts'
import type { Server } from '../../src/app/http/server.ts'
import { type Platform, run } from '../../src/app/run.ts'
import { createLog } from '../../src/log.ts'
import { createTestBot, vancouver } from '../library.ts'
import { waitFor } from '../wait-for.ts'

const bot = createTestBot(vancouver)
const log = createLog('silent')

describe('run', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops every platform and the server on %s, and ends with 0',
    async (signal) => {
      const events: string[] = []
      const platforms = [platformOf('Slack', events), platformOf('Discord', events)]
      const code = run(platforms, serverOf(events), log)
      await waitFor(() => platforms.every(({ connected }) => connected), 'both platforms connected')
      process.emit(signal)
      expect(await code).toBe(0)
      expect(events.toSorted()).toEqual([
        'Discord started',
        'Discord stopped',
        'Slack started',
        'Slack stopped',
        'server started',
        'server stopped',
      ])
      expect(events[0]).toBe('server started')
    },
  )

  it('gives the bot to every platform', async () => {
    const given: unknown[] = []
    const platform = platformOf('Slack', [], async (bot: unknown) => given.push(bot))
    const code = run([platform], serverOf([]), log)
    await waitFor(() => platform.connected, 'connected')
    process.emit('SIGTERM')
    await code
    expect(given).toEqual([bot])
  })

  it('tries a platform that is down again while another runs', async () => {
    let attempts = 0
    const down = platformOf('Slack', [], async () => {
      attempts += 1
      if (attempts < 2) throw new Error('connect ECONNREFUSED')
    })
    const up = platformOf('Discord', [])
    const code = run([down, up], serverOf([]), log)
    await waitFor(() => up.connected, 'the other connected')
    expect(down.connected).toBe(false)
    await waitFor(() => down.connected, 'the first connected after all', 5_000)
    expect(attempts).toBe(2)
    process.emit('SIGTERM')
    expect(await code).toBe(0)
  })

  it('stops at once while a platform is still waiting to be tried again', async () => {
    let attempts = 0
    const down = platformOf('Slack', [], async () => {
      attempts += 1
      throw new Error('connect ECONNREFUSED')
    })
    const code = run([down], serverOf([]), log)
    await waitFor(() => attempts > 0, 'a first attempt')
    process.emit('SIGTERM')
    expect(await code).toBe(0)
    expect(attempts).toBe(1)
  })

  it('ends with 1, once tried, for a mistake in the settings, and stops the others', async () => {
    const events: string[] = []
    let attempts = 0
    const wrong = platformOf('Slack', events, async () => {
      attempts += 1
      throw new SetupError('SLACK_BOT_TOKEN is refused by Slack.')
    })
    expect(await run([wrong, platformOf('Discord', events)], serverOf(events), log)).toBe(1)
    expect(attempts).toBe(1)
    expect(events).toEqual(expect.arrayContaining(['Discord stopped', 'server stopped']))
  })

  it('ends although a platform cannot be stopped', async () => {
    const platform = platformOf('Slack', [])
    const failing = {
      ...platform,
      adapter: { ...platform.adapter, stop: () => Promise.reject(new Error('gone')) },
    }
    const code = run([failing], serverOf([]), log)
    await waitFor(() => failing.connected, 'connected')
    process.emit('SIGTERM')
    expect(await code).toBe(0)
  })

  it('leaves no listener behind', async () => {
    const signals = ['SIGTERM', 'SIGINT', 'unhandledRejection']
    const before = signals.map((signal) => process.listenerCount(signal))
    const platform = platformOf('Slack', [])
    const code = run([platform], serverOf([]), log)
    await waitFor(() => platform.connected, 'connected')
    process.emit('SIGTERM')
    await code
    expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before)
  })
})

function platformOf(
  name: string,
  events: string[],
  start: Adapter['start'] | ((bot: unknown) => Promise<unknown>) = async () => '',
): Platform {
  return {
    bot,
    connected: false,
    adapter: {
      name,
      async start(bot) {
        await start(bot)
        events.push(`${name} started`)
        return 'connected'
      },
      channelAccess: {
        render: () => [],
        poster: {
          post: async () => '',
          find: async () => null,
          remove: async () => undefined,
          notify: async () => undefined,
          notifyDirectly: async () => undefined,
        },
      },
      async stop() {
        events.push(`${name} stopped`)
      },
    },
  }
}

function serverOf(events: string[]): Server {
  return {
    mount: () => undefined,
    address: () => null,
    async start() {
      events.push('server started')
      return 3000
    },
    async stop() {
      events.push('server stopped')
    },
  }
}
