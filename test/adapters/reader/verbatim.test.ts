import { describe, expect, it } from 'vitest'
import { searchDocument } from '../../../adapters/reader/search-document.ts'
import { writePage } from '../../../adapters/reader/write-page.ts'
import { createTextWriter } from '../../../adapters/reader/write-text.ts'
import { closingOf } from '../../../src/document/basic-units.ts'
import { anchorOf } from '../../../src/document/citation.ts'
import type { Document } from '../../../src/document/document.ts'
import type { Library } from '../../../src/document/library.ts'
import { listSentences } from '../../../src/document/passage.ts'
import { sealOf } from '../../../src/document/seal.ts'
import { both, engineOf, harbour, vancouver } from '../../library.ts'
import { itemPassage, itemsOf, paragraphPassage, paragraphsOf, sectionsOf } from '../../plain.ts'
import { runs } from '../../run-length.ts'
import { hostileDocument } from '../hostile.ts'
import { byId, type Element, readHtml, withClass } from './read-html.ts'

const count = runs(1_000)
const traps = hostileDocument(count)
const hostile: Library = { documents: [traps], main: traps, unsealed: ['hostile'] }

/** A document, the library it is in, and questions that mark its words. */
const cases: readonly (readonly [string, Document, Library, readonly string[]])[] = [
  [
    'the bundled document',
    vancouver.main,
    both,
    ['sanctions', 'maritime smuggling "ship-to-ship transfers"', 'hackers', '11(c), 5:2-3', '1-12'],
  ],
  [
    'the invented document',
    harbour.main,
    both,
    ['everyone here channel code bold', 'pilots, storm', '"not a heading"', 'καλημέρα zero​width family', '3'],
  ],
  [`${count} hostile paragraphs`, traps, hostile, ['channel everyone here', 'alert', `1-${count}`]],
]

describe.each(cases)('The page of %s', (_, document, library, questions) => {
  const pages = [null, ...questions].map((question) => ({
    question,
    elements: pageOf(document, library, question),
  }))

  it('has every part word for word, whatever is searched for', () => {
    for (const { elements } of pages) {
      for (const paragraph of paragraphsOf(document)) {
        const written = withClass(byId(elements, `p${paragraph.number}`).inside, 'words')
        expect(written.map(({ text }) => text)).toEqual(paragraph.parts.map(({ text }) => text))
        for (const { letter, text } of itemsOf(paragraph)) {
          const item = byId(elements, `p${paragraph.number}${letter}`)
          expect(withClass(item.inside, 'words').map((words) => words.text)).toEqual([text])
        }
      }
      expect(byId(elements, 'title').text).toBe(document.title)
      const [closing] = withClass(elements, 'closing')
      expect(closing?.inside.map(({ text }) => text) ?? []).toEqual(closingOf(document))
      const headings = elements.filter(
        ({ name, classes }) => /^h[2-6]$/u.test(name) && classes.includes('words'),
      )
      expect(headings.map(({ text }) => text)).toEqual(sectionsOf(document).map(({ title }) => title))
    }
  })

  it('puts nothing among its words but sentences and marks', () => {
    for (const { elements } of pages) {
      const inside = withClass(byId(elements, 'text').inside, 'words').flatMap((words) => words.inside)
      expect(new Set(inside.map(({ name }) => name)).difference(new Set(['span', 'mark']))).toEqual(new Set())
    }
  })

  it('has a place for every paragraph, item and sentence, each once', () => {
    for (const { elements } of pages) {
      const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(anchorsIn(document)).difference(new Set(ids))).toEqual(new Set())
    }
  })

  it('names each sentence as the citation counts it', () => {
    const [page] = pages
    const elements = page?.elements ?? []
    for (const paragraph of paragraphsOf(document).slice(0, 20)) {
      for (const [index, sentence] of listSentences(paragraphPassage(document, paragraph)).entries()) {
        const sentences = { from: index + 1, to: index + 1 }
        expect(byId(elements, anchorOf({ unit: `${paragraph.number}`, sentences })).text).toBe(sentence)
      }
    }
  })

  it('points only at places that it has', () => {
    for (const { elements } of pages) {
      const ids = new Set(elements.flatMap(({ attributes }) => attributes.id ?? []))
      const targets = elements.flatMap(({ attributes }) => /^#(.*)$/u.exec(attributes.href ?? '')?.[1] ?? [])
      expect(targets.filter((target) => !ids.has(target))).toEqual([])
      const labels = elements.flatMap(
        ({ attributes }) => attributes['aria-labelledby'] ?? attributes.for ?? [],
      )
      expect(labels.filter((label) => !ids.has(label))).toEqual([])
    }
  })

  it('has no script, style or handler in it', () => {
    for (const { elements } of pages) {
      for (const { name, attributes, text } of elements) {
        const keys = Object.keys(attributes)
        expect(keys.filter((key) => key === 'style' || /^on/u.test(key))).toEqual([])
        expect(name).not.toBe('style')
        if (name === 'script') expect([attributes.src, text]).toEqual(['/assets/reader-1.js', ''])
        expect(attributes.href ?? '').not.toMatch(/^\s*javascript:/iu)
      }
    }
  })
})

const writers = new WeakMap<Document, ReturnType<typeof createTextWriter>>()

/** As the reader has it: one for all pages of a document. */
function writerOf(document: Document): ReturnType<typeof createTextWriter> {
  const writer = writers.get(document) ?? createTextWriter(document, null)
  writers.set(document, writer)
  return writer
}

function pageOf(document: Document, library: Library, question: string | null): readonly Element[] {
  const page = {
    document,
    text: writerOf(document),
    sha256: sealOf(document).sha256,
    address: null,
    isSealed: true,
    others: library.documents.filter((other) => other !== document),
    assets: { scripts: ['/assets/reader-1.js'], styles: ['/assets/reader-1.css'] },
    hasPlayground: true,
  }
  const found = question === null ? null : searchDocument(question, document, library, engineOf(library))
  return readHtml(writePage(page, found))
}

function anchorsIn(document: Document): readonly string[] {
  return paragraphsOf(document).flatMap((paragraph) =>
    [null, ...itemsOf(paragraph).map(({ letter }) => letter)].flatMap((item) => {
      const passage =
        item === null ? paragraphPassage(document, paragraph) : itemPassage(document, paragraph, item)
      if (passage === null) return []
      const sentences = listSentences(passage).map((_sentence, index) => ({ from: index + 1, to: index + 1 }))
      return [null, ...sentences].map((run) => anchorOf({ ...passage.place, sentences: run }))
    }),
  )
}
