import { Readable } from 'node:stream'
import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

const { channel } = ids
const csv = { filename: 'actions.csv', content: 'who,what\nZoë,¶5\n' }

describe('the client’s own upload', () => {
  it('stands in the channel, with what was said of it', async () => {
    const answer = await client.files.uploadV2({
      ...csv,
      channel_id: channel,
      title: 'Actions',
      initial_comment: 'As of today',
    })
    expect(slack.violations).toEqual([])
    expect(slack.files(channel)).toMatchObject([
      {
        name: 'actions.csv',
        title: 'Actions',
        text: csv.content,
        comment: 'As of today',
        message: { user: ids.botUser, threadTs: null, via: 'files.completeUploadExternal' },
      },
    ])
    expect(slack.visible(channel)).toMatchObject([{ text: 'As of today' }])
    const [file] = slack.files(channel)
    expect(file?.bytes).toEqual(new TextEncoder().encode(csv.content))
    // Neither the message nor its ts: an app that wants it has to look for it.
    expect(answer).toMatchObject({ ok: true, files: [{ files: [{ id: file?.id, title: 'Actions' }] }] })
    expect((await client.conversations.history({ channel })).messages).toMatchObject([
      {
        ts: file?.message.ts,
        text: 'As of today',
        bot_id: ids.bot,
        files: [{ id: file?.id, size: Buffer.byteLength(csv.content) }],
      },
    ])
    expect(slack.calls.map(({ method }) => method).slice(0, 2)).toEqual([
      'files.getUploadURLExternal',
      'files.completeUploadExternal',
    ])
  })

  it('takes the name for a title, says nothing of itself, and can stand in a thread', async () => {
    const { ts = '' } = await client.chat.postMessage({
      channel,
      text: '5',
      unfurl_links: false,
      unfurl_media: false,
    })
    await client.files.uploadV2({ ...csv, channel_id: channel, thread_ts: ts })
    expect(slack.files(channel)).toMatchObject([
      { title: 'actions.csv', comment: '', message: { threadTs: ts } },
    ])
    await client.chat.delete({ channel, ts: slack.files(channel)[0]?.message.ts ?? '' })
    expect([slack.files(channel), slack.violations]).toEqual([[], []])
  })

  it('shares several with one message', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45])
    const file_uploads = [csv, { filename: 'raw.bin', file: Readable.from([bytes]) }]
    await client.files.uploadV2({ channel_id: channel, initial_comment: 'Both', file_uploads })
    expect(slack.files(channel).map(({ name }) => name)).toEqual(['actions.csv', 'raw.bin'])
    expect(slack.files(channel)[1]?.bytes).toEqual(new Uint8Array(bytes))
    expect([slack.visible(channel).length, slack.violations]).toEqual([1, []])
  })

  it('is seen by nobody where it names no channel', async () => {
    await client.files.uploadV2(csv)
    expect([slack.posted(), slack.violations]).toEqual([[], []])
  })

  it.each([
    [ids.otherChannel, 'not_in_channel'],
    [ids.privateChannel, 'channel_not_found'],
    [ids.goneChannel, 'channel_not_found'],
    [ids.archivedChannel, 'posting_to_channel_denied'],
  ])('is not for %s', async (closed, error) => {
    expect(await refusalOf(client.files.uploadV2({ ...csv, channel_id: closed }))).toBe(error)
    expect([slack.files(closed), slack.violations]).toEqual([[], []])
  })

  it.each<[string, object, string]>([
    ['that is empty', { content: '' }, 'length is not a number'],
    ['with a text for a picture', { alt_text: 'A table' }, 'unknown argument alt_text'],
    ['that notifies people', { initial_comment: '<!here> look' }, 'unescaped <! or <@'],
    ['with blocks', { blocks: [{ type: 'divider' }] }, 'unknown argument blocks'],
    ['with a hint', { highlight_type: 'csv' }, 'unknown property highlight_type'],
    ['under no thread', { thread_ts: 'x' }, 'invalid thread_ts'],
  ])('%s is refused', async (_, more, problem) => {
    const args = { ...csv, channel_id: channel, ...more }
    expect(await refusalOf(client.apiCall('files.uploadV2', args))).toBe('invalid_arguments')
    expect(slack.violations).toMatchObject([{ problem: expect.stringContaining(problem) }])
    expect(slack.files(channel)).toEqual([])
  })
})

describe('an upload by hand', () => {
  it('can be of raw bytes, sent again after a failure, and completed once', async () => {
    const { id, url } = await begin(3)
    slack.fail('upload', { kind: 'status', status: 503 })
    slack.fail('upload', { kind: 'lost-answer' })
    expect((await send(url, 'abc')).status).toBe(503)
    await expect(send(url, 'abc')).rejects.toThrow()
    expect((await send(url, 'abc')).status).toBe(200)
    await complete(id)
    expect(slack.files(channel)).toMatchObject([{ text: 'abc' }])
    expect(await refusalOf(complete(id))).toBe('file_not_found')
    expect([slack.files(channel).length, slack.violations]).toEqual([1, []])
    expect((await send(url, 'abc')).status).toBe(400)
  })

  it('is kept where the channel refuses it', async () => {
    const { id, url } = await begin(3)
    await send(url, 'abc')
    expect(await refusalOf(complete(id, ids.otherChannel))).toBe('not_in_channel')
    await complete(id)
    expect(slack.files(channel)).toHaveLength(1)
  })

  it('has as many bytes as were announced', async () => {
    const { id, url } = await begin(4)
    expect((await send(url, 'abc')).status).toBe(400)
    expect(await refusalOf(complete(id))).toBe('file_not_found')
    expect(slack.violations).toEqual([
      { where: 'upload', problem: '3 bytes of a.txt came, and 4 were announced' },
      { where: 'files.completeUploadExternal', problem: `the file ${id} has no bytes yet` },
    ])
  })

  it('goes where Slack said, as one file', async () => {
    const { id, url } = await begin(3)
    expect((await send(`${url}0`, 'abc')).status).toBe(400)
    const form = new FormData()
    form.append('body', new Blob(['abc']))
    form.append('name', 'a.txt')
    expect((await send(url, form)).status).toBe(400)
    expect(await refusalOf(complete('F0NONE'))).toBe('file_not_found')
    expect(await refusalOf(client.apiCall('files.completeUploadExternal', { files: [] }))).toBe(
      'invalid_arguments',
    )
    const thread = { files: [{ id }], thread_ts: '1700000000.000100' }
    expect(await refusalOf(client.apiCall('files.completeUploadExternal', thread))).toBe('invalid_arguments')
    expect(slack.violations.map(({ problem }) => problem)).toEqual([
      'the address was never handed out',
      'a form with anything but one file',
      'the file F0NONE was never handed out',
      'files is not a list with a file',
      'a thread needs its channel_id',
    ])
  })

  it('whose answer is lost stands all the same', async () => {
    slack.fail('files.completeUploadExternal', { kind: 'lost-answer' })
    await expect(client.files.uploadV2({ ...csv, channel_id: channel })).rejects.toThrow()
    expect(slack.files(channel)).toHaveLength(1)
  })
})

async function begin(length: number): Promise<{ id: string; url: string }> {
  const answer = await client.files.getUploadURLExternal({ filename: 'a.txt', length })
  return { id: answer.file_id ?? '', url: answer.upload_url ?? '' }
}

function send(url: string, body: string | FormData): Promise<Response> {
  return fetch(url, { method: 'POST', body })
}

function complete(id: string, to: string = channel): Promise<unknown> {
  return client.files.completeUploadExternal({ files: [{ id }], channel_id: to })
}
