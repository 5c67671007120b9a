import type { ActionState } from '../actions/tracker.ts'
import type { Command } from './command.ts'
import type { DocumentNames } from './document-names.ts'
import { parseAction, parseMarked, parseStatement, takeReference } from './parse-action.ts'

/** What is wished for, by how a sentence begins; `$1` is what follows. */
const changes: readonly (readonly [RegExp, ActionState | null])[] = [
  [/^(?:mark|set|move|change|flag|switch|update|turn|tick(?: off)?|check off)\s+(.+)$/iu, null],
  [/^(?:finish|complete|close|resolve)(?: off| out)?\s+(.+)$/iu, 'done'],
  [/^(?:start|begin)(?: work(?:ing)?(?: on)?| on)?\s+(.+)$/iu, 'in progress'],
  [/^(?:cancel|abandon)\s+(.+)$/iu, 'dropped'],
  [/^re-?open\s+(.+)$/iu, 'open'],
]

const owned =
  /^(?:who|which (?:person|country|desk|team)|whose)(?:['’]s|s)?(?:\s+(?:is|are|has|have|was|will|owns?|owning|got|gets|does|do|took|takes|responsible|in charge|charge|on|doing|handles|handling|leads|leading|working|the|owner|of|for|assigned|assignee|to|item|action|with))+\s+(.+)$/iu
const asked = [
  owned,
  /^(?:what(?:['’]?s|\s+is|\s+was)\s+)?(?:the\s+)?(?:(?:current|latest)\s+)?(?:status|state|progress|history|owner|assignee|update)\s*(?:of|on|for|:)?\s+(?:action\s+)?(.+)$/iu,
  /^(?:where|how)\s+(?:are|do|is)\s+(?:we\s+)?(?:stand\s+|stands\s+)?(?:with|on|at|for)\s+(.+)$/iu,
  /^(?:show|see|open|get|view)(?:\s+me|\s+us)?\s+(?:the\s+)?action(?:\s+item)?\s+(.+)$/iu,
  /^(?:is|are|was|has)\s+(?=\S+\s+(?:been\s+)?(?:done|finished|completed?|closed|open|started|dropped|assigned|in progress|taken|mine)\b)(.+)$/iu,
  /^how(?:['’]?s|\s+is)\s+(.+?)\s+(?:going|doing|coming along|progressing)$/iu,
]
const takes =
  /^(?:i['’]?ll|i\s+will|i\s+can|i(?:['’]m|\s+am)\s+going\s+to|let\s+me|i)?\s*(?:take(?: over| on)?|do|handle|own|claim|grab)\s+(?!it\b|this\b|that\b)(.+)$/iu
const mineIs = /^(?:i(?:['’]m|\s+am)\s+on|i(?:['’]ve|\s+have)\s+(?:got|taken)|mine\s*[:=])\s+(.+)$/iu
const assigns = /^(?:(?:re-?)?assign|give|hand(?:\s+over)?)\s+(?:the\s+)?(.+)$/iu
const assignsTo =
  /^(?:(?:re-?)?assign|put)\s+(<@!?[A-Za-z0-9]{1,40}>|me|myself|@\S+)\s+(?:to|on|for)\s+(.+)$/iu
const takenBy =
  /^(<@!?[A-Za-z0-9]{1,40}>)\s+(?:owns|takes|has|does|handles|will\s+(?:take|own|do|handle)|is\s+on|is\s+doing)\s+(.+)$/iu
const frees = /^(?:unassign|release|free(?: up)?)\s+(?:me\s+from\s+)?(.+)$/iu
const notes =
  /^(?:(?:add|make|write|leave|put|save|record)\s+)?(?:a\s+|the\s+|this\s+)?(?:note|comment|update)\s*:?\s*(?:on|for|to|about|at)?\s+(.+)$/iu

const listed =
  /^(?:(?:list|show|give|get|see|view|open|display|what\s+are|which\s+are|what|which|what['’]?s|whats|where\s+are|are\s+there)\s+)?(?:(?:me|us|any|all|the|our|of|your)\s+){0,4}((?:open|unfinished|remaining|outstanding|pending|undone|my|own)\s+){0,2}(?:action\s+items|actions?\s+list|list\s+of\s+actions?(?:\s+items)?|actions|to-?dos?|tasks|action\s+points)(?:\s+(?:that\s+)?(?:are\s+|is\s+|still\s+)*(open|left|outstanding|remaining|pending|to do|unfinished|mine|assigned to me|for me|there|we have|in it))?$/iu
const whoHas =
  /^who(?:['’]s|\s+is)?\s+(?:has|have|does|do|doing|owns|is\s+doing|gets)\s+(?:which|what)(?:\s+(?:actions?|action items?|items?|tasks?))?$/iu
const open =
  /^what(?:['’]?s|\s+is|\s+are)?\s+(?:still\s+)?(?:open|left|outstanding|pending|to be done|left to do|still to do|not done|the open items|unfinished|missing)(?:\s+(?:to do|to be done|yet))?$|^what\s+(?:do|must|should)\s+we\s+(?:still\s+)?(?:have\s+to\s+)?do(?:\s+(?:next|now|still))?$/iu
const mine =
  /^(?:what(?:['’]?s|\s+is|\s+are|\s+do\s+i)?\s+)(?:(?:is|are)\s+)?(?:mine|assigned to me|on my plate|my (?:actions|action items|tasks|to-?dos)|have to do|own|have(?: to do)?)$|^what\s+(?:must|should)\s+i\s+do$/iu

/** A wish about action items in a sentence: "who owns 11c", "mark 11c as done", "I'll take 11c". Null for all others. */
export function parseActionWish(typed: string, documents: DocumentNames): Command | null {
  if (typed.length > 1_500) return null
  const text = typed.trim()
  const bare = text.replace(/[\s.!?]+$/u, '')
  const list = readList(bare)
  if (list !== null) return { kind: 'actions', document: null, which: list, at: 0 }
  for (const pattern of asked) {
    const rest = pattern.exec(bare)?.[1]
    if (rest === undefined) continue
    const { reference, said } = takeReference(rest, documents)
    // What's said after the item only asks: "who owns 11c now".
    if (reference !== null && said.length < 40 && !/\d/u.test(said)) return { kind: 'action', reference }
  }
  const [, person, item] = assignsTo.exec(bare) ?? takenBy.exec(bare) ?? []
  if (person !== undefined && item !== undefined) {
    return parseAction(`${item} assign ${person}`, documents) ?? parseStatement(text, documents)
  }
  const [, assigned] = assigns.exec(text) ?? []
  if (assigned !== undefined && /\s(?:to|me|<@)|^\S+$/iu.test(assigned)) {
    const command = parseAction(assigned, documents)
    const isOwner = command?.kind === 'change action' ? command.owner !== null : command?.kind === 'unclear'
    if (command !== null && isOwner) return command
    if (command?.kind === 'action' && /^(?:re-?)?assign/iu.test(text)) {
      return { kind: 'action form', reference: command.reference }
    }
  }
  for (const [pattern, state] of changes) {
    const [, rest = ''] = pattern.exec(text) ?? []
    const command = rest === '' ? null : parseMarked(rest, documents, state)
    if (command !== null) return command
  }
  const [, own] = takes.exec(bare) ?? mineIs.exec(bare) ?? []
  if (own !== undefined) return changeOwner(own, 'asker', documents)
  const [, free] = frees.exec(bare) ?? []
  if (free !== undefined) return changeOwner(free, 'nobody', documents)
  const [, noted] = notes.exec(text) ?? []
  if (noted !== undefined) {
    const { reference, said } = takeReference(noted, documents)
    const note = said.replace(/^(?:[\s:–—]|-(?=\s)|that\b)+/u, '')
    if (reference !== null && note !== '') {
      return { kind: 'change action', reference, state: null, owner: null, note }
    }
  }
  return parseStatement(text, documents)
}

function changeOwner(text: string, owner: 'asker' | 'nobody', documents: DocumentNames): Command | null {
  const { reference, said } = takeReference(text, documents)
  if (reference === null || !/^(?:on|myself|for now|now|from me)?$/iu.test(said)) return null
  return { kind: 'change action', reference, state: null, owner, note: null }
}

function readList(text: string): 'all' | 'open' | 'mine' | null {
  if (text.length > 100) return null
  if (mine.test(text)) return 'mine'
  if (open.test(text)) return 'open'
  if (whoHas.test(text)) return 'all'
  const found = listed.exec(text)
  if (found === null) return null
  const said = `${text.toLowerCase()} `
  if (/\b(?:my|mine|own|to me|for me)\b/u.test(said)) return 'mine'
  return /\b(?:open|unfinished|remaining|outstanding|pending|undone|left|to do)\b/u.test(said)
    ? 'open'
    : 'all'
}
