import { ComponentType } from 'discord.js'
import { fitParts } from '../../../src/message/fit-text.ts'
import { besideCitation, fitPassage } from '../../../src/message/passage-block.ts'
import type { Block, BlockKind, Citation, HitLine, PassageBlock } from '../../../src/message/reply.ts'
import { textOf } from '../../../src/text/span.ts'
import { limits } from '../limits.ts'
import { renderActions } from './action-lines.ts'
import { fileAddress } from './files.ts'
import { bold, code, codeBlock, escapeText, link, quote, renderSpans } from './markup.ts'
import { display, displayBeside, fillLines, measureQuoted, type Piece } from './pieces.ts'

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

const handlers: { readonly [K in BlockKind]: BlockHandler<K> } = {
  text: {
    ...usual,
    render: ({ text }) =>
      fitParts([{ label: null, spans: text }], limits.characters, measureQuoted).map((parts) => [
        display(parts.map(({ spans }) => renderSpans(spans)).join('')),
      ]),
    lengthBeside: ({ text }) => escapeText(textOf(text)).length + 10,
  },
  passage: { ...usual, render: (block, room) => fitQuote(block, room).map((text) => [display(text)]) },
  hits: {
    ...usual,
    render: ({ heading, hits }) =>
      hits.map((hit, index) => [...(index === 0 ? [display(bold(heading))] : []), renderHit(hit)]),
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
  actions: { ...usual, render: renderActions },
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
    parts: block.parts.map(({ label, spans }) => ({ label, spans: [textOf(spans)] })),
  }
  const whole = [block, plain].map(renderPassage).find((text) => text.length <= room)
  if (whole !== undefined) return [whole]
  const around = renderPassage({ ...plain, parts: [], portion: { number: 999, of: 999 } }).length
  return fitPassage(plain, room - around, measureQuoted).map((portion) =>
    // A page of the core says already which part it is.
    renderPassage({ ...portion, portion: block.portion ?? portion.portion }),
  )
}

function renderPassage(block: PassageBlock): string {
  const { citation, parts } = block
  return [
    [bold(citation.short), ...besideCitation(block).map(escapeText)].join(' · '),
    ...parts.map(({ label, spans }) => {
      const before = label === null ? '' : `${escapeText(label)} `
      return quote(before + renderSpans(spans))
    }),
    `-# ${escapeText(citation.full)} · ${link(citation.link)}`,
  ].join('\n')
}

/** In a block of code, which Discord offers to copy, with the link to press below it. */
function renderCitationToCopy({ short, full, link: address }: Citation): string {
  const block = codeBlock(`${full}\n${address}`) ?? quote(escapeText(full))
  return [bold(short), block, `-# ${link(address)}`].join('\n')
}

/** One line, with the button that shows the passage beside it. */
function renderHit({ citation, section, excerpt, offer }: HitLine): Piece[number] {
  const place = section === null ? bold(citation) : `${bold(citation)} · ${escapeText(section)}`
  return displayBeside(textOf(excerpt) === '' ? place : `${place}\n${renderSpans(excerpt)}`, offer)
}
