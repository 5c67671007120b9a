import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentials } from './ids.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
beforeEach(async () => {
  slack = await startSlackServer()
})
afterEach(() => slack.stop())

const file = { name: 'treaty.txt', mimetype: 'text/plain', bytes: new TextEncoder().encode('Article 1') }
const authorization = `Bearer ${credentials.botToken}`

describe('a file that a person attached', () => {
  it('is fetched with the bot’s token alone', async () => {
    const address = String(slack.peopleFiles.attach(file).url_private)
    const got = await fetch(address, { headers: { authorization }, redirect: 'manual' })
    expect([got.status, got.headers.get('content-type'), await got.text()]).toEqual([
      200,
      'text/plain',
      'Article 1',
    ])
    for (const headers of [{}, { authorization: 'Bearer xoxb-another' }]) {
      const refused = await fetch(address, { headers, redirect: 'manual' })
      expect([refused.status, refused.headers.get('location')]).toEqual([
        302,
        expect.stringContaining('?redir='),
      ])
    }
    expect(slack.peopleFiles.downloads.map(({ status }) => status)).toEqual([200, 302, 302])
  })

  it('leads to the page for signing in without files:read, or shows it', async () => {
    const address = String(slack.peopleFiles.attach(file).url_private)
    slack.peopleFiles.withhold()
    expect((await fetch(address, { headers: { authorization }, redirect: 'manual' })).status).toBe(302)
    slack.peopleFiles.withhold('shows')
    const page = await fetch(address, { headers: { authorization }, redirect: 'manual' })
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('of a shared channel is known by its id alone, until it is asked for', async () => {
    const client = createClient(slack)
    const named = slack.peopleFiles.attach({ ...file, kind: 'shared' })
    expect(named).toMatchObject({ file_access: 'check_file_info' })
    expect(named).not.toHaveProperty('url_private')
    const { file: found } = await client.files.info({ file: String(named.id) })
    expect(found).toMatchObject({ name: 'treaty.txt', size: 9, file_access: 'visible' })
    const codeOf = (id: string) => refusalOf(client.files.info({ file: id }))
    expect(await codeOf('F000')).toBe('file_not_found')
    expect(await codeOf(String(slack.peopleFiles.attach({ ...file, kind: 'deleted' }).id))).toBe(
      'file_deleted',
    )
    slack.peopleFiles.withhold()
    expect(await codeOf(String(named.id))).toBe('missing_scope')
    expect(slack.violations).toEqual([])
  })

  it('comes along with the message on which a shortcut is used', () => {
    const attached = [slack.peopleFiles.attach(file)]
    const message = { ts: '1700000000.000100', text: 'here', attached }
    expect(slack.payloads.messageShortcut({ callbackId: 'add', message })).toMatchObject({
      message: { files: attached },
    })
  })
})
