import {
  type ApplicationCommandData,
  ApplicationCommandOptionType,
  type ApplicationCommandSubCommandData,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  type Client,
  InteractionContextType,
} from 'discord.js'
import { actionStates } from '../../../src/actions/tracker.ts'
import { longestNote } from '../../../src/answer/answer-action.ts'
import { longestComment } from '../../../src/answer/forms/quote-form.ts'
import { longestKeyName } from '../../../src/command/parse-keys.ts'
import { commandHint, commandSummary } from '../../../src/command/table.ts'
import { dateLanguages } from '../../../src/text/date-language.ts'
import { actionWords, stateLabels } from '../../../src/words/action-words.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { documentWords } from '../../../src/words/document-words.ts'
import { keyWords } from '../../../src/words/key-words.ts'
import { settingsWords } from '../../../src/words/settings-words.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

/** The options of the commands; `text` is the one of the command that takes whatever is typed. */
export type OptionName =
  | 'text'
  | ('passage' | 'sentences' | 'context' | 'comment')
  | ('time' | 'zone' | 'days' | 'date' | 'until')
  | 'which'
  | ('item' | 'state' | 'owner' | 'note')
  | 'file'
  | ('name' | 'key')
  | ('language' | 'person')
  | ('hints' | 'where')

/** The commands of the documents, of the keys of programs, and of the settings. */
export const documentsCommand = 'documents'
export const keyCommand = 'key'
export const settingsCommand = 'settings'

/** What stands in the context menu of a message. */
export const menus = { find: words.found, check: words.checked, quote: words.quoteInReply } as const

/** What can be chosen of the list, as it would be typed. */
const lists = {
  all: words.offers.allActions,
  open: words.offers.openActions,
  mine: words.offers.myActions,
  csv: words.offers.csv,
  ics: words.offers.ics,
} as const

/** For servers and for people who bring the app along, wherever they are. */
const everywhere = {
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
} as const

/** The commands as Discord is told of them; `name` is that of the one that takes whatever is typed. */
export function describeCommands(name: string): readonly ApplicationCommandData[] {
  const others = [
    ...[describeQuote(), describeDigest(), describeActions(), describeAction()],
    ...[describeDocuments(), describeKeys(), describeSettings()],
  ]
  const typed = command(name, commandSummary, [
    { ...text('text', commandHint), required: true, autocomplete: true },
  ])
  return [
    typed,
    // Two commands cannot have one name.
    ...others.filter((each) => each.name !== name),
    ...Object.values(menus).map((menu) => ({
      ...everywhere,
      type: ApplicationCommandType.Message as const,
      name: menu,
    })),
  ]
}

/** Makes these the application's only commands, unless they are already. */
export async function registerCommands(
  client: Client<true>,
  wanted: readonly ApplicationCommandData[],
): Promise<void> {
  const { commands } = client.application
  const known = [...(await commands.fetch()).values()]
  const isSame = wanted.every((one) => known.some((each) => each.equals(one, true)))
  if (!isSame || known.length !== wanted.length) await commands.set(wanted)
}

function describeQuote(): ChatInputApplicationCommandData {
  const { form } = words
  return command('quote', words.quoteCommand, [
    { ...text('passage', form.passagePlaceholder), required: true, autocomplete: true },
    { ...text('sentences', form.sentencesOption), autocomplete: true },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'context' satisfies OptionName,
      description: form.withContext,
    },
    text('comment', form.commentHint, longestComment),
  ])
}

function describeDigest(): ChatInputApplicationCommandData {
  const { form } = digestWords
  return command('digest', digestWords.command, [
    subcommand('set', digestWords.subcommands.set, [
      { ...text('time', form.time, limits.time), required: true },
      { ...text('zone', form.zonePlaceholder, limits.zone), autocomplete: true },
      { ...text('days', form.days, limits.date), autocomplete: true },
    ]),
    subcommand('show', digestWords.subcommands.show),
    subcommand('preview', digestWords.subcommands.preview, [text('date', form.date, limits.date)]),
    subcommand('pause', digestWords.subcommands.pause, [text('until', form.until, limits.date)]),
    subcommand('resume', digestWords.subcommands.resume),
    subcommand('stop', digestWords.subcommands.stop),
  ])
}

