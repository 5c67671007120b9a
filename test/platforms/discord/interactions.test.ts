import { type Interaction, MessageFlags, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { loginAs, restOf, start } from './sample-bot.ts'
import { ids, users } from './world.ts'

const commands = [
  {
    name: 'ask',
    description: 'Ask the record',
    options: [
      { type: 3, name: 'words', description: 'What to look for', autocomplete: true },
      { type: 4, name: 'number', description: 'Which paragraph', autocomplete: true },
    ],
  },
  {
    name: 'show',
    description: 'Show a paragraph',
    options: [
      { type: 4, name: 'number', description: 'Which', required: true, minValue: 1, maxValue: 20 },
      { type: 4, name: 'lines', description: 'How many', choices: [{ name: 'few', value: 5 }] },
    ],
  },
  { name: 'clear', description: 'Clear up', defaultMemberPermissions: 8192n, contexts: [0] },
  { name: 'mine', description: 'For me', integrationTypes: [1], contexts: [0, 1, 2] },
]
const body = { content: 'more', allowed_mentions: { parse: [] } }

async function startWith(answer: (interaction: Interaction) => Promise<unknown>) {
  const server = await start()
  await loginAs(server, commands, answer)
  return server
}

describe('an answer', () => {
  it('put off, to its reader alone, can be removed, and followed up all the same', async () => {
    const server = await startWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.deleteReply()
      await interaction.followUp('for all')
    })
    const slash = server.payloads.slash('ask')
    const { message } = await server.interact(slash)
    if (!message) throw new Error('no answer')
    expect(message.flags).toBe(MessageFlags.Ephemeral | MessageFlags.Loading)
    await server.until(() => server.visible(ids.channel).length === 1, 'the follow-up')
    expect(server.everPosted(message.id)?.isDeleted).toBe(true)
    expect(server.ephemerals(users.alice.id)).toEqual([])
    const original = Routes.webhookMessage(ids.bot, slash.token)
    await expect(restOf(server).patch(original, { body, auth: false })).rejects.toMatchObject({ code: 10008 })
    expect(server.violations).toEqual([])
  })

  it('put off is filled by the first follow-up, and only by that', async () => {
    const server = await startWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.followUp('first')
      await interaction.followUp('second')
    })
    await server.interact(server.payloads.slash('ask'))
    await server.until(() => server.visible(ids.channel).length === 1, 'the second')
    expect(server.ephemerals(users.alice.id)).toMatchObject([{ content: 'first', flags: 64 }])
    expect(server.visible(ids.channel)).toMatchObject([{ content: 'second' }])
  })

  it('that updates later leaves the message, which can be changed and followed up', async () => {
    const server = await startWith(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const button = { type: 2, style: 1, label: 'Next', custom_id: 'next', id: 9 } as const
        await interaction.reply({ content: 'one', components: [{ type: 1, components: [button] }] })
      } else if (interaction.isButton()) {
        await interaction.deferUpdate()
        await interaction.followUp({ content: 'meanwhile', flags: MessageFlags.Ephemeral })
        await interaction.editReply({ content: 'two' })
      }
    })
    const { message } = await server.interact(server.payloads.slash('ask'))
    if (!message) throw new Error('no answer')
    const press = server.payloads.button(message, 'next', { user: users.bob })
    expect(press.data.id).toBe(9)
    expect((await server.interact(press)).type).toBe(6)
    expect((await server.answerTo(press)).content).toBe('two')
    expect(server.visible(ids.channel)).toMatchObject([{ id: message.id, content: 'two' }])
    expect(server.ephemerals(users.bob.id)).toMatchObject([{ content: 'meanwhile' }])
    expect(server.violations).toEqual([])
  })

  it('is not there before the callback', async () => {
    const server = await startWith(async () => {})
    const slash = server.payloads.slash('ask')
    server.invoke(slash)
    const rest = restOf(server)
    const original = Routes.webhookMessage(ids.bot, slash.token)
    const unknown = { status: 404, code: 10015 }
    await expect(rest.get(original, { auth: false })).rejects.toMatchObject(unknown)
    await expect(rest.patch(original, { body, auth: false })).rejects.toMatchObject(unknown)
    await expect(rest.delete(original, { auth: false })).rejects.toMatchObject(unknown)
    await rest.post(Routes.interactionCallback(slash.id, slash.token), {
      body: { type: 4, data: body },
      auth: false,
    })
    expect(await rest.get(original, { auth: false })).toMatchObject({ content: 'more' })
  })
})

