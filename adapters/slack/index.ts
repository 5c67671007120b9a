import { App, ExpressReceiver, type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import { type Adapter, SetupError } from '../../src/adapter.ts'
import type { SlackConfig } from '../../src/config.ts'
import { createGuard } from '../../src/guard.ts'
import type { Log } from '../../src/log.ts'
import type { Server } from '../../src/server.ts'
import { createBoltLogger } from './bolt-logger.ts'
import { createAnswered, type Listening, onButton, onMessage, onSlashCommand } from './listeners.ts'
import { postMessages, refusalOf } from './post.ts'
import { renderReply } from './render.ts'

export interface SlackOptions extends SlackConfig {
  /** The slash command, without the slash. */
  readonly command: string
  /** Where signed HTTP requests arrive; unused in Socket Mode. */
  readonly server: Server
  readonly log: Log
}

/** Slack over Socket Mode or signed HTTP, for one workspace. */
export function createSlackAdapter({
  botToken,
  connection,
  apiUrl,
  command,
  server,
  log,
}: SlackOptions): Adapter {
  const guard = createGuard('Slack', log)
  const answered = createAnswered()
  const logger = createBoltLogger(log)
  // One attempt for a post: a retried one could stand twice in the channel.
  const client = new webApi.WebClient(botToken, {
    slackApiUrl: apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  })
  let app: App | null = null

  return {
    name: 'Slack',
    async start(bot) {
      const { team, user, user_id: botUser = '', bot_id: botId = '' } = await identify(client)
      await app?.stop()
      const receiver = createReceiver()
      app = new App({
        token: botToken,
        botId,
        botUserId: botUser,
        receiver,
        logger,
        tokenVerificationEnabled: false,
        convoStore: false,
        clientOptions: { slackApiUrl: apiUrl },
      })
      listen(app, { bot, guard, client, botUser, answered })
      await connect(app, receiver)
      const how = connection.kind === 'socket' ? 'Socket Mode' : 'signed HTTP at /slack/events'
      return `connected to ${team} as ${user}, ${how}; /${command}, mentions and direct messages`
    },
    async post(channel, reply) {
      const result = await postMessages(client, { channel, thread: null }, renderReply(reply))
      if (result.kind !== 'posted') throw new Error(`Slack does not let the bot post in ${channel}`)
    },
    async stop() {
      await guard.settle(4_000)
      if (connection.kind === 'socket') await app?.stop()
    },
  }

  function createReceiver(): Receiver {
    if (connection.kind === 'http') {
      return new ExpressReceiver({ signingSecret: connection.signingSecret, logger })
    }
    // Without retries of its own, one failed reconnection would end Socket Mode for good.
    const clientOptions = {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 1_000, minTimeout: 500, maxTimeout: 30_000 },
    }
    return new SocketModeReceiver({
      appToken: connection.appToken,
      logger,
      installerOptions: { clientOptions },
    })
  }

  async function connect(started: App, receiver: Receiver): Promise<void> {
    if (receiver instanceof ExpressReceiver) {
      receiver.app.disable('x-powered-by')
      server.mount(receiver.app)
      return
    }
    await started.start().catch((error: unknown) => {
      throw refusedTokens.has(refusalOf(error) ?? '')
        ? new SetupError(
            'SLACK_APP_TOKEN is refused by Slack. Copy it again from api.slack.com/apps, Basic Information.',
          )
        : error
    })
  }

  function listen(target: App, listening: Listening): void {
    target.command(`/${command}`, ({ command, ack, respond }) =>
      onSlashCommand(listening, command, ack, respond),
    )
    target.event('app_mention', ({ event, body }) => onMessage(listening, body.team_id, event))
    target.event('message', ({ event, body }) => onMessage(listening, body.team_id, event))
    target.action({ type: 'block_actions' }, ({ body, ack, respond }) =>
      onButton(listening, body, ack, respond),
    )
    target.error(async (error) =>
      log.error({ platform: 'Slack', err: error }, 'Slack sent something that failed'),
    )
  }
}

/** Slack's words for a token that will never work (docs.slack.dev/reference/methods/auth.test). */
const refusedTokens = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
])

/** Asks Slack who the token belongs to. Throws SetupError for a refused token. */
async function identify(client: webApi.WebClient): Promise<webApi.AuthTestResponse> {
  try {
    return await client.auth.test()
  } catch (error) {
    const code = refusalOf(error)
    if (code === null || !refusedTokens.has(code)) throw error
    throw new SetupError(
      `SLACK_BOT_TOKEN is refused by Slack (${code}). Copy it again from api.slack.com/apps, OAuth & Permissions.`,
    )
  }
}
