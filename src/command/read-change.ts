import type { ActionState } from '../actions/tracker.ts'
import type { ChangeAction } from './command.ts'
import { isOnlyPolite } from './politeness.ts'

type Change = Pick<ChangeAction, 'state' | 'owner' | 'note'>

/** What is said of an action item. */
export type ReadChange =
  | { readonly kind: 'change'; readonly change: Change }
  /** Whether it is in a state: "done?". */
  | { readonly kind: 'question' }
  /** An owner is meant, and not said. */
  | { readonly kind: 'form' }
  /** A name that the platform did not resolve to a person. */
  | { readonly kind: 'unknown person' }
  /** A state, or the beginning of a note: "completed form attached". */
  | { readonly kind: 'unsure'; readonly state: ActionState }

interface Taken {
  readonly said: Partial<Change>
  readonly rest: string
}

/** Reads a state and an owner, which come first and in any order; everything after them is a note, as it was typed. */
export function readChange(typed: string): ReadChange {
  let change: Change = { state: null, owner: null, note: null }
  let rest = typed.replace(lead, '')
  for (;;) {
    if (change.owner === null) {
      if (/^(?:re-?)?assign(?:ed)?(?: it)?(?: to)?[\s.!?]*$/iu.test(rest)) return { kind: 'form' }
      if (unresolved.test(rest)) return { kind: 'unknown person' }
    }
    const state = change.state === null ? takeState(rest) : null
    if (state !== null && 'unsure' in state) return { kind: 'unsure', state: state.unsure }
    const taken: Taken | null = state ?? (change.owner === null ? takeOwner(rest) : null)
    if (taken === null) break
    if (/^\?[\s?!]*$/u.test(taken.rest)) return { kind: 'question' }
    change = { ...change, ...taken.said }
    rest = afterMarks(taken.rest)
  }
  const note = rest.replace(noteLead, '').trim()
  const isNote = !/^[\p{P}\s]*$/u.test(note) && !(isChange(change) && isOnlyPolite(note))
  return { kind: 'change', change: { ...change, note: isNote ? note : null } }
}

function isChange({ state, owner }: Change): boolean {
  return state !== null || owner !== null
}

// Punctuation and words between an item and its update. A dash before a digit is a minus sign.
const lead =
  /^(?:\s|[:,;=→⇒]|->|=>|[-–—](?=\s)|(?:status|state)\b\s*(?:is\b)?[:=]?|(?:marked?|set|move|change|update)\s+(?:it\s+)?(?:as|to)\b|(?:is|are|as|to be|has been|was|now|can be|should be|into)\b(?=\s+\S)|to\b(?=\s+(?:done|in[ -]progress|wip|open|reopened|closed?|completed?|finished|dropped|cancell?ed|started|to-?do)\b))+/iu
const noteLead = /^(?:note\b\s*(?:[:–—]|-(?=\s))?|[:–—]|-(?=\s))?\s*/iu
const unresolved =
  /^(?:(?:re-?)?assign(?:ed|ing)?(?:\s+it)?(?:\s+to)?\s+(?!<@|to\b|me\b|myself\b|no ?(?:body|one)\b)@?\p{L}|(?:(?:to|for|owner(?: is)?[:=]?|give(?: it)? to)\s+)?@\S)/iu

function afterMarks(text: string): string {
  return text
    .replace(/^(?:[\s:,.;!]|[-–—](?=\s|$))+/u, '')
    .replace(/^(?:and|but)\s+(?=assign|to\s|<@|done|in progress)/iu, '')
}

