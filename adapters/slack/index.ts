import { App, ExpressReceiver, type Receiver, SocketModeReceiver, type ViewSubmitAction } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { type Adapter, type AdapterEvents, SetupError } from '../../src/app/adapter.ts'
import type { SlackConfig } from '../../src/app/config.ts'
import { createErrorBoundary, type ErrorBoundary } from '../../src/app/error-boundary.ts'
import { limitBodies } from '../../src/app/http/limit-bodies.ts'
import type { Server } from '../../src/app/http/server.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import type { Log } from '../../src/log.ts'
import { atMost } from '../../src/text/at-most.ts'
import { takingDownFirst } from './connection/before-ack.ts'
import { createBoltLogger, silentLogger } from './connection/bolt-logger.ts'
import { createClient } from './connection/client.ts'
import { createFiles } from './connection/files.ts'
import { createPeople } from './connection/people.ts'
import { readRemoval } from './connection/removal.ts'
import { watchSocket } from './connection/watch-socket.ts'
import { createPlaceOf } from './connection/workspace-of.ts'
import { readViewPress } from './forms/read-view.ts'
import { onButton } from './interactions/buttons.ts'
import { onSlashCommand } from './interactions/commands.ts'
import type { ListenerContext } from './interactions/exchange.ts'
import { addDocument, onFileShortcut } from './interactions/file-shortcut.ts'
import { onHomeOpened } from './interactions/home.ts'
import { onLinksShared } from './interactions/links.ts'
import { acceptMention, onMessage } from './interactions/messages.ts'
import { onShortcut, shortcuts } from './interactions/shortcuts.ts'
import { onSubmission } from './interactions/submissions.ts'
import { onSearch, onViewPress } from './interactions/view-presses.ts'
import { onMessagesOpened } from './interactions/welcome.ts'
import { createPoster } from './posting/poster.ts'
import { refusalOf, withoutContents } from './posting/refusals.ts'
import { renderReply } from './render/render.ts'

export interface SlackOptions extends SlackConfig {
  /** The slash command, without the slash. */
  readonly command: string
  /** Where signed HTTP requests arrive; unused in Socket Mode. */
  readonly server: Server
  /** What posts publicly, once. */
  readonly outbox: Outbox
  /** Called with the workspace's id when the bot is removed from it. */
  readonly onRemoved: (workspace: string) => Promise<void>
  readonly log: Log
  /** Between two messages to one channel; as Slack wants it unless given. */
  readonly betweenPostsMs?: number
}

