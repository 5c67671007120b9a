import type { types } from '@slack/bolt'
import { encode } from '../../../src/command/codec.ts'
import { offersIn } from '../../../src/message/blocks.ts'
import { askFirst, isDangerous } from '../../../src/message/create-reply.ts'
import { fillPages, fitLine } from '../../../src/message/fit-text.ts'
import type { Choice, Link, Offer, Reply } from '../../../src/message/reply.ts'
import { rememberFor } from '../../../src/text/remember-for.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { plainText } from './elements.ts'

/** What pressing a link sends as its value, since Slack tells of that, too; no code of a command looks like it. */
export const linkValue = 'link'

type RowElement = types.Button | types.StaticSelect | types.Overflow

/** Everything that a reply offers, in one row where it holds all. */
export function renderRow(reply: Reply): readonly types.ActionsBlock[] {
  const buttons = [...reply.offers, ...reply.blocks.flatMap((block) => offersIn(block))].flatMap(renderButton)
  const row: readonly RowElement[] = [
    ...buttons,
    ...reply.links.map(renderLink),
    ...reply.choices.flatMap(renderChoice),
    ...renderMenu(reply),
  ]
  return fillPages(row, limits.buttonsInBlock, () => 1).map((page) => ({
    type: 'actions',
    elements: [...page],
  }))
}

/** A reply's menu where it's all that the reply offers, to be put beside a text instead of in a row; else null. */
export function renderAccessory(reply: Reply): types.Button | types.Overflow | null {
  const isMenuAlone =
    reply.offers.length === 0 &&
    reply.links.length === 0 &&
    reply.choices.length === 0 &&
    reply.blocks.every((block) => offersIn(block).length === 0)
  const [only, ...others] = isMenuAlone ? renderMenu(reply) : []
  return only === undefined || others.length > 0 ? null : only
}

function renderButton(offer: Offer): types.Button[] {
  const { label, command, isPrimary } = offer
  const value = encode(command)
  if (value === null) return []
  const button = { type: 'button', action_id: `offer:${value}`, text: plainText(label), value } as const
  if (!isDangerous(command)) return [isPrimary === true ? { ...button, style: 'primary' } : button]
  const confirm = confirmationOf(offer)
  return [{ ...button, style: 'danger', ...(confirm === null ? {} : { confirm }) }]
}

function renderLink({ label, url }: Link, index: number): types.Button {
  return { type: 'button', action_id: `${linkValue}:${index}`, text: plainText(label), value: linkValue, url }
}

function renderChoice({ label, offers }: Choice, index: number): types.StaticSelect[] {
  // A list can't ask before it is told what was chosen, so the command does.
  const options = offers.flatMap((offer) => renderOption(askFirst(offer)))
  return options.length === 0
    ? []
    : [{ type: 'static_select', action_id: `choose:${index}`, placeholder: plainText(label), options }]
}

/**
 * The menu, with the link to the source and dangerous entries last. Entries that don't fit are buttons, and so is the
 * only entry of a menu.
 */
function renderMenu({ menu, source }: Reply): readonly (types.Button | types.Overflow)[] {
  const entries = menu.map(menuEntry)
  const all = [
    ...entries.filter(({ isLast }) => !isLast),
    ...(source === null ? [] : [openSource(source)]),
    ...entries.filter(({ isLast }) => isLast),
  ]
  const carried = all.filter(({ option }) => option !== null)
  const inside = carried.length > 1 ? carried.slice(-limits.overflow) : []
  const options = inside.flatMap(({ option }) => option ?? [])
  return [
    ...all.filter((entry) => !inside.includes(entry)).flatMap(({ buttons }) => buttons()),
    ...(options.length === 0 ? [] : [{ type: 'overflow', action_id: 'more', options } as const]),
  ]
}

// A passage has the same menu in each reply.
const menuEntry = rememberFor((offer: Offer): MenuEntry => {
  // Slack confirms all entries of a menu or none, so here the command asks for its confirmation.
  const [option = null] = renderOption(askFirst(offer))
  return { option, buttons: () => renderButton(offer), isLast: isDangerous(offer.command) }
})

/** An entry of the menu, and the buttons to show instead of it; `option` is null where a menu can't carry its command. */
interface MenuEntry {
  readonly option: types.PlainTextOption | null
  readonly buttons: () => readonly types.Button[]
  readonly isLast: boolean
}

function openSource(url: string): MenuEntry {
  const shown = { text: plainText(words.offers.source), value: linkValue, url }
  return { option: shown, buttons: () => [{ type: 'button', action_id: linkValue, ...shown }], isLast: false }
}

function renderOption({ label, command }: Offer): types.PlainTextOption[] {
  const value = encode(command)
  return value === null || value.length > limits.option
    ? []
    : [{ text: plainText(fitLine(label, limits.option)), value }]
}

/** What Slack asks before it sends a button; null where the answer asks, or has asked. */
function confirmationOf(offer: Offer): types.ConfirmationDialog | null {
  const { command } = askFirst(offer)
  if (command.kind !== 'confirm') return null
  const { question, label } = words.confirm[command.command.kind]
  return {
    title: plainText(question.title),
    text: plainText(question.text),
    confirm: plainText(label),
    deny: plainText(words.cancel),
    style: 'danger',
  }
}
