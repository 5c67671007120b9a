import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
} from 'discord.js'
import type { Command, Commands } from './commands.ts'
import { allComponents } from './components.ts'
import type { Interaction } from './interactions.ts'
import { isJson, type Json, objectsIn } from './json.ts'
import type { Message } from './model.ts'
import type { Scene } from './payload-messages.ts'
import { nextSnowflake } from './snowflake.ts'
import { channelOf, EVERYTHING, fullMember, ids, type Place, placeOf, type User, users } from './world.ts'

export interface InteractionScene extends Scene {
  readonly locale?: string
}

export type OptionValues = Readonly<Record<string, string | number | boolean>>

/** Builders of interactions, which know the registered commands as a user's Discord would. */
export function interactionPayloads(commands: Commands) {
  return {
    /**
     * A slash command as typed, subcommands included ("digest add"). Throws for a command or an option that is
     * not registered, unless nothing is.
     */
    slash(name: string, values: OptionValues = {}, scene: InteractionScene = {}): Interaction {
      return interaction(InteractionType.ApplicationCommand, commandData(commands, name, values, null), scene)
    },

    /** The same while it is being typed; `focused` is the option where the cursor is. */
    autocomplete(
      name: string,
      values: OptionValues,
      focused: string,
      scene: InteractionScene = {},
    ): Interaction {
      const data = commandData(commands, name, values, focused)
      return interaction(InteractionType.ApplicationCommandAutocomplete, data, scene)
    },

    /** "Apps" in the context menu of a message. */
    messageMenu(name: string, target: Message, scene: InteractionScene = {}): Interaction {
      const command = registered(commands, name, ApplicationCommandType.Message)
      const data = {
        ...identity(command, name),
        type: ApplicationCommandType.Message,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      }
      return interaction(InteractionType.ApplicationCommand, data, {
        place: placeOf(target.channel_id),
        ...scene,
      })
    },

    /** A press of a button; throws if the message has no such button or it is disabled. */
    button(message: Message, customId: string, scene: InteractionScene = {}): Interaction {
      const button = allComponents(message.components).find((component) => component.custom_id === customId)
      if (!button || button.disabled === true) throw new Error(`No button ${customId} can be pressed`)
      const data = { custom_id: customId, component_type: ComponentType.Button, id: 1 }
      return withMessage(interaction(InteractionType.MessageComponent, data, at(message, scene)), message)
    },

    /** A submitted modal, its inputs by custom_id; the message is the one whose button opened it, if any. */
    modal(
      customId: string,
      inputs: Readonly<Record<string, string>>,
      scene: InteractionScene & { readonly message?: Message } = {},
    ): Interaction {
      const components = Object.entries(inputs).map(([id, value], index) => ({
        type: ComponentType.Label,
        id: 2 * index + 1,
        component: { type: ComponentType.TextInput, id: 2 * index + 2, custom_id: id, value },
      }))
      const data = { custom_id: customId, components }
      const { message } = scene
      const submitted = interaction(InteractionType.ModalSubmit, data, message ? at(message, scene) : scene)
      return message ? withMessage(submitted, message) : submitted
    },
  }
}

function interaction(type: InteractionType, data: Json, scene: InteractionScene): Interaction {
  const { place = 'channel', user = users.alice, locale = 'en-US' } = scene
  const id = nextSnowflake()
  const channel = channelOf(place, user)
  return {
    id,
    type,
    data,
    application_id: ids.bot,
    token: `token-of-${id}`,
    version: 1,
    channel_id: channel.id,
    channel,
    locale,
    app_permissions: EVERYTHING,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...context(place, user),
  }
}

/**
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object: in a guild there is a
 * member, elsewhere a user; the owners tell who installed the app, "0" being the guild (or "0" in the bot's direct
 * messages) and "1" the user.
 */
function context(place: Place, user: User): Json {
  switch (place) {
    case 'channel':
    case 'thread':
      return { ...inGuild(ids.guild, user), authorizing_integration_owners: { 0: ids.guild } }
    case 'foreign':
      return { ...inGuild(ids.foreignGuild, user), authorizing_integration_owners: { 1: user.id } }
    case 'dm':
      return { user, context: InteractionContextType.BotDM, authorizing_integration_owners: { 0: '0' } }
    case 'private':
      return {
        user,
        context: InteractionContextType.PrivateChannel,
        authorizing_integration_owners: { 1: user.id },
      }
  }
}

function inGuild(guildId: string, user: User): Json {
  return {
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: 'en-US' },
    guild_locale: 'en-US',
    member: fullMember(user),
    context: InteractionContextType.Guild,
  }
}

function at(message: Message, scene: InteractionScene): InteractionScene {
  return { place: placeOf(message.channel_id), ...scene }
}

/** The message of an ephemeral answer is known by its flag alone. */
function withMessage(base: Interaction, message: Message): Interaction {
  const flags = message.flags & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
  return { ...base, message: { ...message, flags } }
}

function registered(commands: Commands, name: string, type: ApplicationCommandType): Command | null {
  const command = commands.named(name, type)
  if (!command && !commands.isEmpty()) throw new Error(`No command is registered as ${name}`)
  return command
}

function identity(command: Command | null, name: string): Json {
  return { id: command?.id ?? '1', name, ...(command?.guild_id ? { guild_id: command.guild_id } : {}) }
}

function commandData(commands: Commands, typed: string, values: OptionValues, focused: string | null): Json {
  const [name = '', ...path] = typed.split(' ')
  const command = registered(commands, name, ApplicationCommandType.ChatInput)
  return {
    ...identity(command, name),
    type: ApplicationCommandType.ChatInput,
    options: nest(path, command, values, focused),
  }
}

/** Subcommands and groups are options that hold options. */
function nest(
  path: readonly string[],
  inside: Json | null,
  values: OptionValues,
  focused: string | null,
): Json[] {
  const known = inside ? objectsIn(inside.options) : null
  const [first, ...rest] = path
  if (first === undefined) return Object.entries(values).map((entry) => option(entry, known, focused))
  const subcommand = known?.find((each) => each.name === first) ?? null
  if (known && !subcommand) throw new Error(`No subcommand ${first} is registered`)
  const type =
    rest.length > 0 ? ApplicationCommandOptionType.SubcommandGroup : ApplicationCommandOptionType.Subcommand
  return [{ type, name: first, options: nest(rest, subcommand, values, focused) }]
}

function option(
  [name, value]: readonly [string, string | number | boolean],
  known: readonly Json[] | null,
  focused: string | null,
): Json {
  const declared = known?.find((each) => each.name === name)
  if (known && !isJson(declared)) throw new Error(`No option ${name} is registered`)
  const guessed = { string: 3, number: 4, boolean: 5 }[typeof value as 'string' | 'number' | 'boolean']
  return { name, value, type: declared?.type ?? guessed, ...(name === focused ? { focused: true } : {}) }
}
