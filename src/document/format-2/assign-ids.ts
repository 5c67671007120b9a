import type { Report } from '../read-body.ts'
import { type Draft, type DraftPart, isDraft, nameOf } from './draft.ts'

const again =
  'Is a heading, a {recitals} or a > missing between them? If numbers start again in each chapter, write restart: chapter. ' +
  'If the source prints it twice, write {again} after the label'
const secondList =
  'Put the text that introduces the second list above it; if the source prints it twice, write {again} after the label'

/** Where a unit's own segment is put: the ids that what it holds build on. */
interface Path {
  /** Of the scope: the document (empty), an annex, a quotation, an article, a paragraph or item. */
  readonly scope: Segments
  /** The chain of divisions since the scope. */
  readonly divisions: Segments
  /** Of what hangs on the unit itself: on a heading, its own; containers are in no id. */
  readonly own: Segments
}

/** The parts of an id; one may hold points (`sec7.2.1`). */
type Segments = readonly string[]

/**
 * Gives every unit, table and quotation its id, in order, and reports numbers that stand again in one scope. `restart` has the
 * prefixes of the divisions that come into the ids of what they hold.
 */
export function* assignIds(root: Draft, restart: ReadonlySet<string>, report: Report): Generator<void, void> {
  const lines = new Map<string, number>()
  yield* assignWithin(root, scopeOf([]), { lines, counts: new Map(), restart, report })
}

interface Context {
  readonly lines: Map<string, number>
  /** How many tables or quotations are under an id, and how often it appears again. */
  readonly counts: Map<string, number>
  readonly restart: ReadonlySet<string>
  readonly report: Report
}

function scopeOf(scope: Segments): Path {
  return { scope, divisions: [], own: scope }
}

function* assignWithin(unit: Draft, path: Path, context: Context): Generator<void, void> {
  let headings = 0
  let texts = 0
  // The subparagraph in the ids of the list that is read; null between lists.
  let infix: Segments | null = null
  for (const [at, part] of unit.parts.entries()) {
    yield
    if (part.kind === 'text') {
      texts += 1
      infix = null
      continue
    }
    if (!isDraft(part)) {
      yield* assignPart(part, path.own, context)
      continue
    }
    if (part.kind === 'division' && part.number === null) {
      headings += 1
      Object.assign(part, { number: String(headings), isOurs: true, word: 'h' })
    }
    if (part.kind === 'item') {
      const base = isInside(part, unit) ? path.own.slice(0, -1) : path.own
      infix ??= infixOf(unit.parts, at, base, texts, context)
      yield* assignWithin(
        part,
        scopeOf(add(part, [...base, ...infix], part.number ?? '', context, secondList)),
        context,
      )
      continue
    }
    yield* assignUnit(part, unit, path, context)
  }
}

function* assignUnit(part: Draft, unit: Draft, path: Path, context: Context): Generator<void, void> {
  const { scope, divisions } = path
  const segment = part.word + (part.number ?? '')
  switch (part.kind) {
    case 'division': {
      const chain =
        unit.kind === 'division' && startsWith(part.number, unit.number) ? divisions.slice(0, -1) : divisions
      const own = add(part, [...scope, ...chain], segment, context, again)
      const isScope = context.restart.has(part.word) || (context.restart.has('sec') && part.word === 'h')
      const inner = { scope, divisions: own.slice(scope.length), own }
      yield* assignWithin(part, isScope ? scopeOf(own) : inner, context)
      return
    }
    case 'preamble':
    case 'recitals':
    case 'operative':
      add(part, [...scope, ...divisions], part.kind, context, again)
      yield* assignWithin(part, { scope, divisions, own: scope }, context)
      return
    case 'closing': {
      const own = add(part, scope, part.kind, context, again)
      yield* assignWithin(part, { scope, divisions, own }, context)
      return
    }
    default: {
      const base = isInside(part, unit) ? scope.slice(0, -1) : scope
      yield* assignWithin(part, scopeOf(add(part, base, segment || part.kind, context, again)), context)
    }
  }
}

/** A dotted number that begins with its parent's leaves the parent out: 2.1 under 2, target 16.3 under goal 16. */
function isInside(part: Draft, unit: Draft): boolean {
  const isNumbered = unit.kind === 'paragraph' || unit.kind === 'item' || unit.kind === 'article'
  return isNumbered && startsWith(part.number, unit.number)
}

function* assignPart(
  part: Exclude<DraftPart, Draft | { readonly kind: 'text' }>,
  own: Segments,
  context: Context,
): Generator<void, void> {
  const letter = part.kind === 'table' ? 't' : 'q'
  const key = [...own, letter].join('.')
  const count = (context.counts.get(key) ?? 0) + 1
  context.counts.set(key, count)
  const segments = [...own, `${letter}${count}`]
  part.id = segments.join('.')
  if (part.kind === 'table') return
  yield* assignWithin(part.root, scopeOf(segments), context)
}

/** `sub2` for a list after the second text where one of its numbers is taken; else nothing. */
function infixOf(
  parts: readonly DraftPart[],
  from: number,
  base: Segments,
  texts: number,
  context: Context,
): Segments {
  if (texts === 0) return []
  const seen = new Set<string>()
  for (const part of parts.slice(from)) {
    if (part.kind === 'text') break
    if (!isDraft(part) || part.kind !== 'item') continue
    const id = [...base, part.number ?? ''].join('.')
    // A number that appears twice in one list is no other list's.
    if (context.lines.has(id) && !seen.has(id) && !part.isAgain) return [`sub${texts}`]
    seen.add(id)
  }
  return []
}

/** Gives a unit its id. One that is taken is reported, or, where the file says {again}, gets a count behind it. */
function add(part: Draft, base: Segments, segment: string, context: Context, remedy: string): Segments {
  const segments = [...base, segment]
  part.id = segments.join('.')
  const first = context.lines.get(part.id)
  if (first === undefined) {
    context.lines.set(part.id, part.line)
    return segments
  }
  if (!part.isAgain) {
    const message = `${nameOf(part)} is repeated (first in line ${first}): ${part.id}`
    context.report(part.line, message, remedy)
    return segments
  }
  const count = (context.counts.get(part.id) ?? 1) + 1
  context.counts.set(part.id, count)
  part.id += `_${count}`
  context.lines.set(part.id, part.line)
  return [...base, `${segment}_${count}`]
}

function startsWith(number: string | null, parent: string | null): boolean {
  return number !== null && parent !== null && number.startsWith(`${parent}.`)
}
