import { expect, it, onTestFinished, vi } from 'vitest'
import { renderReply } from '../../../adapters/slack/render/render.ts'
import { PostDelayed, PostRefused } from '../../../src/delivery/poster.ts'
import { notice } from '../../../src/message/create-reply.ts'
import { vancouver } from '../../library.ts'
import { placeIn } from '../../place.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { joinSlack, openTestStore, startSlackBot } from './start-bot.ts'

const [message] = renderReply(notice('Title', 'A sentence.'))
const here = placeIn(ids.channel)

it('A Slack poster is refused, or asked to wait, and says which', async () => {
  const { slack, adapter } = await startSlackBot('signed HTTP')
  const { poster } = adapter.channelAccess
  for (const [error, kind, said] of [
    ['is_archived', PostRefused, 'archived'],
    ['not_in_channel', PostRefused, '/invite @'],
    ['channel_not_found', PostRefused, '/invite @'],
    ['restricted_action', PostRefused, 'restricted who can post'],
    ['restricted_action_read_only_channel', PostRefused, 'read-only'],
    ['something_new', PostRefused, 'something_new'],
    ['rate_limited', PostDelayed, '10000'],
  ] as const) {
    slack.fail('chat.postMessage', { kind: 'error', error })
    const failed = await poster.post(here, message, { post: error, part: 0 }).catch((cause: unknown) => cause)
    expect(failed, error).toBeInstanceOf(kind)
    expect(String(failed), error).toContain(said)
  }
  expect(slack.violations).toEqual([])
})

it('A Slack poster leaves a while between two messages to one conversation, and none between two conversations', async () => {
  const { slack } = await startSlackBot('signed HTTP')
  const { adapter } = await joinSlack('signed HTTP', slack, await openTestStore(), vancouver, 1_000)
  const { poster } = adapter.channelAccess
  await Promise.all([
    ...[1, 2, 3].map((part) => poster.post(here, message, { post: 'one', part })),
    poster.post(placeIn('C0ELSEWHERE'), message, { post: 'two', part: 0 }),
    ...['C0FIRST', 'C0SECOND'].map((channel) =>
      poster.notifyDirectly(placeIn(channel), ids.user, 'It is <!channel> paused.'),
    ),
  ])
  const gaps = (channel: string) => {
    const at = slack.visible(channel).map(({ postedAt }) => postedAt)
    return at.slice(1).map((each, index) => each - (at[index] ?? 0))
  }
  for (const gap of [...gaps(ids.channel), ...gaps(ids.directChannel)]) expect(gap).toBeGreaterThan(150)
  expect(gaps(ids.channel)).toHaveLength(2)
  expect(slack.visible(ids.directChannel).map(({ text }) => text)).toEqual(
    ['C0FIRST', 'C0SECOND'].map((channel) => `<#${channel}>: It is &lt;!channel&gt; paused.`),
  )
  const [elsewhere] = slack.visible('C0ELSEWHERE')
  expect(elsewhere?.postedAt).toBeLessThan(slack.visible(ids.channel)[1]?.postedAt ?? 0)
  expect(slack.violations).toEqual([])
})

it.each([
  ['a conversation', 60, null],
  ['a conversation', -60, null],
  ['a thread', 9, 'parent'],
  ['a thread', -60, 'parent'],
] as const)(
  'A Slack poster finds a message in %s although the clock here is %s minutes ahead',
  async (_, ahead, under) => {
    const { slack, adapter } = await startSlackBot('signed HTTP')
    const { poster } = adapter.channelAccess
    const parent = await poster.post(here, message, { post: 'parent', part: 0 })
    const place = placeIn(ids.channel, under === null ? null : parent)
    const mark = { post: 'wanted', part: 0 }
    const posted = await poster.post(place, message, mark)
    await poster.post(place, message, { post: 'after', part: 0 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead * 60_000 })
    onTestFinished(() => void vi.useRealTimers())
    expect(await poster.find(place, mark, 1_000)).toBe(posted)
    expect(await poster.find(place, { ...mark, part: 1 }, 1_000)).toBeNull()
    expect(slack.violations).toEqual([])
  },
)
