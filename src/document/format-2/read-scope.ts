import { isDigitForm } from './bare-label.ts'
import { createDraft, type Draft, isDraft, nameOf } from './draft.ts'
import { joinLines, readLiteral } from './literal.ts'
import type { SourceBlock } from './parse-blocks.ts'
import { type ReadEntry, readEntry, readText } from './read-entry.ts'
import { readHeading } from './read-heading.ts'
import type { DraftNote, Reader } from './reader.ts'

/** Reads the blocks of a document, or of a text that it quotes, into its root. One step a block. */
export function* readScope(
  blocks: readonly SourceBlock[],
  root: Draft,
  reader: Reader,
  isQuoted = false,
): Generator<void, void> {
  // The headings that are open, the root first.
  const stack: Draft[] = [root]
  // What is open at the margin below them, from the outside in: an article written as an entry, a paragraph, a recital.
  let open: Draft[] = []
  const trail = createTrail()
  const skipped: Draft[] = []
  let note: { readonly note: DraftNote; readonly column: number } | null = null

  function here(): Draft {
    return stack.at(-1) ?? root
  }

  function openHeading(block: SourceBlock & { readonly kind: 'heading' }): void {
    const unit = readHeading(block, reader)
    while (stack.length > 1 && here().level >= block.level) stack.pop()
    if (unit.kind === 'annex') leaveBody()
    // Neither a preamble nor recitals hold articles: one that is a level too deep ends them.
    if (unit.kind === 'article') {
      const at = stack.findIndex(({ kind }) => kind === 'preamble' || kind === 'recitals')
      if (at !== -1) stack.length = at
    }
    if (!isQuoted) warnOfSkipped(unit)
    here().parts.push(unit)
    stack.push(unit)
    open = []
    trail.clear()
  }

  /** An annex closes all that is open but an annex that it belongs to, and a heading over annexes. */
  function leaveBody(): void {
    while (
      stack.length > 1 &&
      here().kind !== 'annex' &&
      !(here().kind === 'division' && here().parts.every(isAnnex))
    ) {
      stack.pop()
    }
  }

  function warnOfSkipped(unit: Draft): void {
    const above = Math.max(1, here().level)
    if (unit.level <= above + 1 || here().kind === 'closing') return
    skipped.push(unit)
  }

  function close(line: number): void {
    if (here().kind === 'closing') {
      reader.report(
        line,
        'the text is closed a second time',
        'Remove the second ***, or put a heading between',
      )
      return
    }
    while (stack.length > 1 && here().kind !== 'annex') stack.pop()
    const closing = createDraft('closing', line)
    closing.level = 7
    here().parts.push(closing)
    stack.push(closing)
    open = []
    trail.clear()
  }

  /** What holds the entries at the margin: a preamble, recitals, operative part or closing, or null. */
  function container(): Draft | null {
    const at = stack.findLastIndex(({ kind }) => kind !== 'division')
    const found = stack[at]
    return found !== undefined && /^(?:preamble|recitals|operative|closing)$/u.test(found.kind) ? found : null
  }

  function placeAtMargin(entry: ReadEntry): void {
    const { unit } = entry
    const within = container()?.kind
    if (entry.hasWord) {
      here().parts.push(unit)
      open = [unit]
      return
    }
    const isRecital = within === 'recitals' || within === 'preamble'
    if (within === 'preamble' && unit.number === null && open.at(-1)?.kind !== 'recital') {
      unit.kind = 'pp'
      unit.word = 'pp'
      here().parts.push(unit)
      open = []
      return
    }
    const own = isRecital ? 'recital' : isDigitForm(unit.form) && within !== 'closing' ? 'paragraph' : 'item'
    if (isRecital) unit.word = 'rec'
    if (entry.isNumbered && within !== 'closing') {
      const article = open[0]?.kind === 'article' ? open[0] : null
      unit.kind = isRecital ? 'recital' : 'paragraph'
      put(unit, article ?? here(), article === null ? [] : [article])
      return
    }
    const outer = open.findLastIndex((of) => extendsNumber(unit, of))
    if (outer !== -1 && !isRecital) {
      unit.kind = 'paragraph'
      put(unit, open[outer] ?? here(), open.slice(0, outer + 1))
      return
    }
    const twin = twinOf(unit, open)
    if (twin !== -1) {
      unit.kind = open[twin]?.kind ?? own
      put(unit, open[twin - 1] ?? here(), open.slice(0, twin))
      return
    }
    const inner = open.at(-1)
    if (inner === undefined) {
      unit.kind = own
      if (own === 'item') here().parts.push(unit)
      else put(unit, here(), [])
    } else if (inner.kind === 'article' && own === 'paragraph') {
      unit.kind = own
      put(unit, inner, open)
    } else {
      unit.kind = 'item'
      unit.word = ''
      inner.parts.push(unit)
    }
  }

  function put(unit: Draft, parent: Draft, before: readonly Draft[]): void {
    parent.parts.push(unit)
    open = [...before, unit]
  }

  for (const block of blocks) {
    yield
    if (block.kind === 'heading') openHeading(block)
    else if (block.kind === 'rule') close(block.line)
    else if (block.kind === 'text' && note !== null && block.column >= note.column + 2) {
      // A note of several blocks.
      const { text, calls } = readLiteral(joinLines(block.raw))
      note.note.text += `\n${text}`
      reader.called.push(...calls.map(({ label }) => ({ label, line: block.line })))
      continue
    } else {
      const outer = trail.unitFor(block)
      if (block.kind === 'entry') {
        const entry = readEntry(block, reader)
        if (outer === null) placeAtMargin(entry)
        else placeInside(entry, outer)
        trail.push(block, entry.unit)
        // What continues a paragraph at the margin is its own in either case.
        yield* readInto(entry.unit, entry.rest, reader, outer !== null || entry.unit.kind === 'item')
      } else {
        const before = reader.notes.length
        yield* readInto(outer ?? open.at(-1) ?? here(), [block], reader, outer !== null)
        const last = reader.notes.at(-1)
        note =
          last !== undefined && reader.notes.length > before ? { note: last, column: block.column } : null
        continue
      }
    }
    note = null
  }
  const [first] = skipped
  if (first === undefined) return
  const others = skipped.length > 1 ? `, and ${skipped.length - 1} more do` : ''
  const remedy = 'Write one # more than the heading that it is under has'
  reader.warn(first.line, `a heading skips a level: ${nameOf(first)}${others}`, remedy)
}

