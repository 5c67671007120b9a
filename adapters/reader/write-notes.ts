import { h, type Markup } from '../../src/app/http/markup.ts'
import type { Document } from '../../src/document/document.ts'
import { ourLanguage } from './languages.ts'
import type { LineReader } from './line-reader.ts'
import { readerWords } from './reader-words.ts'

/** The notes of a document below its text, apart from the words that call them; each leads back to its calls. */
export function writeNotes(document: Document, { callsOf }: LineReader): Markup {
  const { notes } = document
  if (notes.length === 0) return null
  const ours = ourLanguage(document)
  return h('section.notes', { ariaLabelledBy: ['notes'] }, [
    h('h2', { id: 'notes', ...ours }, readerWords.notes),
    h(
      'ol',
      { role: 'list' },
      notes.map(({ id, label, text }) =>
        h('li', { id }, [
          h('span.label', {}, label),
          ' ',
          h('div', {}, [
            h('span.words', {}, text),
            callsOf(id).map((call, index) => [
              ' ',
              h(
                'a.back',
                { href: `#${call}`, ariaLabel: readerWords.backToCall(label, index + 1), ...ours },
                '↩',
              ),
            ]),
          ]),
        ]),
      ),
    ),
  ])
}
