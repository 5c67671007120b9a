import { describe, expect, it } from 'vitest'
import { convertPdf } from '../../../src/import/pdf/pdf.ts'
import { accountFor } from '../../../src/import/write/conserve.ts'
import { readWritten } from '../../../src/import/write/read-written.ts'
import { writeBlocks } from '../../../src/import/write/write-blocks.ts'
import { type Drawn, drawPdf, lines } from './draw-pdf.ts'

async function convert(pages: readonly (readonly Drawn[])[]) {
  const converted = await convertPdf(await drawPdf(pages))
  const body = writeBlocks(converted.blocks)
  const { unexplained } = accountFor(converted, readWritten(body, { language: 'en' }))
  expect(unexplained).toEqual({ lost: [], added: [] })
  return {
    ...converted,
    body,
    says: (converted.doubts ?? []).map(({ page, message }) => `${page}: ${message}`),
  }
}

const prose = [
  'The Council shall keep the weather stations of the valley in good order and shall see that',
  'each of them reports the wind, the rain and the warmth of the air to the central office once',
  'in every hour, by day and by night, throughout the year and without regard to holidays.',
]

/** Words that no other page has. */
function proseOf(page: number): string[] {
  const letter = 'abcdefghijklmnop'[page] ?? ''
  return [
    `In the valley ${letter}, the stations ${letter} are kept in good order, and ${letter} each of them reports`,
    `to the office ${letter} of the hills, and the office ${letter} answers within the hour.`,
  ]
}

describe('running heads and feet', () => {
  it('are left out with their pages, with page numbers that count; a unit at the head of a page is none', async () => {
    const page = (number: number) => [
      { text: 'Ministry of Weather', x: 250, y: 40, size: 9 },
      { text: `Article ${number * 3}`, x: 72, y: 80, font: 'bold' as const },
      ...lines(proseOf(number), { x: 72, y: 100 }),
      { text: `Page ${number} of 4`, x: 280, y: 760, size: 9 },
    ]
    const { body, leftOut, says } = await convert([1, 2, 3, 4].map(page))
    expect(leftOut.map(({ text, page: at }) => `${at} ${text}`)).toEqual(
      [1, 2, 3, 4].flatMap((number) => [`${number} Ministry of Weather`, `${number} Page ${number} of 4`]),
    )
    expect(body.match(/^#+ Article \d+$/gmu)).toEqual([
      '## Article 3',
      '## Article 6',
      '## Article 9',
      '## Article 12',
    ])
    expect(says).toContain('1: Left out as a header or footer: “Ministry of Weather” (pages 1–4)')
    expect(says).toContain('1: Left out as a header or footer: “Page 1 of 4” (pages 1–4)')
  })

  it('a line that two of twelve pages have at one place is text', async () => {
    const page = (number: number) => [
      {
        text: number < 3 ? 'The station is open.' : `Station ${'abcdefghijkl'[number]} is closed.`,
        x: 72,
        y: 60,
      },
      ...lines(proseOf(number), { x: 72, y: 100 }),
    ]
    const { leftOut } = await convert(Array.from({ length: 12 }, (_, at) => page(at + 1)))
    expect(leftOut).toEqual([])
  })
})

describe('hyphens at the ends of lines', () => {
  it('go where the document has the word whole, and are named where nothing decides', async () => {
    const { body, says } = await convert([
      [
        ...lines(
          [
            'The storm had consequences for the whole valley, with the nose of the plane pointing down. In conse-',
            'quence the pilots kept a nose-',
            'down attitude while the forecast was mod-',
            'ified by the office after a two-',
            'and a three-day delay. Bulletin 2018–',
            '23–51 and the rules of the Soekarno-',
            'Hatta airport remain in force, as do the well-known and FAA-approved orders of the FAA-',
            'approved office. See https://www.example.org/weather/',
            'bulletins for more.',
          ],
          { x: 40, y: 100 },
        ),
      ],
    ])
    expect(body).toContain('In consequence the pilots')
    expect(body).toContain('a nose-down attitude')
    expect(body).toContain('was modified by')
    expect(body).toContain('a two- and a three-day delay')
    expect(body).toContain('Bulletin 2018–23–51 and')
    expect(body).toContain('the Soekarno-Hatta airport')
    expect(body).toContain('the FAA-approved office')
    expect(body).toContain('https://www.example.org/weather/bulletins for')
    expect(says.filter((message) => message.includes('broken'))).toEqual([
      '1: A word is broken at a line’s end: read as “nose-down”. Is it “nosedown”?',
      '1: A word is broken at a line’s end: read as “modified”. Is it “mod-ified”?',
    ])
  })
})

