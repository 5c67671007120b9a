import { App, type AppOptions, type Receiver, type ViewSubmitAction } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import type { Adapter, AdapterEvents } from '../../src/app/adapter.ts'
import { createErrorBoundary, type ErrorBoundary } from '../../src/app/error-boundary.ts'
import type { Server } from '../../src/app/http/server.ts'
import type { SlackConfig } from '../../src/app/slack-config.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import type { InstallationStore } from '../../src/installation/installation-store.ts'
import type { RefreshOutcome } from '../../src/installation/refresh-tokens.ts'
import type { Log } from '../../src/log.ts'
import { atMost } from '../../src/text/at-most.ts'
import { takingDownFirst } from './connection/before-ack.ts'
import { createBoltLogger, silentLogger } from './connection/bolt-logger.ts'
import { createTokenConnection } from './connection/connect-token.ts'
import type { Connection } from './connection/connection.ts'
import type { Installed } from './connection/installed.ts'
import { createPeople } from './connection/people.ts'
import { readViewPress } from './forms/read-view.ts'
import { onButton } from './interactions/buttons.ts'
import { onSlashCommand } from './interactions/commands.ts'
import type { ListenerContext } from './interactions/exchange.ts'
import { addDocument, onFileShortcut } from './interactions/file-shortcut.ts'
import { onHomeOpened } from './interactions/home.ts'
import { type Asked, createInWorkspace } from './interactions/in-workspace.ts'
import { onLinksShared } from './interactions/links.ts'
import { acceptMention, onMessage } from './interactions/messages.ts'
import { onShortcut, shortcuts } from './interactions/shortcuts.ts'
import { onSubmission } from './interactions/submissions.ts'
import { onSearch, onViewPress } from './interactions/view-presses.ts'
import { onMessagesOpened } from './interactions/welcome.ts'
import { createPoster } from './posting/poster.ts'
import { withoutContents } from './posting/refusals.ts'
import { renderReply } from './render/render.ts'

export type SlackOptions = SlackConfig & {
  /** The slash command, without the slash. */
  readonly command: string
  /** Where signed HTTP requests arrive; unused in Socket Mode. */
  readonly server: Server
  /** What posts publicly, once. */
  readonly outbox: Outbox
  /** Where workspaces that add the app are kept; unused where the app is for one. */
  readonly installations: InstallationStore
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /** Told how each attempt to have new tokens of a workspace ended, for numbers. */
  readonly onTokenRefresh?: (outcome: RefreshOutcome) => void
  /** Called with the workspace's id when the bot is removed from it. */
  readonly onRemoved: (workspace: string) => Promise<void>
  readonly log: Log
  /** Between two messages to one channel; as Slack wants it unless given. */
  readonly betweenPostsMs?: number
}

/** What listeners work with that is the same in every workspace. */
type Everywhere = Omit<ListenerContext, keyof Installed>

