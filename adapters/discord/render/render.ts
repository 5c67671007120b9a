import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { ReplyFile } from '../../../src/message/blocks.ts'
import { fillPages, packPages } from '../../../src/message/fit-text.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { rememberRepeated } from '../../../src/text/remember-for.ts'
import { limits } from '../limits.ts'
import { lengthBeside, renderBlock, shortenBlock } from './blocks.ts'
import { fileAddress, filesOf } from './files.ts'
import { escapeText } from './markup.ts'
import { display, type Piece, renderOffer } from './pieces.ts'

/** A message as discord.js takes it: Components V2, which has no previews of links, and nobody is notified. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: readonly [APIContainerComponent]
  readonly allowedMentions: typeof nobody
  /** What its components name; absent where there is none. */
  readonly files?: readonly ReplyFile[]
}

/** Nobody is notified, whatever a text says. An edit parses mentions anew, so every body says so itself. */
export const nobody = { parse: [], repliedUser: false } as const

/** A reply as one or more messages, in order, each within Discord's limits; the buttons are on the last. */
export const renderReply = rememberRepeated((reply: Reply): readonly DiscordMessage[] => {
  const rows = renderOffers(reply.offers)
  const whole = layOut(reply, rows)
  // Better no excerpts of further hits than a second message for them.
  const brief = whole.length > 1 ? layOut({ ...reply, blocks: reply.blocks.map(shortenBlock) }, rows) : whole
  const pages = brief.length < whole.length ? brief : whole
  const files = filesOf(reply.blocks)
  return pages.map((components, index) => {
    const own = files.filter(({ name }) => components.some((component) => shows(component, name)))
    return {
      flags: MessageFlags.IsComponentsV2,
      components: [
        {
          type: ComponentType.Container,
          components: index === pages.length - 1 ? [...components, ...rows] : [...components],
        },
      ],
      allowedMentions: nobody,
      ...(own.length === 0 ? {} : { files: own }),
    }
  })
})

function shows(component: APIComponentInContainer, name: string): boolean {
  return component.type === ComponentType.File && component.file.url === fileAddress(name)
}

function layOut(reply: Reply, rows: Piece): readonly Piece[] {
  const title = reply.title === '' ? [] : [[display(`### ${escapeText(reply.title)}`)]]
  const beside = reply.blocks.reduce((sum, block) => sum + lengthBeside(block), 0)
  // A passage leaves room for the title and for what the bot says beside it, so that they share its message.
  const room = limits.characters - Math.min(charactersIn(title.flat()) + beside, 1_000)
  const pieces = [...title, ...reply.blocks.flatMap((block) => renderBlock(block, room))]
  // Beside the buttons and the container itself.
  const most = [limits.characters, limits.components - 1 - countIn(rows)]
  const pages = packPages(pieces, most, (piece) => [charactersIn(piece), countIn(piece)])
  return pages.length === 0 ? [[]] : pages.map((page) => page.flat())
}

function charactersIn(components: Piece): number {
  return components.reduce((sum, component) => {
    switch (component.type) {
      case ComponentType.TextDisplay:
        return sum + component.content.length
      case ComponentType.Section:
        return sum + charactersIn(component.components)
      default:
        return sum
    }
  }, 0)
}

/** How many components there are, nested ones included. */
function countIn(components: Piece): number {
  return components.reduce((sum, component) => {
    const nested = 'components' in component ? component.components.length : 0
    return sum + 1 + nested + ('accessory' in component ? 1 : 0)
  }, 0)
}

function renderOffers(offers: readonly Offer[]): readonly APIActionRowComponent<APIButtonComponent>[] {
  const buttons = offers.map(renderOffer).filter((button) => button !== null)
  return fillPages(buttons, limits.buttonsInRow, () => 1).map((row) => ({
    type: ComponentType.ActionRow,
    components: [...row],
  }))
}