describe('columns', () => {
  const column = (x: number, texts: readonly string[], y = 80) => lines(texts, { x, y, size: 9, pitch: 10 })
  const filler = Array.from({ length: 12 }, (_, at) => `measured winds of station ${at + 1} in`)

  it('three columns are read one after another, and a paragraph goes on from one to the next', async () => {
    const { body, says } = await convert([
      [
        ...column(45, ['The office has', ...filler, 'the valley and in the hills, as far']),
        ...column(222, [
          'as the river, under paragraph',
          '(b) of this section, and has',
          ...filler,
          'every village.',
        ]),
        ...column(399, ['The second paragraph', ...filler, 'the plain.']).map((drawn, at) =>
          at === 0 ? { ...drawn, x: 408 } : drawn,
        ),
      ],
    ])
    const blocks = body.trim().split('\n\n')
    expect(blocks).toHaveLength(2)
    expect(blocks[0]).toMatch(
      /^The office has .* as far as the river, under paragraph \(b\) of this section, and has/u,
    )
    expect(blocks[1]).toMatch(/^The second paragraph/u)
    expect(says).toEqual([])
  })

  it('two columns that the file has line by line across are doubted', async () => {
    const left = column(60, filler)
    const right = column(330, filler)
    const across = left.flatMap((drawn, at) => [drawn, ...right.slice(at, at + 1)])
    const { says } = await convert([across])
    expect(says.some((message) => /order|table/u.test(message))).toBe(true)
  })
})

describe('footnotes', () => {
  it('are moved out of the text; their marks call them', async () => {
    const { blocks, body, says } = await convert([
      [
        ...lines(prose, { x: 72, y: 100 }),
        { text: 'The warmth is taken in the shade.', x: 72, y: 139.6 },
        { text: '1', x: 224, y: 135.6, size: 6.5 },
        { text: 'Nothing else is measured.', x: 232, y: 139.6 },
        { text: '1', x: 72, y: 700, size: 5 },
        { text: 'Shade is what a tree or a wall gives, and what', x: 77, y: 703, size: 8 },
        { text: 'no lamp takes away.', x: 72, y: 713, size: 8 },
      ],
    ])
    expect(blocks.at(-1)).toEqual({
      kind: 'note',
      label: '1',
      text: 'Shade is what a tree or a wall gives, and what no lamp takes away.',
    })
    expect(body).toContain('in the shade.[^1] Nothing else')
    expect(says).toContain('null: A footnote was moved out of the text')
  })

  it('a mark without a note stays a word, and is named', async () => {
    const { body, says } = await convert([
      [
        { text: 'The warmth is taken in the shade.', x: 72, y: 139.6 },
        { text: '4', x: 224, y: 135.6, size: 6.5 },
        { text: 'Nothing else is measured.', x: 232, y: 139.6 },
      ],
    ])
    expect(body).toContain('shade. 4 Nothing')
    expect(says).toEqual(['1: No note was found for the raised mark “4”'])
  })
})

