import { describe, expect, it } from 'vitest'
import { idsOf, unitOf, wordsOf } from './tree.ts'

describe('articles, paragraphs and items', () => {
  it('nests by indentation, and goes on with the text after an item', () => {
    const text = `## Article 6 When a ship may enter

1. A ship may enter if:

    - (a) she carries:
        - (i) a pilot;

        Or a chart.

    Ferries are free.

2. By day.`
    expect(idsOf(text)).toEqual([
      'art6',
      'art6.1',
      'art6.1.a',
      'art6.1.a.i',
      'art6.1.a.sub2',
      'art6.1.sub2',
      'art6.2',
    ])
    expect(unitOf(text, 'art6')).toMatchObject({
      kind: 'article',
      word: 'art',
      label: 'Article 6',
      number: '6',
      isOurs: false,
      title: 'When a ship may enter',
    })
    expect(wordsOf(unitOf(text, 'art6.1'))).toBe('A ship may enter if: | Ferries are free.')
    expect(wordsOf(unitOf(text, 'art6.1.a'))).toBe('she carries: | Or a chart.')
    expect(unitOf(text, 'art6.1.a.i')).toMatchObject({ kind: 'item', word: '', label: '(i)', number: 'i' })
  })

  it('counts four spaces as a level behind a marker of any width', () => {
    const text = `100. A hundred:

    - (a) one
        - (i) two

    Tail.

101. Next:

    100. inner

        - (b) innermost`
    expect(idsOf(text)).toEqual(['100', '100.a', '100.a.i', '100.sub2', '101', '101.100', '101.100.b'])
  })

  it('takes a tab for four spaces', () => {
    expect(idsOf('1. a\n\n\t- (a) b\n\t\t- (i) c')).toEqual(['1', '1.a', '1.a.i'])
  })

  it('reads a list at the margin as that of the paragraph before it', () => {
    expect(idsOf('1. a\n\n- (a) b\n- (b) c\n\nMore of 1.\n\n2. d\n\n- e\n- f')).toEqual([
      '1',
      '1.a',
      '1.b',
      '1.sub2',
      '2',
      '2.a',
      '2.b',
    ])
  })

  it('reads an entry with a label of the same form as the next paragraph', () => {
    expect(idsOf('- [12] a\n- (a) b\n- [13] c\n- i. d')).toEqual(['12', '12.a', '13', '13.i'])
    expect(idsOf('- ① a\n- 가. b\n- ② c')).toEqual(['1', '1.가', '2'])
    expect(idsOf('- 一、甲\n- （一）乙\n- 二、丙')).toEqual(['1', '1.1', '2'])
  })

  it('opens a paragraph with an item, and gives a bullet the number inside it', () => {
    expect(idsOf('4. - (a) Tolls.\n    - (b) Fees.')).toEqual(['4', '4.a', '4.b'])
    expect(idsOf('- 1. One.\n    - (a) Two.\n- 2. Three.')).toEqual(['1', '1.a', '2'])
    expect(unitOf('- 7) Seven.', '7')).toMatchObject({ label: '7)', number: '7', kind: 'paragraph' })
    expect(idsOf('1. a\n\n    - (b)\n\n        - (i) c')).toEqual(['1', '1.b', '1.b.i'])
  })

  it('keeps two lists in one paragraph apart, all of the second', () => {
    expect(idsOf('1. a\n    - (a) b\n\n    c\n\n    - (a) d\n    - (b) e')).toEqual([
      '1',
      '1.a',
      '1.sub2',
      '1.sub2.a',
      '1.sub2.b',
    ])
    expect(idsOf('1. a\n    - (a) b\n\n    c\n\n    - (b) d')).toEqual(['1', '1.a', '1.sub2', '1.b'])
  })

  it('counts bullets with letters of ours, and with digits beside printed letters', () => {
    expect(unitOf('1. a\n    - b\n    - c', '1.b')).toMatchObject({ label: null, number: 'b', isOurs: true })
    expect(unitOf('1. a\n    - – b', '1.a')).toMatchObject({ label: '–', number: 'a', isOurs: true })
    expect(idsOf('1. a\n    - (a) b\n    - c')).toEqual(['1', '1.a', '1.1'])
    expect(idsOf('1. a\n    - b\n\n    c\n\n    - d')).toEqual(['1', '1.a', '1.sub2', '1.b'])
  })

  it('takes dotted numbers inside those that they begin with', () => {
    expect(idsOf('- 2.1 a\n- 2.1.1 b\n- (a) c\n- 2.1.2 d\n- 2.2 e')).toEqual([
      '2.1',
      '2.1.1',
      '2.1.1.a',
      '2.1.2',
      '2.2',
    ])
    expect(idsOf('2. a\n\n    - 2.1 b')).toEqual(['2', '2.1'])
    expect(idsOf('## Annex I\n\n2. a\n\n    - 2.1 b')).toEqual(['annex1', 'annex1.2', 'annex1.2.1'])
  })

  it('gives an item that hangs on a heading the heading’s id', () => {
    expect(idsOf('## Lamps\n\n- (a) b\n\n## Horns\n\n1. d')).toEqual(['h1', 'h1.a', 'h2', '1'])
  })

  it('reads Roman and lettered items as they stand in an article', () => {
    const text = '## Artículo 27\n\n- IV. Las naves:\n    - a) una;\n- V. Los faros.'
    expect(idsOf(text, { language: 'es' })).toEqual(['art27', 'art27.IV', 'art27.IV.a', 'art27.V'])
  })

  it('reads articles as entries, with their paragraphs and items behind them', () => {
    expect(idsOf('- 第七条 守塔人：\n- （一）点灯；\n- （二）吹号。\n\n余文。\n\n- 第八条 完。')).toEqual([
      'art7',
      'art7.1',
      'art7.2',
      'art7.sub2',
      'art8',
    ])
    expect(idsOf('- § 5. Licht:\n- (1) Lampe:\n- a) rot\n- (2) Horn\n- § 6. Ende')).toEqual([
      'art5',
      'art5.1',
      'art5.1.a',
      'art5.2',
      'art6',
    ])
    expect(unitOf('- 제7조 등대\n- ① 켠다.', 'art7.1').kind).toBe('paragraph')
  })
})

