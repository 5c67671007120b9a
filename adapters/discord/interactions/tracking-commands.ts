import {
  ApplicationCommandOptionType,
  type ApplicationCommandSubCommandData,
  ApplicationCommandType,
  type ChatInputApplicationCommandData,
} from 'discord.js'
import { actionStates } from '../../../src/actions/tracker.ts'
import { longestNote } from '../../../src/answer/answer-action.ts'
import { actionWords, stateLabels } from '../../../src/words/action-words.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

/** The commands for what is tracked, and the names of their options. */
export const trackingCommands = { digest: 'digest', actions: 'actions', action: 'action' } as const
export const digestOptions = {
  time: 'time',
  zone: 'zone',
  days: 'days',
  date: 'date',
  until: 'until',
} as const
export const actionsOptions = { which: 'which' } as const
export const actionOptions = { item: 'item', state: 'state', owner: 'owner', note: 'note' } as const

/** What can be chosen of the list, as it would be typed. */
const lists = {
  all: words.offers.allActions,
  open: words.offers.openActions,
  mine: words.offers.myActions,
  csv: words.offers.csv,
  ics: words.offers.ics,
} as const

/** The subcommands of the digest. */
export type Subcommand = keyof typeof digestWords.subcommands

/** What Discord is told of these commands, but for where they are available. */
export function describeTracking(): readonly ChatInputApplicationCommandData[] {
  return [describeDigest(), describeActions(), describeAction()]
}

function describeDigest(): ChatInputApplicationCommandData {
  const { form } = digestWords
  return {
    type: ApplicationCommandType.ChatInput,
    name: trackingCommands.digest,
    description: digestWords.command,
    options: [
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
    ],
  }
}

function describeActions(): ChatInputApplicationCommandData {
  return {
    type: ApplicationCommandType.ChatInput,
    name: trackingCommands.actions,
    description: actionWords.listCommand,
    options: [
      {
        ...string(actionsOptions.which, actionWords.whichOption),
        choices: Object.entries(lists).map(([value, name]) => ({ name, value })),
      },
    ],
  }
}

function describeAction(): ChatInputApplicationCommandData {
  const { form } = actionWords
  return {
    type: ApplicationCommandType.ChatInput,
    name: trackingCommands.action,
    description: actionWords.itemCommand,
    options: [
      { ...string(actionOptions.item, form.item), required: true, autocomplete: true },
      {
        ...string(actionOptions.state, form.state),
        choices: actionStates.map((state) => ({ name: stateLabels[state], value: state })),
      },
      { type: ApplicationCommandOptionType.User, name: actionOptions.owner, description: form.owner },
      text(actionOptions.note, form.noteHint, longestNote),
    ],
  }
}

function subcommand(
  name: Subcommand,
  options: NonNullable<ApplicationCommandSubCommandData['options']> = [],
): ApplicationCommandSubCommandData {
  const description = digestWords.subcommands[name]
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options }
}

function string(name: string, description: string) {
  return { type: ApplicationCommandOptionType.String, name, description } as const
}

function text(name: string, description: string, maxLength: number) {
  return { ...string(name, description), maxLength } as const
}
