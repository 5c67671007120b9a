import { setTimeout as pause } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import pRetry from 'p-retry'
import type { AdapterEvents } from '../../../src/app/adapter.ts'
import { withoutContents } from '../posting/refusals.ts'

/**
 * Connects the socket of Socket Mode again when it's lost, and tells when it's lost and when it's back. Called before its
 * first start, for a receiver whose own reconnection is off: that one waits five seconds even where Slack only changes the
 * server, and slash commands that are typed meanwhile fail.
 */
export function watchSocket(
  { client: socket }: Pick<SocketModeReceiver, 'client'>,
  onConnectionChange: AdapterEvents['onConnectionChange'],
): void {
  const start = socket.start.bind(socket)
  const disconnect = socket.disconnect.bind(socket)
  let stopping: AbortController | null = null
  let connectedAt: number | null = null
  let shortOnes = 0

  socket.start = async () => {
    stopping ??= new AbortController()
    // Closed before it was greeted, the client rejects with nothing.
    return start().catch((error: unknown) => {
      throw error ?? new Error('Slack closed the connection at once')
    })
  }
  socket.disconnect = () => {
    stopping?.abort()
    return disconnect()
  }
  socket.on('connected', () => {
    connectedAt = Date.now()
    onConnectionChange(null)
  })
  socket.on('disconnected', () => {
    if (connectedAt === null || stopping === null || stopping.signal.aborted) return
    onConnectionChange(lost)
    shortOnes = Date.now() - connectedAt < shortMs ? shortOnes + 1 : 0
    connectedAt = null
    void reconnect(stopping.signal)
  })

  async function reconnect(signal: AbortSignal): Promise<void> {
    try {
      await pause(shortOnes > 1 ? Math.min(longestMs, 2 ** shortOnes * firstMs) : 0, undefined, { signal })
      await pRetry(() => socket.start(), {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: firstMs,
        maxTimeout: longestMs,
        randomize: true,
        signal,
        shouldRetry: ({ error }) => !isRefusal(error),
      })
    } catch (error) {
      if (signal.aborted) return
      const plain = withoutContents(error)
      const reason = plain instanceof Error ? plain.message : 'unknown'
      onConnectionChange(
        `Slack refuses to be connected again (${reason}). Check SLACK_APP_TOKEN, then start me again.`,
      )
    }
  }
}

// A connection that ends sooner is not the change of servers that Slack makes every few hours.
const shortMs = 10_000
const firstMs = 250
const longestMs = 30_000

const refusals = ['not_authed', 'invalid_auth', 'account_inactive', 'user_removed_from_team', 'team_disabled']

function isRefusal(error: unknown): boolean {
  const code = (error as { data?: { error?: unknown } }).data?.error
  return typeof code === 'string' && refusals.includes(code)
}

const lost = 'The connection to Slack is lost. I’m connecting again.'
