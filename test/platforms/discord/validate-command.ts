import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { isJson, type Json, objectsIn, textIn } from './json.ts'

// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** The rules of an application command that the specification's schemas do not express. */
export function checkCommand(command: Json): readonly string[] {
  const type = command.type ?? ApplicationCommandType.ChatInput
  const problems: string[] = []
  if (type === ApplicationCommandType.ChatInput) {
    problems.push(...checkNamed(command), ...checkOptions(command.options))
  } else if (textIn(command.description) !== '' || objectsIn(command.options).length > 0) {
    // https://discord.com/developers/docs/interactions/application-commands#user-commands
    problems.push(`${textIn(command.name)}: a context-menu command has neither description nor options`)
  }
  // https://discord.com/developers/docs/interactions/application-commands#slash-commands: "a maximum of 8000
  // characters for combined name, description, and value properties" of a command and all it contains.
  if (countCharacters(command) > 8000)
    problems.push(`${textIn(command.name)}: a command has at most 8000 characters`)
  return problems
}

/** The rules of a bulk overwrite: each command's own, unique names for each type, and the numbers allowed. */
export function checkCommands(commands: readonly Json[]): readonly string[] {
  // https://discord.com/developers/docs/interactions/application-commands#registering-a-command
  const most = new Map<unknown, number>([
    [ApplicationCommandType.ChatInput, 100],
    [ApplicationCommandType.User, 15],
    [ApplicationCommandType.Message, 15],
  ])
  const byType = Map.groupBy(commands, (command) => command.type ?? ApplicationCommandType.ChatInput)
  const problems = commands.flatMap(checkCommand)
  for (const [type, group] of byType) {
    if (group.length > (most.get(type) ?? 1))
      problems.push(`too many commands of type ${type}: ${group.length}`)
    problems.push(...repeatedNames(group))
  }
  return problems
}

/** An autocomplete answer: at most 25 choices, name 1 to 100 characters, value at most 100. */
export function checkChoices(choices: unknown): readonly string[] {
  // https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure
  const list = objectsIn(choices)
  const problems: string[] = []
  if (list.length > 25) problems.push('there are at most 25 choices')
  for (const choice of list) {
    const name = textIn(choice.name)
    if (name.length < 1 || name.length > 100)
      problems.push(`a choice's name has 1 to 100 characters: ${name}`)
    if (textIn(choice.value).length > 100)
      problems.push(`a choice's value has at most 100 characters: ${name}`)
  }
  return problems
}

function checkNamed(named: Json): readonly string[] {
  const problems: string[] = []
  for (const name of inAllLanguages(named, 'name')) {
    if (!NAME.test(name)) problems.push(`a command or option cannot be named "${name}"`)
    if (name !== name.toLowerCase()) problems.push(`a name is written in lower case: ${name}`)
  }
  for (const description of inAllLanguages(named, 'description')) {
    // https://discord.com/developers/docs/interactions/application-commands#application-command-object
    const { length } = description
    if (length < 1 || length > 100)
      problems.push(`${textIn(named.name)}: a description has 1 to 100 characters`)
  }
  return problems
}

function checkOptions(value: unknown): readonly string[] {
  const options = objectsIn(value)
  const problems = [...repeatedNames(options)]
  // https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure
  if (options.length > 25) problems.push('there are at most 25 options')
  const firstOptional = options.findIndex((option) => option.required !== true)
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required === true)) {
    problems.push('required options come before optional ones')
  }
  // https://discord.com/developers/docs/interactions/application-commands#subcommands-and-subcommand-groups
  const nested = options.filter(isNested)
  if (nested.length > 0 && nested.length < options.length)
    problems.push('subcommands cannot stand beside options')
  for (const option of options) {
    problems.push(...checkNamed(option), ...checkOptions(option.options), ...checkChoices(option.choices))
    if (option.autocomplete === true && objectsIn(option.choices).length > 0) {
      problems.push(`${textIn(option.name)}: an option has choices or autocomplete, not both`)
    }
    problems.push(...checkNumbers(option).map((problem) => `${textIn(option.name)}: ${problem}`))
  }
  return problems
}

/** Bounds the right way round, and whole numbers where whole numbers are asked for. */
function checkNumbers(option: Json): readonly string[] {
  const problems: string[] = []
  const bounds = [
    [option.min_value, option.max_value],
    [option.min_length, option.max_length],
  ]
  for (const [least, most] of bounds) {
    if (typeof least === 'number' && typeof most === 'number' && least > most)
      problems.push('the least allowed is more than the most')
  }
  const choices = objectsIn(option.choices).map(({ value }) => value)
  const numbers = [option.min_value, option.max_value, ...choices].filter((each) => typeof each === 'number')
  if (option.type === ApplicationCommandOptionType.Integer && !numbers.every(Number.isInteger))
    problems.push('an integer option has whole numbers only')
  return problems
}

function isNested({ type }: Json): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  )
}

function repeatedNames(list: readonly Json[]): string[] {
  const names = list.map(({ name }) => textIn(name))
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `the name ${name} is used twice`)
}

function inAllLanguages(named: Json, key: 'name' | 'description'): readonly string[] {
  const translations = named[`${key}_localizations`]
  const others = isJson(translations) ? Object.values(translations).map(textIn) : []
  // In a partial edit the field may be absent; the schema decides where it is required.
  return named[key] === undefined ? others : [textIn(named[key]), ...others]
}

/** Of a translated name or description only the longest counts. */
function countCharacters(command: Json): number {
  const longest = (key: 'name' | 'description'): number =>
    Math.max(0, ...inAllLanguages(command, key).map((text) => text.length))
  const inside = [...objectsIn(command.options), ...objectsIn(command.choices)]
  const own = longest('name') + longest('description') + textIn(command.value).length
  return inside.reduce((sum, part) => sum + countCharacters(part), own)
}
