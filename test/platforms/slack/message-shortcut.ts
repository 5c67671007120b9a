import { at, type Place, typedText } from './events.ts'
import { ids } from './ids.ts'
import { interaction } from './interaction.ts'
import type { Json } from './json.ts'
import type { Origin } from './response-url.ts'
import { newTs } from './ts.ts'
import type { Workspace } from './workspace.ts'

export interface ShortcutOptions extends Place {
  readonly callbackId: string
  /** The message on which it is used: a person's, or one of the bot's as found in `visible`. */
  readonly message: {
    readonly ts: string
    readonly text: string
    readonly threadTs?: string | null
    /** Who wrote it; the user of the shortcut where left out. */
    readonly user?: string
    readonly blocks?: readonly unknown[]
    /** What is attached to it, as `peopleFiles.attach` describes it. */
    readonly attached?: readonly Json[]
  }
}

/**
 * A message shortcut, https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload. Slack does
 * not offer it on ephemeral messages.
 */
export function messageShortcut(
  { callbackId, message, ...place }: ShortcutOptions,
  workspace: Workspace,
  newResponseUrl: (origin: Origin) => string,
): Json {
  const { model, triggers, channels } = workspace
  const { team, channel, user } = at({ team: workspace.team, ...place })
  const {
    ts,
    text,
    threadTs = null,
    user: author = user,
    blocks = [typedText(text)],
    attached = [],
  } = message
  if (model.find(channel, ts)?.ephemeralFor) throw new Error('an ephemeral message has no shortcuts')
  model.hear({ channel, ts, threadTs, user: author, text, blocks, edited: false })
  return {
    ...interaction(workspace, 'message_action', user, team),
    action_ts: newTs(),
    callback_id: callbackId,
    trigger_id: triggers.issue(user),
    response_url: newResponseUrl({ channel, user, message: null }),
    channel: { id: channel, name: channels.nameOf(channel) },
    message_ts: ts,
    message: {
      type: 'message',
      user: author,
      ...(author === ids.botUser ? { bot_id: ids.bot, app_id: ids.app } : {}),
      team,
      ts,
      text,
      blocks,
      ...(attached.length === 0 ? {} : { files: attached, upload: false }),
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
    },
  }
}