describe('an option', () => {
  it('of whole numbers is completed by what was typed, whatever it is, with numbers', async () => {
    const typed: unknown[] = []
    const server = await startWith(async (interaction) => {
      if (!interaction.isAutocomplete()) return
      const { name, value } = interaction.options.getFocused(true)
      typed.push([name, value, interaction.options.getString('words')])
      await interaction.respond(
        name === 'number' ? [{ name: 'five', value: 5 }] : [{ name: 'a', value: 'a' }],
      )
    })
    const { autocomplete } = server.payloads
    const { data } = await server.interact(autocomplete('ask', { words: 'peace', number: 1 }, 'number'))
    expect(data.choices).toEqual([{ name: 'five', value: 5 }])
    await server.interact(autocomplete('ask', { words: 'peace', number: 'e' }, 'number'))
    await server.interact(autocomplete('ask', {}, 'number'))
    await server.interact(autocomplete('ask', { words: 'pe' }, 'words'))
    expect(typed).toEqual([
      ['number', '1', 'peace'],
      ['number', 'e', 'peace'],
      ['number', '', null],
      ['words', 'pe', 'pe'],
    ])
    expect(server.violations).toEqual([])
  })

  it.each([
    ['number', 'five', /five is no value for an option of type 4/],
    ['number', 0.5, /0.5 is no value/],
    ['words', 5, /5 is no value for an option of type 3/],
  ] as const)('cannot be completed (%s) with %s', async (focused, value, because) => {
    const refused: unknown[] = []
    const server = await startWith(async (interaction) => {
      if (!interaction.isAutocomplete()) return
      await interaction.respond([{ name: 'a', value }]).catch((error: unknown) => refused.push(error))
    })
    server.invoke(server.payloads.autocomplete('ask', {}, focused))
    await server.until(() => refused.length === 1, 'the refusal')
    expect(server.violations.map(({ errors }) => errors.join())).toEqual([expect.stringMatching(because)])
  })

  it('is filled in as a person could', async () => {
    const server = await startWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(`number ${interaction.options.getInteger('number', true) + 1}`)
    })
    const { slash, autocomplete } = server.payloads
    expect((await server.interact(slash('show', { number: 4, lines: 5 }))).data.content).toBe('number 5')
    expect(() => slash('show', {})).toThrow(/number is required/)
    for (const number of [0, 21, 1.5, '4']) expect(() => slash('show', { number })).toThrow(/cannot be/)
    expect(() => slash('show', { number: 4, lines: 6 })).toThrow(/lines cannot be 6/)
    expect(() => slash('show', { number: 4, other: 6 })).toThrow(/No option other/)
    expect(() => slash('ask', { words: 'a'.repeat(6001) })).toThrow(/words cannot be/)
    expect(() => autocomplete('show', {}, 'number')).toThrow(/not completed/)
  })
})

describe('a command', () => {
  it('is offered to whom and where it is for', async () => {
    const server = await startWith(async () => {})
    const { slash } = server.payloads
    slash('clear')
    slash('clear', {}, { user: users.bob, memberPermissions: 8192n })
    slash('mine', {}, { place: 'foreign' })
    slash('mine', {}, { place: 'dm' })
    expect(() => slash('clear', {}, { user: users.bob })).toThrow(/for others/)
    expect(() => slash('clear', {}, { place: 'dm' })).toThrow(/not for context 1/)
    expect(() => slash('mine')).toThrow(/not installed for it/)
  })
})

describe('a list in a message', () => {
  it('tells what was chosen, and an answer to it the message that it was in', async () => {
    const options = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value }))
    const chosen: string[] = []
    const server = await startWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          components: [{ type: 1, components: [{ type: 3, customId: 'list', options }] }],
        })
      if (!interaction.isStringSelectMenu()) return
      chosen.push(...interaction.values)
      await interaction.reply({ content: 'chosen', flags: MessageFlags.Ephemeral })
    })
    const { message: list } = await server.interact(server.payloads.slash('ask'))
    if (!list) throw new Error('no answer')
    const { message } = await server.interact(server.payloads.choose(list, 'b'))
    expect(chosen).toEqual(['b'])
    expect(message?.interaction_metadata).toMatchObject({ interacted_message_id: list.id })
    expect(() => server.payloads.choose(list, 'c')).toThrow(/No option c/u)
    expect(server.violations).toEqual([])
  })
})
