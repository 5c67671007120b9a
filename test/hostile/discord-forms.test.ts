import { GuildMemberFlags, PermissionFlagsBits } from 'discord.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { allComponents, buttonsOf } from '../platforms/discord/components.ts'
import type { ModalInputs } from '../platforms/discord/fill-modal.ts'
import type { Interaction } from '../platforms/discord/interactions.ts'
import type { Json } from '../platforms/discord/json.ts'
import { objectsIn, textIn } from '../platforms/discord/json.ts'
import type { Message } from '../platforms/discord/model.ts'
import { ids, users } from '../platforms/discord/world.ts'
import { type Platforms, startPlatforms } from './platforms.ts'
import { forgedCodes, hostileTexts } from './texts.ts'

let on: Platforms
let quote: Message

beforeAll(async () => {
  on = await startPlatforms()
  await on.discord.interact(on.discord.payloads.slash('quote', { passage: '5' }))
  quote = await on.discord.until(() => posted()[0], 'the quote of alice')
})
afterAll(() => on.end())

/** The quote of alice stands alone, and nothing is kept. */
afterEach(async () => {
  expect(posted().map(({ id }) => id)).toEqual([quote.id])
  for (const workspace of [ids.guild, ids.foreignGuild, '', 'dm']) {
    const tracker = { platform: 'Discord', workspace, document: 'vancouver-2018' }
    expect(await on.store.actions.listAll(tracker)).toEqual([])
    expect(await on.store.digests.list('Discord', workspace)).toEqual([])
  }
  expect(on.discord.violations).toEqual([])
  expect(on.discord.unanswered()).toEqual([])
})

describe('Discord: forged codes of buttons', () => {
  it.each([
    ...forgedCodes,
    '0',
    '1:x:5:2:2',
    '1:d:set:',
    '1:u:done:400000000000000001:11c',
    '1:u:done:asker:atlantis 3',
    '1:s:0:<@400000000000000001>',
    `1:s:999999:${'x '.repeat(40)}`,
    `1:k:${'sanctions '.repeat(9)}`,
    '1:t:400000000000000001',
    '1:b:00:400000000000000001',
    '1:b:zz:400000000000000002',
    `1:t:${'4'.repeat(90)}`,
  ])('do nothing that their presser may not: %j', async (code) => {
    await answered(pressed(code))
  })

  it.each([
    ['no component', { component_type: 2 }],
    ['a prototype', { component_type: 2, custom_id: '__proto__' }],
  ])('are unclear: %s', async (_, data) => {
    await answered({ ...pressed('1:c'), data })
  })
})