describe('what a backslash does', () => {
  it.each([
    ['- \\(a) text', 'a', '(a) text'],
    ['- A\\. Smith', 'a', 'A. Smith'],
    ['- 2\\.1 text', 'a', '2.1 text'],
    ['- § 5\\. text', 'a', '§ 5. text'],
  ])('makes a label text: %s', (line, id, words) => {
    const unit = unitOf(`1. x\n\n    ${line}`, `1.${id}`)
    expect([unit.label, wordsOf(unit)]).toEqual([null, words])
  })

  it('makes a paragraph of a year, and a title of a heading', () => {
    expect(wordsOf(unitOf('1. a\n\n2018\\. was dark.', '1'))).toBe('a | 2018. was dark.')
    expect(unitOf('## 4\\. Lamps\n\nx', 'h1')).toMatchObject({ label: null, title: '4. Lamps' })
    expect(unitOf('## Article 6 {heading}\n\nx', 'h1')).toMatchObject({ label: null, title: 'Article 6' })
  })

  it('keeps braces, brackets and bars that are text', () => {
    expect(unitOf('## Lamps \\{new}\n\nx', 'h1').title).toBe('Lamps {new}')
    expect(wordsOf(unitOf('1. a \\[^1] \\| \\\\ *b* <c> &amp; `d`', '1'))).toBe(
      'a [^1] | \\ *b* <c> &amp; `d`',
    )
  })
})

describe('statuses, numbers that stand twice, attributes', () => {
  it.each(['repealed', 'deleted', 'reserved', 'omitted', 'spent'] as const)('reads {%s}', (status) => {
    expect(unitOf(`1. a\n    - (e) {${status}}`, '1.e').status).toBe(status)
    expect(unitOf(`## Article 4 {${status}}`, 'art4').status).toBe(status)
    expect(unitOf(`3. {${status}}`, '3').status).toBe(status)
  })

  it('reads {again}, {no=…} and {lang=…}', () => {
    const text = '1. a\n    - (b) c\n    - (b) {again} d\n    - (b) {again} e'
    expect(idsOf(text)).toEqual(['1', '1.b', '1.b_2', '1.b_3'])
    expect(unitOf(text, '1.b_2')).toMatchObject({ label: '(b)', number: 'b' })
    expect(unitOf('1. a\n    - (5) {no=5.5} b', '1.5.5')).toMatchObject({
      label: '(5)',
      number: '5.5',
      isOurs: false,
    })
    expect(unitOf('## Form {annex no=B}\n\nx', 'annexB')).toMatchObject({
      label: null,
      title: 'Form',
      isOurs: true,
    })
    expect(unitOf('- (1) {lang=fr} oui', '1').language).toBe('fr')
  })

  it('reads what an annex is called, with and without a number', () => {
    expect(idsOf('## Annex\n\nx')).toEqual(['annex'])
    expect(idsOf('## Annex\n\nx\n\n## Annex\n\ny')).toEqual(['annex1', 'annex2'])
    expect(idsOf('## Annexes\n\n### Annex I\n\nx')).toEqual(['h1', 'annex1'])
  })
})

describe('definitions', () => {
  it('takes the first quoted words of an entry', () => {
    const text = `## Article 4 Definitions {definitions}

- (1) ‘harbour master’ means a person;
- (2) “ship” is a vessel;
- (3) the term «pier» includes:
    - (a) “rails” of it.`
    expect(unitOf(text, 'art4.1').term).toBe('harbour master')
    expect(unitOf(text, 'art4.2').term).toBe('ship')
    expect(unitOf(text, 'art4.3').term).toBe('pier')
    expect(unitOf(text, 'art4.3.a').term).toBe('rails')
    expect(unitOf('## Artikel 4 {definitions}\n\n- „Schiff“ ist', 'art4.a', { language: 'de' }).term).toBe(
      'Schiff',
    )
    expect(unitOf('## 第二条 {definitions}\n\n- （一）「船」是', 'art2.1').term).toBe('船')
    expect(unitOf('## Article 4\n\n- (1) “ship” is', 'art4.1').term).toBeNull()
  })
})
