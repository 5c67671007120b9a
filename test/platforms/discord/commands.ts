import { ApplicationCommandType } from 'discord.js'
import type { Json } from './json.ts'
import { nextSnowflake } from './snowflake.ts'
import { ids } from './world.ts'

export interface Command extends Json {
  readonly id: string
  readonly guild_id?: string
}

export type Commands = ReturnType<typeof createCommands>

/** The registered application commands; a guild id of null stands for the global ones. */
export function createCommands() {
  const byId = new Map<string, Command>()

  function list(guildId: string | null): readonly Command[] {
    return [...byId.values()].filter((command) => (command.guild_id ?? null) === guildId)
  }

  /** A command of the same name and type is replaced and keeps its id. */
  function put(body: Json, guildId: string | null): { readonly command: Command; readonly isNew: boolean } {
    const type = body.type ?? ApplicationCommandType.ChatInput
    const before = list(guildId).find((command) => command.name === body.name && command.type === type)
    const command = complete(body, before?.id ?? nextSnowflake(), guildId)
    byId.set(command.id, command)
    return { command, isNew: before === undefined }
  }

  return {
    list,
    put,
    find: (id: string): Command | null => byId.get(id) ?? null,
    /** The command a user of the guild would find by that name: the guild's own before a global one. */
    named: (name: string, type: ApplicationCommandType): Command | null =>
      [...list(ids.guild), ...list(null)].find((command) => command.name === name && command.type === type) ??
      null,
    isEmpty: (): boolean => byId.size === 0,
    overwrite(bodies: readonly Json[], guildId: string | null): readonly Command[] {
      const kept = bodies.map((body) => put(body, guildId).command)
      for (const command of list(guildId)) if (!kept.includes(command)) byId.delete(command.id)
      return kept
    },
    edit(id: string, body: Json): Command | null {
      const before = byId.get(id)
      if (!before) return null
      const command = { ...before, ...body, id, version: nextSnowflake() }
      byId.set(id, command)
      return command
    },
    remove: (id: string): boolean => byId.delete(id),
  }
}

function complete(body: Json, id: string, guildId: string | null): Command {
  return {
    type: ApplicationCommandType.ChatInput,
    description: '',
    default_member_permissions: null,
    nsfw: false,
    ...body,
    id,
    application_id: ids.bot,
    version: nextSnowflake(),
    ...(guildId === null ? {} : { guild_id: guildId }),
  }
}
