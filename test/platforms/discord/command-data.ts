import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { Command, Commands } from './commands.ts'
import { type Json, objectsIn, textIn } from './json.ts'
import { isPersonFile, type PersonFile } from './people-files.ts'
import { findUser, type User } from './world.ts'

type OptionValue = string | number | boolean | User | PersonFile

/** What is filled in, by the name of the option; for a person, one of `users`, for a file, one of `peopleFiles`. */
export type OptionValues = Readonly<Record<string, OptionValue>>

/** The command that is registered so; null where nothing is registered at all. */
export function registered(commands: Commands, name: string, type: ApplicationCommandType): Command | null {
  const command = commands.named(name, type)
  if (!command && !commands.isEmpty()) throw new Error(`No command is registered as ${name}`)
  return command
}

/** By what the data of an interaction says which command it is of. */
export function commandIdentity(command: Command | null, name: string): Json {
  return { id: command?.id ?? '1', name, ...(command?.guild_id ? { guild_id: command.guild_id } : {}) }
}

/**
 * What was typed of a slash command, subcommands included ("digest set"); `focused` is the option where the cursor is,
 * if it is still being typed. Throws for what Discord would not let a person type or send.
 */
export function slashData(
  command: Command | null,
  typed: string,
  values: OptionValues,
  focused: string | null,
): Json {
  const [name = '', ...path] = typed.split(' ')
  return {
    ...commandIdentity(command, name),
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
  if (first === undefined) return options(known, values, focused)
  const found = known?.find((each) => each.name === first && isNested(each)) ?? null
  if (known && !found) throw new Error(`No subcommand ${first} is registered`)
  const type =
    rest.length > 0 ? ApplicationCommandOptionType.SubcommandGroup : ApplicationCommandOptionType.Subcommand
  return [{ type, name: first, options: nest(rest, found, values, focused) }]
}

function isNested({ type }: Json): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  )
}

function options(known: readonly Json[] | null, values: OptionValues, focused: string | null): Json[] {
  // https://discord.com/developers/docs/interactions/application-commands#subcommands-and-subcommand-groups
  const missed = known?.find(isNested)
  if (missed) throw new Error(`The command cannot be used without ${textIn(missed.name)} or the like`)
  const isComplete = focused === null
  const missing = known?.find(({ name, required }) => required === true && !(textIn(name) in values))
  if (isComplete && missing) throw new Error(`Option ${textIn(missing.name)} is required`)
  // The option where the cursor is comes along even while it is empty.
  const all = isComplete ? values : { [focused]: '', ...values }
  return Object.entries(all).map(([name, value]) => option(name, value, known, focused))
}

function option(
  name: string,
  value: OptionValue,
  known: readonly Json[] | null,
  focused: string | null,
): Json {
  const declared = known?.find((each) => each.name === name)
  if (known && !declared) throw new Error(`No option ${name} is registered`)
  const type = declared?.type ?? typeOf(value)
  if (name === focused) {
    if (declared && declared.autocomplete !== true) throw new Error(`Option ${name} is not completed`)
    // Whatever the type of the option, it is what was typed: https://github.com/discord/discord-api-docs/issues/4338
    return { name, type, value: String(value), focused: true }
  }
  if (declared && !accepts(declared, value)) throw new Error(`Option ${name} cannot be ${describe(value)}`)
  return { name, type, value: typeof value === 'object' ? value.id : value }
}

function typeOf(value: OptionValue): ApplicationCommandOptionType {
  switch (typeof value) {
    case 'number':
      return ApplicationCommandOptionType.Number
    case 'boolean':
      return ApplicationCommandOptionType.Boolean
    case 'object':
      return isPersonFile(value) ? ApplicationCommandOptionType.Attachment : ApplicationCommandOptionType.User
    default:
      return ApplicationCommandOptionType.String
  }
}

function describe(value: OptionValue): string {
  if (typeof value !== 'object') return String(value)
  return isPersonFile(value) ? value.filename : value.username
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure */
function accepts(declared: Json, value: OptionValue): boolean {
  const choices = objectsIn(declared.choices)
  if (choices.length > 0) return choices.some((choice) => choice.value === value)
  switch (declared.type) {
    case ApplicationCommandOptionType.String:
      return (
        typeof value === 'string' && isWithin(value.length, declared.min_length, declared.max_length ?? 6000)
      )
    case ApplicationCommandOptionType.Integer:
      return Number.isInteger(value) && isWithin(Number(value), declared.min_value, declared.max_value)
    case ApplicationCommandOptionType.Number:
      return typeof value === 'number' && isWithin(value, declared.min_value, declared.max_value)
    case ApplicationCommandOptionType.Boolean:
      return typeof value === 'boolean'
    case ApplicationCommandOptionType.User:
      return typeof value === 'object' && !isPersonFile(value) && findUser(value.id) !== null
    case ApplicationCommandOptionType.Attachment:
      return typeof value === 'object' && isPersonFile(value)
    default:
      throw new Error(`The loopback Discord cannot fill in an option of type ${String(declared.type)}`)
  }
}

function isWithin(value: number, least: unknown, most: unknown): boolean {
  return !(typeof least === 'number' && value < least) && !(typeof most === 'number' && value > most)
}