describe('Discord: forged forms', () => {
  it.each([
    ['forget', {}],
    ['__proto__:x', { note: 'x' }],
    ['constructor:', {}],
    ['quote', { passage: '5' }],
    ['quote:', {}],
    ['quote:', { passage: 'sanctions' }],
    ['quote:', { passage: 'forget' }],
    ['quote:', { passage: 'action 11c done' }],
    ['quote:', { passage: 'digest 09:00 London' }],
    ['quote:', { passage: '99' }],
    ['quote:', { passage: '@everyone' }],
    ['quote:', { passage: 'x '.repeat(20_000) }],
    ['quote:x', { passage: ['sanctions'] }],
    ['action:', { note: 'x' }],
    ['action:x', { note: 'x' }],
    ['action:open::1:m:5', { note: 'x' }],
    ['action:open::1:m:99z', { note: 'x' }],
    ['action:open::1:m:11a-11c', { note: 'x' }],
    ['action:open::1:m:atlantis 3', { note: 'x' }],
    ['action:open::1:q:5', { note: 'x' }],
    ['action:open::1:z:yes', { note: 'x' }],
    ['action:open::1:d:stop', {}],
    ['action:open::1:m:11c', {}],
    ['action:open::1:m:11c', { state: ['deleted'] }],
    ['action:open::1:m:11c', { note: 'x'.repeat(50_000) }],
    ['action:open::1:m:11c', { owner: users.other }],
    ['action:open::1:m:11c', { a: 'x', b: ['y'] }],
    ['digest:', {}],
    ['digest:', { time: '25:99', zone: 'Europe/London', days: ['mon'] }],
    ['digest:', { time: '09:00', zone: 'Europe/Atlantis', days: ['mon'] }],
    ['digest:', { time: '<t:0:R>', zone: '@everyone', days: ['x'] }],
    ['digest:', { time: '9 '.repeat(20_000), zone: 'x', days: [] }],
    [`digest:${'x'.repeat(90)}`, { time: '', zone: '' }],
    ['digest:', { time: ['09:00'], zone: ['Europe/London'], days: 'mon' }],
  ] satisfies readonly (readonly [string, ModalInputs])[])(
    'change nothing: %s %j',
    async (customId, inputs) => {
      await answered(on.discord.payloads.modal(customId, inputs, { user: users.bob }))
    },
  )

  const bob = { user: users.bob }
  it.each([
    [
      'a guest sets a digest',
      () =>
        on.discord.payloads.slash(
          'korea',
          { text: 'digest 09:00 London' },
          { ...bob, member: { flags: GuildMemberFlags.IsGuest } },
        ),
    ],
    ['who may not forget', () => on.discord.payloads.slash('korea', { text: 'forget' }, bob)],
    ['who may not take back', () => on.discord.payloads.button(quote, takeBack(), bob)],
    [
      'who may not write',
      () =>
        on.discord.payloads.slash(
          'quote',
          { passage: '6' },
          { ...bob, memberPermissions: PermissionFlagsBits.ViewChannel },
        ),
    ],
    [
      'in a thread that is locked',
      () => on.discord.payloads.slash('quote', { passage: '6' }, { ...bob, place: 'locked' }),
    ],
    [
      'of another server',
      () => ({
        ...on.discord.payloads.slash('korea', { text: 'digest 09:00 London' }, bob),
        guild_id: ids.foreignGuild,
      }),
    ],
  ])('change nothing: %s', async (_, make) => {
    await answered(make())
  })
})

describe('Discord: completion', () => {
  const options = [
    ['korea', 'text'],
    ['quote', 'passage'],
    ['action', 'item'],
    ['digest set', 'zone'],
    ['digest set', 'days'],
  ] as const

  it.each(hostileTexts)('is within the limits, whatever is typed: %s', async (_, text) => {
    for (const [command, option] of options) {
      const { payloads } = on.discord
      const { type, data } = await on.discord.interact(
        payloads.autocomplete(command, { [option]: text }, option),
      )
      const choices = objectsIn(data.choices)
      expect([type, choices.length <= 25]).toEqual([8, true])
      for (const { name, value } of choices) {
        expect(textIn(name).length).toBeLessThanOrEqual(100)
        expect(textIn(value).length).toBeLessThanOrEqual(100)
      }
    }
  })

  it.each(['__proto__', 'constructor', 'toString', '', 'x'.repeat(200)])(
    'of an option that there is not: %s',
    async (name) => {
      const asked = on.discord.payloads.autocomplete('quote', { passage: '5' }, 'passage')
      const forged: Interaction = {
        ...asked,
        data: { ...asked.data, options: [{ type: 3, name, value: '5', focused: true }] },
      }
      expect((await on.discord.interact(forged)).type).toBe(8)
    },
  )
})

/** Sends it, and waits for what is answered: a message of the asker's own. */
async function answered(interaction: Interaction): Promise<void> {
  const { type } = await on.discord.interact(interaction)
  // A form that opens changes nothing yet.
  if (type !== 9) await on.discord.answerTo(interaction)
}

/** Bob presses the button of alice's quote, with another code. */
function pressed(code: string): Interaction {
  const interaction = on.discord.payloads.button(quote, takeBack(), { user: users.bob })
  const data: Json = { ...interaction.data, custom_id: code }
  return { ...interaction, data }
}

function takeBack(): string {
  const found = buttonsOf(quote).find(({ label }) => label === 'Remove')
  return String(found?.customId)
}

function posted(): readonly Message[] {
  const isOfBot = ({ author, components }: Message) =>
    author.id === users.bot.id && allComponents(components).length > 0
  return on.discord.visible(ids.channel).filter(isOfBot)
}
