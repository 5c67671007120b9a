import { describe, expect, it } from 'vitest'
import { idsOf, readTree, unitOf, wordsOf } from './tree.ts'

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

describe('headings', () => {
  it('keeps the chain of divisions, and leaves it out of what is numbered through', () => {
    const text =
      '## PART ONE\n\n### TITLE II\n\n#### Chapter 1\n\n##### Article 9\n\nx\n\n## PART TWO\n\n### Article 10\n\ny'
    expect(idsOf(text)).toEqual(['part1', 'part1.title2', 'part1.title2.ch1', 'art9', 'part2', 'art10'])
  })

  it('starts again where the front matter says so, in any language', () => {
    const text = '## Kapitel 1\n\n### Artikel 1\n\nx\n\n## Kapitel 2\n\n### Artikel 1\n\ny'
    expect(readTree(text, { language: 'de' }).problems).toEqual([
      '9: Artikel 1 stands again (first in line 3): art1',
    ])
    const restarted = ['ch1', 'ch1.art1', 'ch2', 'ch2.art1']
    expect(idsOf(text, { language: 'de', restart: ['chapter'] })).toEqual(restarted)
    expect(idsOf(text, { language: 'de', restart: ['Kapitel'] })).toEqual(restarted)
    expect(idsOf('## A\n\n1. x\n\n## B\n\n1. y', { restart: ['section'] })).toEqual([
      'h1',
      'h1.1',
      'h2',
      'h2.1',
    ])
  })

  it('turns Roman numerals into digits unless the series is lettered', () => {
    expect(idsOf('## ANNEX I\n\nx\n\n## ANNEX II\n\ny')).toEqual(['annex1', 'annex2'])
    expect(idsOf('## Annex A\n\nx\n\n## Annex B\n\ny\n\n## Annex C\n\nz')).toEqual([
      'annexA',
      'annexB',
      'annexC',
    ])
    expect(idsOf('## C. x\n\n1. a\n\n## D. y\n\n2. b')).toEqual(['secC', '1', 'secD', '2'])
    expect(idsOf('## I. x\n\n1. a\n\n## IVa. y\n\n2. b')).toEqual(['sec1', '1', 'sec4a', '2'])
    // The letters of one chapter say nothing of the next.
    expect(idsOf('## I. a\n\n### A. b\n\n1. x\n\n## II. c\n\n### I. d\n\n2. y')).toEqual([
      'sec1',
      'sec1.secA',
      '1',
      'sec2',
      'sec2.sec1',
      '2',
    ])
  })

  it('reads a section over articles as a division, and one of a statute as what it is', () => {
    expect(idsOf('## Section 1\n\n### Article 1\n\nx')).toEqual(['sec1', 'art1'])
    expect(idsOf('## Section 1\n\n- (1) x')).toEqual(['s1', 's1.1'])
    expect(idsOf('## Section 1 {division}\n\n1. x')).toEqual(['sec1', '1'])
    expect(idsOf('## 1. Tolls {section}\n\n- (1) x')).toEqual(['s1', 's1.1'])
    expect(idsOf('## 4 Tolls {article}\n\nx')).toEqual(['art4'])
    expect(idsOf('## 4 Tolls {division}\n\n1. x')).toEqual(['sec4', '1'])
  })

  it('reads the words of the front matter, one in another', () => {
    const text = '## Goal 16 Peace\n\n### Target 16.3\n\nx\n\n### Target 16.a\n\ny'
    expect(idsOf(text, { units: ['goal', 'target'] })).toEqual(['goal16', 'target16.3', 'target16.a'])
  })

  it('reads one heading over several articles', () => {
    expect(unitOf('## Articles 7–9 {repealed}', 'art7-9')).toMatchObject({
      label: 'Articles 7–9',
      number: '7-9',
      status: 'repealed',
    })
  })

  it('ends a preamble or recitals at an article that is a level too deep', () => {
    expect(idsOf('## {preamble}\n\n- a\n\n### Article 1\n\nb')).toEqual(['preamble', 'pp1', 'art1'])
  })
})

