import { ComponentType } from 'discord.js'
import { fitParts } from '../../../src/message/fit-text.ts'
import { fitPassage } from '../../../src/message/passage-block.ts'
import { describePortion } from '../../../src/message/plain-text.ts'
import type { Block, Citation, HitLine, PassageBlock, QuotedPart } from '../../../src/message/reply.ts'
import { textOf } from '../../../src/text/span.ts'
import { limits } from '../limits.ts'
import { fileAddress } from '../posting/files.ts'
import { renderActions } from './action-lines.ts'
import { bold, code, codeBlock, escapeText, link, quote, renderSpans } from './markup.ts'
import { display, displayBeside, fillLines, measureQuoted, type Piece } from './pieces.ts'

/** A block as pieces, in order. `room` is how many characters a piece may have. */
export function renderBlock(block: Block, room: number): readonly Piece[] {
  switch (block.kind) {
    case 'text':
      return fitParts([{ label: null, spans: block.text }], limits.characters, measureQuoted).map((parts) => [
        display(parts.map(({ spans }) => renderSpans(spans)).join('')),
      ])
    case 'passage':
      return fitQuote(block, room).map((text) => [display(text)])
    case 'hits':
      return block.hits.map((hit, index) => [
        ...(index === 0 ? [display(bold(block.heading))] : []),
        renderHit(hit),
      ])
    case 'contents':
      return fillLines(
        block.entries.map(({ level, heading, range }) =>
          level === 0
            ? `${bold(heading)}  ${escapeText(range)}`
            : `${'  '.repeat(level - 1)}- ${escapeText(heading)}  ${escapeText(range)}`,
        ),
      )
    case 'usage':
      return fillLines(block.entries.map(({ typed, does }) => `- ${code(typed)}  ${escapeText(does)}`))
    case 'citation':
      return [[display(renderCitationToCopy(block.citation))]]
    case 'copy':
      return block.file === null
        ? [[display(codeBlock(block.text) ?? quote(escapeText(block.text)))]]
        : [[{ type: ComponentType.File, file: { url: fileAddress(block.file) } }]]
    case 'actions':
      return renderActions(block, room)
  }
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
  const { citation, section, parts } = block
  const beside = [section, describePortion(block)].filter((part) => part !== null).map(escapeText)
  return [
    [bold(citation.short), ...beside].join(' · '),
    ...parts.map((part) => quote(renderPart(part))),
    renderSource(citation),
  ].join('\n')
}

function renderPart({ label, spans }: QuotedPart): string {
  return `${label === null ? '' : `${escapeText(label)} `}${renderSpans(spans)}`
}

function renderSource({ full, link: address }: Citation): string {
  return `-# ${escapeText(full)} · ${link(address)}`
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
