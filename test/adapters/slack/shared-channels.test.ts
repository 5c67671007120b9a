import { describe, expect, it, onTestFinished } from 'vitest'
import { accessWords } from '../../../src/words/access-words.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import { type SlackServer, startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { joinSlack, openTestStore, type SlackBot, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

/** In a channel that another organisation owns, Slack may name its workspace in what a member does. */
const shared = { team: ids.otherTeam, installed: ids.team }

describe('In a channel that organisations share, what a member does is kept for the workspace of the installation', () => {
  it('by command, event, button, shortcut and form', async () => {
    const bot = await startSlackBot('signed HTTP')
    const { payloads } = bot.slack
    const interact = (payload: Json) =>
      bot.deliver('interactive', { ...payload, team: { id: ids.otherTeam } })
    await bot.deliver(
      'slash_commands',
      payloads.slashCommand({ command: '/korea', text: 'actions', ...shared, user: ids.stranger }),
    )
    await untilTold(bot, accessWords.external, ids.stranger)
    const mention = payloads.appMention({ text: 'action 11c in progress', team: ids.team })
    await bot.deliver('events_api', { ...mention, team_id: ids.otherTeam })
    const item = await untilTold(bot, '⏳ In progress')
    const press = (label: string) =>
      interact(payloads.blockActions({ on: item, actionId: bot.actionIdOf(item, label) }))
    await press('Edit…')
    await modalOf(bot)
    await interact(payloads.viewSubmission({ values: { note: 'from a form' } }))
    await untilModal(bot, '“from a form”')
    bot.slack.dismissModal(ids.user)
    await press('Mark as done')
    await untilTold(bot, '✅ Done')
    const message = { ts: '1700000000.000200', text: 'x' }
    await interact(payloads.messageShortcut({ callbackId: 'quote_in_thread', message }))
    await modalOf(bot)
    const suggestion = payloads.blockSuggestion({ actionId: 'passage', value: '5' })
    await interact(suggestion)
    expect(bot.slack.offered(ids.user, 'passage')).toContain('5')
    await interact(payloads.viewAction({ surface: 'modal', actionId: 'passage', selectedOption: '5' }))
    await interact(payloads.viewSubmission({ values: { passage: '5' } }))
    await waitFor(() => bot.slack.visible(ids.channel).length === 1, 'the quote')
    expect(await bot.store.listWorkspaces('Slack')).toEqual([ids.team])
    const tracker = { platform: 'Slack', workspace: ids.team, document: 'vancouver-2018' }
    expect(await bot.store.actions.listAll(tracker)).toHaveLength(3)
    expect(bot.slack.violations).toEqual([])
  })
})

describe('What is for another installation than the token’s', () => {
  it('shows and changes nothing, and says so', async () => {
    const bot = await startSlackBot('signed HTTP')
    await untilNothingIsKept(bot, { team: ids.team, installed: ids.otherTeam })
  })
})

