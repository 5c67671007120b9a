import { describe, expect, it } from 'vitest'
import { passageId } from '../../src/document/passage.ts'
import { parseQuery } from '../../src/search/parse-query.ts'
import { busyFor } from '../busy-for.ts'
import { both, engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)
const ids = (query: string): readonly string[] =>
  engine.search(query, 10).hits.map(({ passage }) => passageId(passage.place))

describe('The query language', () => {
  it.each([
    ['"ship-to-ship" -china in:sanctions', ['ship-to-ship'], ['china'], 'sanctions'],
    ['“ship-to-ship” talks', ['ship-to-ship'], [], null],
    ['„hostile intent“ «flow of funds»', ['hostile intent', 'flow of funds'], [], null],
    ['sanctions in:"next steps"', [], [], 'next steps'],
    ['sanctions in:next-steps', [], [], 'next steps'],
    ['cyber-attacks', [], [], null],
    ['-china', [], [], null],
    ['"not closed', [], [], null],
    ['""', [], [], null],
    ['in:', [], [], null],
  ])('reads %s', (typed, phrases, without, within) => {
    const query = parseQuery(typed)
    expect(query.phrases).toEqual(phrases)
    expect(query.without).toEqual(without)
    expect(query.within).toBe(within)
    expect(query.words).not.toBe('')
  })

  it('finds an exact phrase only where it stands', () => {
    expect(ids('"ship-to-ship transfers"')).toEqual(['11.g'])
    expect(ids('“Ship-to-Ship Transfers”')).toEqual(['11.g'])
    expect(ids('"transfers ship-to-ship"')).toEqual([])
  })

  it('leaves out passages with a word in any of its forms', () => {
    expect(ids('sanctions')).toContain('5')
    expect(ids('sanctions -china')).not.toContain('5')
    expect(ids('sanctions -sanctioned').filter((id) => ids('"sanctions"').includes(id))).toEqual([])
  })

  it('stays within a section, or a document', () => {
    expect(new Set(ids('sanctions in:sanctions'))).toEqual(new Set(['5', '6']))
    expect(ids('north korea in:"next steps"').every((id) => id.startsWith('11') || id === '12')).toBe(true)
    const library = engineOf(both)
    const found = library.search('ports in:harbour-2031', 10).hits
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ passage }) => passage.document.id === 'harbour-2031')).toBe(true)
  })

  it('stays within the document that is called exactly so, of names that begin alike', () => {
    const geneva = { ...vancouver.main, id: 'geneva', short: 'Geneva' }
    const second = { ...vancouver.main, id: 'geneva-2', short: 'Geneva II' }
    const library = engineOf({ documents: [geneva, second], main: geneva, unsealed: [] })
    const found = (query: string): ReadonlySet<string> =>
      new Set(library.search(query, 50).hits.map(({ passage }) => passage.document.id))
    expect(found('sanctions')).toEqual(new Set(['geneva', 'geneva-2']))
    expect(found('in:geneva sanctions')).toEqual(new Set(['geneva']))
    expect(found('in:Geneva II sanctions')).toEqual(new Set(['geneva-2']))
    expect(found('sanctions in:"geneva II"')).toEqual(new Set(['geneva-2']))
    expect(found('sanctions in:geneva-2')).toEqual(new Set(['geneva-2']))
    expect(found('sanctions in:II')).toEqual(new Set(['geneva-2']))
  })

  it.each([
    ['quoted letters', (at: number) => `"${String.fromCharCode(97 + (at % 26))}"`],
    ['quoted words', (at: number) => `"w${at.toString(36)}"`],
    ['excluded words', (at: number) => `-w${at.toString(36)} -sanctions`],
    ['words', (at: number) => `w${at.toString(36)}`],
    ['initials', (at: number) => `${['UN', 'US', 'NK', 'IAEA'][at % 4]}${at % 10}`],
  ])('answers thousands of %s within 50 ms', async (_, wordAt) => {
    const typed = Array.from({ length: 20_000 }, (__, at) => wordAt(at)).join(' ')
    expect(await busyFor(() => engine.search(typed, 10))).toBeLessThan(50)
    expect(await busyFor(() => engine.suggest(typed, 10))).toBeLessThan(50)
  })

  it('searches as plain words what names no section, and what is malformed', () => {
    expect(ids('sanctions in:nowhere')).toContain('5')
    expect(ids('"sanctions')).toContain('5')
    expect(ids('-sanctions')).toContain('5')
    expect(ids('in: sanctions')).toContain('5')
  })

  it.each([
    'sanctions '.repeat(10_000),
    Array.from({ length: 10_000 }, (_, at) => `word${at}`).join(' '),
    '"'.repeat(5_001),
    '“”"„'.repeat(2_000),
    'in:in:in:in:"'.repeat(500),
    '-'.repeat(10_000),
    'what about the',
    '제재는 무엇입니까',
    'ما هي العقوبات',
    '🇨🇦🚀'.repeat(500),
    '\u0000\u0007\u001B[31m',
    '"a "b "c "d" e" f" g"',
  ])('answers input %#, whatever it is', (typed) => {
    const { hits } = engine.search(typed, 10)
    expect(hits.length).toBeLessThanOrEqual(10)
    expect(engine.search(typed, 10).hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score))
  })
})
