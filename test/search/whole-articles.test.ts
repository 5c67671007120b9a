import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { createEngine } from '../../src/search/engine.ts'
import { sourceOf } from '../document/source.ts'
import { bundledVectors } from '../library.ts'

function ask(text: string, more: Readonly<Record<string, string>> = {}) {
  const reading = readDocument(sourceOf(text, { format: '2', ...more }), 'harbour', 'document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const { document } = reading
  const engine = createEngine({ documents: [document], main: document, unsealed: [] }, bundledVectors())
  return (question: string, limit = 5) =>
    engine.search(question, limit).hits.map(({ passage }) => passage.place.unit)
}

describe('an article of which several paragraphs are found', () => {
  const pilots = ask(`### Article 1

1. The master pays the pilot when the ship has left the harbour and the account is settled with the office.

2. The office keeps the accounts.

### Article 2

1. A pilot comes on board of every ship that enters the harbour by night or in fog from the open sea.

2. The pilot leaves the ship when it lies at the quay of the harbour and is made fast by the crew.

### Article 3

1. The agent of a pilot keeps the list of ships that enter by day in clear weather.

2. Quay: where ships lie.
`)

  it('is first, though the best paragraph of all stands alone', () => {
    expect(pilots('pilot')[0]).toBe('art2')
  })

  it('is first however few are asked for', () => {
    for (const limit of [1, 2, 3, 5]) {
      expect(pilots('pilot', limit)[0]).toBe('art2')
      expect(pilots('pilot', limit).length).toBeLessThanOrEqual(limit)
    }
  })

  it('stays behind another that alone has every word', () => {
    expect(pilots('agent of a pilot')[0]).toBe('art3.1')
  })
})

describe('what only stands around the articles', () => {
  it('comes after the article that says the same', () => {
    const found = ask(`1. Requests the council to mend the lighthouse before the winter.

### Article 1

The parties mend the lighthouse as soon as the winter is over.

### Article 2

The parties meet.
`)('mend the lighthouse')
    expect(found.slice(0, 2)).toEqual(['art1', '1'])
  })

  it('keeps its place where there are no articles', () => {
    const found = ask(`1. Requests the council to mend the lighthouse before winter.

2. The parties shall, so far as they can, mend the lighthouse and the quay when winter is over.
`)('mend the lighthouse')
    expect(found[0]).toBe('1')
  })
})

describe('a passage that begins with what was asked for', () => {
  it('comes before one that only has the words, though it is longer', () => {
    const found = ask(`1. The council of the river towns sells the fishing rights.

2. Fishing rights are given by the council for ten years to those who live near the river.

3. Boats are painted.
`)('fishing rights')
    expect(found[0]).toBe('2')
  })
})

describe('a compound', () => {
  const found = ask(`1. The harbour has a right of selfdefence when ships attack it by night or by day.

2. The self is free. Towns have self-government, and a self of their own.

3. Boats are painted.
`)
  it.each(['self-defence', 'self-defense', 'self defence', 'selfdefense', 'selfdefence'])(
    '%s is found joined',
    (question) => {
      expect(found(question)[0]).toBe('1')
    },
  )

  it.each([
    [
      'nl',
      'oeverbeoordeling',
      [
        'De beoordeling van aanvragen duurt een maand.',
        'De oever is vrij.',
        'Een beoordeling van elke oever wordt jaarlijks door de raad gepubliceerd in de krant.',
      ],
    ],
    [
      'nl',
      'havensanctie',
      [
        'Sancties zijn hoog.',
        'De haven is vrij.',
        'De raad van de haven legt na een waarschuwing zonder gevolg ook sancties op.',
      ],
    ],
    [
      'de',
      'Zukunftsbericht',
      [
        'Der Bericht ist lang.',
        'Die Zukunft ist offen.',
        'Der Rat gibt dem Land jedes Jahr einen Bericht über die Zukunft der Fischerei.',
      ],
    ],
    [
      'de',
      'Hafengebühr',
      [
        'Eine Gebühr ist hoch.',
        'Der Hafen ist frei.',
        'Wer im Hafen liegt, zahlt dem Rat am Ende der Woche eine Gebühr.',
      ],
    ],
  ])('in %s that no text has is its two parts: %s', (language, question, texts) => {
    const text = texts.map((each, at) => `${at + 1}. ${each}`).join('\n\n')
    expect(ask(text, { language })(question)[0]).toBe('3')
  })
})