/** Whole words for a state. */
const always: readonly (readonly [RegExp, ActionState])[] = [
  [/^(?:done|all done|✓|✔)(?![\p{L}\p{N}_-])/iu, 'done'],
  [/^(?:in[ -]progress|wip|under ?way|ongoing|on ?going)(?![\p{L}\p{N}_-])/iu, 'in progress'],
]
/** Words for a state that often begin a sentence as well. */
const participles: readonly (readonly [RegExp, ActionState])[] = [
  [/^(?:started|doing)(?![\p{L}\p{N}_-])/iu, 'in progress'],
  [/^(?:completed|finished|closed|resolved)(?![\p{L}\p{N}_-])/iu, 'done'],
  [/^(?:dropped|cancell?ed|abandoned)(?![\p{L}\p{N}_-])/iu, 'dropped'],
  [/^re-?opened(?![\p{L}\p{N}_-])/iu, 'open'],
]
/** Words that say a state only where nothing follows that they could describe: not in "open question". */
const adjectives: readonly (readonly [RegExp, ActionState])[] = [
  [/^(?:open|re-?open|to-? ?do(?!:))(?![\p{L}\p{N}_-])/iu, 'open'],
  [/^(?:start|begin)(?![\p{L}\p{N}_-])/iu, 'in progress'],
  [/^(?:complete|finish|close)(?![\p{L}\p{N}_-])/iu, 'done'],
  [/^(?:drop|cancel|won['’]t do|will not do)(?![\p{L}\p{N}_-])/iu, 'dropped'],
]
const ended =
  /^(?:\s*(?:$|[.,;:!?–—(]|-\s|<@|@|->|→)|\s+(?:(?:again|now|already|today|yesterday|tonight|please|pls|thanks|thank you|assign|mine|me|nobody|it|this)(?![\p{L}\p{N}])|to\s+(?:<@|@|me\b)))/iu
const dated =
  /^\s+(?:since|on|in|at|by|as|last|this|after|before|because|due|until|from|for|with|and|but|owing|per|via|no|not|\d)(?![\p{L}])/iu

function takeState(text: string): Taken | { readonly unsure: ActionState } | null {
  const tables = [always, participles, adjectives]
  for (const [at, table] of tables.entries()) {
    for (const [pattern, state] of table) {
      const found = pattern.exec(text)?.[0]
      if (found === undefined) continue
      const rest = text.slice(found.length)
      const isSure =
        at === 0 || ended.test(rest) || (at === 1 && dated.test(rest)) || /^\s+since\b/iu.test(rest)
      if (isSure) return { said: { state }, rest }
      return at === 1 ? { unsure: state } : null
    }
  }
  return null
}

const toPerson =
  /^(?:(?:please\s+)?(?:(?:re-?)?assign(?:ed)?(?:\s+it)?|give(?:\s+it)?|hand(?:\s+it)?(?:\s+over)?)\s+(?:to\s+)?|(?:to|for)\s+|owner(?:\s+is)?\s*[:=]?\s*)?<@[!]?([A-Za-z0-9]{1,40})>(?:\s*(?:(?:will|is going to)\s+(?:take|do|own|handle)\s+(?:it|this|that)|(?:takes|owns|has|does|handles)\s+(?:it|this)|owns?)(?![\p{L}]))?/iu
const toMe =
  /^(?:(?:(?:re-?)?assign(?:\s+it)?|give(?:\s+it)?)\s+(?:to\s+)?(?:me|myself)|(?:to|for|with)\s+me|(?:i['’]?ll|i\s+will|i\s+can|let\s+me|i(?:['’]m|\s+am)\s+going\s+to)\s+(?:take|do|handle|own|have)\s+(?:it|this|that|this\s+one|care\s+of\s+(?:it|this))(?:\s+on)?|i(?:['’]ve|\s+have)?\s+(?:got|have|own|take)\s+(?:it|this|that)|i(?:['’]m|\s+am)?\s*on\s+it|on\s+it|take\s+it|(?:it['’]s|it\s+is)\s+mine)(?=\s*(?:$|[.,;:!–—(]|-\s))/iu
const ownerWord =
  /^(?:mine|me|nobody|no\s?one|unassign(?:ed)?|no\s+owner|not\s+mine|remove\s+(?:the\s+)?owner)(?![^\s.,;:!?])/iu
const toNobody = /^(?:(?:re-?)?assign(?:\s+it)?\s+)?to\s+(?:nobody|no\s?one)(?![^\s.,;:!?])/iu

function takeOwner(text: string): Taken | null {
  const [mention, id] = toPerson.exec(text) ?? []
  if (mention !== undefined && id !== undefined) {
    return { said: { owner: { id, name: null } }, rest: text.slice(mention.length) }
  }
  const [mine] = toMe.exec(text) ?? []
  if (mine !== undefined) return { said: { owner: 'asker' }, rest: text.slice(mine.length) }
  const [found] = toNobody.exec(text) ?? ownerWord.exec(text) ?? []
  if (found === undefined) return null
  const owner = /^(?:mine|me)$/iu.test(found) ? 'asker' : 'nobody'
  return { said: { owner }, rest: text.slice(found.length) }
}