function describeActions(): ChatInputApplicationCommandData {
  const choices = Object.entries(lists).map(([value, name]) => ({ name, value }))
  return command('actions', actionWords.listCommand, [{ ...text('which', actionWords.whichOption), choices }])
}

function describeAction(): ChatInputApplicationCommandData {
  const { form } = actionWords
  const choices = actionStates.map((state) => ({ name: stateLabels[state], value: state }))
  return command('action', actionWords.itemCommand, [
    { ...text('item', form.item), required: true, autocomplete: true },
    { ...text('state', form.state), choices },
    { type: ApplicationCommandOptionType.User, name: 'owner' satisfies OptionName, description: form.owner },
    text('note', form.noteHint, longestNote),
  ])
}

/** Discord hides whole commands from who may not use them, and everybody may see the list: who may add is asked of the core. */
function describeDocuments(): ChatInputApplicationCommandData {
  const { command: description, subcommands, fileOption } = documentWords
  const file = {
    type: ApplicationCommandOptionType.Attachment as const,
    name: 'file' satisfies OptionName,
    description: fileOption,
    required: true,
  }
  return command(documentsCommand, description, [
    subcommand('list', subcommands.list),
    subcommand('add', subcommands.add, [file]),
  ])
}

/** Who may is asked of the core, as of the documents. */
function describeKeys(): ChatInputApplicationCommandData {
  const { command: description, subcommands, nameOption, keyOption } = keyWords
  return command(keyCommand, description, [
    subcommand('new', subcommands.new, [{ ...text('name', nameOption, longestKeyName), required: true }]),
    subcommand('list', subcommands.list),
    subcommand('revoke', subcommands.revoke, [{ ...text('key', keyOption, longestKeyName), required: true }]),
  ])
}

/** Who may is asked of the core, here too: whoever was named has no right of Discord's by which the command could be hidden. */
function describeSettings(): ChatInputApplicationCommandData {
  const { command: description, subcommands, languageOption, personOption, ...words } = settingsWords
  const { stateOption, whereOption, states, places } = words
  const choices = dateLanguages.map(({ tag, name }) => ({ name, value: tag }))
  const person = {
    type: ApplicationCommandOptionType.User as const,
    name: 'person' satisfies OptionName,
    description: personOption,
    required: true,
  }
  return command(settingsCommand, description, [
    subcommand('show', subcommands.show),
    subcommand('dates', subcommands.dates, [
      { ...text('language', languageOption), required: true, choices },
    ]),
    subcommand('hints', subcommands.hints, [
      { ...text('hints', stateOption), required: true, choices: choicesOf(states) },
      { ...text('where', whereOption), choices: choicesOf(places) },
    ]),
    subcommand('admin', subcommands.admin, [person]),
    subcommand('remove', subcommands.remove, [person]),
  ])
}

function choicesOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, name]) => ({ name, value }))
}

function command(
  name: string,
  description: string,
  options: NonNullable<ChatInputApplicationCommandData['options']>,
): ChatInputApplicationCommandData {
  return { ...everywhere, type: ApplicationCommandType.ChatInput, name, description, options }
}

function subcommand(
  name: string,
  description: string,
  options: NonNullable<ApplicationCommandSubCommandData['options']> = [],
): ApplicationCommandSubCommandData {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options }
}

/** `maxLength` is left to Discord where it isn't given. */
function text(name: OptionName, description: string, maxLength?: number) {
  const type = ApplicationCommandOptionType.String as const
  return { type, name, description, ...(maxLength === undefined ? {} : { maxLength }) }
}
