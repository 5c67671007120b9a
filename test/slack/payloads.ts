import { randomBytes } from 'node:crypto'
import { at, type EventOptions, event, messageFields, newTs, type Place } from './events.ts'
import { ids } from './ids.ts'
import { isJson, type Json, visitJson } from './json.ts'
import type { Message } from './model.ts'
import type { Origin } from './response-url.ts'

export interface CommandOptions extends Place {
  /** With its slash. */
  readonly command?: string
  /** What follows the command. */
  readonly text?: string
}

export interface ActionOptions extends Place {
  /** The message whose button is pressed, as found in `visible` or `ephemerals`. */
  readonly on: Message
  /** The button, by its action_id, and by its value where several have the same. */
  readonly actionId: string
  readonly value?: string
  /** Sent in place of the button's own value: what a forged request could carry. */
  readonly forgedValue?: string
}

/** Payloads of the shapes in https://docs.slack.dev/reference/interaction-payloads and /reference/events. */
export interface Payloads {
  slashCommand(options?: CommandOptions): Json
  /** Sent to the address of a slash command now and then, to see that its certificate is good. */
  sslCheck(): Json
  /** A message that mentions the bot; the mention is put before the text unless the text has it. */
  appMention(options: EventOptions): Json
  /** A message to the bot in a direct conversation. */
  directMessage(options: EventOptions): Json
  /** A button pressed; throws where the message has no such button. */
  blockActions(options: ActionOptions): Json
  /** Any other event in its envelope, each time under a new event_id. */
  event(event: Json, place?: Place): Json
}

/** `newResponseUrl` issues the address that a payload carries. */
export function createPayloads(newResponseUrl: (origin: Origin) => string): Payloads {
  return {
    event,
    slashCommand({ command = '/record', text = '', ...place } = {}) {
      const { team, channel, user } = at(place)
      return {
        token: 'not-used',
        team_id: team,
        team_domain: 'example',
        channel_id: channel,
        channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
        user_id: user,
        user_name: 'alice',
        command,
        text,
        api_app_id: ids.app,
        is_enterprise_install: 'false',
        response_url: newResponseUrl({ channel, user, message: null }),
        trigger_id: triggerId(),
      }
    },
    sslCheck: () => ({ token: 'not-used', ssl_check: '1' }),
    appMention({ text, ...options }) {
      const mention = `<@${ids.botUser}>`
      const whole = text.includes(mention) ? text : `${mention} ${text}`
      return event({ type: 'app_mention', ...messageFields({ ...options, text: whole }) }, options)
    },
    directMessage(options) {
      const inDirectMessage = { channel: ids.directChannel, ...options }
      return event(
        { type: 'message', channel_type: 'im', ...messageFields(inDirectMessage) },
        inDirectMessage,
      )
    },
    blockActions({ on, actionId, value, forgedValue, ...place }) {
      const { team, user } = at({ user: on.ephemeralFor ?? undefined, ...place })
      const isEphemeral = on.ephemeralFor !== null
      const button = findButton(on, actionId, value)
      return {
        type: 'block_actions',
        user: { id: user, username: 'alice', name: 'alice', team_id: team },
        api_app_id: ids.app,
        token: 'not-used',
        container: {
          type: 'message',
          message_ts: on.ts,
          channel_id: on.channel,
          is_ephemeral: isEphemeral,
          ...(on.threadTs === null ? {} : { thread_ts: on.threadTs }),
        },
        trigger_id: triggerId(),
        team: { id: team, domain: 'example' },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: on.channel, name: 'general' },
        // Of an ephemeral message Slack may send nothing but where it stands.
        ...(isEphemeral ? {} : { message: messageOf(on) }),
        state: { values: {} },
        response_url: newResponseUrl({ channel: on.channel, user, message: on }),
        actions: [
          {
            ...button,
            ...(forgedValue === undefined ? {} : { value: forgedValue }),
            action_ts: newTs(),
          },
        ],
      }
    },
  }
}

function messageOf({ ts, text, blocks, threadTs }: Message): Json {
  return {
    type: 'message',
    user: ids.botUser,
    bot_id: ids.bot,
    app_id: ids.app,
    ts,
    text,
    blocks,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  }
}

function findButton(message: Message, actionId: string, value: string | undefined): Json {
  const found: Json[] = []
  visitJson(message.blocks, '', (node) => {
    for (const element of [...(Array.isArray(node.elements) ? node.elements : []), node.accessory]) {
      // Slack gives a block an id of its own where the app gave none.
      if (isJson(element)) found.push({ block_id: node.block_id ?? 'given', ...element })
    }
  })
  const button = found.find(
    (element) => element.action_id === actionId && (value === undefined || element.value === value),
  )
  if (button === undefined) throw new Error(`the message has no button ${actionId} ${value ?? ''}`)
  return button
}

function triggerId(): string {
  return `${randomBytes(5).readUInt32BE()}.${randomBytes(5).readUInt32BE()}.${randomBytes(16).toString('hex')}`
}
