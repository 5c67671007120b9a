import { describe, expect, it } from 'vitest'
import { type Adapter, type AdapterEvents, SetupError } from '../../../src/app/adapter.ts'
import { createStatusBoard, type Part, type StatusBoard } from '../../../src/app/part.ts'
import { createPlatformPart, type PlatformPart } from '../../../src/app/parts/platform-part.ts'
import { run } from '../../../src/app/run.ts'
import { createLog } from '../../../src/log.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { waitFor } from '../../wait-for.ts'

const bot = createTestBot(vancouver)
const log = createLog('silent')

describe('A platform', () => {
  it('is given the bot', async () => {
    const given: unknown[] = []
    const platform = platformOf('Slack', async (each) => given.push(each))
    const { code } = await started(platform)
    process.emit('SIGTERM')
    await code
    expect(given).toEqual([bot])
  })

  it('that is down is tried again while another runs', async () => {
    let attempts = 0
    const down = platformOf('Slack', async () => {
      attempts += 1
      if (attempts < 2) throw new Error('connect ECONNREFUSED')
    })
    const { board, code } = begin(down, platformOf('Discord'))
    await waitFor(() => board.read().Discord?.state === 'ready', 'the other connected')
    expect(board.read().Slack).toEqual({
      state: 'not ready',
      detail: 'Slack cannot be reached (connect ECONNREFUSED).',
    })
    expect(down.channelAccess()).toBeNull()
    await waitFor(() => board.read().Slack?.state === 'ready', 'the first connected after all', 5_000)
    expect(attempts).toBe(2)
    expect(down.channelAccess()).not.toBeNull()
    process.emit('SIGTERM')
    expect(await code).toBe(0)
  })

  it('is not tried again once the process is to end', async () => {
    let attempts = 0
    const down = platformOf('Slack', async () => {
      attempts += 1
      throw new Error('connect ECONNREFUSED')
    })
    const { code } = begin(down)
    await waitFor(() => attempts > 0, 'a first attempt')
    process.emit('SIGTERM')
    expect(await code).toBe(0)
    expect(attempts).toBe(1)
  })

  it('with a mistake in its settings is tried once, and ends the process with 1', async () => {
    let attempts = 0
    const wrong = platformOf('Slack', async () => {
      attempts += 1
      throw new SetupError('SLACK_BOT_TOKEN is refused by Slack.')
    })
    expect(await begin(wrong, platformOf('Discord')).code).toBe(1)
    expect(attempts).toBe(1)
  })

  it('that is lost later is not ready until it is back', async () => {
    let tell: AdapterEvents['onConnectionChange'] = () => undefined
    const platform = platformOf('Slack', async (_bot, events) => {
      tell = events?.onConnectionChange ?? tell
    })
    const { board, code } = await started(platform)
    tell('Slack ended the connection.')
    expect(board.read().Slack).toEqual({ state: 'not ready', detail: 'Slack ended the connection.' })
    tell(null)
    expect(board.read().Slack?.state).toBe('ready')
    process.emit('SIGTERM')
    expect(await code).toBe(0)
  })
})

function begin(...parts: readonly Part[]): { readonly board: StatusBoard; readonly code: Promise<number> } {
  const board = createStatusBoard()
  return { board, code: run([parts], board, log) }
}

async function started(part: Part) {
  const running = begin(part)
  await waitFor(() => running.board.read()[part.name]?.state === 'ready', 'connected')
  return running
}

function platformOf(
  name: string,
  start: (...args: Parameters<Adapter['start']>) => Promise<unknown> = async () => '',
): PlatformPart {
  const adapter: Adapter = {
    name,
    async start(...args) {
      await start(...args)
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
    stop: async () => undefined,
  }
  return createPlatformPart(
    name,
    async () => adapter,
    () => bot,
    log,
  )
}
