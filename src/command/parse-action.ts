import type { ActionState } from '../actions/tracker.ts'
import { parseReference, type Reference } from '../document/reference.ts'
import type { ChangeAction, Command } from './command.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'

/**
 * `actions`, `actions open`, `actions harbour-2031 csv`: what follows the first word. Null where it is something else,
 * such as a question that begins with that word.
 */
export function parseActions(rest: string, documents: DocumentNames): Command | null {
  const { document, words } = takeDocument(rest, documents)
  const word = words.toLowerCase()
  switch (word) {
    case '':
    case 'all':
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
 * `11c`, `11c in progress`, `11c @ana`, `11c done shipped in June`: what follows `action`. Adapters write a person as
 * `<@id>`. Null where no reference comes first.
 */
export function parseAction(rest: string, documents: DocumentNames): Command | null {
  const { reference, said } = takeReference(rest, documents)
  if (reference === null) return null
  if (said === '') return { kind: 'action', reference }
  const change = readChange(said)
  return change === null
    ? { kind: 'unclear', reason: 'unknown person', text: said }
    : { kind: 'change action', reference, ...change }
}

// No reference has more words than this: "Vancouver 2018 paragraph 11 (c)".
const longestReference = 12

/** The longest beginning that is a reference. */
function takeReference(
  text: string,
  documents: DocumentNames,
): { readonly reference: Reference | null; readonly said: string } {
  const ends = [...text.matchAll(/\s+|$/gu)].slice(0, longestReference).map(({ index }) => index)
  for (const end of ends.toReversed()) {
    const parsed = parseReference(text.slice(0, end), documents)
    if (parsed?.kind === 'reference') return { reference: parsed.reference, said: text.slice(end).trim() }
  }
  return { reference: null, said: text }
}

type Said = Pick<ChangeAction, 'state' | 'owner' | 'note'>

/** A part of a change that was read, and what comes after it. */
interface Taken {
  readonly said: Partial<Said>
  readonly rest: string
}

/** State and owner come first, in any order, and everything after them is a note. Null where an owner cannot be told. */
function readChange(said: string): Said | null {
  let change: Said = { state: null, owner: null, note: null }
  let rest = said
  for (;;) {
    const state = change.state === null ? takeState(rest) : null
    const taken = state ?? (change.owner === null ? takeOwner(rest) : null)
    if (taken === null) break
    change = { ...change, ...taken.said }
    rest = taken.rest
  }
  // A name that the platform did not resolve is nobody's id.
  if (/^@\S/u.test(rest)) return null
  return { ...change, note: rest.replace(/^(?:note\b)?[\s:–—-]*/iu, '').trim() || null }
}

const stateWords: readonly (readonly [RegExp, ActionState])[] = [
  [/^(?:open|re-?open(?:ed)?|to ?do)(?!\S)/iu, 'open'],
  [/^(?:in[ -]progress|started|doing|wip)(?!\S)/iu, 'in progress'],
  [/^(?:done|completed?|finished|closed?)(?![^\s:,.;])/iu, 'done'],
  [/^(?:dropped|drop|cancel(?:l?ed)?)(?![^\s:,.;])/iu, 'dropped'],
]

function takeState(text: string): Taken | null {
  for (const [pattern, state] of stateWords) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined)
      return { said: { state }, rest: text.slice(found.length).replace(/^[\s:,.;]+/u, '') }
  }
  return null
}

function takeOwner(text: string): Taken | null {
  const [mention, id] = /^<@([A-Za-z0-9]{1,40})>/u.exec(text) ?? []
  const [word] = /^(?:mine|me|nobody|unassign)(?!\S)/iu.exec(text) ?? []
  const found = mention ?? word
  if (found === undefined) return null
  const named = /^m/iu.test(found) ? 'asker' : 'nobody'
  const owner = id === undefined ? named : { id, name: null }
  return { said: { owner }, rest: text.slice(found.length).trim() }
}
