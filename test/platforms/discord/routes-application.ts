import type { Channels } from './channels.ts'
import type { Commands } from './commands.ts'
import { type Answer, bodyOf, type Call, noContent, ok, param, refuse } from './exchange.ts'
import { objectsIn } from './json.ts'
import { findUser, ids, users } from './world.ts'

/** The bot's own account, its gateway, its direct messages and its commands. */
export function applicationRoutes(
  commands: Commands,
  channels: Channels,
  gatewayUrl: (host?: string) => string,
) {
  const application = () =>
    ok({
      id: ids.bot,
      name: users.bot.username,
      icon: null,
      description: '',
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: '0'.repeat(64),
      team: null,
      flags: 0,
    })
  const unknownCommand = (): Answer => refuse(404, 10063, 'Unknown application command')
  const list = (call: Call): Answer => ok(commands.list(guildOf(call)))
  const overwrite = (call: Call): Answer => ok(commands.overwrite(objectsIn(call.body), guildOf(call)))
  const create = (call: Call): Answer => {
    const { command, isNew } = commands.put(bodyOf(call), guildOf(call))
    return ok(command, isNew ? 201 : 200)
  }
  const get = (call: Call): Answer => {
    const command = commands.find(param(call, 'command'))
    return command ? ok(command) : unknownCommand()
  }
  const edit = (call: Call): Answer => {
    const command = commands.edit(param(call, 'command'), bodyOf(call))
    return command ? ok(command) : unknownCommand()
  }
  const remove = (call: Call): Answer =>
    commands.remove(param(call, 'command')) ? noContent() : unknownCommand()
  const openDirectChannel = (call: Call): Answer => {
    const user = findUser(bodyOf(call).recipient_id)
    if (!user) return refuse(400, 50033, 'Invalid Recipient(s)')
    const channel = channels.directWith(user.id)
    // With a bot, itself too: https://github.com/Kord-Extensions/kord-extensions/pull/215
    return channel ? ok(channel) : refuse(400, 50007, 'Cannot send messages to this user')
  }

  return {
    'GET /gateway/bot': { body: null, handle: (call: Call) => ok(gatewayInformation(gatewayUrl(call.host))) },
    'GET /applications/@me': { body: null, handle: application },
    'GET /oauth2/applications/@me': { body: null, handle: application },
    'GET /users/@me': { body: null, handle: () => ok(users.bot) },
    'POST /users/@me/channels': { body: 'direct channel', handle: openDirectChannel },
    'GET /applications/:app/commands': { body: null, handle: list },
    'PUT /applications/:app/commands': { body: 'commands', handle: overwrite },
    'POST /applications/:app/commands': { body: 'command create', handle: create },
    'GET /applications/:app/commands/:command': { body: null, handle: get },
    'PATCH /applications/:app/commands/:command': { body: 'command edit', handle: edit },
    'DELETE /applications/:app/commands/:command': { body: null, handle: remove },
    'GET /applications/:app/guilds/:guild/commands': { body: null, handle: list },
    'PUT /applications/:app/guilds/:guild/commands': { body: 'commands', handle: overwrite },
    'POST /applications/:app/guilds/:guild/commands': { body: 'command create', handle: create },
    'GET /applications/:app/guilds/:guild/commands/:command': { body: null, handle: get },
    'PATCH /applications/:app/guilds/:guild/commands/:command': { body: 'command edit', handle: edit },
    'DELETE /applications/:app/guilds/:guild/commands/:command': { body: null, handle: remove },
  } as const
}

function guildOf(call: Call): string | null {
  return call.params.guild ?? null
}

function gatewayInformation(url: string) {
  return {
    url,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  }
}
