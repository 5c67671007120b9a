import { type App, type Logger, SocketModeReceiver } from '@slack/bolt'
import type { Server } from '../../../src/app/http/server.ts'
import type { SlackTokenConfig } from '../../../src/app/slack-config.ts'
import { lookUp } from '../posting/look-up.ts'
import { silentLogger } from './bolt-logger.ts'
import { createClients } from './client.ts'
import type { Connection } from './connection.ts'
import { createEventsReceiver, type EventsReceiver } from './events-receiver.ts'
import { createOneWorkspace, explainRefusedToken } from './one-workspace.ts'
import { readRemoval } from './removal.ts'
import { watchSocket } from './watch-socket.ts'

export interface TokenConnectionOptions extends SlackTokenConfig {
  readonly server: Server
  readonly logger: Logger
}

/** The one workspace of SLACK_BOT_TOKEN, over Socket Mode or signed HTTP. */
export function createTokenConnection(options: TokenConnectionOptions): Connection {
  const { botToken, connection, apiUrl, server, logger } = options
  const workspaces = createOneWorkspace(createClients(apiUrl), botToken, apiUrl)
  let app: App | null = null
  let joined: string | null = null
  let onGone = (): void => undefined
  return {
    workspaces,
    find: lookUp,
    async open(makeApp, { onConnectionChange }) {
      const { workspace, team, botName, botId, botUser: botUserId } = await workspaces.join()
      joined = workspace
      onGone = () => onConnectionChange(removed)
      await app?.stop()
      const receiver = createReceiver()
      if (receiver instanceof SocketModeReceiver) watchSocket(receiver, onConnectionChange)
      app = makeApp(receiver, { token: botToken, botId, botUserId })
      await connect(app, receiver)
      const how = connection.kind === 'socket' ? 'Socket Mode' : 'signed HTTP at /slack/events'
      return `connected to ${team} as ${botName}, ${how}`
    },
    async takeAway(body, onRemoved) {
      const workspace = readRemoval(body)
      if (workspace === null) return
      await onRemoved(workspace)
      if (workspace === joined) onGone()
    },
    async close() {
      if (connection.kind === 'socket') await app?.stop()
    },
  }

  function createReceiver(): EventsReceiver | SocketModeReceiver {
    if (connection.kind === 'http') return createEventsReceiver(connection.signingSecret, logger)
    // Without retries of its own, one failed reconnection would end Socket Mode for good.
    const clientOptions = {
      slackApiUrl: apiUrl,
      logger: silentLogger,
      retryConfig: { retries: 1_000, minTimeout: 500, maxTimeout: 30_000 },
    }
    return new SocketModeReceiver({
      appToken: connection.appToken,
      autoReconnectEnabled: false,
      logger,
      installerOptions: { clientOptions },
    })
  }

  async function connect(started: App, receiver: EventsReceiver | SocketModeReceiver): Promise<void> {
    if ('receiveFrom' in receiver) return receiver.receiveFrom(server)
    await explainRefusedToken(
      started.start(),
      () => 'SLACK_APP_TOKEN is refused by Slack. Copy it again from api.slack.com/apps, Basic Information.',
    )
  }
}

const removed =
  'The bot was removed from this workspace. Install it again, set its new SLACK_BOT_TOKEN and start me again.'
