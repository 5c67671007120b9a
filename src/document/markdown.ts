import type { Block } from './block.ts'
import { createContainers, expandTabs, indexOfColumn, isRule } from './markdown-containers.ts'

/** How deeply lists and block quotes may be nested. */
export const deepestNesting = 50

const marker = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/uy
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/u

/** The number of the first line that is nested more deeply than `deepestNesting`; null where none is. */
export function findTooDeep(source: string): number | null {
  const at = source.split('\n').findIndex((line) => isTooDeep(line) && !rule.test(line))
  return at === -1 ? null : at + 1
}

function isTooDeep(line: string): boolean {
  // A level of a list takes two columns at least.
  const levels = (/^[ \t]*/u.exec(line)?.[0].length ?? 0) / 2
  marker.lastIndex = 0
  let markers = 0
  while (markers <= deepestNesting && marker.test(line)) markers += 1
  return markers > 0 && levels + markers > deepestNesting
}

/** How many lines are read between two pauses. */
export const linesAtATime = 200

interface OpenParagraph {
  readonly block: { readonly kind: 'paragraph'; readonly line: number; text: string }
  readonly rows: string[]
}

/**
 * The blocks of a Markdown file, in order, in steps of some lines; the text of each is literal, with wrapped lines joined
 * by a space. Only CommonMark's block structure is read, and of that only what official texts have: an asterisk, a bracket
 * or a fence stays what it is, characters of that text. A backslash still escapes, for the paragraph that begins like a
 * heading or a list.
 */
export function* parseBlocks(source: string): Generator<void, readonly Block[]> {
  const lines = source
    .replace(/^\uFEFF/u, '')
    .replaceAll('\0', '\uFFFD')
    .split('\n')
  const blocks: Block[] = []
  const containers = createContainers(blocks)
  const endOfFront = findFrontMatterEnd(lines)
  if (endOfFront > 0) {
    blocks.push({ kind: 'front matter', line: 1, yaml: lines.slice(1, endOfFront).join('\n') })
  }
  let paragraph: OpenParagraph | null = null
  for (let index = endOfFront + 1; index < lines.length; index += 1) {
    if (index % linesAtATime === 0) yield
    const raw = lines[index] ?? ''
    const text = expandTabs(raw)
    const line = index + 1
    const { at, isNew, isLazy } = containers.enter(text, line, paragraph !== null)
    const block = readLeaf(text, at, line)
    if (block === 'text' && paragraph !== null && !isNew) {
      paragraph.rows.push(rest(raw, text, at))
      continue
    }
    if (paragraph !== null) paragraph.block.text = joinRows(paragraph.rows)
    paragraph = null
    if (isLazy) containers.closeUnmatched()
    if (block === 'text') {
      paragraph = { block: { kind: 'paragraph', line, text: '' }, rows: [rest(raw, text, at)] }
      containers.into().push(paragraph.block)
    } else if (block !== null) containers.into().push(block)
  }
  if (paragraph !== null) paragraph.block.text = joinRows(paragraph.rows)
  return blocks
}

/** The index of the line that closes the front matter; -1 where the file begins with none. */
function findFrontMatterEnd(lines: readonly string[]): number {
  const isFence = (line: string): boolean => /^---[ \t]*$/u.test(line)
  return isFence(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && isFence(line)) : -1
}

/** What stands on a line beside its containers: a heading, a rule, text, or null, nothing. */
function readLeaf(text: string, at: number, line: number): Block | 'text' | null {
  if (at === text.length) return null
  if (isRule(text, at)) return { kind: 'rule', line }
  opening.lastIndex = at
  const [sign] = opening.exec(text) ?? []
  if (sign === undefined) return 'text'
  return { kind: 'heading', line, level: sign.length, text: readHeading(text.slice(at + sign.length)) }
}

const opening = /#{1,6}(?=[ \t]|$)/uy

/** The text of a heading, without the signs that may close it. */
function readHeading(text: string): string {
  const trimmed = trimEnd(text.replace(/^[ \t]+/u, ''))
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end -= 1
  const isClosed = end === 0 || /[ \t]/u.test(trimmed[end - 1] ?? '')
  return withoutEscapes(isClosed ? trimmed.slice(0, end) : trimmed).trim()
}

function rest(raw: string, text: string, at: number): string {
  return raw === text ? raw.slice(at) : raw.slice(indexOfColumn(raw, at))
}

/** A wrapped line is joined by a space, a line that ends in two spaces by a line break. */
function joinRows(rows: readonly string[]): string {
  const text = rows.map((row, index) => {
    const trimmed = trimEnd(row)
    if (index === rows.length - 1) return trimmed
    const after = row.slice(trimmed.length)
    return `${trimmed}${after.length >= 2 && !after.includes('\t') ? '\n' : ' '}`
  })
  return withoutEscapes(text.join('')).trim()
}

// The expression for it is slow where many spaces stand in the middle.
function trimEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1
  return text.slice(0, end)
}

function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, '$1')
}
