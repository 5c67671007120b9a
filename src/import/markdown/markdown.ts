import { type Converted, type LeftOut, oneLine, type Stated } from '../blocks/blocks.ts'
import { articleRank, headingLabel, isPreamble } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { type Flat, nest } from '../blocks/nest.ts'
import { settle } from '../blocks/settle.ts'
import {
  divideMarkdown,
  type MarkdownBlock,
  titleDepth,
  withoutFurniture,
  withoutMarks,
} from './markdown-lines.ts'

/** Turns Markdown as publishers and their copyists write it into blocks. */
export function convertMarkdown(source: string): Converted {
  const divided = divideMarkdown(source)
  const leftOut: LeftOut[] = []
  const articleDepth = Math.min(
    ...divided
      .filter((block) => block.kind === 'heading' && isArticleHeading(textOf(block)))
      .map(({ depth }) => depth),
  )
  const flat: Flat[] = []
  const raised = divided.flatMap(({ kind, label }) => (kind === 'note' && label !== undefined ? [label] : []))
  const columns: number[] = []

  for (const [index, block] of divided.entries()) add(block, divided[index + 1])
  return {
    blocks: settle(nest(flat)),
    leftOut,
    sourceText: withoutMarks(withoutFurniture(source)),
    stated: statedIn(source),
  }

  function add(block: MarkdownBlock, next: MarkdownBlock | undefined): void {
    const text = textOf(block)
    switch (block.kind) {
      case 'rule':
        return
      case 'heading':
        columns.length = 0
        addHeading(block, text, next)
        return
      case 'note':
        flat.push({ kind: 'note', label: block.label ?? '', text })
        return
      case 'table':
        flat.push({ kind: 'table', indent: indentFor(block.depth), rows: rowsOf(block.lines) })
        return
      case 'bullet': {
        const indent = indentFor(block.depth)
        columns.push(block.depth)
        flat.push({ kind: 'entry', indent, ...labelled(text) })
        return
      }
      case 'text':
        if (!/[\p{L}\p{N}]/u.test(text)) leftOut.push({ text, why: 'an ornament' })
        else if (isBold(block) && flat.length > 0) add({ ...block, kind: 'heading', depth: 6 }, next)
        else if (isPlaceAndDate(text) && flat.length === 0 && isNumberedText(next))
          leftOut.push({ text, why: 'place and date' })
        else addText(block, text)
        return
    }
  }

  function addHeading({ depth }: MarkdownBlock, printed: string, next: MarkdownBlock | undefined): void {
    // "I. - Title": the dash is the copyist's, as is "(XXXX)" before what has been repealed.
    const text = printed.replace(/^([IVX]+\s?[a-z]?\.)\s+-\s+/u, '$1 ').replace(/^\(XXXX\)\s+/u, '')
    if (text !== printed && /^\(X+\)/u.test(printed)) leftOut.push({ text: '(XXXX)', why: 'a placeholder' })
    const isTitle =
      flat.length === 0 &&
      (depth === 1 || next?.kind === 'heading') &&
      headingLabel(text) === null &&
      !isPreamble(text)
    if (isTitle) {
      leftOut.push({ text: printed, why: 'the title' })
      return
    }
    flat.push({ kind: 'heading', rank: rankOf(text, depth), text })
  }

  /** A heading without a label is as deep as its marks say, but never in an article. */
  function rankOf(text: string, depth: number): number {
    const label = headingLabel(text)
    if (label !== null) return label.rank
    if (depth === titleDepth) return articleRank + 1
    return depth < articleDepth
      ? 6 + depth
      : Number.isFinite(articleDepth)
        ? articleRank - 7 + depth - articleDepth
        : 6 + depth
  }

  function addText(block: MarkdownBlock, text: string): void {
    const indent = indentFor(block.depth)
    const article = headingLabel(text)
    const isArticleEntry =
      article !== null && article.rank === articleRank && /^[第제]/u.test(text) && article.rest !== ''
    if (isArticleEntry) {
      flat.push({
        kind: 'entry',
        indent: 0,
        shape: { label: article.label, shape: 'article', number: '', rest: article.rest },
        text: article.rest,
      })
      columns.length = 0
      return
    }
    const { shape, text: rest } = labelled(text)
    if (shape === null || rest === '' || (shape.shape === 'bullet' && !/^[–—•·]/u.test(text))) {
      flat.push({ kind: 'text', indent, text })
      return
    }
    columns.push(block.depth)
    flat.push({ kind: 'entry', indent, shape, text: rest })
  }

  function labelled(text: string): { readonly shape: ReturnType<typeof labelShape>; readonly text: string } {
    const shape = labelShape(text)
    return shape === null || shape.rest === '' ? { shape: null, text } : { shape, text: shape.rest }
  }

  /** How many entries’ columns a block is to the right of. */
  function indentFor(column: number): number {
    while ((columns.at(-1) ?? -1) >= column) columns.pop()
    return columns.length
  }

  function textOf({ lines }: MarkdownBlock): string {
    const called = lines
      .join('\n')
      .replace(/(^\s*\S{1,6}[.)]\s+)?(\s*)<sup>\s*(\d{1,3})\s*<\/sup>/gu, (mark, label = '', _, number) =>
        raised.includes(number) ? `${label}[^${number}]` : mark,
      )
    return oneLine(withoutMarks(called))
  }
}

/** What the front matter of a file says, in lines of its own. */
function statedIn(source: string): Stated {
  const [, front = ''] = /^\uFEFF?(?:---|\+\+\+)\r?\n([\s\S]*?)\n(?:---|\+\+\+)/u.exec(source) ?? []
  const keys = {
    title: 'title',
    language: 'lang|language',
    date: 'date|published',
    issuer: 'issuer|publisher|author',
  } as const
  const said = Object.entries(keys).flatMap(([key, names]) => {
    const found = new RegExp(`^(?:${names})\\s*[:=]\\s*(["']?)(\\S.*?)\\1\\s*$`, 'mu').exec(front)?.[2]
    return found === undefined ? [] : [[key, found]]
  })
  return Object.fromEntries(said)
}

/** "Bali, 15 November 2022": a line with a year that is no sentence. */
function isPlaceAndDate(text: string): boolean {
  return text.length < 80 && /\b(?:1[89]|20)\d\d\b/u.test(text) && !/[.;:]$/u.test(text)
}

function isNumberedText(block: MarkdownBlock | undefined): boolean {
  return block?.kind === 'text' && /^\s*\d{1,3}\\?[.)]\s/u.test(block.lines[0] ?? '')
}

/** A short paragraph that is bold from end to end heads what follows. */
function isBold({ lines }: MarkdownBlock): boolean {
  const text = lines.join(' ').trim()
  return text.length < 120 && /^(?:[IVX]+\.\s+)?(\*{2,3}|__)[^*_]+\1$/u.test(text)
}

function isArticleHeading(text: string): boolean {
  return headingLabel(text)?.rank === articleRank
}

function rowsOf(lines: readonly string[]): string[][] {
  return lines
    .filter((line) => !/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/gu, '')
        .split(/(?<!\\)\|/u)
        .map((cell) => oneLine(withoutMarks(cell))),
    )
}
