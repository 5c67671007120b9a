import { describe, expect, it } from 'vitest'
import { asks, introduces, opens, readClauses, signsOff, tellsOfPeople } from '../../src/search/clauses.ts'
import { withoutSetPhrases } from '../../src/search/talk.ts'
import { foldWords, splitWords } from '../../src/text/words.ts'
import { engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)

function clausesOf(question: string): readonly string[] {
  return readClauses(question, splitWords(question)).map(({ words }) =>
    words.map(({ folded }) => folded).join(' '),
  )
}

function only(clause: string) {
  const [first] = readClauses(clause, splitWords(clause))
  if (first === undefined) throw new Error(`${clause} has no words`)
  return first
}

/** What a question is found to be: the places of its hits, and whether they are an answer. */
function found(question: string) {
  const { hits, isWeak } = engine.search(question, 10)
  return { places: hits.map(({ passage }) => passage.place), isWeak }
}

describe('The clauses of a question', () => {
  it.each([
    ['Ugh mondays. Japan?', ['ugh mondays', 'japan']],
    ['sanctions, my boss wants it (before lunch)', ['sanctions', 'my boss wants it', 'before lunch']],
    ['testing: Russia - thanks', ['testing', 'russia', 'thanks']],
    ['not the mortgage but sanctions', ['not the mortgage', 'but sanctions']],
    ["my train is late so I'm asking about ships", ['my train is late', 'so i asking about ships']],
    ['smuggling and then my bed', ['smuggling', 'and then my bed']],
    ['what!? ... sanctions', ['what', 'sanctions']],
    ['U.N. Security Council', ['un security council']],
    ['N. Korea and Japan, e.g. ships', ['n korea and japan', 'eg ships']],
    ['so-called non-proliferation at 10:30', ['so called non proliferation at 10 30']],
    ['how far did they come so far', ['how far did they come so far']],
    ['...', []],
  ])('of %j are %j', (question, clauses) => {
    expect(clausesOf(question)).toEqual(clauses)
  })

  it.each(['how do I get there', 'any good places?', 'book me a table', 'I need a hotel'])(
    'may ask, as %j',
    (clause) => {
      expect(asks(only(clause))).toBe(true)
    },
  )

  it.each(['my boss wants it', 'my kids want pizza', 'sanctions', 'I was there'])(
    'may not ask, as %j',
    (clause) => {
      expect(asks(only(clause))).toBe(false)
    },
  )

  it('may introduce, open, sign off or tell of people', () => {
    const introducing = [
      'after my appointment',
      'stuck on a train',
      'just finished knitting',
      'best pizza in town',
    ]
    expect(introducing.map((clause) => introduces(only(clause)))).toEqual([true, true, true, false])
    const signing = ['Kind regards', 'with best wishes from here to all of you']
    expect(signing.map((clause) => signsOff(only(clause)))).toEqual([true, false])
    expect(['Dear colleagues', 'right', 'right now'].map((clause) => opens(only(clause)))).toEqual([
      true,
      true,
      false,
    ])
    const telling = ["I'm in Vancouver", "he's from Japan", 'ships from Japan']
    expect(telling.map((clause) => tellsOfPeople(only(clause)))).toEqual([true, true, false])
  })

  it('are read in no time where there are as many as fit', () => {
    for (const part of ['.', ', ', 'a, ', '. .', '- ', 'so ', '(x)', 'a.b'])
      expect(() => clausesOf(`${part.repeat(2000)}x`)).not.toThrow()
  })
})

describe('Set phrases', () => {
  it.each([
    ['in other words sanctions', 'sanctions'],
    ['sanctions and so on and so forth', 'sanctions'],
    ["for what it's worth, ships", 'ships'],
    ['words of others', 'words of others'],
  ])('are left out of %j', (question, left) => {
    const words = foldWords(question).map((folded) => ({ folded }))
    const folded = withoutSetPhrases(words).map((word) => word.folded)
    expect(folded.join(' ')).toBe(left)
  })
})

describe('What people say beside their question', () => {
  it.each([
    'Hope you had a lovely weekend! smuggling',
    'My coffee is getting cold, so quickly: smuggling',
    'Pizza night again. smuggling',
    'smuggling - my boss wants it before lunch',
    'Dear colleagues, smuggling. Kind regards, Margaret',
    'after my dentist appointment, smuggling',
    'stuck on the train, smuggling',
    'smuggling (sorry, baby on my lap)',
    'by the way smuggling',
    'my kids want pizza tonight, quickly: smuggling',
  ])('changes nothing of the answer: %j', (question) => {
    expect(found(question)).toEqual(found('smuggling'))
  })

  it.each([
    ["I'm in Vancouver, where do I find a hotel?", 'it asks for a hotel'],
    ['for a week in Whistler, Vancouver', 'the first clause is of one meaning with the second'],
    ['Best pizza in town, Vancouver', 'a comma between two parts of a name'],
    ['Vancouver, guitar strings', 'it follows, and nobody speaks'],
    ["I'm in Vancouver. My guitar broke", 'it is only told'],
  ])('is no aside in %j: %s', (question) => {
    expect(found(question).isWeak || found(question).places.length === 0).toBe(true)
  })

  it('stays where it is all that there is', () => {
    expect(found('by the way').places).toEqual([])
    expect(found('Dear all. Kind regards').isWeak).toBe(true)
  })

  it('stays where it has as much to do with the texts', () => {
    const one = found('smuggling').places[0]
    const other = found('nuclear tests').places[0]
    const both = found('my work is on nuclear tests, also smuggling').places
    expect(both).toEqual(expect.arrayContaining([one, other]))
    expect(found('my flatmate studies smugling, nuclear tests').places).toEqual(
      expect.arrayContaining([one, other]),
    )
  })
})
