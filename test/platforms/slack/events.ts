import { randomBytes } from 'node:crypto'
import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { newTs } from './ts.ts'

/** Where a payload comes from; what is left out is taken from `ids`. */
export interface Place {
  readonly team?: string
  /** The workspace whose installation of the app it is for; `team` where left out. Another means a shared channel. */
  readonly installed?: string
  readonly channel?: string
  readonly user?: string
  /** The organisation whose installation of the app it is for; null, or left out, for a workspace's own. */
  readonly organisation?: string | null
}

export interface EventOptions extends Place {
  /** As Slack delivers it: `&`, `<` and `>` are entities. */
  readonly text: string
  /** The message's own ts; a new one where left out. */
  readonly ts?: string
  /** The ts of the message that began the thread; left out at top level. */
  readonly threadTs?: string
  /** True for an edited message, which Slack delivers once more under a new event_id. */
  readonly edited?: boolean
  /** The bot that wrote it, such as `B0OTHER`; left out for a person. */
  readonly botId?: string
}

/** An event in its envelope, each time under a new event_id. */
export function event(inner: Json, place: Place = {}): Json {
  const { team } = at(place)
  const { installed = team, organisation = null } = place
  return {
    token: 'not-used',
    team_id: team,
    context_team_id: installed,
    context_enterprise_id: organisation,
    ...(organisation === null ? {} : { enterprise_id: organisation }),
    api_app_id: ids.app,
    event: inner,
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: organisation,
        team_id: installed,
        user_id: ids.botUser,
        is_bot: true,
        is_enterprise_install: organisation !== null,
      },
    ],
    is_ext_shared_channel: installed !== team,
    event_context: '4-context',
  }
}

/** What an event tells of the message that it is about. */
export function messageFields({ text, ts = newTs(), threadTs, edited, botId, ...place }: EventOptions): Json {
  const { team, channel, user } = at(place)
  const isShared = place.installed !== undefined && place.installed !== team
  return {
    user,
    text,
    ts,
    event_ts: ts,
    channel,
    team,
    ...(isShared ? { user_team: team, source_team: team } : {}),
    blocks: [typedText(text)],
    ...(threadTs === undefined ? {} : { thread_ts: threadTs, parent_user_id: user }),
    ...(edited === true ? { edited: { user, ts: newTs() } } : {}),
    ...(botId === undefined
      ? { client_msg_id: '5b1f8e5c-0000-4000-8000-000000000000' }
      : { bot_id: botId, app_id: 'A0OTHER', bot_profile: { id: botId, app_id: 'A0OTHER', team_id: team } }),
  }
}

/** The block that Slack makes of what a person types. */
export function typedText(text: string): Json {
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }]
  return { type: 'rich_text', block_id: 'typed', elements }
}

/** The place with nothing left out. */
export function at(place: Place): { team: string; channel: string; user: string } {
  return {
    team: place.team ?? ids.team,
    channel: place.channel ?? ids.channel,
    user: place.user ?? ids.user,
  }
}