/** Slack over Socket Mode or signed HTTP, for one workspace; or for every one that adds the app, over signed HTTP. */
export async function createSlackAdapter(options: SlackOptions): Promise<Adapter> {
  const { command, outbox, onRemoved, log, betweenPostsMs } = options
  const errorBoundary = withoutContentsIn(createErrorBoundary('Slack', log))
  // Room for a day of questions in a busy workspace: Slack goes on redelivering for that long.
  const answered = new LRUCache<string, true>({ ...atMost(50_000), ttl: 25 * 3_600_000 })
  const removing = new LRUCache<string, string>({ ...atMost(5_000), ttl: 25 * 3_600_000 })
  const logger = createBoltLogger(log)
  const about = { ...options, logger }
  const connection: Connection =
    'botToken' in about
      ? createTokenConnection(about)
      : (await import('./connection/connect-app.ts')).createAppConnection(about)
  const { workspaces } = connection
  const people = createPeople(async (workspace) => {
    const installed = await workspaces.at(workspace)
    if (installed === null) throw new Error('The bot is not in this workspace')
    return installed.client
  })
  const poster = createPoster({ at: workspaces.at, find: connection.find, betweenPostsMs })

  return {
    name: 'Slack',
    async start(bot, events = unwatched) {
      const everywhere: Everywhere = { bot, errorBoundary, outbox, people, answered, removing }
      const line = await connection.open(
        (receiver, identity) => makeApp(everywhere, receiver, identity),
        events,
      )
      return `${line}; /${command}, mentions and direct messages`
    },
    channelAccess: {
      poster,
      render: renderReply,
      rightsOf: (workspace, id) => people.rightsOf({ workspace, id }),
    },
    async stop() {
      await errorBoundary.settle(3_500)
      await connection.close()
    },
  }

  function makeApp(everywhere: Everywhere, receiver: Receiver, identity: Partial<AppOptions>): App {
    const app = new App({
      ...identity,
      receiver: takingDownFirst(receiver, async (body) => {
        await connection.takeAway(body, onRemoved)
        await takeDown(everywhere, body)
      }),
      logger,
      tokenVerificationEnabled: false,
      convoStore: false,
      clientOptions: { slackApiUrl: options.apiUrl, logger: silentLogger },
    })
    listen(app, everywhere)
    return app
  }

  /** What must not be lost: a quote or an answer that is asked for. */
  async function takeDown(everywhere: Everywhere, body: unknown): Promise<void> {
    // Only events come again.
    if (typeof body !== 'object' || body === null || !('event' in body)) return
    const installed = await workspaces.of(body)
    if (installed !== null) await acceptMention({ ...everywhere, ...installed }, body)
  }

  function listen(target: App, everywhere: Everywhere): void {
    const inWorkspace = createInWorkspace(workspaces, everywhere)
    // Not as a listener: Bolt asks every one of them about every request, and most are this command.
    target.use(async (request) => {
      if (!('command' in request) || request.command.command !== `/${command}`) return request.next()
      await inWorkspace(request, (context) =>
        onSlashCommand(context, request.command, request.ack, request.respond),
      )
    })
    const onSaid = (asked: Asked & { readonly event: unknown }) =>
      inWorkspace(asked, (context) => onMessage(context, asked.body, asked.event))
    target.event('app_mention', onSaid)
    target.event('message', onSaid)
    target.action({ type: 'block_actions' }, ({ body, ack, respond }) =>
      inWorkspace({ body, ack: () => ack(), respond }, (context) => {
        const press = readViewPress(body, context.placeOf)
        return press === null ? onButton(context, body, ack, respond) : onViewPress(context, press, ack)
      }),
    )
    for (const which of ['quote', 'find', 'check'] as const) {
      target.shortcut(shortcuts[which], ({ body, ack, respond }) =>
        inWorkspace({ body, ack: () => ack(), respond }, (context) =>
          onShortcut(context, which, body, ack, respond),
        ),
      )
    }
    target.shortcut(addDocument, ({ body, ack, respond }) =>
      inWorkspace({ body, ack: () => ack(), respond }, (context) =>
        onFileShortcut(context, body, ack, respond),
      ),
    )
    target.options(/.*/u, ({ body, ack }) =>
      inWorkspace({ body, ack: () => ack({ options: [] }) }, (context) => onSearch(context, body, ack)),
    )
    target.view<ViewSubmitAction>(/.*/u, ({ body, ack }) =>
      inWorkspace({ body, ack: () => ack() }, (context) => onSubmission(context, body, ack)),
    )
    target.event('link_shared', ({ event, body }) =>
      inWorkspace({ body }, (context) => onLinksShared(context, event)),
    )
    target.event('app_home_opened', ({ event, body }) =>
      inWorkspace({ body }, (context) =>
        event.tab === 'messages'
          ? onMessagesOpened(context, body, event)
          : onHomeOpened(context, body, event),
      ),
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
