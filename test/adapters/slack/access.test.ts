import { describe, expect, it } from 'vitest'
import { encode } from '../../../src/command/codec.ts'
import { accessWords } from '../../../src/words/access-words.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { directChannelOf } from '../../platforms/slack/channels.ts'
import type { Place } from '../../platforms/slack/events.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import { isLong } from '../../run-length.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { type SlackBot, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

const secret = 'the minister said no'
const shared = { team: ids.otherTeam, installed: ids.team }
const tracker = { platform: 'Slack', workspace: ids.team, document: 'vancouver-2018' }

/** Those who are nothing in the workspace, and where their requests come from. */
const outsiders: readonly (readonly [string, Place & { readonly user: string }])[] = [
  ['somebody of another organisation', { user: ids.stranger, ...shared }],
  ['somebody whom Slack calls a stranger', { user: ids.distant, ...shared }],
  ['an administrator of the other organisation', { user: ids.otherAdmin, ...shared }],
  ['somebody with the id of a member', { user: ids.secondUser, ...shared }],
  ['somebody whom Slack does not show', { user: ids.unknownUser, ...shared }],
  ['somebody whose account has ended', { user: ids.endedUser }],
]

const aboutItems = [
  'actions',
  'actions mine',
  'actions csv',
  'actions ics',
  'action 11c',
  'action 11c done',
  'action 11d mine note x',
]
const aboutDigests = [
  'digest',
  'digests',
  'digest preview',
  'digest 10:00 Europe/London',
  'digest pause',
  'digest resume',
  'digest stop',
  'forget',
]

/** Every button that shows or changes what is kept, by its code. */
const reader = createTestBot(vancouver)
const form = reader.read('action 11c')
const codes = [
  ...[...aboutItems, ...aboutDigests].map(reader.read),
  { kind: 'digest form' } as const,
  { kind: 'forget', isConfirmed: true } as const,
  ...(form.kind === 'action' ? [{ ...form, kind: 'action form' } as const] : []),
].flatMap((command) =>
  command.kind === 'unclear' ||
  command.kind === 'greeting' ||
  command.kind === 'thanks' ||
  command.kind === 'change draft' ||
  command.kind === 'new key' ||
  command.kind === 'name admin' ||
  command.kind === 'unknown dates' ||
  command.kind === 'unknown hints' ||
  command.kind === 'change settings' ||
  command.kind === 'unknown admin'
    ? []
    : (encode(command) ?? []),
)

describe('Who is not of the workspace', () => {
  // Every day somebody from elsewhere and somebody who was here, in the long form everybody.
  const tried = isLong ? outsiders : [...outsiders.slice(0, 1), ...outsiders.slice(-1)]

  it.each(tried)('has nothing of what it keeps by command, mention or message: %s', async (_, who) => {
    const bot = await startHouse()
    const before = await keptIn(bot)
    for (const text of [...aboutItems, ...aboutDigests]) {
      await untilRefused(bot, who.user, () => ask(bot, text, who))
    }
    for (const text of ['actions', 'action 11c done', 'digest stop', 'actions csv']) {
      await untilRefused(bot, who.user, () =>
        bot.deliver('events_api', bot.slack.payloads.appMention({ text, ...who })),
      )
      if (who.user === ids.unknownUser) continue
      const direct = directChannelOf(who.user)
      await bot.deliver('events_api', bot.slack.payloads.directMessage({ text, ...who, channel: direct }))
      await waitFor(() => saysNo(bot.slack.visible(direct).at(-1)), `a refusal of “${text}”`)
    }
    expect(await keptIn(bot)).toEqual(before)
    expect(seenBy(bot, who.user)).not.toContain(secret)
  })

  it.each(tried)('has nothing of it by buttons, forms and App Home: %s', async (_, who) => {
    const bot = await startHouse()
    const before = await keptIn(bot)
    await ask(bot, 'quote 5', who)
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[1], 'the quote')
    const team = { id: who.team ?? ids.team }
    const asThem = (payload: Json): Json => ({
      ...payload,
      user: { id: who.user, name: 'x', team_id: team.id },
      team,
    })
    expect(codes.length).toBeGreaterThan(12)
    for (const forgedValue of codes) {
      const actionId = bot.actionIdOf(quote, 'Remove')
      const press = bot.slack.payloads.blockActions({ ...who, on: quote, actionId, forgedValue })
      await untilRefused(bot, who.user, () => bot.deliver('interactive', asThem(press)))
    }
    await member(bot, 'action 11c')
    await bot.press(await untilTold(bot, secret), 'Edit…')
    await waitFor(() => bot.slack.modal(ids.user), 'the form')
    await bot.deliver('interactive', asThem(bot.slack.payloads.viewSubmission({ values: { state: 'done' } })))
    expect(readBlocks(bot.slack.modal(ids.user))).toContain(accessWords.external)
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened(who))
    const home = await waitFor(() => bot.slack.home(who.user), 'App Home')
    expect(readBlocks(home)).toContain('Quote it right')
    expect(readBlocks(home)).not.toMatch(/assigned to you|09:07/u)
    expect(await keptIn(bot)).toEqual(before)
    expect(seenBy(bot, who.user)).not.toContain(secret)
    expect(bot.slack.callsTo('files.getUploadURLExternal')).toEqual([])
  })

  it('may search, show, cite, check and quote', async () => {
    const bot = await startHouse()
    const who = { user: ids.stranger, ...shared }
    for (const [text, told] of [
      ['sanctions', '¶'],
      ['5', '¶5'],
      ['cite 5', 'Vancouver'],
      ['contents', '¶1–12'],
      ['check “nothing of the kind”', 'Not'],
    ] as const) {
      const count = bot.slack.ephemerals(who.user).length
      await ask(bot, text, who)
      const answer = await waitFor(() => bot.slack.ephemerals(who.user)[count], `an answer to ${text}`)
      expect(readBlocks(answer) + answer.text).toContain(told)
    }
    await ask(bot, 'quote 5', who)
    await waitFor(() => bot.slack.visible(ids.channel).length === 2, 'the quote')
  })

  it('does not take back what others quoted, be they an administrator of their own', async () => {
    const bot = await startHouse()
    await bot.ask('quote 5')
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[1], 'the quote')
    for (const [, who] of outsiders) {
      const actionId = bot.actionIdOf(quote, 'Remove')
      const count = bot.slack.ephemerals(who.user).length
      const selectedOption = bot.codeOf(quote, 'Remove')
      const press = bot.slack.payloads.blockActions({ ...who, on: quote, actionId, selectedOption })
      await bot.deliver('interactive', press)
      await waitFor(() => bot.slack.ephemerals(who.user).length > count, 'the answer')
    }
    expect(bot.slack.visible(ids.channel)).toHaveLength(2)
  })
})

