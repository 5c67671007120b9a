import {
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  Routes,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { buttonsOf } from './components.ts'
import { loginAs, restOf, start } from './sample-bot.ts'
import type { DiscordServer } from './server.ts'
import { users } from './world.ts'

const commands = [
  { name: 'file', description: 'File something' },
  { name: 'File this', type: 3 },
]

const words = new TextInputBuilder()
  .setCustomId('words')
  .setStyle(TextInputStyle.Short)
  .setMinLength(2)
  .setMaxLength(10)
const note = new TextInputBuilder()
  .setCustomId('note')
  .setStyle(TextInputStyle.Paragraph)
  .setRequired(false)
  .setValue('as it was')
const documents = new StringSelectMenuBuilder()
  .setCustomId('documents')
  .setMaxValues(2)
  .addOptions(['one', 'two', 'three'].map((value) => ({ label: value, value })))
const tags = new StringSelectMenuBuilder()
  .setCustomId('tags')
  .setRequired(false)
  .addOptions([
    { label: 'a', value: 'a', default: true },
    { label: 'b', value: 'b' },
  ])
const reader = new RadioGroupBuilder()
  .setCustomId('reader')
  .setRequired(false)
  .addOptions({ label: 'me', value: 'me' }, { label: 'all', value: 'all' })
const modal = new ModalBuilder()
  .setCustomId('filing')
  .setTitle('File')
  .addLabelComponents(
    new LabelBuilder().setLabel('Words').setTextInputComponent(words),
    new LabelBuilder().setLabel('Note').setTextInputComponent(note),
    new LabelBuilder().setLabel('Documents').setStringSelectMenuComponent(documents),
    new LabelBuilder().setLabel('Tags').setStringSelectMenuComponent(tags),
    new LabelBuilder().setLabel('Reader').setRadioGroupComponent(reader),
  )

/** A bot that shows the modal and says what came of it. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isModalSubmit()) {
    const { fields } = interaction
    const filed = {
      words: fields.getTextInputValue('words'),
      note: fields.getTextInputValue('note'),
      documents: fields.getStringSelectValues('documents'),
      tags: fields.getStringSelectValues('tags'),
      reader: fields.getRadioGroup('reader'),
    }
    const content = JSON.stringify(filed)
    if (interaction.isFromMessage()) await interaction.update({ content, components: [] })
    else await interaction.reply({ content, flags: MessageFlags.Ephemeral })
  } else if (interaction.isChatInputCommand()) {
    const button = { type: 2, style: 1, label: 'Open', custom_id: 'open' } as const
    await interaction.reply({ content: 'here', components: [{ type: 1, components: [button] }] })
  } else if (interaction.isMessageComponent() || interaction.isMessageContextMenuCommand()) {
    await interaction.showModal(modal)
  }
}

async function open(place: 'channel' | 'private' | 'forum' = 'channel') {
  const server = await start()
  await loginAs(server, commands, answer)
  const target = server.say(server.payloads.plainMessage('a', { place }))
  const opener = server.payloads.messageMenu('File this', target, { user: users.carol, locale: 'de' })
  await server.interact(opener)
  return { server, opener }
}

describe('a modal', () => {
  it.each(['channel', 'private', 'forum'] as const)(
    'opened by a context menu is filled in, in %s',
    async (place) => {
      const { server, opener } = await open(place)
      const inputs = { words: 'peace', documents: ['one', 'three'], tags: [], reader: 'all' }
      const submitted = server.payloads.submitModal(opener, inputs)
      const { id, token, data } = submitted
      expect(submitted).toEqual({ ...opener, id, token, data, type: 5 })
      expect(submitted).not.toHaveProperty('message')
      const { message } = await server.interact(submitted)
      expect(JSON.parse(message?.content ?? '')).toEqual({ ...inputs, note: 'as it was' })
      expect(server.ephemerals(users.carol.id)).toEqual([message])
      expect(server.violations).toEqual([])
    },
  )

  it('opened by a button may change its message', async () => {
    const server = await start()
    await loginAs(server, commands, answer)
    const { message } = await server.interact(server.payloads.slash('file'))
    if (!message) throw new Error('no answer')
    expect(buttonsOf(message)).toHaveLength(1)
    const press = server.payloads.button(message, 'open', { user: users.bob })
    expect(await server.interact(press)).toMatchObject({ type: 9, message: null })
    const submitted = server.payloads.submitModal(press, { words: 'peace', documents: 'two' })
    expect(submitted.message?.id).toBe(message.id)
    await server.interact(submitted)
    const [changed] = server.visible(message.channel_id)
    expect(changed?.id).toBe(message.id)
    expect(JSON.parse(changed?.content ?? '')).toEqual({
      words: 'peace',
      note: 'as it was',
      documents: ['two'],
      tags: ['a'],
      reader: null,
    })
    expect(server.violations).toEqual([])
  })

  it('carries other permissions if they have changed meanwhile', async () => {
    const { server, opener } = await open()
    const inputs = { words: 'peace', documents: ['one'] }
    const scene = { permissions: 1n, memberPermissions: '2' }
    const submitted = server.payloads.submitModal(opener, inputs, scene)
    expect(submitted).toMatchObject({ app_permissions: '1', member: { permissions: '2' } })
    expect(submitted.id).not.toBe(opener.id)
    expect(submitted.token).not.toBe(opener.token)
  })

  const good = { words: 'peace', documents: ['one'] }
  const impossible: readonly [string, Parameters<DiscordServer['payloads']['submitModal']>[1], RegExp][] = [
    ['without a required text', { documents: ['one'] }, /words must be filled in/],
    ['without a required choice', { words: 'peace' }, /documents takes 1 to 2/],
    ['with a short text', { ...good, words: 'a' }, /2 to 10/],
    ['with a long text', { ...good, words: 'a'.repeat(11) }, /2 to 10/],
    ['with a line break in one line', { ...good, words: 'a\nb' }, /one line/],
    ['with a text longer than any', { ...good, note: 'a'.repeat(4001) }, /0 to 4000/],
    ['with what is not offered', { ...good, documents: ['four'] }, /does not offer four/],
    ['with too many choices', { ...good, documents: ['one', 'two', 'three'] }, /1 to 2/],
    ['with one choice made twice', { ...good, documents: ['one', 'one'] }, /once/],
    ['with a choice as text', { ...good, words: ['peace'] }, /takes text/],
    ['with an input that is not there', { ...good, other: 'a' }, /no input other/],
  ]
  it('cannot be submitted by a person as no person could', async () => {
    const { server, opener } = await open()
    const { submitModal, slash } = server.payloads
    for (const [what, inputs, because] of impossible)
      expect(() => submitModal(opener, inputs), what).toThrow(because)
    expect(() => submitModal(slash('file'), good)).toThrow(/not answered with a modal/)
  })

  it('is the first answer or none, and no answer to another', async () => {
    const server = await start()
    const refused: unknown[] = []
    const showsAnyway = ({ client, id, token }: Interaction) =>
      // Where discord.js offers no modal, Discord refuses one.
      client.rest
        .post(Routes.interactionCallback(id, token), { body: { type: 9, data: modal.toJSON() }, auth: false })
        .catch((error: unknown) => refused.push(error))
    await loginAs(server, commands, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.deferReply()
      await showsAnyway(interaction)
    })
    server.invoke(server.payloads.slash('file'))
    await server.until(() => refused.length === 1, 'the first refusal')
    expect(server.violations).toEqual([])
    server.invoke(server.payloads.modal('filing', { words: 'a', documents: ['one'] }))
    await server.until(() => refused.length === 2, 'the second refusal')
    expect(refused).toMatchObject([{ code: 40060 }, { code: 50035 }])
    expect(server.violations.map(({ errors }) => errors)).toEqual([['a modal cannot open another']])
  })

  it('leaves nothing to edit', async () => {
    const { server, opener } = await open()
    const original = Routes.webhookMessage(server.ids.bot, opener.token)
    await expect(restOf(server).get(original, { auth: false })).rejects.toMatchObject({ code: 10008 })
  })
})
