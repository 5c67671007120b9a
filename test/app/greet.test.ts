import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { greet } from '../../src/app/greet.ts'
import { newSlackAppLink } from '../../src/app/slack-app.ts'

const address = 'http://127.0.0.1:3000'
// A token of nobody's, made of the id 123456789012345678.
const token = `${Buffer.from('123456789012345678').toString('base64')}.Gabcde.x`

describe('The first lines of a start', () => {
  it('begin with the address to open', () => {
    const [first, second] = greet(readConfig({}), address, true)
    expect(first).toBe(`Open ${address} in a browser: the bot as your team would see it.`)
    expect(second).toContain(`${address}/about`)
    expect(greet(readConfig({ PUBLIC_URL: 'https://record.example.org' }), address, false)).toEqual([
      `Open ${address} in a browser: the documents.`,
      'No tokens set: running the reader only. Connect Slack or Discord: https://record.example.org/about',
      expect.stringContaining('PLAYGROUND=on'),
    ])
  })

  it('have the links that matter, and no token', () => {
    const config = readConfig({ DISCORD_TOKEN: token, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })
    const lines = greet(config, address, false).join('\n')
    expect(lines).toContain(
      'https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=bot+applications.commands&permissions=274878008320',
    )
    expect(lines).toContain('/invite @rapporteur')
    expect(lines).not.toMatch(/Gabcde|xoxb|xapp/u)
  })

  it('have no invitation where a token isn’t one of Discord’s', () => {
    expect(greet(readConfig({ DISCORD_TOKEN: 'none' }), address, false).join('\n')).not.toContain('oauth2')
  })
})

describe('The link that makes the Slack app', () => {
  it('carries the manifest, for Socket Mode unless signed HTTP is set up', () => {
    expect(manifestOf(newSlackAppLink(readConfig({ COMMAND: 'record' })))).toMatchObject({
      features: { slash_commands: [{ command: '/record' }] },
      settings: { socket_mode_enabled: true },
    })
    const http = readConfig({
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'x', PUBLIC_URL: 'https://record.example.org/' },
    })
    const url = 'https://record.example.org/slack/events'
    expect(manifestOf(newSlackAppLink(http))).toMatchObject({
      features: { slash_commands: [{ command: '/korea', url }], unfurl_domains: ['record.example.org'] },
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: url },
        interactivity: { request_url: url, message_menu_options_url: url, is_enabled: true },
      },
    })
  })

  it('names where Slack brings people back to, for an app that every workspace adds', () => {
    const config = readConfig({
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'x', SLACK_SIGNING_SECRET: 'x' },
      ...{ SECRETS_KEY: Buffer.alloc(32).toString('base64'), PUBLIC_URL: 'https://record.example.org' },
    })
    expect(manifestOf(newSlackAppLink(config))).toMatchObject({
      oauth_config: { redirect_urls: ['https://record.example.org/slack/oauth_redirect'] },
      settings: { socket_mode_enabled: false },
    })
  })

  it('is short enough for every browser', () => {
    expect(newSlackAppLink(readConfig({})).length).toBeLessThan(8_000)
  })
})

function manifestOf(link: string): unknown {
  const { origin, searchParams } = new URL(link)
  expect(origin).toBe('https://api.slack.com')
  expect(searchParams.get('new_app')).toBe('1')
  return JSON.parse(searchParams.get('manifest_json') ?? '')
}
