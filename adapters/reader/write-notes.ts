import { h, type Markup } from '../../src/app/http/markup.ts'
import type { Document } from '../../src/document/document.ts'
import { readerWords } from './reader-words.ts'

/** The notes of a document below its text, apart from the words that call them. */
export function writeNotes({ notes }: Document): Markup {
  if (notes.length === 0) return null
  return h('section.notes', { ariaLabelledBy: ['notes'] }, [
    h('h2', { id: 'notes', lang: 'en' }, readerWords.notes),
    h(
      'ol',
      { role: 'list' },
      notes.map(({ id, label, text }) =>
        h('li', { id }, [h('span.label', {}, label), ' ', h('span.words', {}, text)]),
      ),
    ),
  ])
}
