import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../../src/actions/action-items.ts'
import { passageText } from '../../../src/document/passage.ts'
import { harbour, vancouver } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf, pressIn, submit, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { joinSlack, labelsOf, modesOf, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

const words = actionItemsOf(vancouver.main).map(passageText)
const hostile = '<!channel> @everyone *shipped* <@U0CAROL> [x](javascript:alert(1))'

describe.each(modesOf('signed HTTP'))('Action items in Slack over %s', (mode) => {
  it('are changed by words: state, owner and note, and keep who did what', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11c in progress')
    await untilTold(bot, '⏳ In progress')
    await bot.ask(`action 11c <@${ids.secondUser}|bob> done shipped in June`)
    const told = await untilTold(bot, '✅ Done · Bobby')
    expect(quoteOf(told)).toBe(words[2])
    expect(readBlocks(told)).toContain('alice: done, assigned to Bobby; “shipped in June”')
    expect(readBlocks(told)).toContain('alice: in progress')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('are changed by a mention and in a direct message', async () => {
    const bot = await startSlackBot(mode)
    const { payloads } = bot.slack
    await bot.deliver(
      'events_api',
      payloads.appMention({
        text: `action 11d <@${ids.secondUser}> in progress`,
        threadTs: '1700000000.000100',
      }),
    )
    await untilTold(bot, '⏳ In progress · Bobby')
    await bot.deliver(
      'events_api',
      payloads.directMessage({ text: 'action 11d done', channel: ids.directChannel }),
    )
    await waitFor(
      () => bot.slack.visible(ids.directChannel).some((each) => readBlocks(each).includes('✅ Done · Bobby')),
      'the answer in the direct message',
    )
    expect(bot.slack.violations).toEqual([])
  })

  it('are changed by buttons, the answer taking the place of the message', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11a')
    await bot.press(await untilTold(bot, '⬜ Open'), 'Mark as in progress')
    await bot.press(await untilTold(bot, '⏳ In progress'), 'Assign to me')
    const mine = await untilTold(bot, '⏳ In progress · alice')
    expect(labelsOf(mine)).toContain('Unassign me')
    expect(bot.slack.ephemerals(ids.user)).toHaveLength(1)
    await bot.press(mine, 'All action items')
    const list = await untilTold(bot, '9 action items in Vancouver 2018: 8 open, 1 in progress')
    const said = readBlocks(list).split('\n')
    const begun = words.filter((each) =>
      said.some((line) => line.length > 40 && each.startsWith(line.trim())),
    )
    expect(begun).toEqual(words)
    expect(bot.slack.violations).toEqual([])
  })

  it('are changed in a form, which shows the words and how they stand', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11b in progress')
    await bot.press(await untilTold(bot, '⏳ In progress'), 'Edit…')
    const form = await modalOf(bot)
    expect(quoteOf(form)).toBe(words[1])
    expect(JSON.stringify(form.blocks)).toContain('"initial_option"')
    await submit(bot, { state: 'done', owner: ids.secondUser, note: hostile })
    await untilModal(bot, `alice: done, assigned to Bobby; “${hostile}”`)
    expect(quoteOf(bot.slack.modal(ids.user))).toBe(words[1])
    expect(bot.slack.violations).toEqual([])
  })

  it('keep what another has changed while a form was open', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11b')
    await bot.press(await untilTold(bot, '⬜ Open'), 'Edit…')
    await modalOf(bot)
    await bot.ask('action 11b in progress mine')
    await untilTold(bot, '⏳ In progress · alice')
    await submit(bot, { note: 'only a remark' })
    await untilModal(bot, '⏳ In progress · alice')
    expect(bot.slack.violations).toEqual([])
  })

  it('are a file for the asker alone, in their direct messages', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask(`action 11c done note ${hostile}`)
    await untilTold(bot, '✅ Done')
    await bot.ask('actions csv')
    await untilTold(bot, 'I sent you the file in a direct message')
    await bot.ask('actions ics')
    const files = await waitFor(() => {
      const found = bot.slack.files(ids.directChannel)
      return found.length === 2 ? found : null
    }, 'both files')
    expect(files.map(({ name }) => name).sort()).toEqual([
      'vancouver-2018-actions.csv',
      'vancouver-2018-actions.ics',
    ])
    const [csv = '', ics = ''] = ['.csv', '.ics'].map(
      (end) => files.find(({ name }) => name.endsWith(end))?.text,
    )
    expect(csv).toContain('@channel @everyone *shipped* @Carol Ito')
    for (const each of words) expect(csv).toContain(each.replaceAll('"', '""'))
    expect(ics.match(/^BEGIN:VTODO/gmu)).toHaveLength(words.length)
    expect(ics.match(/^STATUS:COMPLETED/gmu)).toHaveLength(1)
    expect(bot.slack.files(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })
})

