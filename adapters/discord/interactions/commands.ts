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
import { commandHint, commandSummary } from '../../../src/command/table.ts'
import { actionWords, stateLabels } from '../../../src/words/action-words.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

/** The commands beside the one that takes whatever is typed. */
export const commandNames = {
  quote: 'quote',
  digest: 'digest',
  actions: 'actions',
  action: 'action',
} as const

/** The name of the one option of the command that takes whatever is typed, and those of the others' options. */
export const optionName = 'text'
export const quoteOptions = {
  passage: 'passage',
  sentences: 'sentences',
  context: 'context',
  comment: 'comment',
} as const
export const digestOptions = {
  time: 'time',
  zone: 'zone',
  days: 'days',
  date: 'date',
  until: 'until',
} as const
export const actionsOptions = { which: 'which' } as const
export const actionOptions = { item: 'item', state: 'state', owner: 'owner', note: 'note' } as const

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
  const others = [describeQuote(), describeDigest(), describeActions(), describeAction()]
  const typed = command(name, commandSummary, [
    { ...text(optionName, commandHint), required: true, autocomplete: true },
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
  return command(commandNames.quote, words.quoteCommand, [
    { ...text(quoteOptions.passage, form.passagePlaceholder), required: true, autocomplete: true },
    { ...text(quoteOptions.sentences, form.sentencesOption), autocomplete: true },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: quoteOptions.context,
      description: form.withContext,
    },
    text(quoteOptions.comment, form.commentHint, longestComment),
  ])
}

function describeDigest(): ChatInputApplicationCommandData {
  const { form } = digestWords
  return command(commandNames.digest, digestWords.command, [
    subcommand('set', [
      { ...text(digestOptions.time, form.time, limits.time), required: true },
      { ...text(digestOptions.zone, form.zonePlaceholder, limits.zone), autocomplete: true },
      { ...text(digestOptions.days, form.days, limits.date), autocomplete: true },
    ]),
    subcommand('show'),
    subcommand('preview', [text(digestOptions.date, form.date, limits.date)]),
    subcommand('pause', [text(digestOptions.until, form.until, limits.date)]),
    subcommand('resume'),
    subcommand('stop'),
  ])
}

function describeActions(): ChatInputApplicationCommandData {
  const choices = Object.entries(lists).map(([value, name]) => ({ name, value }))
  return command(commandNames.actions, actionWords.listCommand, [
    { ...text(actionsOptions.which, actionWords.whichOption), choices },
  ])
}

function describeAction(): ChatInputApplicationCommandData {
  const { form } = actionWords
  const choices = actionStates.map((state) => ({ name: stateLabels[state], value: state }))
  return command(commandNames.action, actionWords.itemCommand, [
    { ...text(actionOptions.item, form.item), required: true, autocomplete: true },
    { ...text(actionOptions.state, form.state), choices },
    { type: ApplicationCommandOptionType.User, name: actionOptions.owner, description: form.owner },
    text(actionOptions.note, form.noteHint, longestNote),
  ])
}

function command(
  name: string,
  description: string,
  options: NonNullable<ChatInputApplicationCommandData['options']>,
): ChatInputApplicationCommandData {
  return { ...everywhere, type: ApplicationCommandType.ChatInput, name, description, options }
}

function subcommand(
  name: keyof typeof digestWords.subcommands,
  options: NonNullable<ApplicationCommandSubCommandData['options']> = [],
): ApplicationCommandSubCommandData {
  const description = digestWords.subcommands[name]
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options }
}

/** `maxLength` is left to Discord where it isn't given. */
function text(name: string, description: string, maxLength?: number) {
  const type = ApplicationCommandOptionType.String as const
  return { type, name, description, ...(maxLength === undefined ? {} : { maxLength }) }
}
