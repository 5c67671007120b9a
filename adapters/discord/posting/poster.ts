import { createHash, randomBytes } from 'node:crypto'
import { type Client, type Message, PermissionFlagsBits, type SendableChannels } from 'discord.js'
import { z } from 'zod'
import { LookupUnavailable, type Mark, type Poster, PostRefused } from '../../../src/delivery/poster.ts'
import type { Log } from '../../../src/log.ts'
import { refusalReasons } from '../../../src/words/refusal-reasons.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { attach } from '../render/files.ts'
import { channelLink, escapeText } from '../render/markup.ts'
import { type DiscordMessage, nobody } from '../render/render.ts'
import { explainKept, explainRefusal, isGone, isRefusal, retry, withoutContents } from './refusals.ts'

// What people's messages may be apart from ours in Discord's order of time.
const marginMs = 60_000

/**
 * Posts into channels in which the bot is; `thread` is the message that is replied to. The nonce makes a repeated post
 * harmless for some minutes (docs.discord.com/developers/resources/message#create-message); after that a message is
 * looked up by its mark, which is the id of its container. Requests that wait for their turn wait in the library.
 */
export function createPoster(client: Client, log: Log): Poster {
  return {
    async post({ channel: id, thread }, payload, mark) {
      const { components, flags, files = [] } = messageSchema.parse(payload)
      const [container] = components
      try {
        const channel = await open(id)
        const { id: message } = await channel.send({
          flags,
          components: [{ ...container, id: componentIdOf(mark) }],
          allowedMentions: nobody,
          nonce: `${mark.post}-${mark.part}`,
          enforceNonce: true,
          ...(files.length === 0 ? {} : { files: attach(files) }),
          ...(thread === null ? {} : { reply: { messageReference: thread, failIfNotExists: false } }),
        })
        return message
      } catch (error) {
        throw refused(error, explainRefusal)
      }
    },

    async find({ channel: id }, mark, agoMs) {
      try {
        const channel = await open(id)
        if (mayRead(channel)) return await findMarked(channel, mark, agoMs)
      } catch (error) {
        throw isRefusal(error) ? new LookupUnavailable(error.message) : withoutContents(error)
      }
      // The same nonce brings the same message, so it does no harm to post it once more.
      if (agoMs < limits.nonceMs) return null
      throw new LookupUnavailable('The bot may not read the messages of the channel')
    },

    async remove({ channel: id }, message) {
      try {
        const channel = await open(id)
        await retry(() => channel.messages.delete(message))
      } catch (error) {
        if (!isGone(error)) throw refused(error, explainKept)
      }
    },

    // Only an answer to an interaction can be for one person alone, and a direct message out of the blue would intrude.
    async notify({ channel }, asker, text) {
      log.warn({ platform: 'Discord', channel, asker, reason: text }, 'An asker could not be told')
    },

    async notifyDirectly({ channel }, person, text) {
      const nonce = randomBytes(10).toString('hex')
      const content = `${channelLink(channel)}: ${escapeText(text)}`
      try {
        await retry(async () => {
          const direct = await client.users.createDM(person)
          await direct.send({ content, allowedMentions: nobody, nonce, enforceNonce: true })
        })
      } catch (error) {
        throw refused(error, explainRefusal)
      }
    },
  }

  async function open(id: string): Promise<SendableChannels> {
    const channel = await client.channels.fetch(id)
    if (!channel?.isSendable()) throw new PostRefused(words.cannotPost(refusalReasons.noMessages))
    return channel
  }

  /** Without the permission Discord would show an empty list. */
  function mayRead(channel: SendableChannels): boolean {
    const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]
    if (channel.isDMBased()) return true
    return client.isReady() && channel.permissionsFor(client.user)?.has(needed) === true
  }

  /** Backwards from the newest, whose time is Discord's own: what was sent `agoMs` ago is not much older than that. */
  async function findMarked(channel: SendableChannels, mark: Mark, agoMs: number): Promise<string | null> {
    let before: Message | undefined
    let newest = 0
    for (let page = 0; page < limits.pages; page += 1) {
      const from = before === undefined ? {} : { before: before.id }
      const messages = await channel.messages.fetch({ ...from, limit: limits.page, cache: false })
      const found = messages.find(
        (message) => message.author.id === client.user?.id && isMarked(message, mark),
      )
      if (found !== undefined) return found.id
      newest = Math.max(newest, messages.first()?.createdTimestamp ?? 0)
      before = messages.last()
      const isAllSeen = messages.size < limits.page
      if (isAllSeen || before === undefined || before.createdTimestamp < newest - agoMs - marginMs)
        return null
    }
    throw new LookupUnavailable('Too much was said in the channel since')
  }
}

/** Whether a message of the bot is this one of a post. */
export function isMarked({ components }: Message, mark: Mark): boolean {
  return components[0]?.id === componentIdOf(mark)
}

/** From 2³⁰ to 2³¹ - 1, beyond the numbers that Discord gives to other components. */
function componentIdOf({ post, part }: Mark): number {
  const hash = createHash('sha256').update(`${post}-${part}`).digest().readUInt32BE()
  return 2 ** 30 + (hash % 2 ** 30)
}

/** Discord's refusal as the outbox understands it; an error after which the message may stand is passed on. */
function refused(error: unknown, explain: (error: unknown) => string | null): unknown {
  const sentence = explain(error)
  return sentence === null ? withoutContents(error) : new PostRefused(sentence)
}

const messageSchema = z.custom<DiscordMessage>(
  (value) =>
    z.looseObject({ flags: z.number(), components: z.tuple([z.looseObject({})]) }).safeParse(value).success,
)
