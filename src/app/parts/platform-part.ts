import pRetry from 'p-retry'
import type { Bot } from '../../answer/bot.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import type { Log } from '../../log.ts'
import { type Adapter, SetupError } from '../adapter.ts'
import type { Part, PartContext } from '../part.ts'

/** A platform as a part of the process. */
export interface PlatformPart extends Part {
  /** The way into its channels; null while it is not connected. */
  readonly channelAccess: () => ChannelAccess | null
}

/**
 * A platform, loaded and connected. One that is down is tried again and again without keeping the others; a mistake in
 * its settings ends the process.
 */
export function createPlatformPart(
  name: string,
  load: () => Promise<Adapter>,
  bot: () => Bot,
  log: Log,
): PlatformPart {
  let adapter: Adapter | null = null
  let isConnected = false
  return {
    name,
    channelAccess: () => (isConnected ? (adapter?.channelAccess ?? null) : null),
    async start(context) {
      adapter = await load()
      context.onTrouble(`${name} is not connected yet.`)
      connect(adapter, context).catch(context.fail)
    },
    async stop() {
      await adapter?.stop()
    },
  }

  async function connect(started: Adapter, { leaving, onTrouble }: PartContext): Promise<void> {
    let noted = ''
    const onConnectionChange = (trouble: string | null, note = ''): void => {
      noted = note
      // Until the start has come to its end, it says how it goes.
      if (isConnected) onTrouble(trouble, note)
    }
    const line = await pRetry(() => started.start(bot(), { onConnectionChange }), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 1_000,
      maxTimeout: 15_000,
      signal: leaving,
      // Trying again does not mend a setting.
      shouldRetry: ({ error }) => !(error instanceof SetupError),
      onFailedAttempt({ error, attemptNumber }) {
        if (error instanceof SetupError) return
        onTrouble(`${name} cannot be reached (${error.message}).`)
        log.warn(
          { platform: name, attempt: attemptNumber, reason: error.message },
          `${name}: cannot connect; trying again`,
        )
      },
    })
    isConnected = true
    onTrouble(null, noted)
    log.info(`${name}: ${line}`)
  }
}