describe('preamble, recitals, operative part', () => {
  it('counts preambular paragraphs, and none of the formula', () => {
    const text = '## {preamble}\n\nTHE ISLES,\n\n- Recalling,\n- – noting,\n\nHAVE AGREED:'
    expect(idsOf(text)).toEqual(['preamble', 'pp1', 'pp2', 'preamble.sub2'])
    expect(unitOf(text, 'pp2')).toMatchObject({ kind: 'pp', word: 'pp', label: '–', isOurs: true })
  })

  it('counts each text where there is no entry', () => {
    expect(idsOf('## Preamble {preamble}\n\nWhereas a,\n\nWhereas b,\n\n## Article 1\n\nc')).toEqual([
      'preamble',
      'pp1',
      'pp2',
      'art1',
    ])
  })

  it('reads recitals with numbers, letters or a word, and counts those without', () => {
    const ids = ['recitals', 'rec1', 'rec1.a', 'rec2', 'rec2.sub2', 'art1', 'art1.1']
    expect(idsOf('## {recitals}\n\n- (1) a:\n- (a) b\n- (2) c\n\nMore.\n\n## Article 1\n\n1. d')).toEqual(ids)
    expect(idsOf('## {recitals}\n\n- (A) a\n- (B) b')).toEqual(['recitals', 'recA', 'recB'])
    expect(idsOf('## {recitals}\n\n1. a\n2. b')).toEqual(['recitals', 'rec1', 'rec2'])
    expect(idsOf('## Recital 26\n\na')).toEqual(['rec26'])
    expect(unitOf('## {recitals}\n\n- a\n- b', 'rec2')).toMatchObject({
      kind: 'recital',
      isOurs: true,
      label: null,
    })
    expect(idsOf('## {recitals}\n\n### Lamps\n\n- (1) a\n\n### Horns\n\n- (2) b')).toEqual([
      'recitals',
      'h1',
      'rec1',
      'h2',
      'rec2',
    ])
  })

  it('numbers an operative part as the document', () => {
    expect(idsOf('## {preamble}\n\n- a\n\n## {operative}\n\n1. b\n2. c')).toEqual([
      'preamble',
      'pp1',
      'operative',
      '1',
      '2',
    ])
    expect(unitOf('## {operative}\n\nWe act.\n\nWe go.', '2')).toMatchObject({
      kind: 'paragraph',
      isOurs: true,
      label: null,
    })
  })
})

