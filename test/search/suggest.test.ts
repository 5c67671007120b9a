import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/message/reply.ts'
import { textOf } from '../../src/text/span.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot, engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)
const asker = createAsker('U1', 'Ana')

describe('suggestions', () => {
  it.each([
    ['', ['1', '2', '3']],
    ['5', ['5']],
    ['¶5', ['5']],
    ['1', ['1', '10', '11', '12']],
    ['12', ['12']],
    ['11', ['11', '11(a)', '11(b)', '11(c)', '11(d)']],
    ['11c', ['11(c)']],
    ['11(c', ['11(c)']],
    ['11 (C)', ['11(c)']],
    ['13', []],
    ['11z', []],
  ])('by number for %j', (typed, texts) => {
    expect(engine.suggest(typed, typed === '' ? 3 : 5).map(({ text }) => text)).toEqual(texts)
  })

  it.each([
    ['smu', '11(g)'],
    ['maritime sm', '11(g)'],
    ['Paraly', '7'],
    ['panel of ex', '11(c)'],
    ['women', '8'],
  ])('by words from the first letters on: %s', (typed, text) => {
    expect(engine.suggest(typed, 5).map((suggestion) => suggestion.text)).toContain(text)
  })

  it('begin with the first letter typed', () => {
    for (const letter of 'abcdefghilmnoprstuvw') expect(engine.suggest(letter, 5), letter).not.toEqual([])
  })

  it('are at most as many as there is room for, each once', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('n', 'no', 'north k', '1', 'sanction')),
        fc.nat(25),
        (typed, limit) => {
          const texts = engine.suggest(typed, limit).map(({ text }) => text)
          expect(texts.length).toBeLessThanOrEqual(limit)
          expect(new Set(texts).size).toBe(texts.length)
        },
      ),
    )
  })
})

describe.each([
  ['one document', vancouver],
  ['two documents', both],
])('each suggestion of %s', (_, library) => {
  const bot = createTestBot(library)
  const typed = [
    '',
    '1',
    '11',
    '5',
    'sanc',
    'n',
    'north',
    'port',
    'markup',
    'pilot',
    'harbour vessels',
    'καλη',
    'UN',
    'next',
  ]
  const suggestions = typed.flatMap((prefix) => bot.suggest(prefix, 25))

  it('fits its label into one hundred characters, with no half of a character', () => {
    expect(suggestions.length).toBeGreaterThan(60)
    for (const { label } of suggestions) {
      expect(label.length).toBeLessThanOrEqual(100)
      expect(label.isWellFormed()).toBe(true)
      expect(label).not.toMatch(/\n/u)
    }
  })

  it('shows, when it is chosen, just the passage whose words it begins with', async () => {
    for (const { label, text } of suggestions) {
      const reply = await ask(text)
      const [block] = reply.blocks.filter(({ kind }) => kind === 'passage')
      if (block?.kind !== 'passage') throw new Error(`${text} shows no passage`)
      const citation = block.citation.short.split('¶')[1] ?? ''
      const [, place = '', beginning = ''] = /¶(\S+) (.*?)…?$/u.exec(label) ?? []
      const [firstPlace] = place.split('–')
      expect(firstPlace, label).toBe(citation)
      const words = textOf(block.parts[0]?.spans ?? []).replace(/\s+/gu, ' ')
      const heading = `${block.section}: `
      expect(
        words.startsWith(beginning.startsWith(heading) ? beginning.slice(heading.length) : beginning),
        label,
      ).toBe(true)
    }
  })

  async function ask(text: string): Promise<Reply> {
    const answer = await bot.answer(bot.read(text), asker)
    if (answer.kind !== 'reply') throw new Error('no reply')
    return answer
  }
})

describe('the words of the command table', () => {
  const bot = createTestBot(vancouver)

  it('come before passages, from their first letters on', () => {
    expect(bot.suggest('qu', 5)[0]).toEqual({ label: 'quote', text: 'quote' })
    expect(bot.suggest('con', 5)[0]?.text).toBe('contents')
    expect(bot.suggest('', 25).map(({ text }) => text)).not.toContain('quote')
  })
})
