import {
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
  type SlashCommandOptionsOnlyBuilder,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { loginAs, start } from './sample-bot.ts'
import { users } from './world.ts'

const digest = new SlashCommandBuilder()
  .setName('digest')
  .setDescription('The daily digest')
  .addSubcommand((set) =>
    set
      .setName('set')
      .setDescription('Says when it comes')
      .addStringOption((time) => time.setName('time').setDescription('At what time').setRequired(true))
      .addStringOption((zone) => zone.setName('zone').setDescription('Where').setAutocomplete(true))
      .addStringOption((days) =>
        days
          .setName('days')
          .setDescription('On which days')
          .addChoices({ name: 'every day', value: 'all' }, { name: 'weekdays', value: 'weekdays' }),
      ),
  )
  .addSubcommand((show) => show.setName('show').setDescription('Shows what is set'))
  .toJSON()

function action(builder: SlashCommandBuilder): SlashCommandOptionsOnlyBuilder {
  return builder
    .setName('action')
    .setDescription('What is to be done')
    .addStringOption((item) => item.setName('item').setDescription('Which').setRequired(true))
    .addUserOption((owner) => owner.setName('owner').setDescription('Who does it'))
    .addBooleanOption((done) => done.setName('done').setDescription('Whether it is'))
    .addIntegerOption((count) => count.setName('count').setDescription('How often').setMinValue(1))
}

const commands = [
  digest,
  action(new SlashCommandBuilder()).toJSON(),
  { name: 'actions', description: 'All that is to be done' },
]

async function startWith(answer: (interaction: Interaction) => unknown) {
  const server = await start()
  const seen: unknown[] = []
  await loginAs(server, commands, async (interaction) => {
    seen.push(answer(interaction))
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: 'Europe/London', value: 'Europe/London' }])
    else if (interaction.isRepliable())
      await interaction.reply({ content: 'a', flags: MessageFlags.Ephemeral })
  })
  return { server, seen }
}

describe('a subcommand', () => {
  it('is invoked with its options, and by its whole name', async () => {
    const { server, seen } = await startWith((interaction) => {
      if (!interaction.isChatInputCommand()) return null
      const { options } = interaction
      return [
        interaction.commandName,
        options.getSubcommand(false),
        options.data.flatMap((each) => each.options ?? []),
      ]
    })
    const { slash } = server.payloads
    await server.interact(slash('digest set', { time: '09:00', zone: 'Europe/London', days: 'weekdays' }))
    await server.interact(slash('digest show'))
    await server.interact(slash('actions'))
    expect(seen).toMatchObject([
      [
        'digest',
        'set',
        [{ value: '09:00' }, { value: 'Europe/London' }, { name: 'days', value: 'weekdays' }],
      ],
      ['digest', 'show', []],
      ['actions', null, []],
    ])
    expect(server.violations).toEqual([])
  })

  it('has its options completed', async () => {
    const { server, seen } = await startWith((interaction) => {
      if (!interaction.isAutocomplete()) return null
      const { options } = interaction
      return [options.getSubcommand(), options.getFocused(true), options.getString('time')]
    })
    const { autocomplete } = server.payloads
    const { data } = await server.interact(autocomplete('digest set', { time: '9', zone: 'Lon' }, 'zone'))
    expect(data.choices).toEqual([{ name: 'Europe/London', value: 'Europe/London' }])
    expect(seen).toMatchObject([['set', { name: 'zone', value: 'Lon' }, '9']])
    expect(() => autocomplete('digest set', {}, 'time')).toThrow(/not completed/)
    expect(server.violations).toEqual([])
  })

  it('is invoked as a person could', async () => {
    const { server } = await startWith(() => null)
    const { slash } = server.payloads
    expect(() => slash('digest')).toThrow(/without set or the like/)
    expect(() => slash('digest stop')).toThrow(/No subcommand stop/)
    expect(() => slash('digest set time', { time: '9' })).toThrow(/No subcommand time/)
    expect(() => slash('digest set', {})).toThrow(/time is required/)
    expect(() => slash('digest set', { time: '9', days: 'Sundays' })).toThrow(/days cannot be Sundays/)
    expect(() => slash('digest show', { time: '9' })).toThrow(/No option time/)
    expect(() => slash('actions all')).toThrow(/No subcommand all/)
  })
})

describe('an option for a person', () => {
  const read = (interaction: Interaction): unknown => {
    if (!interaction.isChatInputCommand()) return null
    const { options } = interaction
    const member = options.getMember('owner')
    return {
      id: options.getUser('owner')?.id,
      isMember: member !== null,
      nick: member && 'displayName' in member ? member.displayName : null,
      done: options.getBoolean('done'),
      count: options.getInteger('count'),
    }
  }

  it('comes with the user, and with the member that it is', async () => {
    const { server, seen } = await startWith(read)
    const { slash } = server.payloads
    const item = '11(c)'
    for (const [owner, place] of [
      [users.carol, 'channel'],
      [users.dan, 'channel'],
      [users.erin, 'channel'],
      [users.bob, 'dm'],
    ] as const)
      await server.interact(slash('action', { item, owner, done: true, count: 2 }, { place }))
    await server.interact(slash('action', { item }))
    const rest = { done: true, count: 2 }
    expect(seen).toEqual([
      { id: users.carol.id, isMember: true, nick: 'Carol (Oslo)', ...rest },
      { id: users.dan.id, isMember: true, nick: 'dan', ...rest },
      { id: users.erin.id, isMember: false, nick: null, ...rest },
      { id: users.bob.id, isMember: false, nick: null, ...rest },
      { id: undefined, isMember: false, nick: null, done: null, count: null },
    ])
    expect(slash('action', { item }).data).not.toHaveProperty('resolved')
    const { resolved } = slash('action', { item, owner: users.carol }).data
    // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure
    expect(resolved).not.toHaveProperty(['members', users.carol.id, 'deaf'])
    expect(resolved).toHaveProperty(['members', users.carol.id, 'permissions'])
  })

  it('takes one whom there is, and nothing else', async () => {
    const { server } = await startWith(read)
    const { slash } = server.payloads
    const item = '11(c)'
    expect(() => slash('action', { item, owner: 'carol' })).toThrow(/owner cannot be carol/)
    expect(() => slash('action', { item, owner: { id: '1', username: 'nobody' } })).toThrow(
      /cannot be nobody/,
    )
    expect(() => slash('action', { item: users.carol })).toThrow(/item cannot be carol/)
    expect(() => slash('action', { item, count: 0 })).toThrow(/count cannot be 0/)
    expect(() => slash('action', { item, done: 'yes' })).toThrow(/done cannot be yes/)
  })
})
