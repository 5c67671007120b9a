import type { Json } from './json.ts'

/** A plain text. */
export function plain(text: string) {
  return { type: 'plain_text', text, emoji: false }
}

/** An option with this value, which is its text as well. */
export function option(value: string) {
  return { text: plain(value), value }
}

/** An input block with the element, which has the same id. */
export function input(id: string, element: Json, more: Json = {}) {
  return { type: 'input', block_id: id, label: plain(id), element: { action_id: id, ...element }, ...more }
}

/** A modal with these blocks that can be submitted. */
export function modalOf(blocks: readonly Json[], more: Json = {}) {
  return {
    type: 'modal',
    callback_id: 'quote',
    title: plain('Quote'),
    submit: plain('Quote'),
    private_metadata: 'C0GENERAL',
    blocks,
    ...more,
  }
}

/** A modal that asks for a paragraph, which the app suggests, and a note. */
export const quoteModal = modalOf([
  input('paragraph', { type: 'external_select', min_query_length: 0 }),
  input('note', { type: 'plain_text_input', max_length: 20 }, { optional: true }),
])
