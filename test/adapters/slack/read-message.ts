import type { Json } from '../../platforms/slack/json.ts'
import type { Message } from '../../platforms/slack/model.ts'

interface Leaf {
  readonly text?: string
  readonly url?: string
  readonly style?: { readonly italic?: boolean }
}

/** The text that blocks quote, as Slack shows it; an item's letter, which is in italics, is left out. */
export function quoteOf(message: { readonly blocks: readonly unknown[] } | null | undefined): string {
  return leavesOf(message, 'rich_text_quote')
    .filter(({ style }) => style?.italic !== true)
    .map(({ text }) => text ?? '')
    .join('')
}

/** Everything that blocks say, a line for each element of text and each button. */
export function readBlocks(message: { readonly blocks: readonly unknown[] } | null | undefined): string {
  const said: string[] = []
  visit(message?.blocks ?? [], (node) => {
    if (typeof node.text === 'string') said.push(node.text)
    if (node.type === 'link') said.push(String(node.url))
  })
  return said.join('\n')
}

/** Messages in the order in which they stand, without what nobody sees of them. */
export function quotesIn(messages: readonly Message[]): readonly string[] {
  return messages.map(quoteOf)
}

function leavesOf(
  message: { readonly blocks: readonly unknown[] } | null | undefined,
  type: string,
): readonly Leaf[] {
  const found: Leaf[] = []
  visit(message?.blocks ?? [], (node) => {
    if (node.type === type && Array.isArray(node.elements)) found.push(...node.elements)
  })
  return found
}

function visit(node: unknown, see: (node: Json) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, see)
  else if (typeof node === 'object' && node !== null) {
    const fields: Json = { ...node }
    see(fields)
    for (const value of Object.values(fields)) visit(value, see)
  }
}
