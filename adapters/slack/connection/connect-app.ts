import type { Logger } from '@slack/bolt'
import type { Server } from '../../../src/app/http/server.ts'
import type { SlackAppConfig } from '../../../src/app/slack-config.ts'
import type { Installation } from '../../../src/installation/installation.ts'
import type { InstallationStore } from '../../../src/installation/installation-store.ts'
import { createInstallations } from '../../../src/installation/installations.ts'
import type { RefreshOutcome } from '../../../src/installation/refresh-tokens.ts'
import { createSecretBox } from '../../../src/installation/secret-box.ts'
import type { Log } from '../../../src/log.ts'
import { installWords } from '../../../src/words/install-words.ts'
import { createLimitedLookUp } from '../posting/look-up.ts'
import { withoutContents } from '../posting/refusals.ts'
import { createClients } from './client.ts'
import type { Connection } from './connection.ts'
import { createEventsReceiver } from './events-receiver.ts'
import { createInstallPages } from './install-routes.ts'
import { createManyWorkspaces } from './many-workspaces.ts'
import { createRefresh } from './refresh.ts'
import { createSlackClock } from './slack-clock.ts'
import { createTakeAway } from './take-away.ts'

export interface AppConnectionOptions extends SlackAppConfig {
  readonly command: string
  readonly server: Server
  readonly installations: InstallationStore
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /** Told how each attempt to have new tokens ended, for numbers. */
  readonly onTokenRefresh?: (outcome: RefreshOutcome) => void
  readonly log: Log
  readonly logger: Logger
}

const platform = 'Slack'

/** Every workspace that adds the app, over signed HTTP. */
export function createAppConnection(options: AppConnectionOptions): Connection {
  const { installations: store, now, server, log, apiUrl, publicUrl, clientId, clientSecret } = options
  const box = createSecretBox(options.secretsKeys)
  const clock = createSlackClock()
  const createClient = createClients(apiUrl, clock)
  const installations = createInstallations({
    ...{ platform, store, box, now, onLost },
    onRefresh: options.onTokenRefresh,
    refresh: createRefresh(clientId, clientSecret, apiUrl, now),
    report: (error) => log.error({ platform, err: withoutContents(error) }, 'A token could not be renewed'),
  })
  const workspaces = createManyWorkspaces(installations, createClient, apiUrl)
  let isOpen = false
  return {
    workspaces,
    find: createLimitedLookUp(clock.now),
    async open(makeApp) {
      const count = await store.count(platform)
      if (!isOpen) {
        const pages = createInstallPages({
          ...{ config: options, installations, box, createClient },
          ...{ command: options.command, now, logger: options.logger },
          report: (error) =>
            log.error({ platform, err: withoutContents(error) }, 'The app could not be added to a workspace'),
        })
        const receiver = createEventsReceiver(options.signingSecret, options.logger)
        makeApp(receiver, { authorize })
        server.mount(pages)
        receiver.receiveFrom(server)
        installations.start()
        isOpen = true
      }
      const where = `${publicUrl}/slack/install`
      return `signed HTTP at /slack/events for every workspace that adds the app at ${where}; ${count} so far`
    },
    takeAway: (body, onRemoved) =>
      createTakeAway({ store, installations, box, createClient, onRemoved })(body),
    close: installations.stop,
  }

  /** Bolt needs no token, since it calls nothing: what it wants to know is which messages are the bot's own. */
  async function authorize(_: unknown, body?: unknown) {
    // Where the database is away, listeners find out, and say so.
    const installed = await workspaces.of(body).catch(() => null)
    return installed === null ? {} : { botId: installed.botId, botUserId: installed.botUser }
  }

  /** The log and the person who added the app are told, while there is still a token with which they can be. */
  function onLost({ id, installedBy }: Installation, token: string | null): void {
    log.error(
      { platform, workspace: id },
      `The token of a workspace can’t be renewed: the app has to be added there again (${publicUrl}/slack/install)`,
    )
    if (token === null) return
    const text = `${installWords.mustAddAgain} ${publicUrl}/slack/install`
    createClient(token)
      .chat.postMessage({ channel: installedBy, text, unfurl_links: false, unfurl_media: false })
      .catch((error: unknown) =>
        log.warn({ platform, workspace: id, err: error }, 'Whoever added the app could not be told'),
      )
  }
}
