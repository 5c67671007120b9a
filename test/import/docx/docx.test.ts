import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'
import { docxOf, wordParagraph } from '../make-files.ts'

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
const numbered = (text: string, at = 0) =>
  wordParagraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`)

describe('A Word document', () => {
  it('has the numbers that Word counts, which are counted apart from its words', async () => {
    const body = [
      numbered('Ships carry:'),
      numbered('a lamp;', 1),
      numbered('a chart.', 1),
      numbered('They pay.'),
    ]
    const draft = await draftOf(docxOf(body.join(''), { 'word/numbering.xml': numbering }))
    expect(draft.body).toBe('1. Ships carry:\n\n    - (a) a lamp;\n\n    - (b) a chart.\n\n2. They pay.\n')
    expect(draft.words).toMatchObject({ inFile: 8, counted: 4, inDocument: 12, leftOut: 0 })
    expect(draft.series).toEqual(['paragraphs 1–2'])
  })

  it('keeps what was inserted under tracking, leaves out what was deleted, and says so', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">The pier is </w:t></w:r><w:del><w:r><w:delText>shut</w:delText></w:r></w:del><w:ins><w:r><w:t>open</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>'
    const draft = await draftOf(docxOf(body))
    expect(draft.body).toBe('The pier is open.\n')
    expect(messagesOf(draft)).toContain(
      'the file has tracked changes: 1 insertion kept (“open”), 1 deletion left out (“shut”)',
    )
  })

  it('has its notes apart, its headers left out, and every word accounted for', async () => {
    const note = (id: number, text: string, kind: string) =>
      `<w:${kind} w:id="${id}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:${kind}>`
    const body =
      '<w:p><w:r><w:t>The pier</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> is open</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    const draft = await draftOf(
      docxOf(body, {
        'word/footnotes.xml': `<w:footnotes xmlns:w="w">${note(1, 'Of stone.', 'footnote')}</w:footnotes>`,
        'word/endnotes.xml': `<w:endnotes xmlns:w="w">${note(1, 'By day.', 'endnote')}</w:endnotes>`,
        'word/header1.xml': `<w:hdr xmlns:w="w">${wordParagraph('Harbour Office')}</w:hdr>`,
      }),
    )
    expect(draft.body).toBe('The pier[^1] is open[^e1].\n\n[^1]: Of stone.\n\n[^e1]: By day.\n')
    expect(draft.leftOut).toMatchObject([{ text: 'Harbour Office', why: 'a running head or foot', words: 2 }])
    expect(isPublishable(draft)).toBe(true)
  })

  it('says where cells are merged, and that comments and macros are left out', async () => {
    const cell = (text: string, span = '') => `<w:tc><w:tcPr>${span}</w:tcPr>${wordParagraph(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('Tolls', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('Boat')}${cell('5')}</w:tr></w:tbl>`
    const body = `${wordParagraph('Tolls are paid.')}${table}<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>`
    const draft = await draftOf(docxOf(body, { 'word/vbaProject.bin': 'x' }), 'tolls.docx')
    const messages = messagesOf(draft)
    expect(messages).toContain('a table has merged cells, which a document can’t hold')
    expect(messages).toContain('one comment was left out')
    expect(messages).toContain('The file has macros. They were neither run nor kept')
    expect(messages).toContain('the text has 1 table')
  })

  it('takes the same text box for older programs once', async () => {
    const box = wordParagraph('Mind the step.')
    const body = `<w:p><w:r><w:t>The pier.</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect((await draftOf(docxOf(body))).words).toMatchObject({ inFile: 5, inDocument: 5 })
  })
})
