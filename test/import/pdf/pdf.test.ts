import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'
import { pdfLines, pdfOf } from '../make-files.ts'

const head = { text: 'Harbour Gazette', y: 810 }
const foot = (page: number) => ({ text: `Page ${page}`, y: 30 })

describe('A PDF', () => {
  it('has its running heads left out, its words all accounted for, and its pages named', async () => {
    const pages = ['One ship', 'Two ships', 'Three ships', 'Four ships'].map((ships, at) => [
      head,
      ...pdfLines(`${at < 2 ? at + 1 : at + 2}. ${ships} may enter the harbour by day.`),
      foot(at + 1),
    ])
    const draft = await draftOf(pdfOf(pages))
    expect(draft.body).toMatch(/^1\. One ship .*\n\n2\. Two ships .*\n\n4\. Three ships/u)
    expect(draft.leftOut.map(({ text, times }) => [text, times])).toEqual([
      ['Harbour Gazette', 4],
      ['Page 1', 4],
    ])
    expect(isPublishable(draft)).toBe(true)
    const gap = draft.warnings.find(({ message }) => message.includes('is 3 missing?'))
    expect(gap?.place).toMatchObject({ page: 3, words: '4. Three ships may enter the harbour by day.' })
  })

  it('says which broken words it joined on its own, being nowhere else whole', async () => {
    const lines = pdfLines('1. The harbour is open. Every har-', 'bour has a light-', 'house.')
    const draft = await draftOf(pdfOf([lines]))
    expect(draft.body).toContain('Every harbour has a lighthouse.')
    const broken = messagesOf(draft).filter((message) => message.includes('broken'))
    expect(broken).toEqual(['A word is broken at a line’s end: read as “lighthouse”. Is it “light-house”?'])
    expect(draft.words.unexplained).toEqual({ lost: [], added: [] })
  })

  it('says which pages have no text', async () => {
    const draft = await draftOf(pdfOf([pdfLines('1. The pier is open.'), []]))
    expect(draft.warnings).toContainEqual(
      expect.objectContaining({
        place: { line: null, page: 2, words: '' },
        message: 'the page has no text (it is empty, or a scan)',
      }),
    )
  })

  it('is read whatever it is called, and that is said', async () => {
    const draft = await draftOf(pdfOf([pdfLines('1. The pier is open.')]), 'pier.docx')
    expect(messagesOf(draft)).toContain('The file is called .docx, but is a PDF; it was read as that')
  })
})
