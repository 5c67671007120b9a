import type { RespondArguments, RespondFn, SlashCommand, webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import type { Bot } from '../../src/bot.ts'
import type { Guard } from '../../src/guard.ts'
import type { Answer, Reply } from '../../src/reply/reply.ts'
import { words } from '../../src/reply/words.ts'
import { type Press, readAsked, readPress } from './events.ts'
import { type Destination, postEphemerals, postMessages, refusalOf } from './post.ts'
import { renderReply } from './render.ts'
import { readText, withoutMention } from './text.ts'

/** What the listeners work with. `client` posts without retrying, since a retry could post twice. */
export interface Listening {
  readonly bot: Bot
  readonly guard: Guard
  readonly client: webApi.WebClient
  readonly botUser: string
  /** The messages that were answered, by workspace, channel and timestamp: Slack may deliver one several times. */
  readonly answered: LRUCache<string, true>
}

/** Room for a day of questions in a busy workspace: Slack goes on redelivering for that long. */
export function createAnswered(): LRUCache<string, true> {
  return new LRUCache({ max: 50_000, ttl: 25 * 3_600_000 })
}

/** `/korea …`: the first private message goes out with the acknowledgement, which saves a round trip. */
export async function onSlashCommand(
  { bot, guard, client }: Listening,
  command: Pick<SlashCommand, 'text' | 'user_id' | 'user_name' | 'channel_id'>,
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  await guard.run(
    async () => {
      const asker = { id: command.user_id, name: command.user_name }
      const answer = await bot.answer(bot.read(readText(command.text)), asker)
      if (answer.kind === 'withdrawal') return ack()
      const [first, ...more] = renderReply(answer)
      if (answer.audience === 'channel' || first === undefined) {
        await ack()
        await postOrRespond(client, { channel: command.channel_id, thread: null }, answer, respond)
        return
      }
      await ack({ response_type: 'ephemeral', ...first })
      for (const message of more) await respond({ response_type: 'ephemeral', ...message })
    },
    async (id) => {
      await ack().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text: words.fault(id) })
    },
  )
}

/** A mention in a channel, or any message in a direct conversation. Each message is answered once. */
export async function onMessage(
  { bot, guard, client, botUser, answered }: Listening,
  team: string,
  event: unknown,
): Promise<void> {
  const asked = readAsked(event)
  if (asked === null) return
  const key = `${team}:${asked.channel}:${asked.ts}`
  if (answered.has(key)) return
  answered.set(key, true)
  const { channel, thread, user } = asked
  await guard.run(
    async () => {
      const text = readText(withoutMention(asked.text, botUser))
      const answer = await bot.answer(bot.read(text), { id: user, name: null })
      if (answer.kind === 'withdrawal') return
      const messages = renderReply(answer)
      if (asked.kind === 'mention' && answer.audience === 'asker') {
        // Outside a thread there is none yet, and Slack does not show a private message in a thread without replies.
        await postEphemerals(client, { channel, thread }, user, messages)
        return
      }
      const into = asked.kind === 'mention' ? (thread ?? asked.ts) : thread
      const result = await postMessages(client, { channel, thread: into }, messages)
      if (result.kind === 'refused') await sayPrivately(result.why)
      if (result.kind === 'not a member')
        await sayPrivately(words.cannotPost('the bot is not a member; invite it'))
    },
    (id) => sayPrivately(words.fault(id)),
  )

  function sayPrivately(text: string): Promise<unknown> {
    return client.chat.postEphemeral({
      channel,
      user,
      ...(thread === null ? {} : { thread_ts: thread }),
      text,
    })
  }
}

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export async function onButton(
  { bot, guard, client }: Listening,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  await guard.run(
    async () => {
      await ack()
      const press = readPress(body)
      const answer: Answer = await bot.answer(bot.readCode(press.code), press.user)
      if (answer.kind === 'withdrawal') return withdraw(client, press, respond)
      if (answer.audience === 'channel') {
        const posted = await postOrRespond(
          client,
          { channel: press.channel ?? '', thread: press.thread },
          answer,
          respond,
        )
        if (posted && press.isPrivate) await respond({ delete_original: true })
        return
      }
      for (const [index, message] of renderReply(answer).entries()) {
        const replace = press.isPrivate && index === 0
        await respond({ response_type: 'ephemeral', replace_original: replace, ...message })
      }
    },
    (id) => respond({ response_type: 'ephemeral', replace_original: false, text: words.fault(id) }),
  )
}

const oneMessageOnly =
  'where the bot is not a member, a quote has to fit into one message; invite the bot, or quote less at a time'

/**
 * Posts a quote as the bot, so that it can be found and taken back; where the bot is not a member, through the asker's
 * response address, which works everywhere. Resolves to whether it stands in the channel.
 */
async function postOrRespond(
  client: webApi.WebClient,
  destination: Destination,
  reply: Reply,
  respond: RespondFn,
): Promise<boolean> {
  const messages = renderReply(reply)
  const result = await postMessages(client, destination, messages)
  switch (result.kind) {
    case 'posted':
      return true
    case 'refused':
      await respond({ response_type: 'ephemeral', replace_original: false, text: result.why })
      return false
    case 'not a member':
      // Messages sent so have no timestamps by which the earlier ones of a quote could be taken back.
      if (messages.length > 1) {
        await respond({
          response_type: 'ephemeral',
          replace_original: false,
          text: words.cannotPost(oneMessageOnly),
        })
        return false
      }
      for (const message of messages) {
        await respond({
          response_type: 'in_channel',
          replace_original: false,
          ...(destination.thread === null ? {} : { thread_ts: destination.thread }),
          ...message,
        })
      }
      return true
  }
}

/**
 * Removes the message whose button was pressed, through its response address, which works wherever it stands (or the
 * Web API where that has expired), and the earlier messages of the same quote.
 */
async function withdraw(
  client: webApi.WebClient,
  { channel, ts, earlier }: Press,
  respond: RespondFn,
): Promise<void> {
  for (const before of channel === null ? [] : earlier) await remove(before)
  try {
    await respond({ delete_original: true })
  } catch (error) {
    if (ts === null) throw error
    await remove(ts)
  }

  async function remove(which: string): Promise<void> {
    await client.chat.delete({ channel: channel ?? '', ts: which }).catch((error: unknown) => {
      if (refusalOf(error) !== 'message_not_found') throw error
    })
  }
}
