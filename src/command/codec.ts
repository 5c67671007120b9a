import { type ActionState, actionStates } from '../actions/tracker.ts'
import { citationStyles } from '../cite/style.ts'
import { formatReference, parseReference, type Reference } from '../document/reference.ts'
import type { Command, DigestCommand, OfferedCommand } from './command.ts'
import type { DocumentNames } from './document-names.ts'

/** The most characters an encoded command may have: Discord's custom_id (discord.com/developers/docs/components). */
export const longestCode = 100

// The first field is the format's version: a button may be pressed years after it was posted.
const version = '1'

/**
 * A command as a button carries it, so that a button needs no memory behind it; null where that would be longer than
 * a button can carry, in which case the offer is left out. What repeats somebody's words has no code: a quote with a
 * comment, a change with a note; nor has one that names another person.
 */
export function encode(command: OfferedCommand): string | null {
  if (command.kind === 'quote' && command.comment !== null) return null
  if (command.kind === 'change action' && (command.note !== null || isOthers(command.owner))) return null
  const code = [version, ...fieldsOf(command)].join(':')
  return code.length <= longestCode ? code : null
}

/** The command of a button. What this version cannot read becomes an unclear command, never an exception. */
export function decode(code: string, documents: DocumentNames): Command {
  const unknown: Command = { kind: 'unclear', reason: 'unknown button', text: '' }
  const [, said, letter, rest = ''] = /^(\d+):([a-z])(?::(.*))?$/su.exec(code) ?? []
  if (said !== version) return unknown
  const [, at = '0', last = ''] = /^(\d{1,6}):(.*)$/su.exec(rest) ?? []
  switch (letter) {
    case 's':
      return last === '' ? unknown : { kind: 'search', text: last, at: Number(at) }
    case 'p':
      return withReference(last, (reference) => ({ kind: 'show', reference, at: Number(at) }))
    case 'q':
      return withReference(rest, (reference) => quote(reference, false))
    case 'x':
      return withReference(rest, (reference) => quote(reference, true))
    case 'k':
      return rest === '' ? unknown : { kind: 'check', text: rest }
    case 't':
      return rest === '' ? unknown : { kind: 'take back', asker: rest, post: null }
    case 'b': {
      const [, post, asker] = /^([0-9a-f]+):(.+)$/su.exec(rest) ?? []
      return post === undefined || asker === undefined ? unknown : { kind: 'take back', asker, post }
    }
    case 'i':
      return withReference(rest, (reference) => ({ kind: 'cite', reference, style: null }))
    case 'y': {
      const style = citationStyles.find((each) => rest.startsWith(`${each}:`))
      if (style === undefined) return unknown
      return withReference(rest.slice(style.length + 1), (reference) => ({ kind: 'cite', reference, style }))
    }
    case 'r':
      return withReference(rest, (reference) => ({ kind: 'related', reference }))
    case 'c':
      return { kind: 'contents' }
    case 'h':
      return { kind: 'help' }
    case 'a': {
      const [, which, document] = /^(all|open|mine|csv|ics)(?::(.+))?$/su.exec(last) ?? []
      return which === undefined ? unknown : listed(which, document ?? null, Number(at))
    }
    case 'v':
      return withReference(rest, (reference) => ({ kind: 'action', reference }))
    case 'm':
      return withReference(rest, (reference) => ({ kind: 'action form', reference }))
    case 'u': {
      const [, state = '', owner = '', named = ''] = /^([a-z ]*):([a-z]*):(.+)$/su.exec(rest) ?? []
      const change = readChange(state, owner)
      if (change === null) return unknown
      return withReference(named, (reference) => ({
        kind: 'change action',
        reference,
        ...change,
        note: null,
      }))
    }
    case 'd':
      return decodeDigest(rest) ?? unknown
    case 'z':
      return rest === 'yes' || rest === 'ask' ? { kind: 'forget', isConfirmed: rest === 'yes' } : unknown
  }
  return unknown

  function quote(reference: Reference, withContext: boolean): Command {
    return { kind: 'quote', reference, withContext, comment: null }
  }

  function withReference(text: string, make: (reference: Reference) => Command): Command {
    const parsed = parseReference(text, documents)
    return parsed?.kind === 'reference' ? make(parsed.reference) : unknown
  }
}

