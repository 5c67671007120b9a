import { describe, expect, it } from 'vitest'
import { preview } from '../../../adapters/slack/platform-preview.ts'
import { publicAnswer } from '../../../src/answer/public-answer.ts'
import type { AskedBy } from '../../../src/app/platform-preview.ts'
import type { Answer } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { startSlackBot } from './start-bot.ts'

// What the playground draws is what Slack is sent, but for the address and the mark of a post.

describe('The look of Slack', () => {
  it.each(['sanctions', 'cite 5, 11(c)', 'check sanctions are a blunt tool of diplomacy', 'help'])(
    'is what a mention is answered with: %s',
    async (text) => {
      const { slack, deliver } = await startSlackBot('signed HTTP')
      await deliver('events_api', slack.payloads.appMention({ text }))
      const call = await waitFor(() => slack.callsTo('chat.postMessage')[0], 'the answer')
      const { channel: _, thread_ts: __, metadata: ___, ...sent } = call.args
      const [drawn] = await draw(text, 'mention')
      expect(withoutMarks(sent)).toEqual(withoutMarks(drawn))
    },
  )

  it('is what a mention is answered with that asks for what is the workspace’s own', async () => {
    const { slack, deliver } = await startSlackBot('signed HTTP')
    await deliver('events_api', slack.payloads.appMention({ text: 'digest preview' }))
    const call = await waitFor(() => slack.callsTo('chat.postEphemeral')[0], 'the answer')
    expect(Object.keys(call.args).sort()).toEqual(['blocks', 'channel', 'parse', 'text', 'user'])
  })

  it('is what a button of a private message is answered with', async () => {
    const { slack, ask, press } = await startSlackBot('signed HTTP')
    await ask('help')
    const [help] = slack.ephemerals(ids.user)
    if (help === undefined) throw new Error('help was not answered')
    await press(help, 'Contents')
    const { body } = await waitFor(() => slack.responsePosts[0], 'the contents')
    const { replace_original: _, ...sent } = body
    expect(await draw('contents')).toEqual([sent])
  })

  it.each(['quote 11c', 'quote 5:2-3', 'quote 11'])('is what a channel is sent: %s', async (text) => {
    const { slack, ask } = await startSlackBot('signed HTTP')
    await ask(text)
    const call = await waitFor(() => slack.callsTo('chat.postMessage')[0], 'the quote')
    const { channel: _, metadata: __, blocks, ...sent } = call.args
    const [drawn] = await draw(text)
    expect(withoutMarks({ ...sent, blocks })).toEqual(withoutMarks(drawn))
  })
})

const post = '0'.repeat(20)

/** The mark of a post is in the id of its first block, and its id in the button that takes it back. */
function withoutMarks(body: object | undefined): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value) => (key === 'block_id' ? undefined : value)).replaceAll(
      /1:(?:j:)?[bt]:(?:[0-9a-f]{20}:)?U0\w+/gu,
      'take back',
    ),
  )
}

async function draw(typed: string, asked: AskedBy = 'command'): Promise<readonly object[]> {
  const bot = createTestBot(vancouver)
  const answer: Answer = await bot.answer(bot.read(typed), createAsker(ids.user, 'alice'), post)
  if (answer.kind !== 'reply') throw new Error(`${typed} is not answered with a reply`)
  return preview.renderReply(asked === 'mention' ? publicAnswer(answer, ids.user, post) : answer, asked)
}
