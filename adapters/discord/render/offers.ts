import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { encode } from '../../../src/command/codec.ts'
import { askFirst, isDangerous } from '../../../src/message/create-reply.ts'
import { fillPages, fitLine } from '../../../src/message/fit-text.ts'
import type { Choice, Link, Offer, Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

type Row = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>

/** Discord has no menu, so as much of it as the row has room for are buttons, and the rest is a list. */
export function renderButtons({ offers, menu, links, source }: Reply): readonly Row[] {
  const own = [...offers.flatMap(renderOffer), ...links.flatMap(renderLink)]
  const used = own.length % limits.buttonsInRow
  const free = used === 0 && own.length > 0 ? 0 : limits.buttonsInRow - used
  // A list of one would be a press more for nothing.
  const shown = menu.length === free + 1 ? menu : menu.slice(0, free)
  const isFull = source === null || shown.length >= free
  const link = isFull ? [] : renderLink({ label: words.offers.source, url: source })
  const buttons = [
    ...own,
    ...shown.filter(({ command }) => !isDangerous(command)).flatMap(renderOffer),
    ...link,
    ...shown.filter(({ command }) => isDangerous(command)).flatMap(renderOffer),
  ]
  const rows = fillPages(buttons, limits.buttonsInRow, () => 1).map((row) => rowOf(row))
  const more = { label: words.offers.more, offers: menu.slice(shown.length) }
  return [...rows, ...renderChoice(more, 'more')]
}

/** The lists to choose from, each in a row of its own. */
export function renderChoices({ choices }: Reply): readonly Row[] {
  return choices.flatMap((choice, index) => renderChoice(choice, `choose:${index}`))
}

/** A button that carries its command; none where the command is too long for it. */
export function renderOffer(offer: Offer): readonly APIButtonComponent[] {
  const id = codeOf(offer)
  if (id === null) return []
  const usual = offer.isPrimary === true ? ButtonStyle.Primary : ButtonStyle.Secondary
  const style = isDangerous(offer.command) ? ButtonStyle.Danger : usual
  return [{ type: ComponentType.Button, style, label: offer.label, custom_id: id }]
}

function renderLink({ label, url }: Link): readonly APIButtonComponent[] {
  if (url.length > limits.url) return []
  return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url }]
}

/** What is chosen is told by its value; the id only tells the lists of a message apart. */
function renderChoice({ label, offers }: Choice, id: string): readonly Row[] {
  const options = offers.slice(0, limits.choices).flatMap((offer): readonly APISelectMenuOption[] => {
    const value = codeOf(offer)
    return value === null ? [] : [{ label: fitLine(offer.label, limits.choiceName), value }]
  })
  if (options.length === 0) return []
  return [rowOf([{ type: ComponentType.StringSelect, custom_id: id, placeholder: label, options }])]
}

function rowOf(components: readonly (APIButtonComponent | APIStringSelectComponent)[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] }
}

/** Discord's buttons can't ask for a confirmation, so the command behind them does. */
function codeOf(offer: Offer): string | null {
  return encode(askFirst(offer).command)
}
