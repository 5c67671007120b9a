import { at, type EventOptions, event, messageFields, type Place, typedText } from './events.ts'
import { ids } from './ids.ts'
import { optionsOf } from './input-state.ts'
import { interaction } from './interaction.ts'
import { isJson, type Json, visitJson } from './json.ts'
import { messageShortcut, type ShortcutOptions } from './message-shortcut.ts'
import type { Message } from './model.ts'
import type { Origin } from './response-url.ts'
import { newTs } from './ts.ts'
import { createViewPayloads, type ViewPayloads } from './view-payloads.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

interface CommandOptions extends Place {
  /** With its slash. */
  readonly command?: string
  /** What follows the command. */
  readonly text?: string
}

interface ActionOptions extends Place {
  /** The message whose button is pressed, as found in `visible` or `ephemerals`. */
  readonly on: Message
  /** The button, by its action_id, and by its value where several have the same. */
  readonly actionId: string
  readonly value?: string
  /** The `value` of the option that is chosen in a select or an overflow menu. */
  readonly selectedOption?: string
  /** Sent in place of the button's own value, or of the option's: what a forged request could carry. */
  readonly forgedValue?: string
}

type TeamPlace = Pick<Place, 'team'>

interface RevocationOptions extends TeamPlace {
  /** The people whose own tokens are gone. */
  readonly oauth?: readonly string[]
  /** The bot users whose tokens are gone; this app's where left out. */
  readonly bot?: readonly string[]
}

/** Payloads of the shapes in https://docs.slack.dev/reference/interaction-payloads and /reference/events. */
export interface Payloads extends ViewPayloads {
  slashCommand(options?: CommandOptions): Json
  /** Sent to the address of a slash command now and then, to see that its certificate is good. */
  sslCheck(): Json
  /** A message that mentions the bot; the mention is put before the text unless the text has it. */
  appMention(options: EventOptions): Json
  /** A message to the bot in a direct conversation. */
  directMessage(options: EventOptions): Json
  /** A button pressed, or an option chosen; throws where the message has no such button or option. */
  blockActions(options: ActionOptions): Json
  /** An entry of the app in the menu of a message. */
  messageShortcut(options: ShortcutOptions): Json
  /** A workspace removed the app. */
  appUninstalled(place?: TeamPlace): Json
  /** Tokens that work no longer, by whom they acted for; Slack sends it beside `app_uninstalled`, in either order. */
  tokensRevoked(options?: RevocationOptions): Json
  /** Any other event in its envelope, each time under a new event_id. */
  event(event: Json, place?: Place): Json
}

/**
 * `newResponseUrl` issues the address that a payload carries; what people type, and the triggers of what they do, are
 * noted in `workspace`.
 */
export function createPayloads(
  newResponseUrl: (origin: Origin) => string,
  workspace: Workspace = createWorkspace(),
): Payloads {
  const { users, channels, organisation } = workspace
  const here = <Of extends Place>(place: Of) => ({ team: workspace.team, organisation, ...place })

  /** The options with everything that another payload of the same message has to repeat. */
  function typed(options: EventOptions): EventOptions {
    const { channel, user } = at(here(options))
    const { text, ts = newTs(), threadTs = null, edited = false } = options
    workspace.model.hear({ channel, ts, threadTs, user, text, blocks: [typedText(text)], edited })
    return { ...here(options), ts }
  }

  return {
    event: (inner, place = {}) => event(inner, here(place)),
    ...createViewPayloads(workspace),
    messageShortcut: (options) => messageShortcut(options, workspace, newResponseUrl),
    slashCommand({ command = '/record', text = '', ...place } = {}) {
      const { team, channel, user } = at(here(place))
      return {
        token: 'not-used',
        team_id: team,
        team_domain: 'example',
        channel_id: channel,
        channel_name: channels.nameOf(channel),
        user_id: user,
        user_name: users.nameOf(user),
        command,
        text,
        api_app_id: ids.app,
        is_enterprise_install: String(organisation !== null),
        ...(organisation === null ? {} : { enterprise_id: organisation, enterprise_name: 'Example' }),
        response_url: newResponseUrl({ channel, user, message: null }),
        trigger_id: workspace.triggers.issue(user),
      }
    },
    sslCheck: () => ({ token: 'not-used', ssl_check: '1' }),
    appMention({ text, ...options }) {
      const mention = `<@${ids.botUser}>`
      const whole = text.includes(mention) ? text : `${mention} ${text}`
      const message = typed({ ...options, text: whole })
      return event({ type: 'app_mention', ...messageFields(message) }, message)
    },
    directMessage(options) {
      const message = typed({ channel: ids.directChannel, ...options })
      return event({ type: 'message', channel_type: 'im', ...messageFields(message) }, message)
    },
    appUninstalled: (place) => event({ type: 'app_uninstalled' }, here(place ?? {})),
    tokensRevoked: ({ oauth = [], bot = [ids.botUser], ...place } = {}) =>
      event({ type: 'tokens_revoked', tokens: { oauth, bot } }, here(place)),
    blockActions({ on, actionId, value, selectedOption, forgedValue, ...place }) {
      const { team, user } = at(here({ user: on.ephemeralFor ?? undefined, ...place }))
      const isEphemeral = on.ephemeralFor !== null
      const button = findButton(on, actionId, value)
      return {
        ...interaction(workspace, 'block_actions', user, team),
        container: {
          type: 'message',
          message_ts: on.ts,
          channel_id: on.channel,
          is_ephemeral: isEphemeral,
          ...(on.threadTs === null ? {} : { thread_ts: on.threadTs }),
        },
        trigger_id: workspace.triggers.issue(user),
        channel: { id: on.channel, name: channels.nameOf(on.channel) },
        // Of an ephemeral message Slack may send nothing but where it stands.
        ...(isEphemeral ? {} : { message: messageOf(on, workspace.team) }),
        state: { values: {} },
        response_url: newResponseUrl({ channel: on.channel, user, message: on }),
        actions: [{ ...used(button, selectedOption, forgedValue), action_ts: newTs() }],
      }
    },
  }
}

/** What an element of a message tells when it is used: a button its value, any other the option that was chosen. */
function used(element: Json, selectedOption: string | undefined, forgedValue: string | undefined): Json {
  if (element.type === 'button')
    return forgedValue === undefined ? element : { ...element, value: forgedValue }
  const { type, action_id: id, block_id: block, placeholder } = element
  const options = optionsOf(element)
  // Whoever forges takes any.
  const option =
    forgedValue === undefined ? options.find(({ value }) => value === selectedOption) : options[0]
  if (option === undefined) throw new Error(`${id} does not offer ${selectedOption}`)
  const chosen = forgedValue === undefined ? option : { ...option, value: forgedValue }
  return { type, action_id: id, block_id: block, placeholder, selected_option: chosen }
}

function messageOf({ ts, text, blocks, threadTs }: Message, team: string): Json {
  return {
    type: 'message',
    user: ids.botUser,
    bot_id: ids.bot,
    app_id: ids.app,
    team,
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
