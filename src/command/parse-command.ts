import { longestText } from '../check/checker.ts'
import { citationStyles } from '../cite/style.ts'
import { parseReference, type Reference } from '../document/reference.ts'
import { longestQuestion } from '../search/parameters.ts'
import { cutText } from '../text/cut-text.ts'
import type { Command } from './command.ts'
import type { DocumentNames } from './document-names.ts'
import { parseAction, parseActions } from './parse-action.ts'
import { parseDigest } from './parse-digest.ts'

/**
 * Reads what a person typed. A word of the command table comes first, then a reference; everything else is a search,
 * so that no question is ever refused for its form. Of a text to check, every line and space is kept. What is longer than
 * is searched or checked is cut.
 */
export function parseCommand(typed: string, documents: DocumentNames): Command {
  // One character more than is read tells the reply that the text was longer.
  const begun = cutText(typed.trimStart(), 2 * longestText)
  const [, toCheck] = /^check\s+(\S.*)$/isu.exec(begun) ?? []
  if (toCheck !== undefined) return { kind: 'check', text: cutText(toCheck.trim(), longestText + 1) }
  const text = cutText(begun.replace(/\s+/gu, ' ').trim(), longestQuestion + 1)
  if (/^(?:help|\?|quote|check|cite|related|show)?$/iu.test(text)) return { kind: 'help' }
  if (/^contents$/iu.test(text)) return { kind: 'contents' }
  if (/^digests$/iu.test(text)) return { kind: 'digests' }
  if (/^forget$/iu.test(text)) return { kind: 'forget', isConfirmed: false }
  const [, verb = '', rest = ''] =
    /^(quote|cite|related|show|actions?|digest)(?:\s+(.*))?$/iu.exec(text) ?? []
  const word = verb.toLowerCase()
  switch (word) {
    case 'quote':
      return parseQuote(rest, documents)
    case 'cite':
      return parseCite(rest, documents)
    case 'related':
      return withReference(rest, documents, text, (reference) => ({ kind: 'related', reference }))
    case 'show':
      return parsePlain(rest, documents)
    case 'digest':
      return parseDigest(rest, documents)
    case 'action':
    case 'actions': {
      const isList = word === 'actions' || rest === ''
      const tracked = isList ? parseActions(rest, documents) : parseAction(rest, documents)
      // Else it's a question about those words.
      if (tracked !== null) return tracked
    }
  }
  return parsePlain(text, documents)
}

/** A reference, or anything to search for. */
function parsePlain(text: string, documents: DocumentNames): Command {
  return withReference(text, documents, text, (reference) => ({ kind: 'show', reference, at: 0 }))
}

/** `11c`, `11c with context`, `11c in context`. */
function parseQuote(rest: string, documents: DocumentNames): Command {
  const [, named = rest, context] = /^(.*?)(\s+(?:with|in) (?:its )?context)?$/iu.exec(rest) ?? []
  return withReference(named, documents, rest, (reference) => ({
    kind: 'quote',
    reference,
    withContext: context !== undefined,
    comment: null,
  }))
}

/** `5`, `5 apa`, `5 as BibTeX`. */
function parseCite(rest: string, documents: DocumentNames): Command {
  const [, named = rest, last = ''] = /^(.*?)(?:\s+(?:as |in )?([a-z]+))?$/iu.exec(rest) ?? []
  const style = citationStyles.find((each) => each === last.toLowerCase()) ?? null
  const place = style === null ? rest : named
  return withReference(place, documents, rest, (reference) => ({ kind: 'cite', reference, style }))
}

/** The command for a reference; what is none is searched for as `otherwise`. */
function withReference(
  text: string,
  documents: DocumentNames,
  otherwise: string,
  make: (reference: Reference) => Command,
): Command {
  const parsed = parseReference(text, documents)
  switch (parsed?.kind) {
    case 'reference':
      return make(parsed.reference)
    case 'malformed':
      return { kind: 'unclear', reason: 'malformed reference', text }
    case undefined:
      return { kind: 'search', text: otherwise, at: 0 }
  }
}
