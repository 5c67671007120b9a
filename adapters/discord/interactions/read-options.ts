import type { ChatInputCommandInteraction } from 'discord.js'
import { actionStates } from '../../../src/actions/tracker.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import type { ChangeAction, Command } from '../../../src/command/command.ts'
import { unknownPerson } from '../../../src/command/needs.ts'
import { isKeyName } from '../../../src/command/parse-keys.ts'
import { formatSpan } from '../../../src/document/reference/format.ts'
import type { Reference } from '../../../src/document/reference/step.ts'
import { readDateLanguage } from '../../../src/text/date-language.ts'
import { nameOf } from '../connection/asker.ts'
import { documentsCommand, keyCommand, type OptionName, settingsCommand } from './commands.ts'
import { readTyped } from './typed-text.ts'

type Options = ChatInputCommandInteraction['options']

/** Reads the options of a slash command; `typed` is the name of the one that takes whatever is typed. */
export function readOptions(
  bot: Bot,
  { commandName, options }: ChatInputCommandInteraction,
  typed: string,
): Command {
  switch (commandName === typed ? '' : commandName) {
    case 'quote':
      return readQuote(bot, options)
    case 'digest':
      return readDigest(options)
    case 'actions':
      return readActions(options)
    case 'action':
      return readAction(bot, options)
    case documentsCommand:
      return options.getSubcommand() === 'add' ? { kind: 'add document' } : { kind: 'documents' }
    case keyCommand:
      return readKey(options)
    case settingsCommand:
      return readSettings(options)
    default:
      return bot.read(readTyped(options.getString('text', true)))
  }
}

/** `/quote`. What names no passage is read as it would be after the other command. */
function readQuote(bot: Bot, options: Options): Command {
  const passage = options.getString('passage', true)
  const named = bot.read(passage)
  if (named.kind !== 'show' && named.kind !== 'quote') return named
  const sentences = textIn(options, 'sentences')
  const reference = sentences === null ? named.reference : withSentences(bot, named.reference, sentences)
  if (reference === null) {
    return { kind: 'unclear', reason: 'malformed reference', text: `${passage}:${sentences}` }
  }
  return {
    kind: 'quote',
    reference,
    withContext: options.getBoolean('context') === true || (named.kind === 'quote' && named.withContext),
    comment: textIn(options, 'comment'),
  }
}

/** `2`, `2-3`, `2, 4-5`: sentences of the one paragraph or item that a reference names; null where that cannot be. */
function withSentences(bot: Bot, { document, spans }: Reference, typed: string): Reference | null {
  const [span, another] = spans
  if (span === undefined || another !== undefined) return null
  if (span.to !== null || span.steps.some(({ level }) => level === 'sentence')) return null
  const runs = typed.split(/\s*(?:,|;|&|\band\b)\s*/u)
  if (!runs.every((run) => /^\d{1,4}(?:\s*[-–]\s*\d{1,4})?$/u.test(run))) return null
  const named = runs.map((run) => `${formatSpan(span)}:${run}`).join(', ')
  const command = bot.read(document === null ? named : `${document} ${named}`)
  return command.kind === 'show' ? command.reference : null
}

/** `/digest`, `/actions` and `/action` are read as the same words after the other command. */
function readDigest(options: Options): Command {
  switch (options.getSubcommand()) {
    case 'set': {
      const typed = (['time', 'zone', 'days'] as const).flatMap((name) => textIn(options, name) ?? [])
      return { kind: 'set digest', document: null, words: typed.join(' ') }
    }
    case 'preview':
      return { kind: 'preview digest', date: textIn(options, 'date') }
    case 'pause':
      return { kind: 'pause digest', until: textIn(options, 'until') }
    case 'resume':
      return { kind: 'resume digest' }
    case 'stop':
      return { kind: 'stop digest' }
    default:
      return { kind: 'digest' }
  }
}

function readActions(options: Options): Command {
  const which = options.getString('which')
  if (which === 'csv' || which === 'ics') return { kind: 'actions file', document: null, format: which }
  const list = which === 'open' || which === 'mine' ? which : 'all'
  return { kind: 'actions', document: null, which: list, at: 0 }
}

/** An item may be typed as it is anywhere else, with what is to become of it; the other options go before that. */
function readAction(bot: Bot, options: Options): Command {
  const typed = options.getString('item', true)
  const named = bot.read(`action ${typed}`)
  if (named.kind !== 'action' && named.kind !== 'change action') {
    return { kind: 'unclear', reason: 'malformed reference', text: typed }
  }
  const user = options.getUser('owner')
  if (user?.bot === true) return unknownPerson(user.displayName)
  const state = options.getString('state')
  const owner = user && { id: user.id, name: nameOf(user, options.getMember('owner')) }
  const before: Partial<ChangeAction> = named.kind === 'change action' ? named : {}
  const change = {
    state: actionStates.find((each) => each === state) ?? before.state ?? null,
    owner: owner ?? before.owner ?? null,
    note: textIn(options, 'note') ?? before.note ?? null,
  }
  const { reference } = named
  const isChange = Object.values(change).some((value) => value !== null)
  return isChange ? { kind: 'change action', reference, ...change } : { kind: 'action', reference }
}

/** `/key`. A name that none can have makes none, and is told so. */
function readKey(options: Options): Command {
  const typed = (textIn(options, options.getSubcommand() === 'new' ? 'name' : 'key') ?? '').toLowerCase()
  const name = isKeyName(typed) ? typed : ''
  switch (options.getSubcommand()) {
    case 'new':
      return { kind: 'new key', name }
    case 'revoke':
      return name === '' ? { kind: 'keys' } : { kind: 'confirm', command: { kind: 'revoke key', key: name } }
    default:
      return { kind: 'keys' }
  }
}

/** `/settings`. Whoever is no person any more can still be removed. */
function readSettings(options: Options): Command {
  switch (options.getSubcommand()) {
    case 'dates': {
      const typed = options.getString('language', true)
      const language = readDateLanguage(typed)
      return language === null ? { kind: 'unknown dates', typed } : { kind: 'set dates', language }
    }
    case 'hints':
      return readHints(options.getString('hints', true), options.getString('where'))
    case 'admin': {
      const user = options.getUser('person', true)
      const name = nameOf(user, options.getMember('person'))
      return user.bot ? { kind: 'unknown admin' } : { kind: 'name admin', person: { id: user.id, name } }
    }
    case 'remove':
      return { kind: 'remove admin', person: options.getUser('person', true).id }
    default:
      return { kind: 'settings' }
  }
}

/** Only a channel can have what is usual. */
function readHints(state: string, place: string | null): Command {
  if (state === 'usual') return { kind: 'set hints', where: 'here', isOn: null }
  if (state !== 'on' && state !== 'off') return { kind: 'unknown hints', typed: state }
  return { kind: 'set hints', where: place === 'here' ? 'here' : 'everywhere', isOn: state === 'on' }
}

/** What was typed in an option; null where it is nothing but space. */
function textIn(options: Options, name: OptionName): string | null {
  return options.getString(name)?.trim() || null
}
