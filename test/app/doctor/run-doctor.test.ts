import { PermissionFlagsBits } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { examineDiscord } from '../../../adapters/discord/examine-discord.ts'
import { examineSlack } from '../../../adapters/slack/examine-slack.ts'
import { runDoctor } from '../../../src/app/doctor/run-doctor.ts'
import { slackScopes } from '../../../src/app/slack-app.ts'
import { startDiscordServer } from '../../platforms/discord/server.ts'
import { credentials, ids } from '../../platforms/slack/ids.ts'
import { clientCredentials } from '../../platforms/slack/oauth.ts'
import { type SlackServerOptions, startSlackServer } from '../../platforms/slack/server.ts'

describe('npm run doctor with nothing set', () => {
  it('finds all right, and says how to connect Slack in one click', async () => {
    const { code, lines } = await examine({})
    expect(code).toBe(0)
    expect(lines).toContain('right    Document: Vancouver 2018, 12 paragraphs, its seal intact')
    expect(lines).toContain('off      Slack isn’t set up')
    expect(lines.join('\n')).toMatch(/https:\/\/api\.slack\.com\/apps\?new_app=1&manifest_json=%7B/u)
    expect(lines.at(-1)).toBe('All right.')
  })

  it('names every wrong setting, and what in .env is no setting', async () => {
    const { code, lines } = await examine({ PORT: 'x', SLACK_APP_TOKEN: 'xapp-1' }, { SLACK_TOKEN: 'xoxb-1' })
    expect(code).toBe(1)
    const said = lines.join('\n')
    expect(said).toMatch(/wrong .*\n *SLACK_BOT_TOKEN is missing/u)
    expect(said).toMatch(/wrong .*\n *PORT should be a number/u)
    expect(said).toContain('wrong    SLACK_TOKEN in .env isn’t a setting')
    expect(lines.at(-1)).toBe('3 things to mend.')
  })

  it('names a database that can’t be used, a folder that can’t be written, and documents that aren’t there', async () => {
    const { code, lines } = await examine({ DATA_DIR: '/dev/null/x', CONTENT_DIR: '/nowhere' })
    expect(code).toBe(1)
    const said = lines.join('\n')
    expect(said).toMatch(/wrong {4}Documents\n *.*CONTENT_DIR/u)
    expect(said).not.toContain('    at ')
    const away = await examine({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' })
    expect(away.lines.join('\n')).toMatch(/wrong {4}Database\n/u)
    expect(away.lines.join('\n')).not.toContain('secret')
  })

  it('says how it is asked', async () => {
    expect((await examine({}, null, ['--chanel', 'C1'])).code).toBe(2)
    expect((await examine({}, null, ['--channel'])).lines.join('\n')).toContain('--channel <id>')
    expect((await examine({}, null, ['--channel', 'C1'])).lines.join('\n')).toContain(
      'Set up Slack or Discord',
    )
  })
})

describe('npm run doctor with Slack', () => {
  it('finds tokens, scopes, channel and clock right', async () => {
    const { needed, optional } = slackScopes()
    const { settings, slack } = await startSlack({ scopes: [...needed, ...optional] })
    const { code, lines } = await examine(settings, null, ['--channel', ids.channel])
    expect(lines).toEqual(
      expect.arrayContaining([
        'right    Slack: SLACK_BOT_TOKEN works (Example, as rapporteur)',
        `right    Slack: all ${needed.length} scopes granted`,
        'right    Slack: SLACK_APP_TOKEN works (Socket Mode)',
        `right    Slack: I’m in channel ${ids.channel} and can read and quote there`,
        expect.stringMatching(/^right {4}Clock: \d+ s from Slack’s$/u),
      ]),
    )
    expect(code).toBe(0)
    expect(slack.violations).toEqual([])
    expect(slack.posted()).toEqual([])
  })

  it('names scopes that weren’t granted, and channels it isn’t in', async () => {
    const { needed } = slackScopes()
    const { settings } = await startSlack({ scopes: needed.filter((scope) => scope !== 'users:read') })
    const { code, lines } = await examine(settings, null, ['--channel', ids.otherChannel])
    expect(code).toBe(1)
    expect(lines).toContain('missing  Slack: scopes not granted: users:read')
    expect(lines).toContain('off      Slack: optional scopes not granted: files:read')
    expect(lines.join('\n')).toMatch(/missing {2}Slack: I’m not in .*\n *Type \/invite @rapporteur there\./u)
    const hidden = await examine(settings, null, ['--channel', ids.privateChannel])
    expect(hidden.lines.join('\n')).toMatch(/wrong {4}Slack: .*channel_not_found/u)
  })

  it('names the token that is refused, without it, and a Slack that is away', async () => {
    const { settings, slack } = await startSlack({})
    const wrong = { ...settings, SLACK_BOT_TOKEN: 'xoxb-not-this', SLACK_APP_TOKEN: 'xapp-nor-this' }
    const refused = (await examine(wrong)).lines.join('\n')
    expect(refused).toMatch(/wrong {4}Slack: SLACK_BOT_TOKEN is refused \(invalid_auth\)\n.*OAuth/u)
    expect(refused).toMatch(
      /wrong {4}Slack: SLACK_APP_TOKEN is refused \(invalid_auth\)\n.*connections:write/u,
    )
    expect(refused).not.toMatch(/not-this|nor-this/u)
    await slack.refuseConnections()
    const away = await examine(settings)
    expect(away.code).toBe(1)
    expect(away.lines.join('\n')).toMatch(/wrong {4}Slack can’t be reached\n.*ECONNREFUSED/u)
  })
})

describe('npm run doctor with a Slack app for every workspace', () => {
  it('finds its credentials right, or names those that are refused, without them', async () => {
    const { slack } = await startSlack({})
    const { clientId, clientSecret } = clientCredentials
    const settings = {
      ...{ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret },
      ...{ SLACK_SIGNING_SECRET: credentials.signingSecret, SLACK_API_URL: slack.apiUrl },
      ...{ SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'), PUBLIC_URL: 'https://rapporteur.example' },
    }
    const { lines } = await examine(settings)
    expect(lines).toContain(
      'right    Slack: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET work; each workspace has a token of its own',
    )
    const refused = await examine({ ...settings, SLACK_CLIENT_SECRET: 'not-this' })
    expect(refused.code).toBe(1)
    expect(refused.lines.join('\n')).toMatch(/wrong {4}Slack: .*bad_client_secret\)\n.*Basic Information/u)
    expect(refused.lines.join('\n')).not.toContain('not-this')
    const half = await examine({ SLACK_CLIENT_ID: clientId })
    expect(half.lines.join('\n')).toContain('SECRETS_KEY is missing')
  })
})

describe('npm run doctor with Discord', () => {
  it('finds token, intents and channel right, and says that no command is registered before the first start', async () => {
    const { settings, discord } = await startDiscord()
    const { code, lines } = await examine(settings, null, ['--channel', discord.ids.channel])
    expect(lines).toEqual(
      expect.arrayContaining([
        'right    Discord: DISCORD_TOKEN works (rapporteur, in 1 server)',
        'missing  Discord: no command is registered yet',
        expect.stringMatching(/^right {4}Clock: \d+ s from Discord’s$/u),
      ]),
    )
    expect(lines.join('\n')).toMatch(/right {4}Discord: in #\S+ I can see, write/u)
    expect(code).toBe(1)
    discord.commands.overwrite([{ name: 'korea', description: 'Ask' }], null)
    discord.withdraw(discord.ids.channel, PermissionFlagsBits.AttachFiles, PermissionFlagsBits.SendMessages)
    const less = await examine(settings, null, ['--channel', discord.ids.channel])
    expect(less.lines).toContain('right    Discord: commands registered: korea')
    expect(less.lines.join('\n')).toMatch(
      /missing {2}.* I don’t have Send Messages, Attach Files\n *Grant it/u,
    )
    expect(discord.violations).toEqual([])
    expect(discord.calls.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('names a token that is refused, and a channel that isn’t there', async () => {
    const { settings, discord } = await startDiscord()
    const refused = await examine({ ...settings, DISCORD_TOKEN: 'MTAw.wrong.token' })
    expect(refused.code).toBe(1)
    expect(refused.lines.join('\n')).toMatch(/wrong {4}Discord\n *DISCORD_TOKEN is refused/u)
    const nowhere = await examine(settings, null, ['--channel', '123456789012345678'])
    expect(nowhere.lines.join('\n')).toMatch(/wrong {4}Discord: channel 123456789012345678 isn’t visible/u)
    expect(discord.calls.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

/** The doctor as main.ts runs it, with these settings alone. */
async function examine(
  environment: Readonly<Record<string, string>>,
  file: Readonly<Record<string, string>> | null = null,
  args: readonly string[] = [],
) {
  const lines: string[] = []
  const code = await runDoctor({
    args,
    environment: { DATABASE_URL: 'sqlite::memory:', ...environment },
    file,
    examine: { slack: examineSlack, discord: examineDiscord },
    version: '0.0.0',
    print: (line) => lines.push(line),
  })
  return { code, lines }
}

async function startSlack(options: SlackServerOptions) {
  const slack = await startSlackServer(options)
  onTestFinished(() => slack.stop())
  const { botToken, appToken } = credentials
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl }
  return { slack, settings }
}

async function startDiscord() {
  const discord = await startDiscordServer()
  onTestFinished(() => discord.stop())
  return { discord, settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api } }
}