describe('Action items in Slack', () => {
  it('that somebody has are listed for them; a change that is delivered again is made once', async () => {
    const bot = await startSlackBot('signed HTTP')
    await bot.ask('actions mine')
    await untilTold(bot, 'Nothing is assigned to you')
    const mention = bot.slack.payloads.appMention({ text: 'action 11d mine' })
    // Two processes, which do not know what the other has answered.
    const other = await joinSlack('signed HTTP', bot.slack, bot.store)
    for (const each of [bot, other]) await each.deliver('events_api', mention)
    await waitFor(() => bot.slack.ephemerals(ids.user).length === 3, 'both answers')
    await bot.ask('actions mine')
    const mine = readBlocks(await untilTold(bot, '1 action item assigned to you: 1 open'))
    expect(mine).toContain(words[3]?.slice(0, 40))
    await bot.ask('action 11d')
    expect(
      readBlocks(await untilTold(bot, '⬜ Open · alice')).match(/alice: assigned to alice/gu),
    ).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('name the people in a note, who are neither owners nor pinged', async () => {
    const bot = await startSlackBot('signed HTTP')
    await bot.ask(
      `action 11c done with <@${ids.secondUser}|bob>, <@${ids.thirdUser}> and <@${ids.unknownUser}>`,
    )
    await untilTold(bot, `“with @Bobby, @Carol Ito and @${ids.unknownUser}”`)
    await bot.ask(`<@${ids.secondUser}|bob> on sanctions`)
    const told = await untilTold(bot, 'on sanctions')
    expect(readBlocks(told)).not.toContain(ids.secondUser)
    expect(bot.slack.violations).toEqual([])
  })

  it('are no file where Slack refuses, and it says why', async () => {
    const bot = await startSlackBot('signed HTTP')
    for (const method of ['conversations.open', 'files.getUploadURLExternal']) {
      bot.slack.fail(method, { kind: 'error', error: 'missing_scope' })
      await bot.ask('actions ics')
      await waitFor(() => bot.slack.callsTo(method).length > 0, method)
      await untilTold(bot, 'Slack didn’t let me send you the file (missing_scope).')
    }
    await bot.deliver(
      'events_api',
      bot.slack.payloads.directMessage({ text: 'actions csv', channel: ids.directChannel }),
    )
    await waitFor(() => bot.slack.files(ids.directChannel).length === 1, 'the file')
    // It goes right there, with nothing beside it.
    expect(bot.slack.visible(ids.directChannel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('cannot be given to a bot, to nobody, or to a name that Slack did not resolve', async () => {
    const bot = await startSlackBot('signed HTTP')
    for (const owner of [`<@${ids.otherBotUser}>`, `<@${ids.unknownUser}>`, '@somebody']) {
      await bot.ask(`action 11c ${owner}`)
      await untilTold(bot, 'I don’t know who that is')
    }
    await bot.ask('action 11c')
    await untilTold(bot, 'No updates yet.')
    expect(bot.slack.violations).toEqual([])
  })

  it('say what people and documents are full of as text', async () => {
    const bot = await startSlackBot('signed HTTP', harbour)
    bot.slack.setUser(ids.user, { displayName: hostile })
    for (const place of ['3', '4a', '6']) {
      await bot.ask(`action ${place} in progress mine note ${hostile}`)
      await untilTold(bot, `¶${place === '4a' ? '4(a)' : place} marked as in progress`)
    }
    await bot.ask('actions')
    const told = await untilTold(bot, ': 3 open, 3 in progress')
    expect(readBlocks(told)).toContain(`→ ${hostile}`)
    for (const message of bot.slack.ephemerals(ids.user)) expect(message.text).not.toMatch(/<[!@#]/u)
    expect(bot.slack.violations).toEqual([])
  })

  it('stand in App Home, and are changed from there', async () => {
    const bot = await startSlackBot('signed HTTP')
    await bot.ask('digest 09:00 weekdays')
    await untilTold(bot, 'weekdays at 09:00')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    const home = await waitFor(() => bot.slack.home(ids.user), 'App Home')
    expect(readBlocks(home)).toContain('12 paragraphs · 9 action items')
    expect(readBlocks(home)).toContain('weekdays at 09:00 Europe/London')
    await pressIn(bot, 'home', 'All action items')
    await untilModal(bot, '9 action items in Vancouver 2018: 9 open')
    await pressIn(bot, 'modal', '¶11(e) help to build global capacity to effectively implement …')
    await untilModal(bot, 'No updates yet.')
    await pressIn(bot, 'modal', 'Mark as done')
    await untilModal(bot, '✅ Done')
    await pressIn(bot, 'modal', 'Edit…')
    await untilModal(bot, 'Note')
    await submit(bot, { note: 'from home' })
    await untilModal(bot, '“from home”')
    expect(bot.slack.violations).toEqual([])
  })

  it('go, with everything else, when an administrator says so', async () => {
    const bot = await startSlackBot('signed HTTP')
    const isEmpty = async () => (await bot.store.listWorkspaces('Slack')).length === 0
    const { payloads } = bot.slack
    await bot.ask('action 11c in progress')
    await untilTold(bot, '⏳ In progress')
    await bot.ask('forget')
    await untilTold(bot, 'Only a workspace admin')
    await bot.deliver(
      'slash_commands',
      payloads.slashCommand({ command: '/korea', text: 'forget', user: ids.admin }),
    )
    const asked = await untilTold(bot, 'Delete all data for this workspace?', ids.admin)
    expect(await isEmpty()).toBe(false)
    await bot.press(asked, 'Delete all data', ids.admin)
    await untilTold(bot, 'was deleted', ids.admin)
    expect(await isEmpty()).toBe(true)
    expect(bot.slack.violations).toEqual([])
  })
})
