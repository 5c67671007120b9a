import {
  AttachmentBuilder,
  ContainerBuilder,
  FileBuilder,
  MessageFlags,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { Message } from './model.ts'
import { login, loginAs, restOf, start } from './sample-bot.ts'
import type { DiscordServer } from './server.ts'
import { validateBody } from './validate.ts'
import { ids, users } from './world.ts'

const quiet = { allowed_mentions: { parse: [] } }
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')
const csv = (text = 'paragraph,done\n11(c),é\n', name = 'actions.csv') =>
  new AttachmentBuilder(bytes(text), { name, description: 'All that is to be done' })
const shown = new ContainerBuilder()
  .addTextDisplayComponents((display) => display.setContent('here'))
  .addFileComponents(new FileBuilder().setURL('attachment://actions.csv'))

function textsOf(server: DiscordServer, message: Message | null | undefined): readonly string[] {
  return message ? server.filesOf(message).map(({ text }) => text) : []
}

describe('a file', () => {
  it('comes with a message of a channel', async () => {
    const server = await start()
    const client = await login(server)
    const channel = await client.channels.fetch(ids.channel)
    if (!channel?.isSendable()) throw new Error('not sendable')
    const sent = await channel.send({ content: 'a', files: [csv(), csv('BEGIN:VCALENDAR', 'dates.ics')] })
    const [posted] = server.visible(ids.channel)
    if (!posted) throw new Error('not posted')
    expect(server.filesOf(posted)).toEqual([
      {
        name: 'actions.csv',
        type: 'application/octet-stream',
        description: 'All that is to be done',
        bytes: new Uint8Array(bytes('paragraph,done\n11(c),é\n')),
        text: 'paragraph,done\n11(c),é\n',
      },
      expect.objectContaining({ name: 'dates.ics', text: 'BEGIN:VCALENDAR' }),
    ])
    expect(sent.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['actions.csv', 24],
      ['dates.ics', 15],
    ])
    // Only its id: a whole Attachment would be sent with all that discord.js knows of it.
    const kept = sent.attachments.filter(({ name }) => name === 'dates.ics').map(({ id }) => ({ id }))
    await sent.edit({ content: 'b', attachments: kept, files: [csv('c', 'more.csv')] })
    expect(server.filesOf(posted).map(({ name }) => name)).toEqual(['dates.ics', 'more.csv'])
    await sent.edit({ content: 'c' })
    expect(server.filesOf(posted)).toHaveLength(2)
    await sent.edit({ content: 'd', attachments: [] })
    expect(server.filesOf(posted)).toEqual([])
    expect(server.visible(ids.channel)).toMatchObject([{ content: 'd', attachments: [] }])
    expect(server.violations).toEqual([])
  })

  it('comes with an answer, its edit and what follows it, in a component or not', async () => {
    const server = await start()
    const flags = MessageFlags.Ephemeral
    await loginAs(server, [{ name: 'actions', description: 'All' }], async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply({ content: 'a', files: [csv('one')], flags })
      await interaction.editReply({ content: 'b', attachments: [], files: [csv('two')] })
      await interaction.followUp({ content: 'c', files: [csv('three')], flags })
      await interaction.followUp({
        components: [shown],
        files: [csv('four')],
        flags: flags | MessageFlags.IsComponentsV2,
      })
    })
    const { message } = await server.interact(server.payloads.slash('actions'))
    expect(message?.attachments).toMatchObject([{ filename: 'actions.csv', size: 3, ephemeral: true }])
    const seen = await server.until(() => {
      const now = server.ephemerals(users.alice.id)
      return now.length === 3 && now
    }, 'all of them')
    expect(seen.map((each) => textsOf(server, each))).toEqual([['two'], ['three'], ['four']])
    expect(server.everPosted(message?.id ?? '')?.files).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  it('comes with an update, and stands in its component alone', async () => {
    const server = await start()
    const button = { type: 2, style: 1, label: 'File', custom_id: 'file' } as const
    await loginAs(server, [{ name: 'actions', description: 'All' }], async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'a', components: [{ type: 1, components: [button] }] })
      if (interaction.isButton())
        await interaction.update({
          content: null,
          components: [shown],
          files: [csv('one')],
          flags: MessageFlags.IsComponentsV2,
        })
    })
    const { message } = await server.interact(server.payloads.slash('actions'))
    if (!message) throw new Error('no answer')
    const changed = await server.interact(server.payloads.button(message, 'file'))
    expect(textsOf(server, changed.message)).toEqual(['one'])
    // https://github.com/discord/discord-api-docs/issues/8277
    expect(changed.message?.attachments).toEqual([])
    expect(changed.message?.components).toMatchObject([
      {
        type: 17,
        components: [
          { type: 10 },
          {
            type: 13,
            name: 'actions.csv',
            size: 3,
            file: { url: expect.stringMatching(/^https:.*actions\.csv$/u) },
          },
        ],
      },
    ])
    expect(server.violations).toEqual([])
  })

  it('needs a permission where the bot posts', async () => {
    const server = await start()
    const rest = restOf(server)
    server.withdraw(ids.channel, PermissionFlagsBits.AttachFiles)
    const post = (files: { name: string; data: Buffer }[]) =>
      rest.post(Routes.channelMessages(ids.channel), {
        body: { ...quiet, content: 'a', ...(files.length > 0 ? { attachments: [{ id: '0' }] } : {}) },
        files,
      })
    await expect(post([{ name: 'a.csv', data: bytes('a') }])).rejects.toMatchObject({
      status: 403,
      code: 50013,
    })
    await post([])
    expect(server.violations).toEqual([])
  })

  it('comes in a form as Discord reads it, or not at all', async () => {
    const server = await start()
    const post = async (...fields: readonly (readonly [string, string | Blob])[]) => {
      const form = new FormData()
      for (const [name, value] of fields)
        form.append(name, value instanceof Blob ? new File([value], 'a.csv') : value)
      const headers = { authorization: `Bot ${server.token}` }
      const path = `${server.api}/v10${Routes.channelMessages(ids.channel)}`
      return (await fetch(path, { method: 'POST', headers, body: form })).status
    }
    const payload = JSON.stringify({ ...quiet, content: 'a', attachments: [{ id: '0' }] })
    const file = new Blob(['a'])
    expect(await post(['payload_json', payload], ['files[0]', file])).toBe(200)
    expect(await post(['payload_json', payload], ['file', file])).toBe(400)
    expect(await post(['payload_json', payload], ['files[0]', 'a'])).toBe(400)
    expect(await post(['files[0]', file])).toBe(400)
    expect(await post(['payload_json', '{'], ['files[0]', file])).toBe(400)
    expect(server.violations.map(({ errors }) => errors)).toEqual([
      ['a form has no field file'],
      ['a form has no field files[0]'],
      ['a form needs a payload_json'],
      ['the body is not JSON'],
    ])
    expect(server.visible(ids.channel)).toHaveLength(1)
  })
})

