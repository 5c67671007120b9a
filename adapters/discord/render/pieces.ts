import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { encode } from '../../../src/command/codec.ts'
import { fillPages } from '../../../src/message/fit-text.ts'
import type { Offer } from '../../../src/message/reply.ts'
import { limits } from '../limits.ts'
import { escapeText, quote } from './markup.ts'

/** Components that stay together in one message. */
export type Piece = readonly APIComponentInContainer[]

/** A text component. */
export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content }
}

/** A text with a button beside it, or alone where the button cannot carry its command. */
export function displayBeside(content: string, offer: Offer | null): APIComponentInContainer {
  const said = display(content)
  const button = offer === null ? null : renderOffer(offer)
  return button === null ? said : { type: ComponentType.Section, components: [said], accessory: button }
}

/** A button that carries its command, or null where the command is too long for it. */
export function renderOffer({ label, command }: Offer): APIButtonComponent | null {
  const id = encode(command)
  if (id === null) return null
  const style = command.kind === 'quote' ? ButtonStyle.Primary : ButtonStyle.Secondary
  return { type: ComponentType.Button, style, label, custom_id: id }
}

/** Lines in as few text components as hold them. */
export function fillLines(lines: readonly string[]): readonly Piece[] {
  // With the line's end that joins it to the next.
  return fillPages(lines, limits.characters + 1, (line) => line.length + 1).map((page) => [
    display(page.join('\n')),
  ])
}

/** How long a quoted text is as Discord counts it. */
export function measureQuoted(text: string): number {
  return quote(escapeText(text)).length
}
