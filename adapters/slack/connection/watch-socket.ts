import type { SocketModeReceiver } from '@slack/bolt'
import type { AdapterEvents } from '../../../src/app/adapter.ts'
import { withoutContents } from '../posting/refusals.ts'

/** Tells when the socket of Socket Mode is lost and when it is back. Called before its first start. */
export function watchSocket(
  { client: socket }: Pick<SocketModeReceiver, 'client'>,
  onConnectionChange: AdapterEvents['onConnectionChange'],
): void {
  const start = socket.start.bind(socket)
  let hasConnected = false
  socket.on('connected', () => {
    hasConnected = true
    onConnectionChange(null)
  })
  socket.on('close', () => onConnectionChange(lost))
  // The library starts itself again when it has lost its connection; where Slack then refuses it, nobody would be told.
  socket.start = async () => {
    try {
      return await start()
    } catch (error) {
      if (!hasConnected) throw error
      const plain = withoutContents(error)
      const reason = plain instanceof Error ? plain.message : 'unknown'
      onConnectionChange(
        `Slack refuses to be connected again (${reason}). Check SLACK_APP_TOKEN, then start me again.`,
      )
      return new Promise(() => undefined)
    }
  }
}

const lost = 'The connection to Slack is lost. I’m connecting again.'
