import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { isInline } from '../../src/document/lines.ts'
import { type Passage, passageAt, passageText, spanOf } from '../../src/document/passage.ts'
import { formatReference } from '../../src/document/reference/format.ts'
import { treeOf } from '../../src/document/tree.ts'
import { createReply } from '../../src/message/create-reply.ts'
import { quotePassage } from '../../src/message/passage-block.ts'
import type { Reply } from '../../src/message/reply.ts'
import { harbour, vancouver } from '../library.ts'
import { itemPassage, itemsOf, paragraphPassage, paragraphsOf } from '../plain.ts'
import { runs } from '../run-length.ts'
import { hostileDocument } from './hostile.ts'

const count = runs(1_000)

/** A way out for quotes, and how what it says is read back: the document's words, without the letters of items. */
export interface WayOut<Message> {
  readonly render: (reply: Reply) => readonly Message[]
  readonly readQuotes: (message: Message) => string
}

/** Every passage of every document, and of many hostile paragraphs, comes out word for word. */
export function describeVerbatim<Message>(name: string, { render, readQuotes }: WayOut<Message>): void {
  describe(`What ${name} quotes`, () => {
    it.each([
      ['the bundled document', vancouver.main],
      ['the invented document', harbour.main],
      [`${count} hostile paragraphs`, hostileDocument(count)],
    ])('is what %s says, in every passage', (_, document) => {
      for (const passage of passagesOf(document)) {
        const quoted = render(quoting(passage)).map(readQuotes).join('')
        const words = passage.parts.map(({ text }) => text).join('\n')
        if (withoutSpace(quoted) !== withoutSpace(words)) expect(quoted).toBe(words)
      }
    })
  })
}

/** A way out for passages as data, over a library. */
export interface DataOut {
  /** The text, and its lines where they're given apart. */
  readonly read: (
    reference: string,
  ) => Promise<{ readonly text: string; readonly lines: readonly string[] | null }>
  readonly stop: () => Promise<void>
}

/** Every passage of these documents is given word for word, character by character, with the labels that the source prints. */
export function describeVerbatimData(
  name: string,
  documents: readonly Document[],
  open: (library: Library) => Promise<DataOut>,
): void {
  describe(`What ${name} gives`, () => {
    it.each(documents.map((document) => [document.short, document] as const))(
      'is what %s says, in every passage',
      async (_, document) => {
        const { read, stop } = await open({ documents: [document], main: document, unsealed: [] })
        const units = unitsOf(document)
        expect(units.length).toBeGreaterThan(0)
        for (const passage of units) {
          const reference = formatReference({ document: document.id, spans: [spanOf(passage)] })
          const { text, lines } = await read(reference)
          if (text !== passageText(passage)) expect(text, reference).toBe(passageText(passage))
          const words = passage.parts.map((part) => part.text)
          if (lines !== null) expect(lines, reference).toEqual(words)
          for (const line of words) if (!text.includes(line)) expect(text).toContain(line)
        }
        await stop()
      },
    )
  })
}

/** Every unit that has words of its own, however deep, but for what the text quotes. */
function unitsOf(document: Document): readonly Passage[] {
  return treeOf(document).nodes.flatMap(({ unit, isQuoted }) =>
    isQuoted || !(isInline(unit) || unit.kind === 'article') ? [] : (passageAt(unit.id, document) ?? []),
  )
}

function passagesOf(document: Document): readonly Passage[] {
  return paragraphsOf(document).flatMap((paragraph) => [
    paragraphPassage(document, paragraph),
    ...itemsOf(paragraph).flatMap(({ letter }) => itemPassage(document, paragraph, letter) ?? []),
  ])
}

/** The labels that tell items apart are ours, so the parts are quoted without them. */
function quoting(passage: Passage): Reply {
  const block = quotePassage(passage)
  const parts = block.parts.map(({ spans }) => ({ label: null, spans }))
  return createReply({ audience: 'channel', title: '¶', blocks: [{ ...block, parts }] })
}

/** White space may be a line's end instead, where a text is divided. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
