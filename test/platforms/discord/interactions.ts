import { InteractionType } from 'discord.js'
import { patient } from '../../patience.ts'
import type { Json } from './json.ts'
import { isJson, textIn } from './json.ts'
import type { Message, Model } from './model.ts'

/** An interaction as INTERACTION_CREATE carries it. */
export interface Interaction extends Json {
  readonly id: string
  readonly token: string
  readonly type: InteractionType
  readonly channel_id: string
  readonly data: Json
  readonly message?: Message
}

/** An interaction that the bot was told of, and how far its answer has come. */
export interface Held {
  readonly interaction: Interaction
  /** When it was dispatched, on the clock of `performance.now()`. */
  at: number
  /** The bot's callback, null until it came. */
  callback: Json | null
  /** The message that the callback made or changed, as it was then. */
  shown: Message | null
  /** What `@original` stands for: the message of the answer, or the one whose button was pressed. */
  originalId: string | null
  /** Deferred, and not edited since. */
  isPending: boolean
  followUps: number
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction */
export const CALLBACK_WITHIN_MS = patient(3000)
export const TOKEN_LIVES_MS = 15 * 60_000

export type Interactions = ReturnType<typeof createInteractions>

/** Every interaction that was dispatched. */
export function createInteractions(model: Model) {
  const held = new Map<string, Held>()
  const idsByToken = new Map<string, string>()
  return {
    /** A repeated dispatch of the same interaction changes nothing. */
    open(interaction: Interaction): void {
      if (held.has(interaction.id)) return
      idsByToken.set(interaction.token, interaction.id)
      held.set(interaction.id, {
        interaction,
        at: performance.now(),
        callback: null,
        shown: null,
        originalId: null,
        isPending: false,
        followUps: 0,
      })
    },
    find: (id: string): Held | null => held.get(id) ?? null,
    byToken: (token: string): Held | null => held.get(idsByToken.get(token) ?? '') ?? null,
    /** Makes an interaction older than it is, to reach the 3 seconds or the 15 minutes without waiting. */
    age(id: string, byMs: number): void {
      const entry = held.get(id)
      if (entry) entry.at -= byMs
    },
    /** What the interaction's answer looks like now, null while there is none. */
    original(id: string): Message | null {
      const originalId = held.get(id)?.originalId
      return originalId ? (model.find(originalId)?.message ?? null) : null
    },
    /** The interactions that the bot left unanswered for longer than Discord waits. */
    unanswered: (): readonly Interaction[] =>
      [...held.values()]
        .filter(({ callback, at }) => callback === null && performance.now() - at > CALLBACK_WITHIN_MS)
        .map(({ interaction }) => interaction),
  }
}

/** The id of the person behind an interaction, who stands under `member` in a guild and under `user` elsewhere. */
export function invokerOf({ member, user }: Interaction): Json {
  if (isJson(member) && isJson(member.user)) return member.user
  return isJson(user) ? user : {}
}

/** The fields that mark a message as an answer to an interaction. */
export function answerFields(interaction: Interaction): Json {
  const { id, type, authorizing_integration_owners, data } = interaction
  const types = new Map<unknown, number>([
    [1, 20],
    [3, 23],
  ])
  const isCommand = type === InteractionType.ApplicationCommand
  return {
    type: isCommand ? (types.get(data.type) ?? 0) : interaction.message ? 19 : 0,
    application_id: interaction.application_id,
    webhook_id: textIn(interaction.application_id),
    interaction_metadata: {
      id,
      type,
      user: invokerOf(interaction),
      authorizing_integration_owners,
      // https://discord.com/developers/docs/resources/message#message-interaction-metadata-object
      ...(type === InteractionType.MessageComponent && interaction.message
        ? { interacted_message_id: interaction.message.id }
        : {}),
    },
  }
}
