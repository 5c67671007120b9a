import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { encode } from '../../src/command/codec.ts'
import { fitParts } from '../../src/reply/fit-text.ts'
import { fitPassage } from '../../src/reply/passage-block.ts'
import { describePortion } from '../../src/reply/plain-text.ts'
import {
  type Block,
  type Citation,
  type HitLine,
  type Offer,
  type PassageBlock,
  type QuotedPart,
  textOf,
} from '../../src/reply/reply.ts'
import { limits } from './limits.ts'
import { bold, code, codeBlock, escapeText, link, quote, renderSpans } from './markup.ts'

/** Components that stay together in one message. */
export type Piece = readonly APIComponentInContainer[]

/** A block as pieces, in order. `room` is how many characters a piece may have. */
export function renderBlock(block: Block, room: number): readonly Piece[] {
  switch (block.kind) {
    case 'text':
      return fitParts([{ label: null, spans: block.text }], limits.characters, measure).map((parts) => [
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
      return [[display(codeBlock(block.text) ?? quote(escapeText(block.text)))]]
  }
}

/** A text component. */
export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content }
}

/** A button that carries its command, or null where the command is too long for it. */
export function renderOffer({ label, command }: Offer): APIButtonComponent | null {
  const id = encode(command)
  if (id === null) return null
  const style = command.kind === 'quote' ? ButtonStyle.Primary : ButtonStyle.Secondary
  return { type: ComponentType.Button, style, label: label.slice(0, limits.buttonLabel), custom_id: id }
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
  return fitPassage(plain, room - around, measure).map((portion) =>
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

/** How long a quoted text is as Discord counts it. */
function measure(text: string): number {
  return quote(escapeText(text)).length
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
function renderHit({ citation, section, excerpt, offer }: HitLine): APIComponentInContainer {
  const place = section === null ? bold(citation) : `${bold(citation)} · ${escapeText(section)}`
  const said = display(textOf(excerpt) === '' ? place : `${place}\n${renderSpans(excerpt)}`)
  const button = renderOffer(offer)
  return button === null ? said : { type: ComponentType.Section, components: [said], accessory: button }
}

/** Lines in as few text components as hold them. */
function fillLines(lines: readonly string[]): readonly Piece[] {
  const texts: string[] = []
  for (const line of lines) {
    const text = texts.at(-1)
    if (text === undefined || text.length + 1 + line.length > limits.characters) texts.push(line)
    else texts[texts.length - 1] = `${text}\n${line}`
  }
  return texts.map((text) => [display(text)])
}
