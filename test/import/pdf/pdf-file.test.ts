import { describe, expect, it } from 'vitest'
import { convertPdf } from '../../../src/import/pdf/pdf.ts'
import { writeBlocks } from '../../../src/import/write/write-blocks.ts'
import { drawPdf, lines, stream, writePdf } from './draw-pdf.ts'

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

describe('a file that can’t be read', () => {
  it.each([
    ['no PDF', new Uint8Array(Buffer.from('The weather is fine.'))],
    ['nothing', new Uint8Array()],
    ['a torn PDF', new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Cat'))],
  ])('%s is refused with a sentence', async (_, file) => {
    await expect(convertPdf(file)).rejects.toThrow(/^This is no PDF, or a damaged one\. Save it again/u)
  })

  it('one with a password says so', async () => {
    const key = '0'.repeat(64)
    const file = writePdf(
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
        `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`,
      ],
      '/Encrypt 4 0 R /ID [<00> <00>] ',
    )
    await expect(convertPdf(file)).rejects.toThrow(
      /^The PDF is protected by a password\. Save it without one/u,
    )
  })

  it('one with more pages or characters than are read says how many', async () => {
    const file = await drawPdf([
      [{ text: 'One page', x: 72, y: 72 }],
      [{ text: 'and another', x: 72, y: 72 }],
    ])
    await expect(convertPdf(file, { pages: 1, characters: 100 })).rejects.toThrow(
      /^The PDF has 2 pages; at most 1 are read/u,
    )
    await expect(convertPdf(file, { pages: 5, characters: 10 })).rejects.toThrow(
      /^The PDF has more than 10 characters by page 2/u,
    )
  })
})

describe('pages without text', () => {
  it('a scan among pages of text is named; an empty page isn’t', async () => {
    const { PDFDocument } = await import('pdf-lib')
    const pdf = await PDFDocument.load(await drawPdf([[{ text: 'The wind is measured.', x: 72, y: 72 }]]))
    pdf.addPage([612, 792]).drawRectangle({ x: 0, y: 0, width: 600, height: 700 })
    pdf.addPage([612, 792])
    const { doubts } = await convertPdf(await pdf.save())
    expect(doubts).toEqual([
      { page: 2, message: 'Page 2 has no text, only a picture (a scan): what it says is missing here' },
    ])
  })

  it('a file of scans alone is refused', async () => {
    const { PDFDocument } = await import('pdf-lib')
    const pdf = await PDFDocument.create()
    pdf.addPage([612, 792]).drawRectangle({ x: 0, y: 0, width: 600, height: 700 })
    await expect(convertPdf(await pdf.save())).rejects.toThrow(/1 page.* has text.*scan.*OCR/u)
  })
})

describe('tags', () => {
  function tagged(content: string, structure: readonly string[], parents: string): Uint8Array {
    return writePdf([
      '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(content),
      font,
      `<< /Type /StructTreeRoot /K [7 0 R] /ParentTree << /Nums [0 [${parents}]] >> >>`,
      ...structure,
    ])
  }
  const text = (role: string, id: number, y: number, words: string) =>
    `/${role} << /MCID ${id} >> BDC BT /F1 12 Tf 72 ${y} Td (${words}) Tj ET EMC`

  it('say what is a heading, an entry and a cell, whatever the looks', async () => {
    const file = tagged(
      [
        '/Artifact BMC BT /F1 12 Tf 72 760 Td (Seen by all) Tj ET EMC',
        text('H1', 0, 700, 'Weather'),
        text('P', 1, 680, 'The wind is measured.'),
        text('LBody', 2, 660, '\\(a\\) by day;'),
        text('TD', 3, 640, 'North'),
        text('TD', 4, 620, '12 knots'),
      ].join('\n'),
      [
        '<< /Type /StructElem /S /Document /P 6 0 R /K [8 0 R 9 0 R 10 0 R 12 0 R] >>',
        '<< /Type /StructElem /S /H1 /P 7 0 R /Pg 3 0 R /K 0 >>',
        '<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 1 >>',
        '<< /Type /StructElem /S /L /P 7 0 R /K [11 0 R] >>',
        '<< /Type /StructElem /S /LI /P 10 0 R /Pg 3 0 R /K 2 >>',
        '<< /Type /StructElem /S /Table /P 7 0 R /K [13 0 R] >>',
        '<< /Type /StructElem /S /TR /P 12 0 R /K [14 0 R 15 0 R] >>',
        '<< /Type /StructElem /S /TD /P 13 0 R /Pg 3 0 R /K 3 >>',
        '<< /Type /StructElem /S /TD /P 13 0 R /Pg 3 0 R /K 4 >>',
      ],
      '8 0 R 9 0 R 11 0 R 14 0 R 15 0 R',
    )
    const { blocks, leftOut } = await convertPdf(file)
    expect(blocks).toMatchObject([
      { kind: 'heading', text: 'Weather' },
      { kind: 'text', text: 'The wind is measured.' },
      { kind: 'entry', label: '(a)', text: 'by day;' },
      { kind: 'table', rows: [['North', '12 knots']] },
    ])
    expect(leftOut).toEqual([
      { text: 'Seen by all', page: 1, why: 'marked in the file as no part of the text' },
    ])
  })
})

describe('text from right to left', () => {
  /** Letters of a font whose codes are those of Latin letters, as a program would write them: drawn from the left. */
  function arabic(drawn: readonly (readonly [number, string])[]): Uint8Array {
    const letters = { a: '0627', l: '0644', r: '0631', y: '064A', h: '062D', m: '0645', t: '0637' }
    const map = Object.entries(letters)
      .map(([code, unicode]) => `<${code.charCodeAt(0).toString(16)}> <${unicode}>`)
      .join('\n')
    const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n${Object.keys(letters).length} beginbfchar\n${map}\nendbfchar endcmap end end`
    return writePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 7 0 R >> >> >>',
      stream(
        drawn
          .map(([x, words]) => `BT /${/\d/u.test(words) ? 'F2' : 'F1'} 12 Tf ${x} 700 Td (${words}) Tj ET`)
          .join('\n'),
      ),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
      stream(cmap),
      font,
    ])
  }

  it('is in the order in which it is read, the numbers in it in theirs', async () => {
    // The wind (الريح), 12, the rain (المطر), from the right: drawn from the left, each word backwards.
    const file = arabic([
      [400, 'rtmla'],
      [440, '12'],
      [470, 'hyrla'],
    ])
    expect(writeBlocks((await convertPdf(file)).blocks).trim()).toBe('الريح 12 المطر')
  })
})

describe('the same file twice', () => {
  it('gives the same, and is left as it was', async () => {
    const file = await drawPdf([
      lines(['The wind is measured.', 'The rain is not.'], { x: 72, y: 72, pitch: 40 }),
    ])
    const before = file.slice()
    expect(await convertPdf(file)).toEqual(await convertPdf(file))
    expect(file).toEqual(before)
  })
})
