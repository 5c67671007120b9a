import type { ActionState } from '../actions/tracker.ts'
import { canonical } from '../document/reference/canonical.ts'
import { mayBeginReference, parseReference } from '../document/reference/parse.ts'
import type { Reference } from '../document/reference/step.ts'
import type { Command } from './command.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'
import { readChange } from './read-change.ts'

/**
 * `actions`, `actions open`, `actions harbour-2031 csv`: what follows the first word. Null where it is something else,
 * such as a question that begins with that word.
 */
export function parseActions(rest: string, documents: DocumentNames): Command | null {
  const { document, words } = takeDocument(rest, documents)
  const word = words.toLowerCase().replace(/^(?:list|that are|which are|items)\s+|[\s.!?]+$/gu, '')
  switch (word) {
    case '':
    case 'all':
    case 'list':
      return { kind: 'actions', document, which: 'all', at: 0 }
    case 'open':
    case 'mine':
      return { kind: 'actions', document, which: word, at: 0 }
    case 'csv':
    case 'ics':
      return { kind: 'actions file', document, format: word }
  }
  return null
}

/**
 * `11c`, `11c: in progress`, `11c assign to @ana`, `11c done shipped in June`: what follows `action`. Adapters write a
 * person as `<@id>`. Null where no reference comes first.
 */
export function parseAction(rest: string, documents: DocumentNames): Command | null {
  const { reference, said } = takeReference(rest, documents)
  if (reference === null) return null
  if (said === '') return { kind: 'action', reference }
  const read = readChange(said)
  switch (read.kind) {
    case 'change': {
      const { state, owner, note } = read.change
      if (state === null && owner === null && note === null) return { kind: 'action', reference }
      return { kind: 'change action', reference, ...read.change }
    }
    case 'question':
      return { kind: 'action', reference }
    case 'form':
      return { kind: 'action form', reference }
    case 'unknown person':
      return { kind: 'unclear', reason: 'unknown person', text: said }
    case 'unsure':
      return { kind: 'unclear', reason: 'unsure change', text: said, reference, state: read.state }
  }
}

/** The same where a reference comes first in what may be any sentence: null unless it says a state or an owner. */
export function parseStatement(text: string, documents: DocumentNames): Command | null {
  const { reference, said } = takeReference(text, documents)
  if (reference === null || said === '') return null
  const read = readChange(said)
  if (read.kind === 'question') return { kind: 'action', reference }
  if (read.kind !== 'change' || read.change.note !== null) return null
  if (read.change.state === null && read.change.owner === null) return null
  return { kind: 'change action', reference, ...read.change }
}

/** A change of one item to a state, with whatever else is said of it; the item is shown where it says none. */
export function parseMarked(
  rest: string,
  documents: DocumentNames,
  state: ActionState | null,
): Command | null {
  const command = parseAction(rest, documents)
  if (command === null || state === null) {
    const isChange = command?.kind === 'change action' && command.state === null && command.owner === null
    return isChange ? { kind: 'action', reference: command.reference } : command
  }
  if (command.kind === 'action') {
    return { kind: 'change action', reference: command.reference, state, owner: null, note: null }
  }
  return command.kind === 'change action' ? { ...command, state } : command
}

// No reference has more words than this: "the third bullet of paragraph 11 of Vancouver 2018".
const longestReference = 14

/** The longest reference at the beginning of a text, and the text after it. */
export function takeReference(
  typed: string,
  documents: DocumentNames,
): { readonly reference: Reference | null; readonly said: string } {
  const text = typed.replace(/^(?:(?:the )?(?:action )?items?|action|#|:)[\s:]*(?=\S)/iu, '')
  if (!mayBeginReference(text.slice(0, 200), documents)) return { reference: null, said: text }
  const ends = [...text.slice(0, 200).matchAll(/\s+|$|(?<=[\p{L}\p{N})])(?=[:,=→;–—]|->)/gu)]
    .slice(0, longestReference)
    .map(({ index }) => index)
  for (const end of ends.toReversed()) {
    // In "11c +5 people" the "+5" is part of the note.
    if (/\s\+\d/u.test(text.slice(0, end))) continue
    const parsed = parseReference(text.slice(0, end), documents)
    if (parsed?.kind === 'reference') {
      return { reference: canonical(parsed.reference, documents), said: text.slice(end).trim() }
    }
  }
  return { reference: null, said: text }
}
