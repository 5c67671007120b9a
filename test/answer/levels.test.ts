import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { createAsker } from '../asker.ts'
import { sourceOf } from '../document/source.ts'
import { createTestBot } from '../library.ts'

const text = `## CHAPTER I Lights

### Article 1 Lamps

1. The keeper has duties. A lamp is lit only where:

    - (a) the sea is dark;

    - (b) a ship is near and:

        - (i) it is large, or

        - (ii) it is lost,

    and the keeper is awake.

2. A lamp is green.

### Article 2 Bells

1. A bell rings in fog.

2. A bell of bronze rings twice.

### Article 3 Flags

| Flag | Means |
|------|-------|
| 11   | stop  |
| 12   | come  |
`
const reading = readDocument(sourceOf(text, { format: '2', short: 'Lamps Act' }), 'lamps', 'document.md')
if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
const { document } = reading
const bot = createTestBot({ documents: [document], main: document, unsealed: [] })

async function ask(typed: string): Promise<string> {
  const answer = await bot.answer(bot.read(typed), createAsker('U1', 'Ana'))
  return answer.kind === 'reply' ? renderPlainText(answer) : answer.kind
}

describe('A text with levels', () => {
  it('quotes an item with what leads to it at every level, what finishes it, and what is left out', async () => {
    const said = await ask('quote 1(1)(b)(ii) with context')
    const lines = said.split('\n').map((line) => line.trim())
    expect(lines.join('\n')).toContain(
      [
        '[…]',
        'A lamp is lit only where:',
        '[…]',
        '(b) a ship is near and:',
        '[…]',
        '(ii) it is lost,',
        'and the keeper is awake.',
      ].join('\n'),
    )
    expect(said).toMatch(/art\. 1\(1\)\(b\)\(ii\)/u)
  })

  it.each([
    ['Article 2', 'A bell rings in fog.', 'art. 2'],
    ['2', 'A bell rings in fog.', 'art. 2'],
    ['quote 2(1)', 'A bell rings in fog.', 'art. 2(1)'],
    ['articles 2-3', '12 | come', 'art. 3'],
    ['article 3, row 12', '12 | come', 'row 12'],
    ['Chapter I', 'A lamp is green.', 'Chapter I'],
  ])('%s shows %s as %s', async (typed, words, place) => {
    const said = await ask(typed)
    expect(said).toContain(words)
    expect(said.toLowerCase()).toContain(place.toLowerCase())
  })

  it.each(['Article 4', '1(1)(c)', '1(1)(b)(iii)', 'recital 1', 'Annex I', 'article 3, row 13', '2(3)'])(
    'has no %s, says so, and searches for nothing',
    async (typed) => {
      const said = await ask(typed)
      expect(said).toMatch(/has no|There’s no/u)
      expect(said).not.toMatch(/lamp is|bell|flag/iu)
    },
  )

  it('finds the article where two of its paragraphs are asked for', () => {
    expect(bot.find('bell', 3).hits.map(({ id }) => id)[0]).toBe('art2')
    expect(bot.find('bronze', 3).hits.map(({ id }) => id)[0]).toBe('art2.2')
  })

  it('shows no whole article where a word is excluded or a phrase asked for', () => {
    expect(bot.find('bell -bronze', 3).hits.map(({ id }) => id)).toEqual(['art2.1'])
    expect(bot.find('"a bell" bell', 3).hits.map(({ id }) => id)).toEqual(['art2.1', 'art2.2'])
  })

  it('lists its articles under their headings', async () => {
    expect(await ask('contents')).toMatch(/Lights {2}art\. 1–3/u)
  })
})
