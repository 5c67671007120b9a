import { describe, expect, it } from 'vitest'
import { idsOf, readTree, unitOf } from './tree.ts'

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
