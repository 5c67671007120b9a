import { createHash, randomBytes } from 'node:crypto'
import { MessageReferenceType, PermissionFlagsBits, Routes, SnowflakeUtil } from 'discord.js'
import { z } from 'zod'
import { LookupUnavailable, type Mark, type Poster, PostRefused } from '../../../src/delivery/poster.ts'
import type { Log } from '../../../src/log.ts'
import { limits } from '../limits.ts'
import { channelLink, escapeText } from '../render/markup.ts'
import type { DiscordMessage } from '../render/render.ts'
import type { Api } from './api.ts'
import type { BotPermissions } from './bot-permissions.ts'
import { explainKept, explainRefusal, isGone, isRefusal, retry, withoutContents } from './refusals.ts'

// What people's messages may be apart from ours in Discord's order of time.
const marginMs = 60_000

/** What a poster works with: no connection to the gateway. */
export interface PosterOptions {
  readonly api: Api
  readonly permissionsIn: (channel: string) => Promise<BotPermissions>
  readonly ownId: () => string
  readonly log: Log
}

/**
 * Posts into channels in which the bot is; `thread` is the message that is replied to. The nonce makes a repeated post
 * harmless for some minutes (docs.discord.com/developers/resources/message#create-message); after that a message is
 * looked up by its mark, which is the id of its container. Requests that wait for their turn wait in the library.
 */
export function createPoster({ api: { rest }, permissionsIn, ownId, log }: PosterOptions): Poster {
  return {
    async post({ channel, thread }, payload, mark) {
      const { components, flags, files = [] } = messageSchema.parse(payload)
      const [container] = components
      const body = {
        flags,
        components: [{ ...container, id: componentIdOf(mark) }],
        allowed_mentions: nobody,
        nonce: `${mark.post}-${mark.part}`,
        enforce_nonce: true,
        ...(thread === null ? {} : { message_reference: replyTo(thread) }),
        ...(files.length === 0 ? {} : { attachments: files.map((_, id) => ({ id: String(id) })) }),
      }
      try {
        const posted = await rest.post(Routes.channelMessages(channel), {
          body,
          files: files.map(({ name, text }) => ({ name, data: Buffer.from(text) })),
        })
        return withId.parse(posted).id
      } catch (error) {
        throw refused(error, explainRefusal)
      }
    },

    async find({ channel }, mark, agoMs) {
      try {
        if (mayRead(await permissionsIn(channel))) return await findMarked(channel, mark, agoMs)
      } catch (error) {
        throw isRefusal(error) ? new LookupUnavailable(error.message) : withoutContents(error)
      }
      // The same nonce brings the same message, so it does no harm to post it once more.
      if (agoMs < limits.nonceMs) return null
      throw new LookupUnavailable('The bot may not read the messages of the channel')
    },

    async remove({ channel }, message) {
      try {
        await retry(() => rest.delete(Routes.channelMessage(channel, message)))
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
          const direct = await rest.post(Routes.userChannels(), { body: { recipient_id: person } })
          const body = { content, allowed_mentions: nobody, nonce, enforce_nonce: true }
          await rest.post(Routes.channelMessages(withId.parse(direct).id), { body })
        })
      } catch (error) {
        throw refused(error, explainRefusal)
      }
    },
  }

  /** Backwards from the newest, whose time is Discord's own: what was sent `agoMs` ago is not much older than that. */
  async function findMarked(channel: string, mark: Mark, agoMs: number): Promise<string | null> {
    let before: string | undefined
    let newest = 0
    for (let page = 0; page < limits.pages; page += 1) {
      const query = new URLSearchParams({ limit: String(limits.page), ...(before && { before }) })
      const messages = foundSchema.parse(await rest.get(Routes.channelMessages(channel), { query }))
      const found = messages.find((message) => message.author.id === ownId() && isMarked(message, mark))
      if (found !== undefined) return found.id
      newest = Math.max(newest, timeOf(messages.at(0)?.id))
      before = messages.at(-1)?.id
      const isAllSeen = messages.length < limits.page
      if (isAllSeen || before === undefined || timeOf(before) < newest - agoMs - marginMs) return null
    }
    throw new LookupUnavailable('Too much was said in the channel since')
  }
}

/** Whether a message of the bot is this one of a post. */
export function isMarked({ components }: Marked, mark: Mark): boolean {
  return components?.[0]?.id === componentIdOf(mark)
}

/** A message, as far as its mark is in it. */
interface Marked {
  readonly components?: readonly { readonly id?: number | undefined }[] | undefined
}

/** From 2³⁰ to 2³¹ - 1, beyond the numbers that Discord gives to other components. */
function componentIdOf({ post, part }: Mark): number {
  const hash = createHash('sha256').update(`${post}-${part}`).digest().readUInt32BE()
  return 2 ** 30 + (hash % 2 ** 30)
}

/** Without the permission Discord would show an empty list. */
function mayRead({ channel, permissions }: BotPermissions): boolean {
  if (channel === null || channel.isDMBased()) return true
  return permissions?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]) === true
}

function replyTo(message: string) {
  return { type: MessageReferenceType.Default, message_id: message, fail_if_not_exists: false }
}

/** When a message was written, milliseconds since 1970 by Discord's clock; 0 for none. */
function timeOf(message: string | undefined): number {
  return message === undefined ? 0 : SnowflakeUtil.timestampFrom(message)
}

/** Discord's refusal as the outbox understands it; an error after which the message may stand is passed on. */
function refused(error: unknown, explain: (error: unknown) => string | null): unknown {
  const sentence = explain(error)
  return sentence === null ? withoutContents(error) : new PostRefused(sentence)
}

/** `nobody` as the API itself has it. */
const nobody = { parse: [], replied_user: false }

const withId = z.looseObject({ id: z.string() })

const foundSchema = z.array(
  z.looseObject({
    id: z.string(),
    author: withId,
    components: z.array(z.looseObject({ id: z.number().optional() })).optional(),
  }),
)

const messageSchema = z.custom<DiscordMessage>(
  (value) =>
    z.looseObject({ flags: z.number(), components: z.tuple([z.looseObject({})]) }).safeParse(value).success,
)
