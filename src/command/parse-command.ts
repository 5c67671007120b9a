import { parseReference } from '../document/reference.ts'
import type { Command } from './command.ts'

/** The names by which documents can be called in a reference. */
export type DocumentNames = readonly { readonly id: string; readonly short: string }[]

/**
 * Reads what a person typed. A word of the command table comes first, then a reference; everything else is a search,
 * so that no question is ever refused for its form.
 */
export function parseCommand(typed: string, documents: DocumentNames): Command {
  const text = typed.replace(/\s+/gu, ' ').trim()
  if (/^(?:help|\?|quote|cite|related|show)?$/iu.test(text)) return { kind: 'help' }
  if (/^contents$/iu.test(text)) return { kind: 'contents' }
  const [, verb, rest = ''] = /^(quote|cite|related|show)\s+(.+)$/iu.exec(text) ?? []
  if (verb === undefined) return parseAsked(text, documents)
  const parsed = parseReference(rest, documents)
  if (parsed === null) return { kind: 'search', text: /^related$/iu.test(verb) ? text : rest, at: 0 }
  if (parsed.kind === 'malformed') return { kind: 'unclear', reason: 'malformed reference', text: rest }
  const { reference } = parsed
  switch (verb.toLowerCase()) {
    case 'quote':
      return { kind: 'quote', reference }
    case 'cite':
      return { kind: 'cite', reference }
    case 'related':
      return { kind: 'related', reference }
  }
  return { kind: 'show', reference, at: 0 }
}

function parseAsked(text: string, documents: DocumentNames): Command {
  const parsed = parseReference(text, documents)
  switch (parsed?.kind) {
    case 'reference':
      return { kind: 'show', reference: parsed.reference, at: 0 }
    case 'malformed':
      return { kind: 'unclear', reason: 'malformed reference', text }
    case undefined:
      return { kind: 'search', text, at: 0 }
  }
}
