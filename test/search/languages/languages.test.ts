import { describe, expect, it } from 'vitest'
import { createChecker } from '../../../src/check/checker.ts'
import { createEngine } from '../../../src/search/engine.ts'
import type { Hit } from '../../../src/search/hit.ts'
import { summary } from '../../check/check.ts'
import { bundledVectors } from '../../library.ts'
import { documentOf, libraryOf } from './library.ts'
import type { LanguageText } from './texts/text.ts'
import { texts } from './texts/texts.ts'

const documents = texts.map(documentOf)
const every = createEngine(libraryOf(documents), bundledVectors())

function engineOf(text: LanguageText) {
  return createEngine(libraryOf([documentOf(text)]), bundledVectors())
}

function placeOf(hit: Hit | undefined): string {
  return `${hit?.passage.document.language} ${hit?.passage.place.unit}`
}

/** The words of a hit that are marked. */
function markedIn(hit: Hit | undefined): readonly string[] {
  return (hit?.passage.parts ?? []).flatMap(({ text }, at) =>
    (hit?.marks[at] ?? []).map(({ start, end }) => text.slice(start, end)),
  )
}

describe.each(texts)('a document in $language', (text) => {
  const { language, words, questions, quotations } = text
  const engine = engineOf(text)
  const checker = createChecker(libraryOf([documentOf(text)]))

  it.each(words)('is found by "%s"', (question, paragraph) => {
    const [first] = engine.search(question, 5).hits
    expect(placeOf(first)).toBe(`${language} ${paragraph}`)
    expect(markedIn(first)).not.toEqual([])
  })

  it.each(questions)('answers "%s"', (question, paragraph) => {
    expect(placeOf(engine.search(question, 5).hits[0])).toBe(`${language} ${paragraph}`)
  })

  it.each([...words, ...questions])(
    'comes first among documents of other languages: "%s"',
    (question, paragraph) => {
      const places = every.search(question, 5).hits.map(placeOf)
      expect(places).toContain(`${language} ${paragraph}`)
    },
  )

  it.each(quotations)('is quoted: "%s" is %s', (quotation, verdict, ...changes) => {
    const [found, ...others] = checker.check(quotation)
    expect(others).toEqual([])
    const [kind, ...rest] = found === undefined ? [] : summary(found)
    expect(kind).toBe(verdict)
    if (verdict === 'altered') expect(rest.slice(1)).toEqual(changes)
  })

  it('completes what is being typed, and finds what is like a passage', () => {
    const [question = '', paragraph] = words.find(([word]) => word.length > 4) ?? words[0] ?? []
    const [hit] = engine.search(question, 1).hits
    const related = hit === undefined ? [] : engine.related(hit.passage, 3)
    expect(related.map(placeOf)).not.toContain(`${language} ${paragraph}`)
    expect(engine.suggest([...question].slice(0, -1).join(''), 5)).not.toEqual([])
  })
})
