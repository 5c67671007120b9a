import { afterEach, describe, expect, it } from 'vitest'
import { preview } from '../../../adapters/discord/platform-preview.ts'
import type { AskedBy } from '../../../src/app/platform-preview.ts'
import type { Answer } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { users } from '../../platforms/discord/world.ts'
import { finishServers, startDiscordBot } from './start-bot.ts'

// What the playground draws is what Discord is sent, but for the address and the mark of a post.

afterEach(finishServers)

describe('The look of Discord', () => {
  it.each(['sanctions', 'cite 5, 11(c)', 'check sanctions are a blunt tool of diplomacy', 'help'])(
    'is what the command is answered with: %s',
    async (text) => {
      const { ask } = await startDiscordBot()
      const { data } = await ask(text)
      const [drawn] = await draw(text)
      expect(withoutMarks(data)).toEqual(withoutMarks(drawn))
    },
  )

  it.each(['quote 11c', 'quote 5:2-3'])('is what a channel is sent: %s', async (text) => {
    const { discord, quote } = await startDiscordBot()
    await quote(text.replace('quote ', ''))
    const call = discord.calls.find(({ route }) => route === 'POST /channels/:channel/messages')
    const [drawn] = await draw(text)
    expect(withoutMarks(call?.body)).toEqual(withoutMarks(drawn))
  })

  it('is for all to see where the bot was mentioned', async () => {
    const [drawn] = await draw('sanctions', 'mention')
    expect(drawn).toMatchObject({ flags: 1 << 15 })
  })
})

/** What discord.js always adds; the mark of a post is its nonce and the button that takes it back. */
function withoutMarks(body: unknown): unknown {
  const left = new Set(['nonce', 'enforce_nonce', 'tts', 'id'])
  return JSON.parse(
    JSON.stringify(body, (key, value) => (left.has(key) ? undefined : value)).replaceAll(
      /1:(?:j:)?[bt]:(?:[0-9a-f]{20}:)?\d+/gu,
      'take back',
    ),
  )
}

async function draw(typed: string, asked: AskedBy = 'command'): Promise<readonly object[]> {
  const bot = createTestBot(vancouver)
  const answer: Answer = await bot.answer(bot.read(typed), createAsker(users.alice.id, 'Alice'))
  if (answer.kind !== 'reply') throw new Error(`${typed} is not answered with a reply`)
  return preview.renderReply(answer, asked)
}
