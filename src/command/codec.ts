import { citationStyles } from '../cite/style.ts'
import { formatReference, parseReference, type Reference } from '../document/reference.ts'
import type { Command, OfferedCommand } from './command.ts'
import type { DocumentNames } from './parse-command.ts'

/** The most characters an encoded command may have: Discord's custom_id (discord.com/developers/docs/components). */
export const longestCode = 100

// The first field is the format's version: a button may be pressed years after it was posted.
const version = '1'

/**
 * A command as a button carries it, so that a button needs no memory behind it; null where that would be longer than
 * a button can carry, in which case the offer is left out. A quote with a comment has no code.
 */
export function encode(command: OfferedCommand): string | null {
  if (command.kind === 'quote' && command.comment !== null) return null
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
  }
}
