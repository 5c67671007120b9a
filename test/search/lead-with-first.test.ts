import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { createEngine } from '../../src/search/engine.ts'
import { sourceOf } from '../document/source.ts'
import { bundledVectors } from '../library.ts'

function ask(text: string, language: string) {
  const reading = readDocument(sourceOf(text, { format: '2', language }), 'harbour', 'document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const { document } = reading
  const engine = createEngine({ documents: [document], main: document, unsealed: [] }, bundledVectors())
  return (question: string, limit = 5) =>
    engine.search(question, limit).hits.map(({ passage }) => passage.place.unit)
}

// Too long to be shown as a whole.
const duties =
  'De havenmeester bewaart de opgaven en geeft ze op verzoek aan de raad, die ze jaarlijks telt. '

describe('under a heading that has every word asked for', () => {
  const dutch = ask(
    `### Artikel 1 Verplichtingen van loodsen

1. Voordat een schip de haven binnenvaart, gaan loodsen aan boord en melden zij zich bij de havenmeester. ${duties.repeat(12)}

2. Hun loon volgt uit de lijst van de raad. ${duties.repeat(12)}

3. Loodsen bewaren het logboek.

4. De raad leest het logboek. ${duties.repeat(12)}

### Artikel 2 Kade

1. De kade is vrij.
`,
    'nl',
  )

  it('the first paragraph that says as much leads, and not the shortest', () => {
    expect(dutch('verplichtingen loodsen').slice(0, 2)).toEqual(['art1.1', 'art1.3'])
  })

  it('it leads however many are asked for', () => {
    for (const limit of [1, 2, 3]) {
      const found = dutch('verplichtingen loodsen', limit)
      expect(found).toHaveLength(limit)
      expect(found[0]).toBe('art1.1')
    }
  })

  it('it stays behind one that says more of it', () => {
    expect(dutch('verplichtingen loodsen logboek')[0]).toBe('art1.3')
  })

  it('what was excluded never leads', () => {
    expect(dutch('verplichtingen loodsen -schip')).not.toContain('art1.1')
  })

  it('each passage is there once', () => {
    const found = dutch('verplichtingen loodsen', 25)
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('of two passages that say it in the same words', () => {
  const repeated = ask(
    `### Artikel 7 Straffen

1. De raad legt straffen op naar de ernst van het geval.

2. Voor het lozen in strijd met het in artikel 3 bedoelde verbod gelden geldboeten tot 9 000 kronen of, wanneer de overtreder een rederij is, tot een tiende van de omzet die zij in het jaar daarvoor had.

### Artikel 8 Geldboeten voor dorpen en scholen

1. De havenmeester hoort het dorp.

2. Voor het lozen in strijd met het in artikel 3 bedoelde verbod gelden geldboeten tot 500 kronen.
`,
    'nl',
  )

  it('the first leads, though the other is shorter and has a word of them in its heading', () => {
    expect(repeated('geldboeten lozen')[0]).toBe('art7.2')
    expect(repeated('boete lozen')[0]).toBe('art7.2')
  })

  it('the other leads where its heading answers a word more', () => {
    expect(repeated('geldboeten lozen dorpen')[0]).toMatch(/^art8/u)
  })
})

describe('in English, too', () => {
  it('the first paragraph under the heading leads', () => {
    const found = ask(
      `### Article 1 Adequacy of moorings

1. A ship ties up where the council has found that the moorings of a quay are of adequate strength. ${'The council counts the ships that come and go, and writes down where each of them lies. '.repeat(20)}

2. The council reads what was found. ${'The council counts the ships that come and go, and writes down where each of them lies. '.repeat(20)}

3. Moorings are adequate for a year.

### Article 2 Quays

1. Quays are free.
`,
      'en',
    )('adequacy of moorings')
    expect(found.indexOf('art1.1')).toBeLessThan(found.indexOf('art1.3'))
  })
})
