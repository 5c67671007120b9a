import { articleRank, headingLabel } from '../blocks/heading-words.ts'

/** A block of lines of a Markdown file: its first line's number of blanks, and its words without Markdown's own marks. */
export interface MarkdownBlock {
  readonly kind: 'heading' | 'text' | 'bullet' | 'table' | 'rule' | 'note'
  /** Depth of a heading, columns of indentation of everything else. */
  readonly depth: number
  readonly lines: readonly string[]
  /** The label of a note. */
  readonly label?: string
}

/** The depth of a line that is the title of the article whose label is alone above it. */
export const titleDepth = 7

const heading = /^(#{1,6})\s*(.*?)\s*#*\s*$/u
const bullet = /^(\s*)([-*+])(\s+)(.*)$/u
const numbered = /^\s*(?:\d{1,3}[a-z]?|[a-z]{1,5}|[A-Z])(?:\\?[.)])\s+\S/u
const bracketed = /^\s*\\?\(?(?:\p{Nd}{1,3}[a-z]?|\p{L}{1,5})\)\s*\S/u
const note = /^\[\^([^\]]+)\]:\s*(.*)$/u

/** Divides Markdown into blocks, generously: headings without a blank, lists with labels that Markdown doesn't know. */
export function divideMarkdown(source: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  let lines: string[] = []
  let open: Omit<MarkdownBlock, 'lines'> | null = null
  let isTitleNext = false
  const raised = raisedNote(source)
  const flush = () => {
    if (lines.some((line) => line.trim() !== ''))
      blocks.push({ ...(open ?? { kind: 'text', depth: indentOf(lines[0] ?? '') }), lines })
    lines = []
    open = null
  }
  for (const line of withoutFurniture(source).split('\n')) {
    const found = heading.exec(line)
    const item = bullet.exec(line)
    if (line.trim() === '') flush()
    else if (found !== null && found[2] !== '') {
      flush()
      blocks.push({ kind: 'heading', depth: found[1]?.length ?? 1, lines: [found[2] ?? ''] })
    } else if (/^\s*(?:[-*_]\s*){3,}$/u.test(line)) {
      flush()
      blocks.push({ kind: 'rule', depth: 0, lines: [line] })
    } else if (/^\s*\|.*\|\s*$/u.test(line)) {
      if (open?.kind !== 'table') flush()
      open = { kind: 'table', depth: indentOf(line) }
      lines.push(line)
    } else if (item !== null) {
      flush()
      open = { kind: 'bullet', depth: item[1]?.length ?? 0 }
      // Two marks are the row of a table that a copyist wrote as a list.
      lines.push((item[4] ?? '').replace(/^[-*+]\s+/u, ''))
    } else if (raised.test(line)) {
      flush()
      const [, label = '', text = ''] = raised.exec(line) ?? []
      open = { kind: 'note', depth: 0, label }
      lines.push(text)
    } else if (isHeadingAlone(line, lines)) {
      flush()
      blocks.push({ kind: 'heading', depth: 6, lines: [line] })
      isTitleNext = true
      continue
    } else if (
      isTitleNext &&
      lines.length === 0 &&
      line.length < 65 &&
      !/[.,;:]\s*$/u.test(line) &&
      !/^[([]/u.test(line)
    ) {
      blocks.push({ kind: 'heading', depth: titleDepth, lines: [line] })
    } else if (note.test(line)) {
      flush()
      const [, label = '', text = ''] = note.exec(line) ?? []
      open = { kind: 'note', depth: 0, label }
      lines.push(text)
    } else {
      // A line that begins with a label begins a block of its own, even without a blank line above it.
      if (lines.length > 0 && (numbered.test(line) || bracketed.test(line)) && !isSentenceGoingOn(lines))
        flush()
      lines.push(line)
    }
    if (line.trim() !== '') isTitleNext = false
  }
  flush()
  return blocks
}

/* "…; or" and the like end an entry; a line that ends amid a sentence goes on, whatever the next begins with. */
function isSentenceGoingOn(lines: readonly string[]): boolean {
  return !/[.;:,!?”"»)]\s*$|(?:\b(?:and|or|und|oder|et|ou|en|of)\s*)$/u.test(lines.at(-1) ?? '')
}

/** A line that is the label of an article and nothing more, after a line that ends a sentence. */
function isHeadingAlone(line: string, lines: readonly string[]): boolean {
  const label = headingLabel(line.trim())
  return (
    label?.rank === articleRank &&
    label.rest === '' &&
    indentOf(line) === 0 &&
    (lines.length === 0 || /[.:;)]\s*$/u.test(lines.at(-1) ?? ''))
  )
}

/** A line that begins with a raised number is a note where the same number is raised in the text above it. */
function raisedNote(source: string): RegExp {
  const marks = [...source.matchAll(/<sup>\s*(\d{1,3})\s*<\/sup>/gu)].map(([, mark]) => mark ?? '')
  const twice = marks.filter((mark, at) => marks.indexOf(mark) < at)
  return twice.length === 0 ? /(?!)/u : new RegExp(`^<sup>\\s*(${twice.join('|')})\\s*</sup>\\s*(.*)$`, 'u')
}

/** The columns of blanks at the head of a line. */
function indentOf(line: string): number {
  return /^ */u.exec(line.replaceAll('\t', '    '))?.[0].length ?? 0
}

/** Without what no reader sees: front matter, comments, tags of the page's head, definitions of links. */
export function withoutFurniture(source: string): string {
  return source
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\s*(?:\n|$)/u, '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/<meta[^>]*>/gu, '')
    .replace(/^\[[^\]^][^\]]*\]:\s+\S+.*$/gmu, '')
    .replace(/^\{:.*\}$/gmu, '')
}

/** Words without Markdown's inline marks: emphasis, links, code, images, HTML tags, escapes. */
export function withoutMarks(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[((?:[^[\]]|\\\[|\\\])+)\]\((?:[^()]|\([^()]*\))*\)/gu, '$1')
    .replace(/\[([^[\]^]+)\]\[[^\]]*\]/gu, '$1')
    .replace(/<\/?(?:sup|sub|b|i|em|strong|u|span|a|br|p|div|small|center|font)(?:\s[^>]*)?\/?>/giu, '')
    .replace(/(?<!\\)(\*{1,3})(?=\S)([^*]*?\S)\1/gu, '$2')
    .replace(/(?<![\\\p{L}\p{N}])(_{1,2})(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/&nbsp;/gu, '\u00a0')
    .replace(/&amp;/gu, '&')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
}
