import { itemLetter } from './item-letter.ts'
import type { Block } from './markdown.ts'
import { type Draft, type Heading, type ItemDraft, type Numbered, nestUnits } from './nest-units.ts'
import { bareUnit, type Unit, type UnitPart, type UnitText } from './unit.ts'

/** The most characters of a heading; a title may have as many. Beside it every message has room for the text. */
export const longestHeading = 300

// What an operator is to do about each problem.
const remedies = {
  noParagraphs: 'Put the text below the front matter, one numbered paragraph after another',
  emptySection: 'Put a paragraph under it, or remove it',
  emptyHeading: 'Write the heading after the #, or remove the line',
  title: 'Put the title into the front matter and use ## for sections',
  longHeading: 'Put what is longer into a paragraph under it',
  emptyParagraph: 'Write its text after the number, or remove the number',
  unnumbered: 'Number it, or move it into the paragraph before',
  listFirst: 'Put the paragraph that introduces the list above it',
  comment: 'Remove it: everything below the front matter is quoted as it stands',
  inEntry: 'Write each entry as plain text, one level deep',
  emptyEntry: 'Write its text after the marker, or remove the marker',
  letter: 'Correct the letter, or the order of the items',
  unreadable:
    'Use ## headings, numbered paragraphs and lists; a backslash before a character makes it plain text. Add format: 2 to the front matter for quotations and nested lists',
  closing: 'After the rule, write only plain lines such as place and date',
  number: 'Correct the number, or indent a list by four spaces to make it part of its paragraph',
}

/** Takes down a problem: its line, what is wrong, and what to do about it. */
export type Report = (line: number | null, message: string, remedy: string) => void

/** Reads the blocks below the front matter into units, and reports every problem in them. */
export function readBody(blocks: readonly Block[], report: Report): readonly UnitPart[] {
  const rule = blocks.findIndex((block) => block.kind === 'rule')
  const text = rule === -1 ? blocks : blocks.slice(0, rule)
  const closing = rule === -1 ? [] : readClosing(blocks.slice(rule + 1), report)
  const headings: Heading[] = []
  const drafts = numberDrafts(readDrafts(text, headings, report), report)
  if (drafts.length === 0) report(null, 'the document has no paragraphs', remedies.noParagraphs)
  else reportEmptySections(headings, drafts, report)
  return [...nestUnits(headings, drafts), ...closing]
}

function reportEmptySections(
  headings: readonly Heading[],
  drafts: readonly Numbered[],
  report: Report,
): void {
  const starts = startsOf(headings, drafts)
  const ends = endsOf(headings)
  headings.forEach(({ title, line }, index) => {
    const from = starts[index] ?? 0
    const to = starts[ends[index] ?? headings.length] ?? drafts.length
    if (from >= to) report(line, `nothing stands under the heading "${title}"`, remedies.emptySection)
  })
}

/** For each heading the index of the first draft that is under it or after it. */
function startsOf(headings: readonly Heading[], drafts: readonly Draft[]): readonly number[] {
  let at = 0
  return headings.map((_, index) => {
    while (at < drafts.length && (drafts[at]?.section ?? 0) < index) at += 1
    return at
  })
}

/** For each heading the index of the next of its own level or a higher one; that after the last where there is none. */
function endsOf(headings: readonly Heading[]): readonly number[] {
  const ends = headings.map(() => headings.length)
  const open: number[] = []
  headings.forEach(({ level }, index) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= level) ends[open.pop() ?? 0] = index
    open.push(index)
  })
  return ends
}

function readDrafts(blocks: readonly Block[], headings: Heading[], report: Report): readonly Draft[] {
  const drafts: Draft[] = []
  let current: Draft | null = null
  let hasNumber = false
  const open = (line: number, printed: number | null): Draft => {
    const draft: Draft = { line, printed, section: headings.length - 1, parts: [], items: 0 }
    drafts.push(draft)
    return draft
  }
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        if (block.text === '') report(block.line, 'a heading is empty', remedies.emptyHeading)
        if (block.level === 1) {
          report(block.line, 'a heading of the first level', remedies.title)
        }
        if (block.text.length > longestHeading) {
          report(
            block.line,
            `a heading has ${block.text.length} characters, more than ${longestHeading}`,
            remedies.longHeading,
          )
        }
        headings.push({ title: block.text, level: block.level, line: block.line })
        current = null
        break
      case 'numbered':
        current = open(block.line, block.number)
        hasNumber = true
        for (const inner of block.blocks) readPart(inner, current, report)
        if (current.parts.length === 0) {
          report(block.line, `paragraph ${block.number} is empty`, remedies.emptyParagraph)
        }
        break
      case 'paragraph':
        if (current === null && hasNumber) {
          report(block.line, 'text without a number stands after a heading', remedies.unnumbered)
        }
        if (current === null || current.printed === null) current = open(block.line, null)
        readPart(block, current, report)
        break
      case 'entry':
        if (current === null) {
          report(block.line, 'a list stands before any paragraph', remedies.listFirst)
          current = open(block.line, null)
        }
        readPart(block, current, report)
        break
      case 'front matter':
      case 'rule':
      case 'other':
        reportUnreadable(block, report)
        break
    }
  }
  return drafts
}

