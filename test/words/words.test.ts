import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/document/library.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { describeAbsence } from '../../src/words/absence-words.ts'
import { words } from '../../src/words/words.ts'
import { readValid, sourceOf } from '../document/source.ts'
import { both, vancouver } from '../library.ts'

describe('describeAbsence', () => {
  it.each([
    ['13', 'There’s no ¶13. Vancouver 2018 has paragraphs 1–12.'],
    ['0', 'There’s no ¶0. Vancouver 2018 has paragraphs 1–12.'],
    ['harbour-2031 8', 'There’s no ¶8. Harbour 2031 has paragraphs 0–7.'],
    ['11(z)', '¶11 has no item (z). Its items are (a) to (i).'],
    ['5(a)', '¶5 has no items.'],
    ['5:9', '¶5 has no sentence 9. It has sentences 1–4.'],
    ['11(c):2', '¶11(c) has no sentence 2. It has one sentence.'],
    ['7-5', '7–5 is in reverse order. Did you mean 5–7?'],
    ['5:3-2', '5:3–2 is in reverse order. Did you mean 5:2–3?'],
    ['11(e)-(c)', '11(e)–(c) is in reverse order. Did you mean 11(c)–(e)?'],
  ])('says of %s what there is instead', (typed, sentence) => {
    expect(sentenceFor(typed, both)).toBe(sentence)
  })

  it('names a document that does not exist', () => {
    expect(describeAbsence({ kind: 'document', name: 'atlantis' })).toBe(
      'I don’t have a document called “atlantis”.',
    )
  })

  it('does not count sentences up to none', () => {
    const { document } = readValid(sourceOf('1. - One;\n   - two.'))
    const sentence = sentenceFor('1:1', { documents: [document], main: document, unsealed: [] })
    expect(sentence).toContain('has no sentence 1')
    expect(sentence).not.toContain('1–0')
  })
})

describe('a typed text in a title', () => {
  it('is cut at sixty characters, with none of them broken', () => {
    const title = words.unclearReference(`${'👍'.repeat(58)}👍👍👍👍`)
    expect(title).toMatch(/^I couldn’t read “(?:👍)+…” as a reference$/u)
    expect(words.best('x'.repeat(60), 0, 1)).toBe(`The only match for “${'x'.repeat(60)}”.`)
    expect(words.best('x'.repeat(61), 0, 1)).toBe(`The only match for “${'x'.repeat(59)}…”.`)
  })

  it('cannot reach beyond its quotation marks', () => {
    const hostile = '\u202eevil\u2066\u0007\u001b[31m\r\nline\u2028two\u0085'
    for (const title of [
      words.nothingFound(hostile, vancouver.documents),
      words.best(hostile, 0, 3),
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
