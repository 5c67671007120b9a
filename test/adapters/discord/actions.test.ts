import { MessageFlags, PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { both, harbour, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { allComponents, buttonsOf } from '../../platforms/discord/components.ts'
import { textIn } from '../../platforms/discord/json.ts'
import type { Message } from '../../platforms/discord/model.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { users } from '../../platforms/discord/world.ts'
import { readMarkup } from './read-markup.ts'
import { finishServers, labelsOf, only, postedIn, read, some } from './start-bot.ts'
import { choices, openForm, press, said, startTracking, submit } from './start-tracking.ts'

const { alice, bob, carol, dan, erin, other } = users
const items = paragraphsOf(vancouver.main).flatMap(itemsOf)
const itemC = items[2]?.text ?? ''
const hostile = '@everyone <@&1> **x** <@400000000000000002> [y](https://example.org) ``` -# z'

afterEach(finishServers)

describe('/action', () => {
  it('shows an item, changes it, and tells its history, to its asker alone', async () => {
    const bot = await startTracking()
    const shown = await bot.command('action', { item: '11(c)' })
    expect(read(shown).quoted).toBe(itemC)
    expect(said(shown)).toMatch(/⬜ Open$/mu)
    expect(labelsOf(shown)).toEqual(
      expect.arrayContaining([
        'Mark as in progress',
        'Mark as done',
        'Mark as won’t do',
        'Assign to me',
        'Edit…',
      ]),
    )
    const changed = await bot.command('action', {
      item: '11c',
      state: 'in progress',
      owner: carol,
      note: hostile,
    })
    expect(said(changed)).toContain('⏳ In progress · Carol (Oslo)')
    const history = said(await bot.command('action', { item: 'Vancouver 2018 11(c)' }))
    expect(history).toContain(`Alice: in progress, assigned to Carol (Oslo); “${hostile}”`)
    expect(bot.discord.ephemerals(alice.id)).toHaveLength(3)
    expect(postedIn(bot.discord, bot.discord.ids.channel)).toEqual([])
  })

  it('is typed as well, and finds out who is meant', async () => {
    const bot = await startTracking()
    for (const [person, name] of [
      [`<@${carol.id}>`, 'Carol (Oslo)'],
      [`<@!${bob.id}>`, 'Bob'],
      [`<@${dan.id}>`, 'dan'],
      [`<@${erin.id}>`, 'Erin'],
    ]) {
      expect(said(await bot.type(`action 11c ${person}`))).toContain(`assigned to ${name}`)
    }
    for (const person of [
      `<@${other.id}>`,
      '<@400000000000000099>',
      '<@U012AB3CD>',
      '@bob',
      '<@&500000000000000001>',
    ]) {
      expect(said(await bot.type(`action 11c ${person}`))).toContain('I don’t know who that is')
    }
    expect(said(await bot.command('action', { item: '11c', owner: other }))).toContain('I don’t know who')
    expect(said(await bot.type('action 11c'))).toContain('⬜ Open · Erin')
    expect(said(await bot.type('action 11c nobody done shipped', { user: bob }))).toMatch(/✅ Done$/mu)
  })

  it('takes an item as it is typed, and says what is none', async () => {
    const bot = await startTracking()
    expect(said(await bot.command('action', { item: '11c done' }))).toContain('¶11(c) marked as done')
    expect(said(await bot.command('action', { item: '11d done', state: 'dropped' }))).toContain(
      '¶11(d) marked as won’t do',
    )
    expect(said(await bot.command('action', { item: '5', state: 'done' }))).toContain(
      '¶5 isn’t an action item',
    )
    expect(said(await bot.command('action', { item: 'sanctions' }))).toContain(
      'I couldn’t read “sanctions” as a reference',
    )
    expect(said(await bot.command('action', { item: '11z' }))).toContain('¶11 has no item (z)')
  })

  it('is completed by number and by words, with values that mean what they show', async () => {
    const bot = await startTracking(both)
    const all = await choices(bot, 'action', 'item', '')
    expect(all).toHaveLength(15)
    expect(all.every(([label]) => label.length <= 100)).toBe(true)
    for (const [typed, value] of [
      ['11(c', '11(c)'],
      ['11 c', '11(c)'],
      ['harbour 2031 4', 'harbour-2031 4(a)'],
      ['light lamps', 'harbour-2031 4(a)'],
    ]) {
      const [[label, found] = []] = await choices(bot, 'action', 'item', typed ?? '')
      expect(found, typed).toBe(value)
      const shown = await bot.command('action', { item: found ?? '' })
      expect(read(shown).quoted, typed).toContain(label?.replace(/^.*¶\S+ /u, '').replace(/.…$/u, ''))
    }
    expect(await choices(bot, 'action', 'item', 'no such words')).toEqual([])
  })
})

describe('The buttons of an action item', () => {
  it('turn the private answer, and are another’s in another workspace', async () => {
    const bot = await startTracking()
    const shown = await bot.command('action', { item: '11c' })
    const mine = await bot.answer(press(bot, shown, 'Assign to me'))
    const done = await bot.answer(press(bot, mine, 'Mark as done'))
    expect(new Set([shown.id, mine.id, done.id]).size).toBe(1)
    expect(said(done)).toContain('✅ Done · Alice')
    expect(said(await bot.type('action 11c', { user: bob }))).toContain('✅ Done · Alice')
    for (const place of ['dm', 'private', 'foreign'] as const) {
      expect(said(await bot.type('action 11c', { place, user: bob }))).toMatch(/⬜ Open$/mu)
    }
    expect(said(await bot.type('action 11c done', { place: 'foreign', user: bob }))).toContain('done')
    expect(said(await bot.type('action 11c', { place: 'private', user: bob }))).toMatch(/✅ Done$/mu)
    expect(said(await bot.type('action 11c', { place: 'private', user: carol }))).toMatch(/⬜ Open$/mu)
  })

  it('open a form that begins as the item is, and changes what was changed in it', async () => {
    const bot = await startTracking()
    const shown = await bot.type(`action 11c in progress <@${carol.id}>`)
    const opener = press(bot, shown, 'Edit…')
    const form = await openForm(bot, opener)
    expect(
      allComponents(form.components)
        .map(({ content }) => content ?? '')
        .join(),
    ).toContain('> ')
    // Meanwhile somebody else is done with it: a form that says nothing of that does not undo it.
    await bot.type('action 11c done', { user: bob })
    const noted = await submit(bot, opener, { note: hostile })
    expect(noted.id).toBe(shown.id)
    expect(said(noted)).toContain(`“${hostile}”`)
    expect(said(noted)).toContain('✅ Done · Carol (Oslo)')
    const again = press(bot, noted, 'Edit…')
    await openForm(bot, again)
    expect(said(await submit(bot, again, { state: ['open'], owner: bob }))).toContain('⬜ Open · Bob')
    const last = press(bot, noted, 'Edit…')
    await openForm(bot, last)
    expect(said(await submit(bot, last, { owner: [] }))).toMatch(/⬜ Open$/mu)
    const { message } = await bot.discord.interact(bot.discord.payloads.modal('nonsense:1', {}, {}))
    expect(said(message)).toContain('This button has expired')
    expect(postedIn(bot.discord, bot.discord.ids.channel)).toEqual([])
  })

  it('open a form of a long item full of markup, which is seen to be cut', async () => {
    const bot = await startTracking(harbour)
    for (const place of ['3', '6']) {
      await bot.command('action', { item: place })
      const buttons = await bot.discord.until(
        () => bot.discord.ephemerals(alice.id).findLast((each) => codesOf(each).includes(`1:m:${place}`)),
        'the buttons',
      )
      const form = await openForm(bot, press(bot, buttons, 'Edit…'))
      const [display] = allComponents(form.components).map(({ content }) => readMarkup(textIn(content)))
      const words = paragraphsOf(harbour.main).find(({ number }) => String(number) === place)?.parts[0]?.text
      expect(display?.active).toEqual([])
      expect(words).toContain(display?.quoted.replace(/ …$/u, ''))
      expect(display?.quoted.endsWith(' …')).toBe(place === '6')
    }
  })
})

describe('/actions', () => {
  it('lists all, those still to do and those of the asker, each with its words and how it stands', async () => {
    const bot = await startTracking()
    await bot.type('action 11a done')
    await bot.type(`action 11b <@${carol.id}>`)
    await bot.type('action 11c mine')
    const mine = await bot.command('actions', { which: 'mine' })
    expect(said(mine)).toContain(`¶11(c) ${itemC.slice(0, 40)}`)
    expect(said(mine)).toContain('→ Alice')
    const all = await bot.command('actions')
    expect(said(all)).toContain('→ Carol (Oslo)')
    expect(all.flags & MessageFlags.Ephemeral).not.toBe(0)
    const open = await bot.command('actions', { which: 'open' })
    expect(said(open)).not.toContain('¶11(a)')
    const chosen = labelsOf(open).find((label) => label.startsWith('¶11(b) ')) ?? ''
    const shown = await bot.answer(press(bot, open, chosen))
    expect(read(shown).quoted).toBe(items[1]?.text)
    expect(shown.id).toBe(open.id)
    expect(said(await bot.type('actions mine', { user: bob }))).toContain('Nothing is assigned to you')
  })

  it('lists items of a long document with markup in it', async () => {
    const bot = await startTracking(harbour)
    const callback = await bot.ask('actions')
    const more = bot.discord.ephemerals(alice.id)
    expect(more.length).toBeGreaterThanOrEqual(1)
    expect(said(callback.message)).toContain('¶3 ')
  })

  it('gives a file to its asker alone, beside the list', async () => {
    const bot = await startTracking()
    await bot.type(`action 11c done note ${hostile}`)
    const list = await bot.command('actions')
    for (const [file, beginning] of [
      [await bot.command('actions', { which: 'csv' }), 'vancouver-2018-actions.csv'],
      [await bot.type('actions ics'), 'vancouver-2018-actions.ics'],
      [await bot.answer(press(bot, list, 'Download as a table (CSV)')), 'vancouver-2018-actions.csv'],
    ] as const) {
      const [attached] = bot.discord.filesOf(file)
      expect(attached?.name).toBe(beginning)
      expect(attached?.text).toContain(
        beginning.endsWith('csv') ? '@everyone <@&1> **x**' : 'BEGIN:VCALENDAR',
      )
      expect(file.flags & MessageFlags.Ephemeral).not.toBe(0)
      expect(file.id).not.toBe(list.id)
    }
    expect(postedIn(bot.discord, bot.discord.ids.channel)).toEqual([])
  })
})

describe('A mention about action items', () => {
  it('changes one, names the person, and pings nobody', async () => {
    const { discord } = await startTracking()
    const question = mention(`action 11c done <@!${bob.id}> with <@${carol.id}> @everyone`, { user: dan })
    discord.say({
      ...question,
      mentions: [...(Array.isArray(question.mentions) ? question.mentions : []), bob, carol],
    })
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    expect(said(answer)).toContain('✅ Done · Bob')
    expect(said(answer)).toMatch(/with @Carol(?: \(Oslo\))? @/u)
    discord.say(discord.payloads.directMessage('action 11c mine'))
    const [direct] = await discord.until(() => some(postedIn(discord, discord.ids.dmAlice)), 'the answer')
    expect(said(direct)).toContain('⬜ Open · Alice')
    discord.say(mention('action 11c @bob'))
    const [, refused] = await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'another')
    expect(said(refused)).toContain('I don’t know who that is')
  })

  it('is answered with a file, or with the permission that is missing for it', async () => {
    const { discord } = await startTracking()
    discord.say(mention('actions csv'))
    const [file] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the file')
    expect(discord.filesOf(only(file))[0]?.text).toContain('11')
    discord.say(discord.payloads.directMessage('actions ics'))
    const [direct] = await discord.until(() => some(postedIn(discord, discord.ids.dmAlice)), 'the file')
    expect(discord.filesOf(only(direct))[0]?.text).toContain('BEGIN:VCALENDAR')
    discord.withdraw(discord.ids.channel, PermissionFlagsBits.AttachFiles)
    discord.say(mention('actions csv'))
    const [, refusal] = await discord.until(
      () => some(postedIn(discord, discord.ids.channel), 2),
      'a sentence',
    )
    expect(said(refusal)).toContain('I need the Attach Files permission')
  })
})

function codesOf(message: Message): readonly (string | null)[] {
  return buttonsOf(message).map(({ customId }) => customId)
}
