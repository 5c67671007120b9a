import type { ServerResponse } from 'node:http'
import { ExpressReceiver } from '@slack/bolt'
import { icon } from '../../../src/app/http/icon.ts'
import { h, writeHtml } from '../../../src/app/http/markup.ts'
import { readAssets } from '../../../src/app/http/page-assets.ts'
import { createPages, limitRequests, onlyAt, type RequestHandler } from '../../../src/app/http/pages.ts'
import type { SlackAppConfig } from '../../../src/app/slack-config.ts'
import type { Installations } from '../../../src/installation/installations.ts'
import type { SecretBox } from '../../../src/installation/secret-box.ts'
import { installWords } from '../../../src/words/install-words.ts'
import { type CreateClient, clientOptions } from './client.ts'
import { scopes } from './scopes.ts'

/** What of an installation Bolt's library tells. */
type Installed = Parameters<NonNullable<ReceiverOptions['installationStore']>['storeInstallation']>[0]
type ReceiverOptions = ConstructorParameters<typeof ExpressReceiver>[0]

export interface InstallOptions {
  readonly config: SlackAppConfig
  readonly installations: Pick<Installations, 'add'>
  readonly box: SecretBox
  readonly createClient: CreateClient
  /** The slash command, without the slash. */
  readonly command: string
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  readonly logger: NonNullable<ReceiverOptions['logger']>
  /** Told of what kept the app from being added, where that isn't whoever adds it. */
  readonly report: (error: unknown) => void
}

const paths = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const
const perMinute = 30

/** The pages with which workspaces add an app by themselves. Of its own receiver's addresses no other is reached. */
export function createInstallPages(options: InstallOptions): RequestHandler {
  const { config, box, command, logger } = options
  const { clientId, clientSecret, signingSecret, publicUrl, apiUrl } = config
  const receiver = new ExpressReceiver({
    ...{ signingSecret, logger, clientId, clientSecret, scopes: [...scopes] },
    stateSecret: box.derive('state of an installation'),
    redirectUri: `${publicUrl}${paths.redirect}`,
    installationStore: {
      storeInstallation: (installed) => keep(installed, options),
      // Whose token is for a request is asked elsewhere.
      fetchInstallation: () => Promise.reject(new Error('Not asked here')),
    },
    installerOptions: {
      directInstall: true,
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
      clientOptions: clientOptions(apiUrl),
      callbackOptions: {
        success: ({ team, enterprise, appId }, _, __, response) => {
          const name = team?.name ?? enterprise?.name ?? null
          const address = addressOfApp(apiUrl, appId, team?.id)
          const text = installWords.addedHow(command)
          show(response, 200, installWords.added(name), text, [installWords.openSlack, address])
        },
        failure: (error, _, __, response) => {
          const { code } = error
          if (known[code] === undefined) options.report(error)
          const again = [installWords.startAgain, `${publicUrl}${paths.install}`] as const
          show(
            response,
            known[code] === undefined ? 502 : 400,
            installWords.notAdded,
            known[code] ?? installWords.failed,
            again,
          )
        },
      },
    },
  })
  const pages = createPages()
  const refuse: RequestHandler = (_, response) =>
    show(response, 429, installWords.notAdded, installWords.tooMany, null)
  pages.use(limitRequests(perMinute, refuse), receiver.router)
  return onlyAt(Object.values(paths), pages)
}

/** Writes down where the app was added. Throws where Slack tells of no bot. */
async function keep(installed: Installed, options: InstallOptions): Promise<void> {
  const { installations, createClient, now } = options
  const { team, enterprise, bot, user } = installed
  const isOrganisation = installed.isEnterpriseInstall === true
  const of = isOrganisation ? enterprise : team
  if (bot === undefined || of === undefined) throw new Error('Slack tells of no bot')
  const { user: botName = 'rapporteur' } = await createClient(bot.token).auth.test()
  const { token, refreshToken = null, expiresAt } = bot
  await installations.add(
    {
      ...{ platform: 'Slack', id: of.id, isOrganisation, name: of.name ?? null },
      ...{ botUser: bot.userId, bot: bot.id, botName, installedBy: user.id, installedAt: now() },
    },
    { token, refreshToken, expiresAt: expiresAt === undefined ? null : expiresAt * 1_000 },
  )
}

/** Where Slack's own application shows the bot. */
function addressOfApp(apiUrl: string, app: string | undefined, team: string | undefined): string {
  const address = new URL('/app_redirect', apiUrl)
  if (app !== undefined) address.searchParams.set('app', app)
  if (team !== undefined) address.searchParams.set('team', team)
  return address.href
}

/** What the library's codes mean to whoever adds the app; all others are Slack's, or ours. */
const known: Readonly<Record<string, string>> = {
  slack_oauth_installer_authorization_error: installWords.cancelled,
  slack_oauth_missing_state: installWords.expired,
  slack_oauth_invalid_state: installWords.expired,
  slack_oauth_missing_code: installWords.expired,
}

function show(
  response: ServerResponse,
  status: number,
  title: string,
  text: string,
  link: readonly [text: string, address: string] | null,
): void {
  const page = h('html', { lang: 'en' }, [
    h('head', {}, [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', {}, title),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('link', { rel: ['icon'], type: 'image/svg+xml', href: icon }),
      (readAssets()?.reader.styles ?? []).map((href) => h('link', { rel: ['stylesheet'], href })),
    ]),
    h(
      'body',
      {},
      h(
        'div.sheet.plain',
        {},
        h('main', { id: 'text' }, [
          h('h1', {}, title),
          h('p', {}, text),
          link === null ? null : h('p', {}, h('a', { href: link[1] }, link[0])),
        ]),
      ),
    ),
  ])
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(writeHtml(page))
}
