import { describe, expect, it } from 'vitest'
import { check, checkOne, markedIn } from './check.ts'

const marked = 'exact with marked changes'

describe('an ellipsis', () => {
  it.each([
    ['…', 'sanctions … aimed at creating'],
    ['...', 'sanctions ... aimed at creating'],
    ['....', 'sanctions .... aimed at creating'],
    ['. . .', 'sanctions . . . aimed at creating'],
    ['[…]', 'sanctions […] aimed at creating'],
    ['[...]', 'sanctions [...] aimed at creating'],
    ['(…)', 'sanctions (…) aimed at creating'],
    ['without spaces', 'sanctions…aimed at creating'],
    ['after a mark of its own', 'sanctions, … aimed at creating'],
  ])('stands for words of the document: %s', (_how, text) => {
    expect(checkOne(text)).toMatchObject({
      kind: marked,
      passages: [{ id: '5' }],
      elisions: ['are a tool of diplomacy'],
      insertions: [],
    })
  })

  it('leaves what is quoted marked', () => {
    expect(markedIn(checkOne('a tool … negotiated solution … the capabilities'))).toEqual([
      'a tool',
      'negotiated solution',
      'the capabilities',
    ])
  })

  it.each([
    '… sanctions are a tool of diplomacy …',
    '...sanctions are a tool of diplomacy...',
    '[…] sanctions are a tool',
  ])('at an end stands for nothing: %s', (text) => {
    expect(checkOne(text)).toMatchObject({ kind: 'exact', passages: [{ id: '5' }], elisions: [] })
  })

  it('frees the first letter behind it', () => {
    expect(check('They recalled that the UN … Ministers embraced steps … The purpose of sanctions')).toEqual([
      marked,
      '5',
    ])
  })

  it('stands for as little as it can', () => {
    expect(checkOne('North Korea … ballistic missile')).toMatchObject({ passages: [{ id: '9' }] })
    expect(checkOne('The Ministers … sanctions')).toMatchObject({
      passages: [{ id: '5' }],
      elisions: ['noted that'],
    })
  })

  it('may stand for items of a list', () => {
    expect(check('to undertake the following concrete actions: … help to build global capacity')).toEqual([
      marked,
      '11',
    ])
  })

  it('may reach over paragraphs if four words stand on each side', () => {
    expect(check('disregard for international law … The Ministers also discussed past')).toEqual([
      marked,
      '3',
      '4',
    ])
    expect(check('disregard for international law … also discussed past')[0]).not.toMatch(/^exact/u)
  })

  it('does not turn the order round, nor reach into another document', () => {
    expect(check('aimed at creating … sanctions are a tool')[0]).not.toMatch(/^exact/u)
    expect(check('a tool of diplomacy … to light their lamps')[0]).not.toMatch(/^exact/u)
  })

  it('is no change in an altered quotation', () => {
    const verdict = checkOne(
      'sanctions are a means of diplomacy … They recalled that the UN Security Council … 10 different resolutions',
    )
    expect(verdict).toMatchObject({
      kind: 'altered',
      elisions: ['aimed at creating the conditions for a negotiated solution.', 'has adopted'],
      changes: [
        { document: 'tool', quotation: 'means' },
        { document: 'separate', quotation: 'different' },
      ],
    })
  })
})

describe('words in brackets', () => {
  it.each([
    [
      'in the place of some',
      '[The Ministers] … called on [every state] to fully enforce',
      [
        { document: '', quotation: '[The Ministers]' },
        { document: 'all states', quotation: '[every state]' },
      ],
    ],
    [
      'in the place of none',
      'sanctions are a [legitimate] tool',
      [{ document: '', quotation: '[legitimate]' }],
    ],
    ['with a letter', '[S]anctions are a tool', [{ document: 'sanctions', quotation: '[S]anctions' }]],
    [
      'with the end of a word',
      'recall[ing] that the UN Security Council',
      [{ document: 'recalled', quotation: 'recall[ing]' }],
    ],
  ])('are named: %s', (_what, text, insertions) => {
    const verdict = checkOne(text)
    expect(verdict).toMatchObject({ passages: [{ id: '5' }], insertions })
    expect(verdict.kind).toBe(text.startsWith('[S]anctions') ? 'exact' : marked)
  })

  it('are no words of the quotation where an editor says something of it', () => {
    expect(checkOne('sanctions are a tool [sic] of diplomacy [emphasis added]')).toMatchObject({
      kind: 'exact',
      insertions: [],
    })
  })

  it('stand for eight words at the most', () => {
    expect(check('The Ministers [said] of diplomacy')[0]).toBe(marked)
    expect(check('The Ministers [said] a negotiated solution')[0]).not.toMatch(/^exact/u)
  })

  it('change a letter and no more', () => {
    expect(check('[M]anctions are a tool of diplomacy')[0]).toBe('altered')
  })

  it('are no change in an altered quotation', () => {
    const verdict = checkOne('[T]hey recalled that [it] has adopted 10 different resolutions which implement')
    expect(verdict).toMatchObject({
      kind: 'altered',
      changes: [{ document: 'separate', quotation: 'different' }],
      insertions: [
        { document: 'the UN Security Council', quotation: '[it]' },
        { document: 'They', quotation: '[T]hey' },
      ],
    })
  })
})

describe('a document that has brackets and dots itself', () => {
  it.each([
    '||spoiler|| [x](javascript:alert(1)) [a](https://example.org)',
    '(c) "storm" means wind of force 10 or more.',
    '<!channel> <!here|here> <@U012AB3CD>',
  ])('is compared literally first: %s', (text) => {
    expect(checkOne(text)).toMatchObject({ kind: 'exact', elisions: [], insertions: [] })
  })

  it('may have words left out between them', () => {
    expect(checkOne('||spoiler|| [x](javascript:alert(1)) … [b](https://example.org) :smile:')).toMatchObject(
      {
        kind: marked,
        elisions: ['[a](https://example.org)'],
        insertions: [],
      },
    )
  })
})
