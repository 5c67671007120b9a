import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { limits } from '../limits.ts'
import { lengthBeside, renderBlock, shortenBlock } from './blocks.ts'
import { type DiscordFile, fileAddress, filesOf } from './files.ts'
import { escapeText } from './markup.ts'
import { display, type Piece, renderOffer } from './pieces.ts'

/** A message as discord.js takes it: Components V2, which has no previews of links, and nobody is notified. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: readonly [APIContainerComponent]
  readonly allowedMentions: typeof nobody
  /** What its components name; absent where there is none. */
  readonly files?: readonly DiscordFile[]
}

/** Nobody is notified, whatever a text says. An edit parses mentions anew, so every body says so itself. */
export const nobody = { parse: [], repliedUser: false } as const

/** A reply as one or more messages, in order, each within Discord's limits; the buttons are on the last. */
export function renderReply(reply: Reply): readonly DiscordMessage[] {
  const known = rendered.get(reply)
  if (known !== undefined) return known
  const messages = renderAnew(reply)
  rendered.set(reply, messages)
  return messages
}

// The bot gives the same reply to the same question, so it is rendered once.
const rendered = new WeakMap<Reply, readonly DiscordMessage[]>()

function renderAnew(reply: Reply): readonly DiscordMessage[] {
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
}

function shows(component: APIComponentInContainer, name: string): boolean {
  return component.type === ComponentType.File && component.file.url === fileAddress(name)
}

function layOut(reply: Reply, rows: Piece): readonly Piece[] {
  const title = reply.title === '' ? [] : [[display(`### ${escapeText(reply.title)}`)]]
  const beside = reply.blocks.reduce((sum, block) => sum + lengthBeside(block), 0)
  // A passage leaves room for the title and for what the bot says beside it, so that they share its message.
  const room = limits.characters - Math.min(charactersIn(title.flat()) + beside, 1_000)
  return paginate([...title, ...reply.blocks.flatMap((block) => renderBlock(block, room))], rows)
}

/** As many pieces to a message as fit with the buttons; at least one message. */
function paginate(pieces: readonly Piece[], rows: Piece): readonly Piece[] {
  const pages: APIComponentInContainer[][] = [[]]
  const most = limits.components - 1 - countIn(rows)
  for (const piece of pieces) {
    const page = pages.at(-1) ?? []
    const next = [...page, ...piece]
    const fits = charactersIn(next) <= limits.characters && countIn(next) <= most
    if (fits || page.length === 0) page.push(...piece)
    else pages.push([...piece])
  }
  return pages
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
  const rows = Math.ceil(buttons.length / limits.buttonsInRow)
  return Array.from({ length: rows }, (_, index) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(index * limits.buttonsInRow, (index + 1) * limits.buttonsInRow),
  }))
}
