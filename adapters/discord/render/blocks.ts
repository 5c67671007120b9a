import { ComponentType } from 'discord.js'
import { withEdgesApart } from '../../../src/message/blocks.ts'
import { cutExcerpt, fitParts } from '../../../src/message/fit-text.ts'
import { fitPassage, placeLine, sourceLine } from '../../../src/message/passage-block.ts'
import type {
  ActionLine,
  Block,
  BlockKind,
  Citation,
  HitLine,
  PassageBlock,
} from '../../../src/message/reply.ts'
import { type Span, textOf } from '../../../src/text/span.ts'
import { limits } from '../limits.ts'
import { describeChanges } from './changes.ts'
import { fileAddress } from './files.ts'
import { bold, code, codeBlock, escapeText, italic, placeLink, quote, renderSpans, small } from './markup.ts'
import { renderOffer } from './offers.ts'
import { display, fillLines, measureQuoted, type Piece } from './pieces.ts'

/** What Discord does with a kind of block. */
interface BlockHandler<K extends BlockKind> {
  /** As pieces that each fit into a message, in order. `room` is how many characters a piece of a passage may have. */
  readonly render: (block: Block<K>, room: number) => readonly Piece[]
  /** How many characters a passage leaves to it, so that both are in one message. */
  readonly lengthBeside: (block: Block<K>) => number
  /** With less in it, where that saves a message. */
  readonly shorten: (block: Block<K>) => Block<K>
}

// What most kinds have.
const usual = { lengthBeside: () => 0, shorten: <B>(block: B): B => block } as const
const said = {
  ...usual,
  lengthBeside: ({ text }: { readonly text: readonly Span[] }) => escapeText(textOf(text)).length + 10,
} as const

const handlers: { readonly [K in BlockKind]: BlockHandler<K> } = {
  text: { ...said, render: ({ text }) => fitSpans(text, limits.characters, renderSpans) },
  note: {
    ...said,
    render: ({ text }) => fitSpans(text, limits.characters, (some) => small(renderSpans(some))),
  },
  passage: { ...usual, render: (block, room) => fitQuote(block, room).map((text) => [display(text)]) },
  correction: { ...usual, render: fitCorrection },
  comparison: { ...usual, render: fitComparison },
  hits: {
    ...usual,
    render: ({ heading, hits }) =>
      hits.map((hit, index) => [
        ...(index === 0 ? [display(small(escapeText(heading)))] : []),
        renderHit(hit),
      ]),
    shorten: (block) => ({ ...block, hits: block.hits.map((hit) => ({ ...hit, excerpt: [] })) }),
  },
  contents: {
    ...usual,
    render: ({ entries }) =>
      fillLines(
        entries.map(({ level, heading, range }) =>
          level === 0
            ? `${bold(heading)}  ${escapeText(range)}`
            : `${'  '.repeat(level - 1)}- ${escapeText(heading)}  ${escapeText(range)}`,
        ),
      ),
  },
  usage: {
    ...usual,
    render: ({ entries }) =>
      fillLines(entries.map(({ typed, does }) => `- ${code(typed)}  ${escapeText(does)}`)),
  },
  citation: { ...usual, render: ({ citation }) => [[display(renderCitationToCopy(citation))]] },
  copy: {
    ...usual,
    render: ({ text, file }) =>
      file === null
        ? [[display(codeBlock(text) ?? quote(escapeText(text)))]]
        : [[{ type: ComponentType.File, file: { url: fileAddress(file) } }]],
  },
  actions: {
    ...usual,
    render: ({ heading, entries }) => fillLines([bold(heading), ...entries.map(renderAction)]),
  },
}

/** A block as pieces that each fit into a message, in order. `room` is how many characters a piece of a passage may have. */
export function renderBlock<K extends BlockKind>(block: Block<K>, room: number): readonly Piece[] {
  return handlers[block.kind].render(block, room)
}

/** How many characters a passage leaves to a block, so that both are in one message. */
export function lengthBeside<K extends BlockKind>(block: Block<K>): number {
  return handlers[block.kind].lengthBeside(block)
}

/** A block with less in it, where that saves a message. */
export function shortenBlock<K extends BlockKind>(block: Block<K>): Block<K> {
  return handlers[block.kind].shorten(block)
}