function fieldsOf(command: OfferedCommand): readonly string[] {
  switch (command.kind) {
    case 'search':
      return ['s', String(command.at), command.text]
    case 'show':
      return ['p', String(command.at), formatReference(command.reference)]
    case 'quote':
      return [command.withContext ? 'x' : 'q', formatReference(command.reference)]
    case 'check':
      return ['k', command.text]
    case 'take back':
      return command.post === null ? ['t', command.asker] : ['b', command.post, command.asker]
    case 'cite':
      return command.style === null
        ? ['i', formatReference(command.reference)]
        : ['y', command.style, formatReference(command.reference)]
    case 'related':
      return ['r', formatReference(command.reference)]
    case 'contents':
      return ['c']
    case 'help':
      return ['h']
    case 'actions':
      return ['a', String(command.at), command.which, ...named(command.document)]
    case 'actions file':
      return ['a', '0', command.format, ...named(command.document)]
    case 'action':
      return ['v', formatReference(command.reference)]
    case 'action form':
      return ['m', formatReference(command.reference)]
    case 'change action': {
      const owner = isOthers(command.owner) ? '' : (command.owner ?? '')
      return ['u', command.state ?? '', owner, formatReference(command.reference)]
    }
    case 'digest':
      return ['d', 'show']
    case 'digests':
      return ['d', 'all']
    case 'digest form':
      return ['d', 'form']
    case 'set digest':
      return ['d', 'set', command.document ?? '', command.words]
    case 'preview digest':
      return ['d', 'preview', ...named(command.date)]
    case 'pause digest':
      return ['d', 'pause', ...named(command.until)]
    case 'resume digest':
      return ['d', 'resume']
    case 'stop digest':
      return ['d', 'stop']
    case 'forget':
      return ['z', command.isConfirmed ? 'yes' : 'ask']
  }
}

function named(name: string | null): readonly string[] {
  return name === null ? [] : [name]
}

function listed(which: string, document: string | null, at: number): Command {
  return which === 'csv' || which === 'ics'
    ? { kind: 'actions file', document, format: which }
    : { kind: 'actions', document, which: which === 'open' || which === 'mine' ? which : 'all', at }
}

const plainDigestCodes = {
  show: { kind: 'digest' },
  all: { kind: 'digests' },
  form: { kind: 'digest form' },
  preview: { kind: 'preview digest', date: null },
  resume: { kind: 'resume digest' },
  stop: { kind: 'stop digest' },
  pause: { kind: 'pause digest', until: null },
} as const satisfies Readonly<Record<string, DigestCommand>>

function decodeDigest(code: string): DigestCommand | null {
  const [, until] = /^pause:(.+)$/su.exec(code) ?? []
  if (until !== undefined) return { kind: 'pause digest', until }
  const [, date] = /^preview:(.+)$/su.exec(code) ?? []
  if (date !== undefined) return { kind: 'preview digest', date }
  const [, document = '', words] = /^set:([^:]*):(.*)$/su.exec(code) ?? []
  if (words !== undefined) {
    return { kind: 'set digest', document: document === '' ? null : document, words }
  }
  return new Map<string, DigestCommand>(Object.entries(plainDigestCodes)).get(code) ?? null
}

type Owner = Extract<OfferedCommand, { kind: 'change action' }>['owner']

function isOthers(owner: Owner): owner is Exclude<Owner, string | null> {
  return typeof owner === 'object' && owner !== null
}

function readChange(
  said: string,
  by: string,
): { readonly state: ActionState | null; readonly owner: 'asker' | 'nobody' | null } | null {
  const state = actionStates.find((each) => each === said) ?? null
  const owner = by === 'asker' || by === 'nobody' ? by : null
  return (said !== '' && state === null) || (by !== '' && owner === null) || (said === '' && by === '')
    ? null
    : { state, owner }
}