describe('With the token of a whole organisation', () => {
  it('what names a workspace is kept for it', async () => {
    const bot = await startOrganisation()
    const orgTeams = [ids.team, 'T0SECOND']
    bot.slack.setUser(ids.user, { orgTeams })
    await bot.ask('action 11c in progress')
    await untilTold(bot, '⏳ In progress')
    const { payloads } = bot.slack
    await bot.deliver(
      'slash_commands',
      payloads.slashCommand({ command: '/korea', text: 'action 11d done', team: 'T0SECOND' }),
    )
    await untilTold(bot, '✅ Done')
    expect([...(await bot.store.listWorkspaces('Slack'))].sort()).toEqual(['T0SECOND', ids.team])
  })

  it('what names none shows and changes nothing, and says so', async () => {
    const bot = await startOrganisation()
    await untilNothingIsKept(bot, { team: ids.organisation, installed: ids.organisation })
    await bot.ask('quote 5')
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
    const withoutTeam = (payload: Json) => ({ ...payload, team: null, enterprise: { id: ids.organisation } })
    const kept = await bot.store.listWorkspaces('Slack')
    const actionId = bot.actionIdOf(quote, 'Remove')
    for (const forgedValue of ['1:d:stop', '1:q:5', '1:v:11(c)', undefined]) {
      const count = bot.slack.ephemerals(ids.user).length
      const press = bot.slack.payloads.blockActions({
        on: quote,
        actionId,
        ...(forgedValue === undefined ? { selectedOption: bot.codeOf(quote, 'Remove') } : { forgedValue }),
      })
      await bot.deliver('interactive', withoutTeam(press))
      const told = await waitFor(() => bot.slack.ephemerals(ids.user)[count], 'the answer')
      expect(readBlocks(told)).toMatch(untold)
    }
    await bot.deliver('events_api', {
      ...bot.slack.payloads.appHomeOpened(),
      team_id: ids.organisation,
      context_team_id: null,
      authorizations: [{ team_id: null, enterprise_id: ids.organisation, is_enterprise_install: true }],
    })
    const home = await waitFor(() => bot.slack.home(ids.user), 'App Home')
    expect(readBlocks(home)).not.toContain('assigned to you')
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    expect(await bot.store.listWorkspaces('Slack')).toEqual(kept)
  })
})

it('Two workspaces with the same channels and people share nothing', async () => {
  const store = await openTestStore()
  const [one, other] = await Promise.all(
    [ids.team, ids.otherTeam].map(async (team) => {
      const slack = await startServer(team)
      slack.setUser(ids.user, { team })
      return { team, bot: await joinSlack('signed HTTP', slack, store) }
    }),
  )
  if (one === undefined || other === undefined) throw new Error('two were started')
  const ask = ({ bot, team }: typeof one, text: string) =>
    bot.deliver('slash_commands', bot.slack.payloads.slashCommand({ command: '/korea', text, team }))
  await ask(one, 'action 11c in progress note of the first')
  await untilTold(one.bot, 'of the first')
  await ask(one, 'digest 09:07 Europe/London')
  await untilTold(one.bot, 'at 09:07')
  for (const text of ['action 11c', 'digests', 'actions mine']) {
    const count = other.bot.slack.ephemerals(ids.user).length
    await ask(other, text)
    const told = await waitFor(() => other.bot.slack.ephemerals(ids.user)[count], `an answer to ${text}`)
    expect(readBlocks(told)).not.toMatch(/of the first|09:07/u)
  }
  await ask(other, 'action 11c done')
  await untilTold(other.bot, '✅ Done')
  await ask(one, 'action 11c')
  await untilTold(one.bot, '⏳ In progress')
  await ask(one, 'quote 5')
  await waitFor(() => one.bot.slack.visible(ids.channel).some((each) => quoteOf(each) !== ''), 'the quote')
  expect(other.bot.slack.visible(ids.channel)).toEqual([])
})

const untold = new RegExp(`${accessWords.noWorkspace}|${accessWords.untoldWorkspace}`, 'u')

/** Asks by mention for what is kept and what would be; `place` is where Slack says that it is from. */
async function untilNothingIsKept(
  bot: SlackBot,
  place: { readonly team: string; readonly installed: string },
): Promise<void> {
  for (const text of ['action 11c done', 'digest 09:00 Europe/London', 'quote 5', 'forget']) {
    const count = bot.slack.ephemerals(ids.user).length
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text, ...place }))
    const told = await waitFor(() => bot.slack.ephemerals(ids.user)[count], `an answer to ${text}`)
    expect(readBlocks(told)).toMatch(untold)
  }
  expect(bot.slack.visible(ids.channel)).toEqual([])
  expect(await bot.store.listWorkspaces('Slack')).toEqual([])
}

async function startServer(team: string | null): Promise<SlackServer> {
  const slack = await startSlackServer({ team })
  onTestFinished(() => slack.stop())
  return slack
}

async function startOrganisation(): Promise<SlackBot> {
  return joinSlack('signed HTTP', await startServer(null), await openTestStore())
}