function isAnnex(part: Draft['parts'][number]): boolean {
  return isDraft(part) && part.kind === 'annex'
}

/** Where the open unit stands that a label of the same form goes on after; of dotted numbers, one with as many points. */
function twinOf({ form, number }: Draft, open: readonly Draft[]): number {
  const isTwin = (of: Draft): boolean => of.form === form && of.kind !== 'article'
  if (form !== '1.1') return open.findLastIndex(isTwin)
  const depth = number?.split('.').length
  const same = open.findLastIndex((of) => isTwin(of) && of.number?.split('.').length === depth)
  return same === -1 ? open.findIndex(isTwin) : same
}

function extendsNumber(unit: Draft, outer: Draft): boolean {
  return outer.number !== null && unit.form === '1.1' && unit.number?.startsWith(`${outer.number}.`) === true
}

/** Reads what is inside an entry, at any depth, into its unit; `isIndented` where its lines should be. */
function* readInto(
  unit: Draft,
  blocks: readonly SourceBlock[],
  reader: Reader,
  isIndented: boolean,
): Generator<void, void> {
  const trail = createTrail()
  for (const block of blocks) {
    yield
    const outer = trail.unitFor(block) ?? unit
    switch (block.kind) {
      case 'text':
        if (isIndented) warnOfLazy(block, reader)
        readText(outer, block, reader)
        break
      case 'entry': {
        const entry = readEntry(block, reader)
        placeInside(entry, outer)
        trail.push(block, entry.unit)
        yield* readInto(entry.unit, entry.rest, reader, true)
        break
      }
      case 'quotation': {
        const root = createDraft('division', block.line)
        outer.parts.push({ kind: 'quotation', id: '', root, line: block.line })
        yield* readScope(block.blocks, root, reader, true)
        break
      }
      case 'table':
        readTable(outer, block, reader)
        break
      default: {
        const name = block.kind === 'other' ? block.name : block.kind
        const remedy =
          block.kind === 'heading'
            ? 'Put it at the margin, or a backslash before its # if it is text'
            : 'Use ## headings, entries, > quotations and | tables; a backslash before a character makes it plain text'
        reader.report(block.line, `a ${name} cannot be part of an entry's text`, remedy)
      }
    }
  }
}

function placeInside({ unit, hasWord }: ReadEntry, outer: Draft): void {
  if (!hasWord) unit.kind = outer.kind === 'article' && isDigitForm(unit.form) ? 'paragraph' : 'item'
  outer.parts.push(unit)
}

function readTable(unit: Draft, block: SourceBlock & { readonly kind: 'table' }, reader: Reader): void {
  const rows = block.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => {
      const { text, calls } = readLiteral(joinLines(cell))
      reader.called.push(...calls.map(({ label }) => ({ label, line })))
      return text
    }),
  }))
  unit.parts.push({ kind: 'table', id: '', rows, line: block.line })
}

function warnOfLazy({ raw, line }: SourceBlock & { readonly kind: 'text' }, { warn }: Reader): void {
  if (!raw.includes('\n')) return
  raw.split('\n').forEach((words, at) => {
    if (at === 0 || /^[ \t>]/u.test(words)) return
    const remedy = 'Put a blank line before it if it is a text of its own, or indent it'
    warn(line + at, 'a line without indent continues an indented text', remedy)
  })
}

/**
 * The entries that a block may belong to by its indent. Markdown asks for as many columns as the marker is wide, which are five
 * for "100."; here what is indented by two or more belongs to the entry above.
 */
interface Trail {
  /** The entry that a block belongs to; null for one that is not indented. */
  readonly unitFor: (block: SourceBlock) => Draft | null
  readonly push: (block: SourceBlock, unit: Draft) => void
  readonly clear: () => void
}

function createTrail(): Trail {
  const entries: { readonly column: number; readonly unit: Draft }[] = []
  return {
    unitFor: (block) => {
      while ((entries.at(-1)?.column ?? Number.NEGATIVE_INFINITY) + 2 > block.column) entries.pop()
      return entries.at(-1)?.unit ?? null
    },
    push: ({ column }, unit) => {
      entries.push({ column, unit })
    },
    clear: () => {
      entries.length = 0
    },
  }
}
