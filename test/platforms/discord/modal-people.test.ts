import {
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { loginAs, start } from './sample-bot.ts'
import { users } from './world.ts'

const owners = new UserSelectMenuBuilder()
  .setCustomId('owners')
  .setMaxValues(2)
  .setDefaultUsers(users.carol.id, users.erin.id)
const reader = new UserSelectMenuBuilder().setCustomId('reader').setRequired(false)
const days = new StringSelectMenuBuilder()
  .setCustomId('days')
  .setMinValues(2)
  .setMaxValues(3)
  .addOptions(['mon', 'tue', 'wed', 'thu'].map((value) => ({ label: value, value, default: value < 'tue' })))
const note = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Paragraph).setRequired(false)
const modal = new ModalBuilder()
  .setCustomId('action')
  .setTitle('To be done')
  .addLabelComponents(
    new LabelBuilder().setLabel('Owners').setUserSelectMenuComponent(owners),
    new LabelBuilder().setLabel('Reader').setUserSelectMenuComponent(reader),
    new LabelBuilder().setLabel('Days').setStringSelectMenuComponent(days),
    new LabelBuilder().setLabel('Note').setTextInputComponent(note),
  )

async function open(place: 'channel' | 'dm' = 'channel') {
  const server = await start()
  const seen: unknown[] = []
  await loginAs(server, [{ name: 'action', description: 'To be done' }], async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(modal)
    if (!interaction.isModalSubmit()) return
    const { fields } = interaction
    const namesOf = (id: string) => fields.getSelectedUsers(id)?.map(({ username }) => username) ?? null
    seen.push({
      owners: namesOf('owners'),
      members: fields.getSelectedMembers('owners')?.size ?? null,
      reader: namesOf('reader'),
      days: fields.getStringSelectValues('days'),
      note: fields.getTextInputValue('note'),
    })
    await interaction.reply({ content: 'a', flags: MessageFlags.Ephemeral })
  })
  const opener = server.payloads.slash('action', {}, { place, user: users.bob })
  await server.interact(opener)
  return { server, opener, seen }
}

describe('people in a modal', () => {
  it('are chosen, or stay as they were', async () => {
    const { server, opener, seen } = await open()
    const { submitModal } = server.payloads
    await server.interact(submitModal(opener, {}))
    await server.interact(submitModal(opener, { owners: users.dan, reader: [users.bob], note: 'soon' }))
    await server.interact(
      submitModal(opener, { owners: [users.dan, users.bob], days: ['mon', 'tue', 'wed'] }),
    )
    expect(seen).toEqual([
      { owners: ['carol', 'erin'], members: 1, reader: [], days: ['mon', 'thu'], note: '' },
      { owners: ['dan'], members: 1, reader: ['bob'], days: ['mon', 'thu'], note: 'soon' },
      { owners: ['dan', 'bob'], members: 2, reader: [], days: ['mon', 'tue', 'wed'], note: '' },
    ])
    expect(server.violations).toEqual([])
  })

  it('are no members outside servers', async () => {
    const { server, opener, seen } = await open('dm')
    await server.interact(server.payloads.submitModal(opener, { owners: users.bob }))
    expect(seen).toMatchObject([{ owners: ['bob'], members: null }])
  })

  it('come from a modal that nobody need have shown', async () => {
    const { server, seen } = await open()
    const inputs = { owners: [users.carol], reader: users.dan, days: ['mon'], note: '' }
    await server.interact(server.payloads.modal('action', inputs))
    expect(seen).toMatchObject([{ owners: ['carol'], reader: ['dan'], days: ['mon'] }])
  })

  it('can be chosen as a person could', async () => {
    const { server, opener } = await open()
    const { submitModal } = server.payloads
    const { alice, bob, carol } = users
    expect(() => submitModal(opener, { owners: [] })).toThrow(/owners takes 1 to 2/)
    expect(() => submitModal(opener, { owners: [alice, bob, carol] })).toThrow(/owners takes 1 to 2/)
    expect(() => submitModal(opener, { owners: [bob, bob] })).toThrow(/once/)
    expect(() => submitModal(opener, { owners: 'bob' })).toThrow(/owners takes people, not bob/)
    expect(() => submitModal(opener, { owners: { id: '1', username: 'x' } })).toThrow(/not 1/)
    expect(() => submitModal(opener, { note: bob })).toThrow(/note takes text/)
    expect(() => submitModal(opener, { days: ['mon'] })).toThrow(/days takes 2 to 3/)
  })
})
