import type { Command } from '../../src/command/command.ts'
import { parseCommand } from '../../src/command/parse-command.ts'
import { formatReference } from '../../src/document/reference/format.ts'
import { both } from '../library.ts'

/** What a typed text is understood as, in short: "quote 11(c)", "search sanctions". */
export function readAs(typed: string): string {
  return describeCommand(parseCommand(typed, both.documents))
}

/** A command in short. */
export function describeCommand(command: Command): string {
  switch (command.kind) {
    case 'show': {
      const beside = command.beside === undefined ? '' : ` | ${command.beside}`
      return `show ${formatReference(command.reference)}${beside}`
    }
    case 'related':
      return `related ${formatReference(command.reference)}`
    case 'quote':
      return `quote ${formatReference(command.reference)}${command.withContext ? ' with context' : ''}`
    case 'cite':
      return `cite ${formatReference(command.reference)}${command.style === null ? '' : ` ${command.style}`}`
    case 'check':
      return `check ${command.text}`
    case 'search':
      return `search ${command.text}`
    case 'unclear': {
      if (command.reason !== 'no such unit') return `${command.reason} ${command.text}`
      const { unit, reference } = command
      return `no ${unit}${reference === null ? '' : ` ${formatReference(reference)}`}`
    }
    case 'action':
    case 'action form':
      return `${command.kind} ${formatReference(command.reference)}`
    case 'change action': {
      const { reference, state, note } = command
      const owner = typeof command.owner === 'object' ? command.owner?.id : command.owner
      const said = [state, owner, note].filter((part) => part !== null && part !== undefined)
      return `change ${formatReference(reference)}: ${said.join(', ')}`
    }
    case 'actions':
      return [command.document, 'actions', command.which === 'all' ? null : command.which]
        .filter((part) => part !== null)
        .join(' ')
    case 'actions file':
      return [command.document, 'actions', command.format].filter((part) => part !== null).join(' ')
    case 'set digest':
      return `digest ${command.words}`
    case 'pause digest':
      return `pause digest ${command.until ?? ''}`.trim()
    case 'preview digest':
      return `preview digest ${command.date ?? ''}`.trim()
    case 'versions':
      return [command.document, 'versions'].filter((part) => part !== null).join(' ')
    case 'compare':
      return (
        `compare ${formatReference(command.reference)}`.trim() +
        (command.to === undefined ? '' : ` to ${command.to}`)
      )
    case 'use':
      return command.where === null ? 'use' : `use ${command.document ?? 'default'} ${command.where}`
    case 'confirm':
      if (command.command.kind === 'revoke key') return `confirm revoke key ${command.command.key}`
      return command.command.kind === 'remove document'
        ? `confirm remove document ${command.command.document}`
        : command.kind
    case 'new key':
      return `new key ${command.name}`.trim()
    case 'revoke key':
      return `revoke key ${command.key}`
    case 'remove document':
      return `remove document ${command.document}`
    case 'draft':
    case 'draft form':
    case 'change draft':
    case 'publish draft':
    case 'discard draft':
      return `${command.kind} ${command.draft}`
    case 'set dates':
      return `dates ${command.language}`
    case 'unknown dates':
      return `unknown dates ${command.typed}`
    case 'set hints':
      return `hints ${command.isOn === null ? 'usual' : command.isOn ? 'on' : 'off'} ${command.where}`
    case 'unknown hints':
      return `unknown hints ${command.typed}`
    case 'name admin':
      return `name admin ${command.person.id}`
    case 'remove admin':
      return `remove admin ${command.person}`
    case 'settings':
    case 'settings form':
    case 'change settings':
    case 'unknown admin':
    case 'keys':
    case 'documents':
    case 'add document':
    case 'drafts':
    case 'take back':
    case 'ask form':
    case 'check form':
    case 'contents':
    case 'help':
    case 'greeting':
    case 'thanks':
    case 'digest':
    case 'digests':
    case 'digest form':
    case 'resume digest':
    case 'stop digest':
    case 'forget':
    case 'unanswered':
    case 'keep unanswered':
    case 'drop unanswered':
      return command.kind
  }
}
