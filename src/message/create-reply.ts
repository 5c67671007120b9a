import { encode } from '../command/codec.ts'
import type { OfferedCommand } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { type Passage, referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Span } from '../text/span.ts'
import { words } from '../words/words.ts'
import { boundBlock, type Keep, offersIn } from './blocks.ts'
import { fitLine } from './fit-text.ts'
import type { Block, Choice, Link, Offer, Reply, Tone } from './reply.ts'

/** The most characters of a reply's title, of a button's label and of one in a list; the most buttons, and entries of a list and of the menu. */
export const bounds = {
  title: 120,
  label: 40,
  option: 75,
  offers: 25,
  options: 25,
  menu: 4,
  links: 4,
} as const

/** What a reply is made of. */
interface ReplyParts {
  readonly title: string
  readonly tone?: Tone
  readonly blocks: readonly Block[]
  readonly offers?: readonly Offer[]
  readonly choices?: readonly Choice[]
  readonly menu?: readonly Offer[]
  readonly links?: readonly Link[]
  readonly source?: string | null
  readonly audience?: Reply['audience']
  readonly outcome?: Reply['outcome']
}

/**
 * The reply to an asker alone, or to a channel. Keeps what `Reply` promises: a title, labels and headings that are too
 * long end in …, and of two offers with one command the first stays, as platforms refuse the same button twice.
 */
export function createReply({
  title,
  tone = 'plain',
  blocks,
  offers = [],
  choices = [],
  menu = [],
  links = [],
  source = null,
  audience = 'asker',
  outcome = null,
}: ReplyParts): Reply {
  // A command that is too long for a button has no code.
  const seen = new Set<string | null>([null])
  const keepWithin =
    (longest: number): Keep =>
    (offered) => {
      const code = encode(offered.command)
      if (seen.has(code)) return null
      seen.add(code)
      const label = fitLine(offered.label, longest)
      return label === offered.label ? offered : { ...offered, label }
    }
  const keepAll = (some: readonly Offer[], most: number, longest: number): readonly Offer[] => {
    const keep = keepWithin(longest)
    const all: Offer[] = []
    for (const offered of some) {
      const kept = keep(offered)
      if (kept !== null && all.length < most) all.push(kept)
    }
    return all
  }
  return {
    kind: 'reply',
    audience,
    title: fitLine(title, bounds.title),
    tone,
    blocks: blocks.map((block) => boundBlock(block, keepWithin(bounds.label))),
    offers: keepAll(offers, bounds.offers, bounds.label),
    choices: choices
      .map((choice) => ({
        label: fitLine(choice.label, bounds.label),
        offers: keepAll(choice.offers, bounds.options, bounds.option),
      }))
      .filter((choice) => choice.offers.length > 0),
    menu: keepAll(menu, bounds.menu, bounds.label),
    links: links
      .map(({ label, url }) => ({ label: fitLine(label, bounds.label), url }))
      .slice(0, bounds.links),
    source,
    outcome,
  }
}

/** Everything that a reply offers, in the order in which it is seen. */
export function offersOf({ blocks, offers, choices, menu }: Reply): readonly Offer[] {
  return [
    ...blocks.flatMap((block) => offersIn(block)),
    ...offers,
    ...choices.flatMap((choice) => choice.offers),
    ...menu,
  ]
}

/** A reply whose buttons nobody can press. */
export function withoutOffers(reply: Reply): Reply {
  return {
    ...reply,
    blocks: reply.blocks.map((block) => boundBlock(block, () => null)),
    offers: [],
    choices: [],
    menu: [],
  }
}

/** A reply that others see, or that is kept: without what is for its asker alone. */
export function withoutLinks(reply: Reply): Reply {
  return reply.links.length === 0 ? reply : { ...reply, links: [] }
}

/** A reply without its hints, the same each time; itself where it has none. */
export const withoutHints = rememberFor((reply: Reply): Reply => {
  const blocks = reply.blocks.filter((block) => !('isHint' in block && block.isHint === true))
  return blocks.length === reply.blocks.length ? reply : { ...reply, blocks }
})

/** A sentence for the asker alone, under a title. */
export function notice(title: string, text: string, offers: readonly Offer[] = []): Reply {
  return createReply({ title, blocks: [say(text)], offers, tone: 'quiet' })
}

/** The bot's own words as a block. */
export function say(...text: readonly Span[]): Block<'text'> {
  return { kind: 'text', text }
}

/** The bot's own words in small print. */
export function note(...text: readonly Span[]): Block<'note'> {
  return { kind: 'note', text }
}

/** Words that only say what to type or press next: they're left out where hints are off. */
export function hint(words: Block<'note' | 'text'>): Block<'note' | 'text'> {
  return { ...words, isHint: true }
}

/** The offer as a list of one; empty where the command is too long for a button to carry. */
export function offer(label: string, command: OfferedCommand): readonly Offer[] {
  return encode(command) === null ? [] : [{ label, command }]
}

/** The primary offer, to quote passages where they are shown. */
export function quoteOffer(reference: Reference, label: string = words.offers.quote): readonly Offer[] {
  return primary(offer(label, { kind: 'quote', reference, withContext: false, comment: null }))
}

/** Offers as primary ones. */
export function primary(offers: readonly Offer[]): readonly Offer[] {
  return offers.map((each) => ({ ...each, isPrimary: true }))
}

/**
 * An offer as it is or, where it can't be undone and isn't confirmed yet, the offer to confirm it. A removal without the id
 * of its post isn't confirmed, since it knows its message only by the button that is pressed.
 */
export function askFirst(offered: Offer): Offer {
  const { command, isConfirmed } = offered
  if (isConfirmed === true) return offered
  switch (command.kind) {
    case 'take back':
      return command.post === null ? offered : { ...offered, command: { kind: 'confirm', command } }
    case 'stop digest':
    case 'discard draft':
    case 'remove document':
    case 'revoke key':
    case 'drop unanswered':
      return { ...offered, command: { kind: 'confirm', command } }
    default:
      return offered
  }
}

/** Whether a command, or what it asks about, can't be undone. */
export function isDangerous(command: OfferedCommand): boolean {
  return dangerous.has(command.kind === 'confirm' ? command.command.kind : command.kind)
}

const dangerous: ReadonlySet<OfferedCommand['kind']> = new Set([
  'stop digest',
  'forget',
  'take back',
  'discard draft',
  'remove document',
  'revoke key',
  'drop unanswered',
])

/** The offer of all citations of passages. */
export function citeOffer(reference: Reference): readonly Offer[] {
  return offer(words.offers.cite, { kind: 'cite', reference, style: null })
}

/** The offer to show a passage. */
export function showOffer(passage: Pick<Passage, 'document' | 'place'>, library: Library): readonly Offer[] {
  const label = words.offers.show(pinpoint(passage))
  return offer(label, { kind: 'show', reference: referenceTo(passage, library), at: 0 })
}

/** The offer to list the action items of a document; null for the main one. */
export function actionsOffer(document: string | null): readonly Offer[] {
  return offer(words.offers.allActions, { kind: 'actions', document, which: 'all', at: 0 })
}