describe('structure', () => {
  it('articles, their titles, paragraphs, letters and Roman numbers', async () => {
    const { body } = await convert([
      [
        { text: 'Treaty on the Weather', x: 230, y: 60, size: 16, font: 'bold' },
        { text: 'Article 1', x: 285, y: 100 },
        { text: 'Scope', x: 292, y: 116 },
        ...lines(['1. This Treaty applies to:'], { x: 72, y: 150 }),
        ...lines(['(a) the wind;', '(b) the rain, which is:'], { x: 90, y: 166 }),
        ...lines(['(i) snow; and', '(ii) hail.'], { x: 108, y: 192 }),
        ...lines(
          [
            '2. It does not apply to the tides, of which Article 2 of the Treaty on the Sea and its',
            'annex say all that is to be said.',
          ],
          { x: 72, y: 222 },
        ),
        { text: 'Article 2', x: 285, y: 270 },
        ...lines(prose, { x: 72, y: 300 }),
        ...lines(['Done at Weatherby, on the third of May 2031.', 'For the Valley', 'A. Gale'], {
          x: 72,
          y: 360,
          pitch: 26,
        }),
      ],
    ])
    expect(body.trim().split('\n\n')).toEqual([
      '## Treaty on the Weather',
      '### Article 1 Scope',
      '1. This Treaty applies to:',
      '    - (a) the wind;',
      '    - (b) the rain, which is:',
      '        - (i) snow; and',
      '        - (ii) hail.',
      '2. It does not apply to the tides, of which Article 2 of the Treaty on the Sea and its annex say all that is to be said.',
      '### Article 2',
      prose.join(' '),
      '***',
      'Done at Weatherby, on the third of May 2031.',
      'For the Valley',
      'A. Gale',
    ])
  })

  it('headings by size and weight, with dotted numbers inside what they begin with', async () => {
    const heading = (text: string, y: number, size: number, font?: 'bold') => ({
      text,
      x: 72,
      y,
      size,
      ...(font ? { font } : {}),
    })
    const { body } = await convert([
      [
        heading('1 Weather in general', 60, 18),
        ...lines(prose, { x: 72, y: 90 }),
        heading('1.1 Wind', 150, 14),
        ...lines(prose, { x: 72, y: 175 }),
        heading('Storms', 235, 11, 'bold'),
        ...lines(prose, { x: 72, y: 255 }),
        heading('2 Weather in the hills', 320, 18),
        ...lines(prose, { x: 72, y: 350 }),
      ],
    ])
    expect(body.match(/^#.*$/gmu)).toEqual([
      '## 1 Weather in general {division no=1}',
      '### 1.1 Wind',
      '#### Storms',
      '## 2 Weather in the hills {division no=2}',
    ])
  })

  it('headings that count in letters are what the text is cited by', async () => {
    const part = (letter: string, title: string, y: number) => [
      { text: `(${letter}) ${title}`, x: 72, y, font: 'bold' as const },
      ...lines(prose, { x: 72, y: y + 18 }),
    ]
    const { body, main } = await convert([
      [...part('a', 'Scope', 60), ...part('b', 'Duties', 150), ...part('c', 'Exceptions', 240)],
    ])
    expect(body.match(/^#.*$/gmu)).toEqual([
      '## (a) Scope {article}',
      '## (b) Duties {article}',
      '## (c) Exceptions {article}',
    ])
    expect(main).toBe('article')
  })

  it('a table of contents is left out where the text has its titles', async () => {
    const entries = [
      'Wind ........................ 2',
      'Rain ........................ 2',
      'Snow ........................ 3',
    ]
    const { body, leftOut, says } = await convert([
      [{ text: 'Contents', x: 72, y: 60, size: 16 }, ...lines(entries, { x: 72, y: 90 })],
      ['Wind', 'Rain', 'Snow'].flatMap((title, at) => [
        { text: title, x: 72, y: 60 + at * 100, size: 16 },
        ...lines(prose, { x: 72, y: 85 + at * 100 }),
      ]),
    ])
    expect(leftOut.map(({ text }) => text)).toEqual(['Contents', ...entries])
    expect(body.match(/^#.*$/gmu)).toEqual(['## Wind', '## Rain', '## Snow'])
    expect(says).toContain('1: A table of contents was left out: its titles are in the text, too')
  })

  it('rows of a table are kept as lines, and named', async () => {
    const row = (cells: readonly string[], y: number) =>
      cells.map((text, at) => ({ text, x: 72 + at * 150, y }))
    const { body, says } = await convert([
      [
        ...lines(prose, { x: 72, y: 60 }),
        ...row(['Station', 'Wind', 'Rain'], 130),
        ...row(['North', '12 knots', '3 inches'], 145),
        ...row(['South', '9 knots', '5 inches'], 160),
      ],
    ])
    expect(body).toContain('\n\nNorth 12 knots 3 inches\n\n')
    expect(says).toEqual(['1: 3 lines look like rows of a table: each was kept as a line of text'])
  })
})
