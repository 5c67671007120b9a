import { type PdfLine, readLines, type TaggedBlock } from './pdf-lines.ts'
import type { PdfItem, PdfPage, PdfTag } from './pdf-page.ts'

/** The lines of all pages: in the order of the tags where the file has tags that hold, else in that of the content. */
export function linesOf(pages: readonly PdfPage[]): {
  readonly lines: PdfLine[]
  readonly isTagged: boolean
} {
  const tagged = pages.map((page) => (page.tags === null ? null : taggedLines(page, page.tags)))
  const isTagged = pages.every((page, at) => page.items.length === 0 || tagged[at] !== null)
  const lines = tagged.flatMap((own) => own ?? [])
  if (isTagged && lines.length > 0 && doTagsHold(lines)) return { lines, isTagged: true }
  return { lines: pages.flatMap((page) => readLines(page.items, page.number)), isTagged: false }
}

/** Tags that take each line for a paragraph, or everything for one, say nothing. */
function doTagsHold(lines: readonly PdfLine[]): boolean {
  const blocks = [...Map.groupBy(lines, ({ block }) => block)].filter(([block]) => block !== null)
  const paragraphs = blocks.filter(([block]) => block?.role === 'paragraph').map(([, own]) => own)
  const broken = paragraphs.filter((own, at) => {
    const [end, start] = [own.at(-1)?.text ?? '', paragraphs[at + 1]?.[0]?.text ?? '']
    return (
      /[\p{Ll},-]$/u.test(end) && /^\p{Ll}/u.test(start) && own[0]?.page === paragraphs[at + 1]?.[0]?.page
    )
  })
  if (broken.length > Math.max(2, paragraphs.length * 0.15)) return false
  return blocks.length > 1 || lines.length < 8
}

/** The lines of a page by its tags; null where they leave out much of its text. */
function taggedLines({ number, items }: PdfPage, tags: PdfTag): PdfLine[] | null {
  const byContent = new Map<string, PdfItem[]>()
  for (const item of items)
    if (item.content !== null) byContent.getOrInsertComputed(item.content, () => []).push(item)
  const taken = new Set<PdfItem>()
  const lines = readBlocks(tags).flatMap(({ block, contents }) => {
    const own = contents.flatMap((content) => byContent.get(content) ?? []).filter((item) => !taken.has(item))
    for (const item of own) taken.add(item)
    return readLines(own, number, block)
  })
  const rest = items.filter((item) => !taken.has(item))
  const weigh = (some: readonly PdfItem[]) => some.reduce((sum, { text }) => sum + text.trim().length, 0)
  const text = items.filter(({ isArtifact }) => !isArtifact)
  if (weigh(rest.filter(({ isArtifact }) => !isArtifact)) > weigh(text) * 0.05) return null
  return [...lines, ...readLines(rest, number)]
}

interface Found {
  readonly block: TaggedBlock
  readonly contents: string[]
}

/** The blocks of a page in the order of its tags. */
function readBlocks(root: PdfTag): Found[] {
  const found: Found[] = []
  let tables = 0
  let rows = 0

  function open(block: TaggedBlock): Found {
    const opened = { block, contents: [] }
    found.push(opened)
    return opened
  }

  /** Reads what is in a tag; gives the block that what follows it in its parent goes on. */
  function read(tag: PdfTag, into: Found | null, lists: number, table: TaggedBlock['table']): Found | null {
    const role = roleOf(tag.role)
    let current = into
    let depth = lists
    let place = table
    if (tag.role === 'Table') {
      tables += 1
      rows = 0
      place = { at: tables, row: 0 }
    } else if (tag.role === 'TR' && table !== undefined) {
      rows += 1
      place = { ...table, row: rows }
    } else if (tag.role === 'L') {
      depth += 1
      current = null
    }
    if (role === 'cell' && place !== undefined) current = open({ role, depth: 0, table: place })
    else if (role === 'entry') current = open({ role, depth })
    else if (role === 'paragraph' && place !== undefined && into !== null) current = into
    else if (role === 'paragraph' && into?.block.role === 'entry' && isLabelOnly(into)) current = into
    else if (role === 'paragraph' && into?.block.role === 'note') current = into
    else if (role !== null && role !== 'cell') current = open({ role, depth: depthOf(tag.role, depth) })
    const own = current
    for (const child of tag.children) {
      if (typeof child === 'string') {
        current ??= open({ role: 'paragraph', depth: 0 })
        current.contents.push(child)
      } else {
        const after = read(child, current, depth, place)
        // What follows an inner list begins a paragraph; what follows a note or a word goes on.
        current = child.role === 'L' ? null : isInline(child.role) ? (after ?? current) : (own ?? current)
      }
    }
    return isInline(tag.role) ? current : into
  }

  read(root, null, 0, undefined)
  return found
}

/** An entry with nothing but its label so far: one piece of content. */
function isLabelOnly({ contents }: Found): boolean {
  return contents.length <= 1
}

function isInline(role: string): boolean {
  return /^(?:Span|Link|Reference|Quote|Em|Strong|Lbl|LBody|NonStruct|Annot|Sub|Code|BibEntry)$/u.test(role)
}

function roleOf(role: string): TaggedBlock['role'] | null {
  if (/^(?:H\d?|Title)$/u.test(role)) return 'heading'
  if (/^(?:P|Caption|Index)$/u.test(role)) return 'paragraph'
  if (role === 'LI') return 'entry'
  if (/^T[HD]$/u.test(role)) return 'cell'
  if (/^TOCI?$/u.test(role)) return 'contents'
  return /^(?:Note|FENote)$/u.test(role) ? 'note' : null
}

function depthOf(role: string, lists: number): number {
  if (role === 'Title') return 1
  return /^H\d?$/u.test(role) ? Number(role.slice(1) || 1) : lists
}
