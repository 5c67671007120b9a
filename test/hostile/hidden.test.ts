import { describe, expect, it } from 'vitest'
import { cleanTyped } from '../../src/text/clean-typed.ts'
import { withoutHidden } from '../../src/text/hidden.ts'
import { describeChange, nameOf } from '../../src/words/action-words.ts'
import { firstLine, problemsOf, read, readValid, sourceOf } from '../document/source.ts'
import { paragraphsOf } from '../plain.ts'

const turning = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']
const marks = ['\u200E', '\u200F', '\u061C']
const unseen = ['\u200B', '\u2060', '\u2063', '\uFEFF', '\u00AD', '\u180E', '\u200C', '\u200D', '\u{E0041}']
const hidden = [...turning, ...marks, ...unseen].map((character): [string, string] => [
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  character,
])

// What is written with a joiner, a mark or a tag, and says what it says only so.
const written: readonly (readonly [string, string])[] = [
  ['Persian', 'می\u200Cخواهم'],
  ['Hindi', 'क्\u200Dष'],
  ['Malayalam', 'ന്\u200D'],
  ['Bengali', 'র\u200D্য'],
  ['a family', '👨\u200D👩\u200D👧\u200D👦'],
  ['a rainbow flag', '🏳\uFE0F\u200D🌈'],
  ['a farmer', '👩🏽\u200D🌾'],
  ['the flag of England', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
  ['Hebrew with a mark', 'שלום\u200F!'],
  ['Arabic with a mark', 'مرحبا\u061C 5'],
]

describe('hidden characters in documents', () => {
  it.each(hidden)(
    'are named with their line, and refused where they turn what is read: %s',
    (code, character) => {
      const turns = [...turning, ...marks].includes(character)
      const reading = read(sourceOf(`1. One.\n\n2. Two${character} three.`))
      const told = 'problems' in reading ? reading.problems : reading.warnings
      expect('problems' in reading).toBe(turns)
      expect(told.map(({ line, message }) => `${line}: ${message}`)).toEqual([
        expect.stringMatching(new RegExp(`^${firstLine + 2}: .*\\(U\\${code.slice(1)}\\)`, 'u')),
      ])
      expect(problemsOf(sourceOf('1. One.', { title: `Ti${character}tle` })).length > 0).toBe(turns)
    },
  )

  it.each(written)('stay where a language or an emoji needs them: %s', (_name, text) => {
    const { document } = readValid(sourceOf(`1. One ${text} two.`))
    expect(paragraphsOf(document)[0]?.parts[0]?.text).toBe(`One ${text} two.`)
  })
})

describe('hidden characters in notes and names', () => {
  it.each(hidden)('are not shown: %s', (_code, character) => {
    const note = `a${character}b`
    const person = { id: 'U1', name: `An${character}a` }
    expect([withoutHidden(note), cleanTyped(note), nameOf(person)]).toEqual(['ab', 'ab', 'Ana'])
    const change = { number: 1, passage: '1', at: 0, by: person, state: null, owner: null, note }
    expect(describeChange(change)).toBe('“ab”')
  })

  it.each(written)('stay where a language or an emoji needs them: %s', (_name, text) => {
    expect(withoutHidden(text)).toBe(text)
  })
})