describe('text without a number', () => {
  it('is counted where nothing else is', () => {
    expect(idsOf('a\n\n- b\n- c\n\n## Lamps\n\nd')).toEqual(['1', '1.a', '1.b', 'h1', '2'])
  })

  it('is 0 before the first heading or number, and belongs to its heading elsewhere', () => {
    expect(idsOf('a\n\nb\n\n1. c')).toEqual(['0', '0.sub2', '1'])
    expect(unitOf('a\n\n1. c', '0')).toMatchObject({ kind: 'paragraph', isOurs: true })
    expect(idsOf('a\n\n## Article 1\n\nb\n\nc')).toEqual(['0', 'art1', 'art1.sub2'])
    expect(idsOf('## Lamps\n\na\n\nb\n\n1. c')).toEqual(['h1', 'h1.sub2', '1'])
  })

  it('is not counted under decimal headings, or where the front matter says what is', () => {
    expect(idsOf('## 1. Lamps\n\na\n\n### 1.1 Red\n\nb')).toEqual(['sec1', 'sec1.1'])
    expect(idsOf('## I. Lamps\n\na')).toEqual(['sec1', '1'])
    expect(idsOf('## I. Lamps\n\na', { main: 'section' })).toEqual(['sec1'])
  })

  it('is one text a block, or one a line where the front matter says so', () => {
    expect(wordsOf(unitOf('1. a  \nb\nc', '1'))).toBe('a\nb c')
    expect(wordsOf(unitOf('1. a  \nb\nc', '1', { alineas: 'lines' }))).toBe('a | b c')
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

describe('annexes and closings', () => {
  it('have scopes of their own, and close what is open', () => {
    const text = `## Chapter 1

### Article 1

1. a

***

Done here.

### ANNEX I

1. b

***

Signed.

## Protocol No 1

### Article 1

c

***

Done there.`
    expect(idsOf(text)).toEqual([
      'ch1',
      'art1',
      'art1.1',
      'closing',
      'annex1',
      'annex1.1',
      'annex1.closing',
      'prot1',
      'prot1.art1',
      'prot1.closing',
    ])
    expect(unitOf(text, 'closing')).toMatchObject({ kind: 'closing', label: null, number: null })
    expect(wordsOf(unitOf(text, 'prot1.closing'))).toBe('Done there.')
  })

  it('are nothing where nothing follows the rule', () => {
    expect(idsOf('1. a\n\n***')).toEqual(['1'])
    expect(idsOf('1. a\n\n## Signatures {closing}\n\nb')).toEqual(['1', 'closing'])
    expect(idsOf('1. a\n\n***\n\n- For the isles\n- For the coast')).toEqual([
      '1',
      'closing',
      'closing.a',
      'closing.b',
    ])
  })

  it('may have appendices below them', () => {
    expect(idsOf('## Annex I\n\nx\n\n### Appendix 1\n\ny\n\n### Part A\n\n1. z')).toEqual([
      'annex1',
      'annex1.app1',
      'annex1.partA',
      'annex1.1',
    ])
  })
})

describe('tables, notes and quotations', () => {
  it('names rows by their first cell, or counts them', () => {
    const named = '1. a\n\n    | Code | Toll |\n    |---|---|\n    | 0101 | 5 % |\n    | 0102 | 7 \\| 8 |'
    expect(idsOf(named)).toEqual(['1', '1.t1', '1.t1.r0101', '1.t1.r0102'])
    expect(unitOf(named, '1').parts[1]).toMatchObject({
      head: ['Code', 'Toll'],
      rows: [
        { number: '0101', isOurs: false, cells: ['0101', '5 %'] },
        { number: '0102', isOurs: false, cells: ['0102', '7 | 8'] },
      ],
    })
    expect(
      idsOf('1. a\n\n| A | B |\n|---|---|\n| x | 1 |\n| x | 2 |\n\n| C |\n|---|\n| two words |'),
    ).toEqual(['1', '1.t1', '1.t1.r1', '1.t1.r2', '1.t2', '1.t2.r1'])
    expect(idsOf('## A\n\n1. x\n\n## B\n\n| C |\n|---|\n| a |')).toEqual([
      'h1',
      '1',
      'h2',
      'h2.t1',
      'h2.t1.ra',
    ])
  })

  it('reads a table of many rows as one', () => {
    const rows = Array.from({ length: 300 }, (_, at) => `| ${at} | words |`).join('\n')
    const { parts, problems } = readTree(`| A | B |\n|---|---|\n${rows}\n| last |\n\nmore`)
    expect(problems).toEqual(['303: a row of the table has more or fewer cells than its head'])
    expect(JSON.stringify(parts).match(/"id":"[^"]*t1\.r/gu)).toHaveLength(301)
  })

  it('takes notes apart, and says where they are called', () => {
    const text =
      '1. Ships[^1] and boats[^b].\n\n    - (a)[^1] rafts\n\n[^1]: Of wood.\n[^b]: Of tin,\n  too.\n\n    And more.'
    const { notes } = readTree(text)
    expect(notes).toEqual([
      { id: 'n1', label: '1', text: 'Of wood.' },
      { id: 'nb', label: 'b', text: 'Of tin, too.\nAnd more.' },
    ])
    expect(unitOf(text, '1').parts[0]).toEqual({
      kind: 'text',
      text: 'Ships and boats.',
      calls: [
        { at: 5, note: 'n1' },
        { at: 15, note: 'nb' },
      ],
    })
    expect(unitOf(text, '1.a')).toMatchObject({
      label: '(a)',
      parts: [{ text: 'rafts', calls: [{ at: 0, note: 'n1' }] }],
    })
  })

  it('knows a note that is called in a title, a cell or a note', () => {
    const text = '## Lamps[^1]\n\n| A[^2] |\n|---|\n| b |\n\n[^1]: x[^3]\n\n[^2]: y\n\n[^3]: z'
    expect(readTree(text).problems).toEqual([])
    expect(unitOf(text, 'h1').title).toBe('Lamps')
    expect(readTree(text).notes[0]?.text).toBe('x')
  })

  it('gives quoted text a scope of its own', () => {
    const text = `- [12] The Act says:

    > ## Article 5 Gates
    >
    > 1. A gate may be shut if—
    >     - (a) it storms;
    >
    > | A |
    > |---|
    > | x |

    We go on.

- [13] And:

    > plain words`
    expect(idsOf(text)).toEqual([
      '12',
      '12.q1',
      '12.q1.art5',
      '12.q1.art5.1',
      '12.q1.art5.1.a',
      '12.q1.art5.1.t1',
      '12.q1.art5.1.t1.rx',
      '12.sub2',
      '13',
      '13.q1',
    ])
    expect(idsOf('> a\n\n1. b\n\n> 1. c')).toContain('1.q1.1')
  })
})

describe('what a file cannot be', () => {
  it.each([
    ['1. a\n\n1. b', '3: 1. stands again (first in line 1): 1', /\{again\}/u],
    ['## Article 6\n\n1. a\n\n1. b', '5: 1. stands again (first in line 3): art6.1', /restart: chapter/u],
    [
      '1. a\n    - (a) b\n    - (a) c',
      '3: (a) stands again (first in line 2): 1.a',
      /introduces the second list/u,
    ],
    ['2. a\n    - § 6. b', '2: § 6. stands inside paragraph 2', /backslash/u],
    ['## Article 6\n\na\n\n### Article 7\n\nb', '5: Article 7 stands inside Article 6', /fewer #/u],
    ['## Article 6\n\na\n\n### Chapter 1\n\nb', '5: Chapter 1 stands inside Article 6', /fewer #/u],
    ['1. a\n    - (e)', '2: (e) is empty', /\{deleted\}/u],
    ['1. a\n\n-\n\n2. b', '3: a list entry is empty', /remove/u],
    ['1. a\n\n2.', '3: 2. is empty', /\{deleted\}/u],
    ['1. a\n\n##', '3: a heading is empty', /remove/u],
    ['1. a\n\n## Lamps', '3: nothing stands under the heading “Lamps”', /\{repealed\}/u],
    ['1. a\n\n## Article 4 Lamps', '3: nothing stands under the heading “Article 4 Lamps”', /\{repealed\}/u],
    ['## {operative}\n\n## {preamble}\n\na', '1: nothing stands under the heading “{operative}”', /remove/u],
    ['# Lamps\n\n1. a', '1: a heading of the first level', /front matter/u],
    [`## ${'x'.repeat(301)}\n\n1. a`, '1: a heading has 301 characters, more than 300', /paragraph/u],
    ['## Article 4 {repeeled}\n\na', '1: {repeeled} is not known', /Did you mean \{repealed\}/u],
    ['1. a\n    - (b) {deletd}', '2: {deletd} is not known', /Did you mean \{deleted\}/u],
    ['## Article 4 {no=a:b}\n\na', '1: {no=a:b} is not known', /no=…/u],
    ['## Article 4 {lang=xx_yy}\n\na', '1: {lang=xx_yy} is not known', /lang=…/u],
    ['## Lamps {article}\n\na', '1: {article} stands on a heading without a number', /no=…/u],
    ['1. a\n    - (b) {annex} c', '2: {annex} stands on an entry', /heading/u],
    ['1. a[^2]', '1: [^2] has no note', /\\\[\^2\]/u],
    ['1. a\n\n[^3]: b', '3: note [^3] is called nowhere', /\[\^3\]/u],
    ['1. a[^3]\n\n[^3]: b\n[^3]: c', '4: note [^3] stands again (first in line 3)', /label/u],
    [
      '1. a\n\n| A | B |\n|---|---|\n| c |',
      '5: a row of the table has more or fewer cells than its head',
      /\\\|/u,
    ],
    ['| A |\n|---|\n| c | d |', '3: a row of the table has more or fewer cells than its head', /\\\|/u],
    ['1. a\n\n***\n\nb\n\n***\n\nc', '7: the text is closed a second time', /heading/u],
    ['1. a\n\n    ## b', "3: a heading cannot be part of an entry's text", /margin/u],
    ['1. a\n\n<!-- b -->', '3: a comment stands in the text', /Remove/u],
    ['', 'file: the document has no text', /front matter/u],
  ])('%j', (text, problem, remedy) => {
    const { problems, remedies } = readTree(text)
    expect(problems).toContain(problem)
    expect(remedies[problems.indexOf(problem)]).toMatch(remedy)
  })

  it('is what its front matter does not find in it', () => {
    expect(readTree('1. a', { restart: ['chapter'] }).problems).toEqual([
      "file: restart: chapter, but no heading has a chapter's label",
    ])
    expect(readTree('1. a', { main: 'article' }).problems).toEqual([
      'file: the front matter\'s "main" (article) names what the text does not have',
    ])
    for (const [text, main] of [
      ['## Article 1\n\na', 'article'],
      ['1. a', 'paragraph'],
      ['## 1. A\n\nb', 'section'],
      ['## {recitals}\n\n- (1) a', 'recital'],
    ] as const) {
      expect(readTree(text, { main }).problems).toEqual([])
    }
  })

  it('says all at once', () => {
    expect(readTree('1. a[^2]\n\n1. b\n\n## Article 4 {x}').problems).toHaveLength(4)
  })
})
