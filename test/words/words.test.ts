import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/document/library.ts'
import { resolveReference } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference.ts'
import { describeAbsence, words } from '../../src/words/words.ts'
import { readValid, sourceOf } from '../document/source.ts'
import { both } from '../library.ts'

describe('describeAbsence', () => {
  it.each([
    ['13', 'There is no paragraph 13. Vancouver 2018 has paragraphs 1 to 12.'],
    ['0', 'There is no paragraph 0. Vancouver 2018 has paragraphs 1 to 12.'],
    ['harbour-2031 8', 'There is no paragraph 8. Harbour 2031 has paragraphs 0 to 7.'],
    ['11(z)', 'There is no item (z) in paragraph 11: it has items (a) to (i).'],
    ['5(a)', 'Paragraph 5 has no items; ¶5 shows all of it.'],
    ['5:9', 'There is no sentence 9 in ¶5: it has sentences 1 to 4.'],
    ['11(c):2', 'There is no sentence 2 in ¶11(c): it has one sentence.'],
    ['7-5', '7–5 runs backwards: write 5–7.'],
    ['5:3-2', '5:3–2 runs backwards: write 5:2–3.'],
    ['11(e)-(c)', '11(e)–(c) runs backwards: write 11(c)–(e).'],
  ])('says of %s what there is instead', (typed, sentence) => {
    expect(sentenceFor(typed, both)).toBe(sentence)
  })

  it('names a document that does not exist', () => {
    expect(describeAbsence({ kind: 'document', name: 'atlantis' })).toBe(
      'There is no document called “atlantis”.',
    )
  })

  it('does not count sentences up to none', () => {
    const { document } = readValid(sourceOf('1. - One;\n   - two.'))
    const sentence = sentenceFor('1:1', { documents: [document], main: document, unsealed: [] })
    expect(sentence).toContain('There is no sentence 1')
    expect(sentence).not.toContain('1 to 0')
  })
})

describe('a typed text in a title', () => {
  it('is cut at sixty characters, with none of them broken', () => {
    const title = words.nothingFound(`${'👍'.repeat(58)}👍👍👍👍`)
    expect(title).toMatch(/^Nothing found for “(?:👍)+…”$/u)
    expect(words.nothingFound('x'.repeat(60))).toBe(`Nothing found for “${'x'.repeat(60)}”`)
    expect(words.nothingFound('x'.repeat(61))).toBe(`Nothing found for “${'x'.repeat(59)}…”`)
  })

  it('cannot reach beyond its quotation marks', () => {
    const hostile = '\u202eevil\u2066\u0007\u001b[31m\r\nline\u2028two\u0085'
    for (const title of [
      words.nothingFound(hostile),
      words.search(hostile, 0, 3),
      words.unclearReference(hostile),
    ]) {
      expect(title).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(title).toContain('evil')
    }
  })
})

function sentenceFor(typed: string, library: Library): string {
  const parsed = parseReference(typed, library.documents)
  if (parsed?.kind !== 'reference') throw new Error(`not a reference: ${typed}`)
  const [absence] = resolveReference(parsed.reference, library).absences
  if (absence === undefined) throw new Error(`${typed} exists`)
  return describeAbsence(absence)
}