describe.each([ids.guest, ids.singleGuest])('A guest of the workspace, %s,', (user) => {
  it('has its action items, and neither digests nor forget', async () => {
    const bot = await startHouse()
    const before = await keptIn(bot)
    for (const text of aboutDigests) {
      await ask(bot, text, { user })
      await waitFor(
        () => saysNo(bot.slack.ephemerals(user).at(-1), accessWords.guest),
        `a refusal of “${text}”`,
      )
    }
    expect(await keptIn(bot)).toEqual(before)
    await ask(bot, 'action 11c', { user })
    await untilTold(bot, secret, user)
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened({ user }))
    const home = readBlocks(await waitFor(() => bot.slack.home(user), 'App Home'))
    expect(home).toContain('Nothing is assigned to you')
    expect(home).not.toContain('09:07')
  })
})

describe('While Slack tells of nobody', () => {
  it('nobody has what is kept, and a member has it again at once when it does', async () => {
    const bot = await startHouse()
    const who = { user: ids.thirdUser }
    bot.slack.fail('users.info', { kind: 'error', error: 'internal_error' }, 3)
    await ask(bot, 'actions', who)
    await waitFor(() => saysNo(bot.slack.ephemerals(who.user).at(-1), accessWords.unknown), 'the refusal')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened(who))
    const home = readBlocks(await waitFor(() => bot.slack.home(who.user), 'App Home'))
    expect(home).toContain(accessWords.unknown)
    expect(home).not.toContain('assigned to you')
    bot.slack.heal()
    await ask(bot, 'action 11c', who)
    await untilTold(bot, secret, who.user)
    // The second answer comes with the acknowledgement: Slack need not be asked again who asks.
    const asked = bot.slack.callsTo('users.info').length
    await ask(bot, 'actions', who)
    await untilTold(bot, '9 action items in Vancouver 2018', who.user)
    expect(bot.slack.callsTo('users.info')).toHaveLength(asked)
  })
})

/** A bot in whose workspace something is noted, and a digest is set. */
async function startHouse(): Promise<SlackBot> {
  const bot = await startSlackBot('signed HTTP')
  await member(bot, `action 11c in progress note ${secret}`)
  await untilTold(bot, secret)
  await member(bot, 'digest 09:07 Europe/London weekdays')
  await waitFor(async () => (await bot.store.digests.list('Slack', ids.team)).length === 1, 'the digest')
  await waitFor(() => bot.slack.visible(ids.channel).length === 1, 'its announcement')
  return bot
}

function member(bot: SlackBot, text: string): Promise<void> {
  return ask(bot, text, { user: ids.user })
}

function ask(bot: SlackBot, text: string, who: Place): Promise<void> {
  return bot.deliver('slash_commands', bot.slack.payloads.slashCommand({ command: '/korea', text, ...who }))
}

async function untilRefused(bot: SlackBot, user: string, act: () => Promise<void>): Promise<void> {
  const count = bot.slack.ephemerals(user).length
  await act()
  const told = await waitFor(() => bot.slack.ephemerals(user)[count], 'an answer')
  expect(readBlocks(told)).toContain(accessWords.external)
}

function saysNo(message: unknown, sentence: string = accessWords.external): boolean {
  return message !== undefined && JSON.stringify(message).includes(sentence)
}

/** Everything that is kept: rows of items and digests. */
async function keptIn({ store }: SlackBot) {
  return [
    await store.actions.listAll(tracker),
    await store.digests.list('Slack', ids.team),
    await store.listWorkspaces('Slack'),
  ]
}

function seenBy({ slack }: SlackBot, user: string): string {
  const direct = directChannelOf(user)
  return JSON.stringify([
    slack.ephemerals(user),
    slack.home(user),
    slack.visible(direct),
    slack.files(direct),
  ])
}
