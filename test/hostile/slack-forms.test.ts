import { describe, expect, it } from 'vitest'
import { modalOf } from '../adapters/slack/in-view.ts'
import { readBlocks } from '../adapters/slack/read-message.ts'
import { type SlackBot, startSlackBot } from '../adapters/slack/start-bot.ts'
import { untilTold } from '../adapters/slack/until-told.ts'
import { ids } from '../platforms/slack/ids.ts'
import { isJson, type Json } from '../platforms/slack/json.ts'
import { waitFor } from '../wait-for.ts'
import { forgedCodes } from './texts.ts'

const tracker = { platform: 'Slack', workspace: ids.team, document: 'vancouver-2018' }
const message = { ts: '1700000000.000200', text: 'sanctions are a tool of diplomacy', user: ids.secondUser }

describe('Slack: forged codes of buttons', () => {
  it.each([
    ...forgedCodes,
    '',
    '1:q:harbour-2031 3',
    '1:x:5:2:2:2',
    '1:d:set::',
    '1:u:done:U0ADMIN:11c',
    '1:u:done:asker:harbour-2031 3',
    '1:s:0:<!channel>',
    `1:s:999999:${'x '.repeat(900)}`,
    `1:k:${'sanctions are '.repeat(140)}`,
    '1:t:U0ALICE',
    '1:b:00:U0ALICE',
    '1:b:zz:U0BOB',
    `1:t:${'U'.repeat(1_900)}`,
  ])('do nothing that their presser may not: %j', async (forgedValue) => {
    const bot = await startSlackBot('signed HTTP')
    const quote = await quoteOfAlice(bot)
    await press(bot, quote, forgedValue, ids.secondUser)
    await settled(bot)
    expect(bot.slack.visible(ids.channel).map(({ ts }) => ts)).toEqual([quote.ts])
    expect(await bot.store.actions.listAll(tracker)).toEqual([])
    expect(await bot.store.digests.list('Slack', ids.team)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it.each([ids.stranger, ids.distant, ids.otherAdmin, ids.endedUser, ids.unknownUser])(
    'change nothing that is kept, pressed by %s',
    async (user) => {
      const bot = await startSlackBot('signed HTTP')
      const quote = await quoteOfAlice(bot)
      for (const code of [
        '1:u:done:asker:11c',
        '1:d:set::09:00 Europe/London',
        '1:z:yes',
        '1:t:U0ALICE',
        '1:a:0:csv',
      ]) {
        await press(bot, quote, code, user)
      }
      await settled(bot)
      expect(bot.slack.visible(ids.channel).map(({ ts }) => ts)).toEqual([quote.ts])
      expect(bot.slack.callsTo('files.completeUploadExternal')).toEqual([])
      expect(await bot.store.actions.listAll(tracker)).toEqual([])
      expect(await bot.store.digests.list('Slack', ids.team)).toEqual([])
      expect(bot.slack.violations).toEqual([])
    },
  )
})

describe('Slack: forged forms', () => {
  const metadata = [
    '',
    'x',
    'null',
    '[]',
    '1',
    '{}',
    '{"channel":1}',
    '{"channel":null,"thread":"1700000000.000200"}',
    '{"channel":{"id":"C0GENERAL"}}',
    `{"channel":"${ids.privateChannel}"}`,
    `{"channel":"${ids.otherChannel}"}`,
    `{"channel":"${ids.archivedChannel}"}`,
    `{"channel":"${ids.goneChannel}"}`,
    `{"__proto__":{"channel":"${ids.channel}"}}`,
    `{"constructor":{"channel":"${ids.channel}"}}`,
    `{"channel":"${ids.channel}"`,
    '['.repeat(3_000),
    `{"a":${'['.repeat(1_400)}${']'.repeat(1_400)}}`,
  ]

  it.each(metadata)(
    'post nothing where nothing may be posted: a quote with the metadata %s',
    async (forged) => {
      const bot = await startSlackBot('signed HTTP')
      await openQuoteForm(bot)
      const sent = bot.slack.payloads.viewSubmission({ values: { passage: '5' }, metadata: forged })
      await bot.deliver('interactive', sent)
      await settled(bot)
      expect(bot.slack.posted()).toEqual([])
      // They are told, or the form stays open.
      expect(bot.slack.modal(ids.user)).not.toBeNull()
      expect(bot.slack.violations).toEqual([])
    },
  )

  it.each([
    'x',
    ':::',
    'open::1:m:5',
    'open::1:m:99z',
    'open::1:m:11a-11c',
    'open::1:m:harbour-2031 3',
    'open::1:q:5',
    'open::1:z:yes',
    'open::1:d:stop',
    'deleted::1:m:',
    `open:${'U'.repeat(2_000)}:1:m:`,
    '__proto__',
  ])('change no item that was not theirs: an item that carries %s', async (carried) => {
    const bot = await startSlackBot('signed HTTP')
    await openActionForm(bot)
    const forged = JSON.stringify({ channel: ids.channel, thread: null, carried })
    const sent = bot.slack.payloads.viewSubmission({
      values: { note: 'forged', state: 'done' },
      metadata: forged,
    })
    await bot.deliver('interactive', sent)
    await settled(bot)
    expect(await bot.store.actions.listAll(tracker)).toEqual([])
    expect(bot.slack.posted()).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  const states: readonly (readonly [string, unknown])[] = [
    ['nothing', {}],
    ['no text but a number', { note: { note: { type: 'plain_text_input', value: 1 } } }],
    ['a note longer than Slack allows', entered('note', { value: 'x'.repeat(100_000) })],
    ['a state that is none', entered('state', { selected_option: { value: 'deleted' } })],
    ['a state of a prototype', entered('state', { selected_option: { value: '__proto__' } })],
    ['many states', entered('state', { selected_options: [{ value: 'done' }, { value: 'open' }].slice(1) })],
    ['a bot as owner', entered('owner', { selected_user: ids.otherBotUser })],
    ['nobody as owner', entered('owner', { selected_user: ids.unknownUser })],
    ['markup as owner', entered('owner', { selected_user: '<!channel>' })],
    ['the same input twice', { note: { note: { value: '' }, other: { value: 'x' } } }],
    [
      'inputs that are none',
      { ...Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`a${at}`, { b: {} }])) },
    ],
    ['a prototype', JSON.parse('{"__proto__":{"note":{"value":"x"}}}')],
    ['what is no state', 'x'],
  ]
  it.each(states)('are read strictly: an item with %s', async (_, values) => {
    const bot = await startSlackBot('signed HTTP')
    await openActionForm(bot)
    await bot
      .deliver('interactive', withState(bot.slack.payloads.viewSubmission(), values))
      .catch(() => undefined)
    await settled(bot)
    expect(await bot.store.actions.listAll(tracker)).toEqual([])
    expect(bot.slack.posted()).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    ['no passage', {}],
    ['no reference', entered('passage', { selected_option: { value: 'sanctions' } })],
    ['a command', entered('passage', { selected_option: { value: 'forget' } })],
    ['a command for an item', entered('passage', { selected_option: { value: 'action 11c done' } })],
    ['a digest', entered('passage', { selected_option: { value: 'digest 09:00 London' } })],
    ['a channel', entered('passage', { selected_option: { value: '<!channel>' } })],
    ['very long words', entered('passage', { selected_option: { value: '5 '.repeat(40_000) } })],
    ['a passage that is not there', entered('passage', { selected_option: { value: '99' } })],
    [
      'sentences that are not there',
      {
        ...entered('passage', { selected_option: { value: '5' } }),
        ...entered('sentences', { selected_options: [{ value: '99' }, { value: '-1' }, { value: 'x' }] }),
      },
    ],
  ] as const)('quote nothing but a passage: %s', async (_, values) => {
    const bot = await startSlackBot('signed HTTP')
    await openQuoteForm(bot)
    const sent = bot.slack.payloads.viewSubmission({ values: { passage: '5' } })
    await bot.deliver('interactive', withState(sent, values))
    await settled(bot)
    for (const posted of bot.slack.posted()) expect(readBlocks(posted)).toContain('Vancouver 2018 ¶5')
    expect(await bot.store.actions.listAll(tracker)).toEqual([])
    expect(await bot.store.digests.list('Slack', ids.team)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    ['another workspace', { app_installed_team_id: ids.otherTeam }],
    ['a form that is none', { callback_id: 'forget' }],
    ['a prototype', { callback_id: '__proto__' }],
    [
      'another form',
      { callback_id: 'digest', private_metadata: '{"channel":"C0PRIVATE","carried":"atlantis"}' },
    ],
    ['an answer', { callback_id: 'answer' }],
    ['no name', { callback_id: '' }],
  ])('keep nothing for %s', async (_, change) => {
    const bot = await startSlackBot('signed HTTP')
    await openActionForm(bot)
    const { view, ...rest } = bot.slack.payloads.viewSubmission({ values: { note: 'forged' } })
    await bot.deliver('interactive', { ...rest, view: { ...(isJson(view) ? view : {}), ...change } })
    await settled(bot)
    expect(await bot.store.listWorkspaces('Slack')).toEqual([])
    expect(bot.slack.posted()).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it.each(['x', '5:2:2', '99', '<!channel>', 'x'.repeat(3_000), 'forget', '\0'])(
    'change the form to nothing else: %j chosen',
    async (chosen) => {
      const bot = await startSlackBot('signed HTTP')
      await openQuoteForm(bot)
      const pressed = bot.slack.payloads.viewAction({
        surface: 'modal',
        actionId: 'passage',
        selectedOption: '5',
      })
      const forged: Json = JSON.parse(
        JSON.stringify(pressed).replaceAll('"value":"5"', `"value":${JSON.stringify(chosen)}`),
      )
      await bot.deliver('interactive', forged)
      await settled(bot)
      expect(readBlocks(bot.slack.modal(ids.user))).not.toContain('Sentences')
      expect(bot.slack.violations).toEqual([])
    },
  )
})

async function quoteOfAlice(bot: SlackBot) {
  await bot.ask('quote 5')
  return waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
}

async function press(
  bot: SlackBot,
  on: Awaited<ReturnType<typeof quoteOfAlice>>,
  forgedValue: string,
  user: string,
) {
  const actionId = bot.actionIdOf(on, 'Remove')
  await bot.deliver('interactive', bot.slack.payloads.blockActions({ on, actionId, forgedValue, user }))
}

async function openQuoteForm(bot: SlackBot): Promise<void> {
  await bot.deliver(
    'interactive',
    bot.slack.payloads.messageShortcut({ callbackId: 'quote_in_thread', message }),
  )
  await modalOf(bot)
  await bot.deliver('interactive', bot.slack.payloads.blockSuggestion({ actionId: 'passage', value: '5' }))
}

async function openActionForm(bot: SlackBot): Promise<void> {
  await bot.ask('action 11c')
  await bot.press(await untilTold(bot, '⬜ Open'), 'Edit…')
  await modalOf(bot)
}

/** Everything that was asked is answered. */
function settled(bot: SlackBot): Promise<void> {
  return bot.adapter.stop()
}

function entered(name: string, value: Json): Json {
  return { [name]: { [name]: value } }
}

function withState(sent: Json, values: unknown): Json {
  return { ...sent, view: { ...(isJson(sent.view) ? sent.view : {}), state: { values } } }
}
