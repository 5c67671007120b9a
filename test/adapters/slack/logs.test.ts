import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import type { Log } from '../../../src/log.ts'
import { createTestBot, vancouver } from '../../library.ts'
import type { Fault } from '../../platforms/slack/faults.ts'
import { credentials, ids } from '../../platforms/slack/ids.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { isLong } from '../../run-length.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf } from './in-view.ts'
import { createSlackBot, joinSlack, type Mode, openTestStore, type SlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

const said = 'zebras at noon'

/** Answers in which Slack says again all that it was sent: a code, a page, and what its client knows no name for. */
const echoes = (
  [
    [200, true],
    [200, false],
    [400, true],
    [503, false],
    [429, false],
  ] as const
).map(([status, isJson]): Fault => ({ kind: 'echo', status, isJson }))

/** What happens is the same over both but for the connection itself. */
const cases: readonly (readonly [Mode, Fault])[] = [
  // Every day what Slack's client does again, and Slack's own answer.
  ...echoes.slice(isLong ? 0 : -1).map((fault) => ['signed HTTP', fault] as const),
  ...echoes.slice(0, 1).map((fault) => ['Socket Mode', fault] as const),
]

it.each(cases)(
  'no token and nothing that was said is logged over %s, where Slack answers with all of it: %o',
  async (mode, fault) => {
    const { log, lines } = createListeningLog()
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const bot = await joinSlack(mode, slack, await openTestStore(), vancouver, 20, log)
    const ways = await waysInto(bot)
    const file = () => bot.ask('actions csv')
    for (const [target, asked] of [
      ['*', ways],
      ['response_url', ways],
      ['files.getUploadURLExternal', [file]],
      ['upload', [file]],
      ['files.completeUploadExternal', [file]],
    ] as const) {
      const began = slack.calls.length
      slack.fail(target, fault, { where: () => true })
      for (const way of asked) await way()
      // All that went wrong is logged by now.
      await waitFor(() => isQuiet(bot, lines), 'the last call')
      const called = new Set(slack.calls.slice(began).map(({ method }) => method))
      if (target === '*') expect([...called].sort()).toEqual(expect.arrayContaining(methods))
      slack.heal()
    }
    await bot.adapter.stop()
    expect(lines.length).toBeGreaterThan(10)
    expectNothingIn(lines)
  },
  60_000,
)

it.each(cases)(
  'nor at the start, over %s: %o',
  async (mode, fault) => {
    const { log, lines } = createListeningLog()
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { adapter } = await createSlackBot(mode, slack, await openTestStore(), 20, { log })
    const methods = mode === 'Socket Mode' ? ['auth.test', 'apps.connections.open'] : ['auth.test']
    for (const method of methods) {
      slack.fail(method, fault, { where: () => true })
      const told: (string | null)[] = []
      const starting = adapter.start(createTestBot(vancouver), { onConnectionChange: (it) => told.push(it) })
      const failure = await Promise.race([
        starting.then(
          () => null,
          (error: unknown) => error,
        ),
        // The socket's own client goes on trying, and tells nobody.
        waitFor(() => slack.callsTo(method).length > 0, 'the call').then(() => sleep(quietMs, null)),
      ])
      log.warn({ err: failure, told }, 'started')
      slack.heal()
      await adapter.stop()
    }
    expectNothingIn(lines)
  },
  30_000,
)

/** All that the bot calls, but for what comes after a call that fails, and that has a round of its own. */
const methods = [
  'chat.delete',
  'chat.postEphemeral',
  'chat.postMessage',
  'conversations.open',
  'users.info',
  'views.open',
  'views.publish',
  'views.update',
]

function expectNothingIn(lines: readonly string[]): void {
  const logged = lines.join('')
  for (const secret of [
    credentials.botToken,
    credentials.appToken,
    said,
    'Vancouver 2018',
    '"blocks"',
    'Bearer',
  ]) {
    expect(logged).not.toContain(secret)
  }
}

/** Everything that makes the bot call Slack, in words, buttons and forms; what is to be pressed is there already. */
async function waysInto(bot: SlackBot): Promise<readonly (() => Promise<unknown>)[]> {
  const { payloads } = bot.slack
  const interact = (payload: Parameters<SlackBot['deliver']>[1]) => bot.deliver('interactive', payload)
  await bot.ask('quote 5')
  const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
  await bot.press(quote, 'Remove')
  const question = await untilTold(bot, 'Remove this for everyone?')
  await bot.ask(`action 11c in progress note ${said}`)
  const item = await untilTold(bot, said)
  await bot.press(item, 'Edit…')
  await modalOf(bot)
  const action = payloads.viewSubmission({ values: { note: said } })
  bot.slack.dismissModal(ids.user)
  const message = { ts: '1700000000.000200', text: `sanctions, “${said}”` }
  await interact(payloads.messageShortcut({ callbackId: 'find_passages', message }))
  await modalOf(bot)
  const [, actionId = ''] = /"action_id":"(offer[^"]+)"/u.exec(JSON.stringify(await modalOf(bot))) ?? []
  const inModal = payloads.viewAction({ surface: 'modal', actionId })
  const typed = [
    `check “${said}”`,
    `${said}`,
    'quote 11c',
    `action 11d done note ${said}`,
    'actions csv',
    'digest 09:07 Europe/London',
    'digest form',
    'forget',
  ]
  const people = [ids.user, ids.admin, ids.stranger]
  return [
    ...typed.flatMap((text) => [
      () =>
        bot.deliver(
          'slash_commands',
          payloads.slashCommand({ command: '/korea', text, user: people[text.length % 3] ?? ids.user }),
        ),
      () => bot.deliver('events_api', payloads.appMention({ text })),
      () => bot.deliver('events_api', payloads.directMessage({ text })),
    ]),
    () => bot.press(quote, 'Remove'),
    () => bot.press(quote, 'Remove', ids.secondUser),
    () => bot.press(question, 'Remove'),
    () => bot.press(item, 'Edit…'),
    () => bot.press(item, 'Mark as done'),
    () => interact(action),
    () => interact(inModal),
    ...['quote_in_thread', 'find_passages', 'check_quotation'].map(
      (callbackId) => () => interact(payloads.messageShortcut({ callbackId, message })),
    ),
    () => bot.deliver('events_api', payloads.appHomeOpened()),
  ]
}

const quietMs = 200

/** Whether neither a call nor a line has come for a while. */
async function isQuiet({ slack }: SlackBot, lines: readonly string[]): Promise<boolean> {
  const count = () => lines.length + slack.responsePosts.length
  const before = count()
  await sleep(quietMs)
  return count() === before
}

function createListeningLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = []
  return { log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }), lines }
}