/** Slack over Socket Mode or signed HTTP, for one workspace. */
export function createSlackAdapter({
  botToken,
  connection,
  apiUrl,
  command,
  server,
  outbox,
  onRemoved,
  log,
  betweenPostsMs,
}: SlackOptions): Adapter {
  const errorBoundary = withoutContentsIn(createErrorBoundary('Slack', log))
  // Room for a day of questions in a busy workspace: Slack goes on redelivering for that long.
  const answered = new LRUCache<string, true>({ ...atMost(50_000), ttl: 25 * 3_600_000 })
  const removing = new LRUCache<string, string>({ ...atMost(5_000), ttl: 25 * 3_600_000 })
  const logger = createBoltLogger(log)
  const client = createClient(botToken, apiUrl)
  const people = createPeople(client)
  const files = createFiles(client, botToken, apiUrl)
  let botName = 'rapporteur'
  const poster = createPoster(client, () => botName, betweenPostsMs)
  let app: App | null = null

  return {
    name: 'Slack',
    async start(bot, { onConnectionChange } = unwatched) {
      const {
        team,
        team_id: workspace,
        is_enterprise_install: isOrganisation = false,
        user,
        user_id: botUser = '',
        bot_id: botId = '',
      } = await explainRefusedToken(
        client.auth.test(),
        (code) =>
          `SLACK_BOT_TOKEN is refused by Slack (${code}). Copy it again from api.slack.com/apps, OAuth & Permissions.`,
      )
      botName = user ?? botName
      await app?.stop()
      const receiver = createReceiver()
      if (receiver instanceof SocketModeReceiver) watchSocket(receiver, onConnectionChange)
      // The token of a whole organisation is of no one workspace.
      const placeOf = createPlaceOf(isOrganisation ? null : (workspace ?? null))
      const memory = { answered, removing }
      const context = { bot, errorBoundary, client, outbox, people, files, placeOf, botUser, ...memory }
      app = new App({
        token: botToken,
        botId,
        botUserId: botUser,
        receiver: takingDownFirst(receiver, async (body) => {
          await takeDown(context, body)
          if (workspace !== undefined && readRemoval(body) === workspace) onConnectionChange(removed)
        }),
        logger,
        tokenVerificationEnabled: false,
        convoStore: false,
        clientOptions: { slackApiUrl: apiUrl, logger: silentLogger },
      })
      listen(app, context)
      await connect(app, receiver)
      const how = connection.kind === 'socket' ? 'Socket Mode' : 'signed HTTP at /slack/events'
      return `connected to ${team} as ${user}, ${how}; /${command}, mentions and direct messages`
    },
    channelAccess: { poster, render: renderReply },
    async stop() {
      await errorBoundary.settle(3_500)
      if (connection.kind === 'socket') await app?.stop()
    },
  }

  /** What must not be lost: a quote that is asked for, and that the bot was removed. */
  async function takeDown(context: ListenerContext, body: unknown): Promise<void> {
    const workspace = readRemoval(body)
    if (workspace !== null) await onRemoved(workspace)
    await acceptMention(context, body)
  }

  function createReceiver(): Receiver {
    if (connection.kind === 'http') {
      return new ExpressReceiver({ signingSecret: connection.signingSecret, logger })
    }
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

  async function connect(started: App, receiver: Receiver): Promise<void> {
    if (receiver instanceof ExpressReceiver) {
      // Bolt reads a body of any length before it looks at the signature. The receiver's app would only be another around
      // its router, for which Express changes the prototypes of each request and response.
      server.mount(limitBodies('/slack/events', receiver.router))
      return
    }
    await explainRefusedToken(
      started.start(),
      () => 'SLACK_APP_TOKEN is refused by Slack. Copy it again from api.slack.com/apps, Basic Information.',
    )
  }

  function listen(target: App, context: ListenerContext): void {
    // Not as a listener: Bolt asks every one of them about every request, and most are this command.
    target.use(async (request) => {
      if (!('command' in request) || request.command.command !== `/${command}`) return request.next()
      await onSlashCommand(context, request.command, request.ack, request.respond)
    })
    target.event('app_mention', ({ event, body }) => onMessage(context, body, event))
    target.event('message', ({ event, body }) => onMessage(context, body, event))
    target.action({ type: 'block_actions' }, ({ body, ack, respond }) => {
      const press = readViewPress(body, context.placeOf)
      return press === null ? onButton(context, body, ack, respond) : onViewPress(context, press, ack)
    })
    for (const which of ['quote', 'find', 'check'] as const) {
      target.shortcut(shortcuts[which], ({ body, ack, respond }) =>
        onShortcut(context, which, body, ack, respond),
      )
    }
    target.shortcut(addDocument, ({ body, ack, respond }) => onFileShortcut(context, body, ack, respond))
    target.options(/.*/u, ({ body, ack }) => onSearch(context, body, ack))
    target.view<ViewSubmitAction>(/.*/u, ({ body, ack }) => onSubmission(context, body, ack))
    target.event('link_shared', ({ event }) => onLinksShared(context, event))
    target.event('app_home_opened', ({ event, body }) =>
      event.tab === 'messages' ? onMessagesOpened(context, body, event) : onHomeOpened(context, body, event),
    )
    target.error(async (error) =>
      log.error({ platform: 'Slack', err: withoutContents(error) }, 'Slack sent something that failed'),
    )
  }
}

/** The boundary, in whose errors nothing is left of what was said. */
function withoutContentsIn(boundary: ErrorBoundary): ErrorBoundary {
  const rethrow = (error: unknown): never => {
    throw withoutContents(error)
  }
  return {
    ...boundary,
    run: (work, apologise) =>
      boundary.run(
        () => work().catch(rethrow),
        (sentence) => apologise(sentence).catch(rethrow),
      ),
  }
}

const unwatched: AdapterEvents = { onConnectionChange: () => undefined }
const removed =
  'The bot was removed from this workspace. Install it again, set its new SLACK_BOT_TOKEN and start me again.'

/** Slack's words for a token that will never work (docs.slack.dev/reference/methods/auth.test). */
const refusedTokens = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
])

/** What a request resolves to; throws SetupError, with a sentence about Slack's code, for a refused token. */
async function explainRefusedToken<T>(request: Promise<T>, explain: (code: string) => string): Promise<T> {
  return request.catch((error: unknown) => {
    const code = refusalOf(error) ?? ''
    throw refusedTokens.has(code) ? new SetupError(explain(code)) : withoutContents(error)
  })
}