describe('the files of a body', () => {
  const V2 = MessageFlags.IsComponentsV2
  const upload = (index = 0, name = 'a.csv', size = 1) => ({
    index,
    name,
    type: '',
    bytes: new Uint8Array(size),
  })
  const file = (url = 'attachment://a.csv') => ({ type: 13, file: { url } })
  const words = { type: 10, content: 'a' }
  const listed = { attachments: [{ id: '0' }] }
  const attached = [{ id: '9', filename: 'old.csv', url: 'https://cdn.example.org/old.csv' }]

  const good: readonly [string, object, ReturnType<typeof upload>[]][] = [
    ['a file alone', listed, [upload()]],
    ['one that stays, and one more', { content: 'a', attachments: [{ id: '9' }, { id: '0' }] }, [upload()]],
    [
      'one renamed',
      { flags: V2, components: [file()], attachments: [{ id: '0', filename: 'a.csv' }] },
      [upload(0, 'x')],
    ],
    ['an image in an embed', { embeds: [{ image: { url: 'attachment://a.csv' } }], ...listed }, [upload()]],
    [
      'one that stays and is shown',
      { flags: V2, content: null, components: [file('attachment://old.csv')] },
      [],
    ],
  ]
  it.each(good)('may be %s', (_, body, files) => {
    const existing = { content: '', embeds: [], components: [], flags: 0, attachments: [], attached }
    expect(validateBody('message edit', { ...quiet, ...body }, { existing, files })).toEqual([])
  })

  const bad: readonly [string, object, ReturnType<typeof upload>[], RegExp][] = [
    ['one that is not listed', { content: 'a' }, [upload()], /must list files\[0\]/],
    ['one that is listed and not there', { content: 'a', ...listed }, [], /no file 0/],
    ['one of another message', { content: 'a', attachments: [{ id: '9' }] }, [], /no file 9/],
    ['one listed twice', { attachments: [{ id: '0' }, { id: '0' }] }, [upload()], /listed twice/],
    ['two of one number', listed, [upload(), upload()], /two files are files\[0\]/],
    ['one with an unknown property', { attachments: [{ id: '0', size: 1 }] }, [upload()], /additional.*size/],
    ['one with a name that would change', listed, [upload(0, 'paragraph 11.csv')], /name of a file/],
    ['one that is too big', listed, [upload(0, 'a.csv', 10 * 1024 * 1024 + 1)], /at most/],
    [
      'eleven',
      { attachments: Array.from({ length: 11 }, (_, index) => ({ id: String(index) })) },
      Array.from({ length: 11 }, (_, index) => upload(index)),
      /10 items/,
    ],
    [
      'a component without its file',
      { flags: V2, components: [file()] },
      [],
      /was not found: attachment:\/\/a.csv/,
    ],
    [
      'an embed without its file',
      { embeds: [{ image: { url: 'attachment://a.csv' } }] },
      [],
      /was not found/,
    ],
    [
      'a file from elsewhere',
      { flags: V2, components: [file('https://example.org/a.csv')] },
      [],
      /refers to an attachment/,
    ],
    [
      'one that no component shows',
      { flags: V2, components: [words], ...listed },
      [upload()],
      /no component shows/,
    ],
    ['a component without the flag', { components: [file()], ...listed }, [upload()], /IS_COMPONENTS_V2/],
  ]
  it.each(bad)('may not be %s', (_, body, files, because) => {
    expect(validateBody('message create', { ...quiet, ...body }, { files }).join('\n')).toMatch(because)
    const answer = { type: 4, data: { ...quiet, ...body } }
    expect(validateBody('callback', answer, { files }).join('\n')).toMatch(because)
  })

  it('come along with messages alone', () => {
    const files = [upload()]
    for (const [kind, body] of [
      ['callback', { type: 5 }],
      ['callback', { type: 8, data: { choices: [] } }],
      ['direct channel', { recipient_id: '1' }],
      ['commands', []],
    ] as const)
      expect(validateBody(kind, body, { files })).toEqual(['no files can come along here'])
  })
})
