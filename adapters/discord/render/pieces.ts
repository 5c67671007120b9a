import {
  type APIComponentInContainer,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js'
import { fillPages } from '../../../src/message/fit-text.ts'
import { limits } from '../limits.ts'
import { escapeText, quote } from './markup.ts'

/** Components that stay together in one message. */
export type Piece = readonly APIComponentInContainer[]

/** A line across the message. */
export const separator: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
}

/** A text component. */
export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content }
}

/** Lines in as few text components as hold them. */
export function fillLines(lines: readonly string[]): readonly Piece[] {
  // With the line's end that joins it to the next.
  return fillPages(lines, limits.characters, (line) => line.length + 1).map((page) => [
    display(page.join('\n')),
  ])
}

/** How long a quoted text is as Discord counts it. */
export function measureQuoted(text: string): number {
  return quote(escapeText(text)).length
}

/** How many characters some components have, each text with the line's end that may join it to the next. */
export function charactersIn(components: Piece): number {
  return components.reduce((sum, component) => {
    switch (component.type) {
      case ComponentType.TextDisplay:
        return sum + component.content.length + 1
      case ComponentType.Section:
        return sum + charactersIn(component.components)
      default:
        return sum
    }
  }, 0)
}

/** How many components there are, nested ones included. */
export function countIn(components: Piece): number {
  return components.reduce((sum, component) => {
    const nested = 'components' in component ? component.components.length : 0
    return sum + 1 + nested + ('accessory' in component ? 1 : 0)
  }, 0)
}