function readPart(block: Block, draft: Draft, report: Report): void {
  switch (block.kind) {
    case 'paragraph':
      if (block.text.startsWith('<!--')) {
        report(block.line, 'a comment stands in the text', remedies.comment)
      }
      draft.parts.push({ kind: 'text', text: block.text, calls: [] })
      return
    case 'entry':
      draft.parts.push(readItem(block, draft, report))
      return
    case 'front matter':
    case 'heading':
    case 'numbered':
    case 'rule':
    case 'other':
      reportUnreadable(block, report)
  }
}

function readItem(block: Block & { kind: 'entry' }, draft: Draft, report: Report): ItemDraft {
  const letter = itemLetter(draft.items)
  draft.items += 1
  const texts = block.blocks.map((inner) => {
    if (inner.kind === 'paragraph') return inner.text
    report(inner.line, 'something other than text stands inside a list entry', remedies.inEntry)
    return ''
  })
  const text = texts.join('\n')
  if (text === '') report(block.line, 'a list entry is empty', remedies.emptyEntry)
  const own = /^\(([a-z]{1,2})\)\s+/u.exec(text)
  // The letters are ours even where the source numbers its items.
  if (own === null)
    return { kind: 'item', letter, label: block.ordered ? `${draft.items}.` : null, isOurs: true, text }
  if (own[1] !== letter) {
    report(block.line, `item (${own[1]}) stands where (${letter}) is due`, remedies.letter)
  }
  return { kind: 'item', letter, label: `(${letter})`, isOurs: false, text: text.slice(own[0].length) }
}

function reportUnreadable(block: Block, report: Report): void {
  report(block.line, `${nameOf(block)} cannot be part of a document's text`, remedies.unreadable)
}

/** What a block is, as an operator would call it. */
function nameOf(block: Block): string {
  return block.kind === 'other' ? `a ${block.name}` : names[block.kind]
}

const names = {
  'front matter': 'a second front matter',
  heading: 'a heading',
  paragraph: 'a paragraph',
  numbered: 'a numbered paragraph',
  entry: 'a list entry',
  rule: 'a rule',
}

function readClosing(blocks: readonly Block[], report: Report): readonly Unit[] {
  const parts = blocks.flatMap((block): readonly UnitText[] => {
    if (block.kind === 'paragraph') return [{ kind: 'text', text: block.text, calls: [] }]
    report(block.line, `${nameOf(block)} stands in the closing`, remedies.closing)
    return []
  })
  return parts.length === 0 ? [] : [{ ...bareUnit, kind: 'closing', id: 'closing', parts }]
}

/**
 * Gives each paragraph its number. Text without a number before "2." is paragraph 1, and so on; before "1." it is
 * together the opening, paragraph 0; in a document that prints no numbers the count is ours.
 */
function numberDrafts(drafts: readonly Draft[], report: Report): readonly Numbered[] {
  const firstPrinted = drafts.findIndex((draft) => draft.printed !== null)
  if (firstPrinted <= 0) return checkNumbers(drafts, drafts[0]?.printed ?? 1, report)
  const first = drafts[firstPrinted]
  if (first?.printed === 1) {
    const [opening, ...more] = drafts.slice(0, firstPrinted)
    for (const part of more.flatMap((draft) => draft.parts)) opening?.parts.push(part)
    return checkNumbers([...(opening ? [opening] : []), ...drafts.slice(firstPrinted)], 0, report)
  }
  return checkNumbers(drafts, 1, report)
}

function checkNumbers(drafts: readonly Draft[], from: number, report: Report): readonly Numbered[] {
  let due = from
  return drafts.map((draft) => {
    if (draft.printed !== null && draft.printed !== due) {
      report(draft.line, `paragraph ${draft.printed} stands where ${due} is due`, remedies.number)
      due = draft.printed
    }
    return { ...draft, number: due++ }
  })
}