/** A passage as one text or, where that is too long, as several, each with the citation and its part's number. */
function fitQuote(block: PassageBlock, room: number): readonly string[] {
  // The marks of a search make a text longer, so they go before the text is divided.
  const plain: PassageBlock = {
    ...block,
    parts: block.parts.map((part) => ({ ...part, spans: [textOf(part.spans)] })),
  }
  const whole = [block, plain].map(renderPassage).find((text) => text.length <= room)
  if (whole !== undefined) return [whole]
  const around = renderPassage({ ...plain, parts: [], portion: { number: 999, of: 999 } }).length
  return fitPassage(plain, room - around, measureQuoted).map((portion) =>
    // A page of the core says already which part it is.
    renderPassage({ ...portion, portion: block.portion ?? portion.portion }),
  )
}

// Discord keeps no other spaces at the head of a line.
const setIn = '\u2003'

function renderPassage(block: PassageBlock): string {
  const quoted = block.parts.map(({ label, spans, indent = 0 }) => {
    const before = label === null ? '' : `${escapeText(label)} `
    return quote(setIn.repeat(indent) + before + renderSpans(spans))
  })
  const notes = (block.notes ?? []).map((note) => small(escapeText(note)))
  const own = block.isCitedInFull ? [...quoted, renderSource(block)] : [renderPlace(block), ...quoted]
  return [...own, ...notes].join('\n')
}

function renderPlace(block: Pick<PassageBlock, 'section' | 'citation'>): string {
  const [place, rest] = placeLine(block)
  return placeLink(place, block.citation.link) + escapeText(rest)
}

function renderSource(block: PassageBlock): string {
  const [place, before, title, date] = sourceLine(block)
  const after = `${escapeText(before)}${italic(title)}${escapeText(date)}`
  return small(placeLink(place, block.citation.link) + after)
}

/** Corrected sentences, where they come from, and the changes in words where the title only counts them. */
function fitCorrection(block: Block<'correction'>, room: number): readonly Piece[] {
  const changes = describeChanges(block.spans)
  const below = [renderPlace(block), ...(changes === '' ? [] : [small(escapeText(changes))])].join('\n')
  const pieces = fitSpans(block.spans, room - below.length, (some) => quote(renderSpans(some)))
  return pieces.map((piece, index) => (index === pieces.length - 1 ? [...piece, display(below)] : piece))
}

/** What became of a unit, and below it the words of both versions; each piece says where they are. */
function fitComparison({ place, link, what, spans }: Block<'comparison'>, room: number): readonly Piece[] {
  const head = `${placeLink(place, link)} · ${escapeText(what)}`
  if (spans.length === 0) return [[display(head)]]
  const own = spans.flatMap(withEdgesApart)
  const pieces = fitSpans(own, room - head.length, (some) => quote(renderSpans(some)))
  return pieces.map((piece) => [display(head), ...piece])
}

/** Spans as texts that each fit; where their marks make them too long, shorter ones. */
function fitSpans(
  spans: readonly Span[],
  limit: number,
  show: (spans: readonly Span[]) => string,
): readonly Piece[] {
  const divide = (most: number): readonly string[] =>
    fitParts([{ label: null, spans }], most, measureQuoted).map((parts) =>
      show(parts.flatMap((part) => part.spans)),
    )
  const texts = divide(limit)
  const fitting = texts.every((text) => text.length <= limit) ? texts : divide(limit / 10)
  return fitting.map((text) => [display(text)])
}

/** In a block of code, which Discord offers to copy. */
function renderCitationToCopy({ short, full, link: address }: Citation): string {
  const block = codeBlock(`${full}\n${address}`) ?? quote(escapeText(full))
  return [placeLink(short, address), block].join('\n')
}

// Characters of a line beside a button, in a window of usual width; and of an excerpt after a long citation.
const besideButton = 52
const fewestBeside = 30

/** One line, with the button that shows the passage beside it. */
function renderHit({ citation, excerpt, offer }: HitLine): Piece[number] {
  const shown = cutExcerpt(excerpt, Math.max(besideButton - citation.length, fewestBeside))
  const said = display(textOf(shown) === '' ? bold(citation) : `${bold(citation)} ${renderSpans(shown)}`)
  const [button = null] = offer === null ? [] : renderOffer(offer)
  return button === null ? said : { type: ComponentType.Section, components: [said], accessory: button }
}

/** One line: the document's words and, apart from them, the team's. */
function renderAction({ citation, spans, status }: ActionLine): string {
  const own = textOf(spans) === '' ? [] : [renderSpans(spans)]
  return `- ${[bold(citation), ...own, ...(status === '' ? [] : [italic(`→ ${status}`)])].join(' ')}`
}
