import { describe, expect, it } from 'vitest'
import { shortcuts } from '../../../adapters/slack/interactions/shortcuts.ts'
import { paragraph } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf, pressIn, submit, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { labelsOf, modesOf, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

describe.each(modesOf('Socket Mode'))('Forms in Slack over %s', (mode) => {
  it('say beside the owner that a bot cannot have an item, and keep what was entered', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11b')
    await bot.press(await untilTold(bot, '⬜ Open'), 'Edit…')
    await modalOf(bot)
    await submit(bot, { owner: ids.otherBotUser, note: 'a long note' })
    await waitFor(() => bot.slack.modalErrors(ids.user).owner, 'the error')
    expect(bot.slack.modalErrors(ids.user).owner).toContain('items can’t be assigned to bots')
    await submit(bot, { owner: ids.secondUser })
    await untilModal(bot, 'alice: assigned to Bobby; “a long note”')
    await pressIn(bot, 'modal', 'Edit…')
    await untilModal(bot, 'Owner')
    await submit(bot, { owner: null })
    await untilModal(bot, 'alice: unassigned')
    expect(bot.slack.violations).toEqual([])
  })

  it('say beside the zone that there is none', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('digest set')
    await modalOf(bot)
    const sent = JSON.stringify(bot.slack.payloads.viewSubmission())
    await bot.deliver('interactive', JSON.parse(sent.replaceAll('Europe/London', 'Europe/Atlantis')))
    await waitFor(() => bot.slack.modalErrors(ids.user).zone, 'the error')
    expect(bot.slack.modalErrors(ids.user).zone).toContain('“Europe/Atlantis”')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('that come too late are words instead', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11b')
    const told = await untilTold(bot, '⬜ Open')
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' }, 2)
    await bot.press(told, 'Edit…')
    await untilTold(bot, '/korea action 11(b) in progress')
    await bot.ask('digest set')
    await untilTold(bot, 'This channel has no daily digest')
    expect(bot.slack.modal(ids.user)).toBeNull()
    expect(bot.slack.violations).toEqual([])
  })

  it('that come too late from App Home are said in a direct message, and are not tried again', async () => {
    const bot = await startSlackBot(mode)
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    await waitFor(() => bot.slack.home(ids.user), 'App Home')
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await pressIn(bot, 'home', 'Sanctions')
    const told = await waitFor(() => bot.slack.visible(ids.directChannel)[0], 'the direct message')
    expect(quoteOf(told)).toBe(paragraph(5) + paragraph(6))
    expect(bot.slack.callsTo('views.open')).toHaveLength(1)
    expect(bot.slack.modal(ids.user)).toBeNull()
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    ['quote', 'I couldn’t open the form in time.'],
    ['find', 'Vancouver 2018 ¶5'],
    ['check', 'Not word for word'],
  ] as const)('that come too late on a message are said in a private one: %s', async (which, said) => {
    const bot = await startSlackBot(mode)
    const message = { ts: '1700000000.000200', text: 'sanctions are a tool of war', user: ids.secondUser }
    const callbackId = shortcuts[which]
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await bot.deliver('interactive', bot.slack.payloads.messageShortcut({ callbackId, message }))
    await untilTold(bot, said)
    expect(bot.slack.callsTo('views.open')).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('are a button away where a mention asks for one', async () => {
    const bot = await startSlackBot(mode)
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'digest set' }))
    const none = await untilTold(bot, 'This channel has no daily digest')
    await bot.press(none, labelsOf(none)[0] ?? '')
    await modalOf(bot)
    await submit(bot, { time: '07:15' })
    await untilModal(bot, 'weekdays at 07:15 Europe/London')
    expect(readBlocks(bot.slack.visible(ids.channel)[0])).toContain('Daily digest set up by alice')
    await pressIn(bot, 'modal', 'Edit…')
    await waitFor(
      async () => JSON.stringify((await modalOf(bot)).blocks).includes('"initial_time":"07:15"'),
      'the form',
    )
    expect(bot.slack.violations).toEqual([])
  })
})

describe('The forms to ask and to check, in Slack', () => {
  it.each([
    ['Ask a question', 'what does paragraph 5 say?', paragraph(5)],
    ['Check a quotation', 'sanctions are a tool of war', 'Not word for word'],
  ])('are answered in the form itself: %s', async (label, text, said) => {
    const bot = await startSlackBot('signed HTTP')
    await bot.ask('hi')
    await bot.press(await untilTold(bot, 'word for word'), label)
    await modalOf(bot)
    await submit(bot, { text })
    await untilModal(bot, said)
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('open in App Home, too, where nothing is about a channel', async () => {
    const bot = await startSlackBot('signed HTTP')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    await waitFor(() => bot.slack.home(ids.user), 'App Home')
    for (const [typed, said] of [
      ['quote 5', paragraph(5)],
      ['sanctions', 'Best of 10 matches'],
      ['digest 09:00', 'A digest needs a channel'],
    ] as const) {
      await pressIn(bot, 'home', 'Ask a question')
      await modalOf(bot)
      await submit(bot, { text: typed })
      await untilModal(bot, said)
      expect(readBlocks(bot.slack.modal(ids.user))).not.toContain('in channel')
      bot.slack.dismissModal(ids.user)
    }
    await pressIn(bot, 'home', 'Set up a digest')
    await untilModal(bot, 'A digest needs a channel')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })
})
