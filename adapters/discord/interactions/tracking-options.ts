import type { ChatInputCommandInteraction } from 'discord.js'
import { actionStates } from '../../../src/actions/tracker.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import { respond } from '../../../src/answer/respond.ts'
import type { ChangeAction, Command, DigestCommand } from '../../../src/command/command.ts'
import { nameOf } from '../connection/asker.ts'
import { createExchange } from './exchange.ts'
import { answering } from './listener-context.ts'
import { unknownPerson } from './owner.ts'
import { actionOptions, actionsOptions, digestOptions, type Subcommand } from './tracking-commands.ts'

/** `/digest`, `/actions` and `/action`, option by option: answered as the same words after the other command. */
export const onDigestCommand = answering<ChatInputCommandInteraction>((context, interaction) =>
  respond(context, readDigest(interaction), createExchange(context, interaction)),
)
export const onActionsCommand = answering<ChatInputCommandInteraction>((context, interaction) =>
  respond(context, readActions(interaction), createExchange(context, interaction)),
)
export const onActionCommand = answering<ChatInputCommandInteraction>((context, interaction) =>
  respond(context, readAction(context.bot, interaction), createExchange(context, interaction)),
)

const subcommands: Readonly<
  Record<Subcommand, (options: ChatInputCommandInteraction['options']) => DigestCommand>
> = {
  set: (options) => ({
    kind: 'set digest',
    document: null,
    words: [digestOptions.time, digestOptions.zone, digestOptions.days]
      .map((name) => options.getString(name)?.trim() ?? '')
      .filter((typed) => typed !== '')
      .join(' '),
  }),
  show: () => ({ kind: 'digest' }),
  preview: (options) => ({
    kind: 'preview digest',
    date: options.getString(digestOptions.date)?.trim() || null,
  }),
  pause: (options) => ({
    kind: 'pause digest',
    until: options.getString(digestOptions.until)?.trim() || null,
  }),
  resume: () => ({ kind: 'resume digest' }),
  stop: () => ({ kind: 'stop digest' }),
}

function readDigest({ options }: ChatInputCommandInteraction): Command {
  const chosen = new Map(Object.entries(subcommands)).get(options.getSubcommand())
  return chosen === undefined ? { kind: 'digest' } : chosen(options)
}

function readActions({ options }: ChatInputCommandInteraction): Command {
  const which = options.getString(actionsOptions.which)
  if (which === 'csv' || which === 'ics') return { kind: 'actions file', document: null, format: which }
  const list = which === 'open' || which === 'mine' ? which : 'all'
  return { kind: 'actions', document: null, which: list, at: 0 }
}

/** An item may be typed as it is anywhere else, with what is to become of it; the other options go before that. */
function readAction(bot: Bot, { options }: ChatInputCommandInteraction): Command {
  const typed = options.getString(actionOptions.item, true)
  const named = bot.read(`action ${typed}`)
  if (named.kind !== 'action' && named.kind !== 'change action') {
    return { kind: 'unclear', reason: 'malformed reference', text: typed }
  }
  const user = options.getUser(actionOptions.owner)
  if (user?.bot === true) return unknownPerson(user.displayName)
  const state = options.getString(actionOptions.state)
  const owner = user && { id: user.id, name: nameOf(user, options.getMember(actionOptions.owner)) }
  const note = options.getString(actionOptions.note)?.trim() || null
  const before: Partial<ChangeAction> = named.kind === 'change action' ? named : {}
  const change = {
    state: actionStates.find((each) => each === state) ?? before.state ?? null,
    owner: owner ?? before.owner ?? null,
    note: note ?? before.note ?? null,
  }
  const { reference } = named
  const isChange = Object.values(change).some((value) => value !== null)
  return isChange ? { kind: 'change action', reference, ...change } : { kind: 'action', reference }
}
