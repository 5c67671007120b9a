import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { ReplyFile } from '../../../src/message/blocks.ts'
import { packPages } from '../../../src/message/fit-text.ts'
import type { Block, Reply, Tone } from '../../../src/message/reply.ts'
import { rememberFor } from '../../../src/text/remember-for.ts'
import type { Span } from '../../../src/text/span.ts'
import { limits } from '../limits.ts'
import { lengthBeside, renderBlock, shortenBlock } from './blocks.ts'
import { fileAddress, filesOf } from './files.ts'
import { bold } from './markup.ts'
import { renderButtons, renderChoices } from './offers.ts'
import { charactersIn, countIn, display, type Piece, separator } from './pieces.ts'

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

/** The line beside a message. It says nothing that the words don't. */
const accents: Readonly<Record<Tone, number>> = {
  plain: 0x4f6d9e,
  exact: 0x2da44e,
  changed: 0xe0a100,
  absent: 0xd1242f,
  quiet: 0x8b8f98,
}

/** A reply as one or more messages, in order, each within Discord's limits. */
export const renderReply = rememberFor((reply: Reply): readonly DiscordMessage[] => {
  const whole = layOut(reply)
  // Better no excerpts of further hits than a second message for them.
  const brief = whole.length > 1 ? layOut({ ...reply, blocks: reply.blocks.map(shortenBlock) }) : whole
  const pages = brief.length < whole.length ? brief : whole
  const files = filesOf(reply.blocks)
  return pages.map((components) => {
    const own = files.filter(({ name }) => components.some((component) => shows(component, name)))
    return {
      flags: MessageFlags.IsComponentsV2,
      components: [
        { type: ComponentType.Container, accent_color: accents[reply.tone], components: [...components] },
      ],
      allowedMentions: nobody,
      ...(own.length === 0 ? {} : { files: own }),
    }
  })
})

function shows(component: APIComponentInContainer, name: string): boolean {
  return component.type === ComponentType.File && component.file.url === fileAddress(name)
}

/** Components that stay together, and whether their text goes on in the one before. */
interface Part {
  readonly piece: Piece
  readonly isJoined: boolean
}

function layOut(reply: Reply): readonly Piece[] {
  const { title, blocks } = reply
  const heading: Piece = title === '' ? [] : [display(bold(title))]
  const beside = blocks.reduce((sum, block) => sum + lengthBeside(block), 0)
  // A passage leaves room for the title and for what the bot says beside it, so that they share its message.
  const room = limits.characters - Math.min(charactersIn(heading) + beside, 1_000)
  const buttons = renderButtons(reply)
  const rows = renderChoices(reply)
  // What can be done with a passage stands below it, and not below what else was found.
  const further = blocks.findIndex((block, index) => block.kind === 'hits' && isDocument(blocks[index - 1]))
  const parts = [
    ...(heading.length === 0 ? [] : [apart(heading)]),
    ...blocks.flatMap((_, index) => [
      ...(index === further ? buttons.map((row) => apart([row])) : []),
      ...partsOf(blocks, index, room),
    ]),
  ]
  const last = further === -1 ? [...buttons, ...rows] : rows
  // Beside the last rows and the container itself.
  const most = [limits.characters + 1, limits.components - 1 - countIn(last)]
  const pages = packPages(parts, most, ({ piece }) => [charactersIn(piece), countIn(piece)])
  return (pages.length === 0 ? [[]] : pages).map((page, index, all) => [
    ...join(page),
    ...(index === all.length - 1 ? last : []),
  ])
}

/** The parts of the block at `at`. */
function partsOf(blocks: readonly Block[], at: number, room: number): readonly Part[] {
  const [block, before] = [blocks[at], blocks[at - 1]]
  if (block === undefined) return []
  // Two passages, and what is said of the second one, stand apart.
  const isJoined = !(isDocument(before) && (isDocument(block) || block.kind === 'text'))
  return renderBlock(block, room).map((piece, index) => {
    if (index > 0) return apart(piece)
    return isAnotherMatter(block, before, blocks[at + 1]) ? apart([separator, ...piece]) : { piece, isJoined }
  })
}

function apart(piece: Piece): Part {
  return { piece, isJoined: false }
}

/** Whether a block has a line above it: further hits, a history, and a passage under a heading of its own have. */
function isAnotherMatter(block: Block, before: Block | undefined, after: Block | undefined): boolean {
  switch (block.kind) {
    case 'hits':
      return isDocument(before)
    case 'note':
      return isDocument(before) && beginsWith('moment', block.text)
    case 'text':
      return before !== undefined && isDocument(after) && beginsWith('strong', block.text)
    default:
      return false
  }
}

function beginsWith(mark: string, [first]: readonly Span[]): boolean {
  return first !== undefined && typeof first !== 'string' && first.mark === mark
}

/** Whether a block is a document's words, or what is to be copied. */
function isDocument(block: Block | undefined): boolean {
  return block !== undefined && documents.has(block.kind)
}

const documents: ReadonlySet<Block['kind']> = new Set(['passage', 'correction', 'citation', 'copy'])

/** The components of a message; it begins with no line, and texts that belong together are one. */
function join(page: readonly Part[]): Piece {
  const joined: APIComponentInContainer[] = []
  for (const { piece, isJoined } of page) {
    const [first, ...others] = piece[0] === separator && joined.length === 0 ? piece.slice(1) : piece
    if (first === undefined) continue
    const last = joined.at(-1)
    if (isJoined && last?.type === ComponentType.TextDisplay && first.type === ComponentType.TextDisplay)
      joined.splice(-1, 1, display(`${last.content}\n${first.content}`), ...others)
    else joined.push(first, ...others)
  }
  return joined
}
