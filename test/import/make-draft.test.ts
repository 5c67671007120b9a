import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { isPublishable } from '../../src/import/draft.ts'
import { writeDocument } from '../../src/import/write/write-document.ts'
import { draftOf, messagesOf } from './draft-of.ts'

const details = {
  name: 'rules',
  title: 'Harbour Rules: “new”',
  short: null,
  date: '2031-04-02',
  issuer: 'The Isles',
  source: 'https://isles.example/rules',
  rights: null,
  language: null,
}

describe('A draft', () => {
  it('can be read as a document, whatever characters were in the file', async () => {
    const draft = await draftOf(
      '1. The har\u00adbour \u0002is\u202e open\u200b.\n\n2. Boats\u000bwait.\n',
      'rules.txt',
    )
    expect(draft.body).toBe('1. The harbour is open.\n\n2. Boats wait.\n')
    expect(messagesOf(draft)).toContain('4 invisible characters were taken out')
    expect(isPublishable(draft)).toBe(true)
    const reading = readDocument(writeDocument(draft, details), 'rules', 'document.md')
    expect(reading).toMatchObject({
      document: { title: details.title, short: details.title, language: 'en' },
    })
  })

  it('keeps the direction marks of a text from right to left', async () => {
    const draft = await draftOf('الميناء\u200f (مفتوح).\n', 'rules.txt', 'ar')
    expect(draft.body).toContain('\u200f')
  })

  it('of a paragraph that no reader takes is not publishable, and says why', async () => {
    const draft = await draftOf(`1. ${'The pier is open. '.repeat(2_000)}\n`, 'rules.txt')
    expect(isPublishable(draft)).toBe(false)
    expect(draft.problems[0]?.message).toContain('25000 characters')
  })

  it('counts headings where more of them are numbered than paragraphs', async () => {
    const draft = await draftOf(
      '## 1. Piers\n\nThey are of stone.\n\n## 2. Lamps\n\nThey burn.\n',
      'rules.md',
    )
    expect(draft.main).toBe('section')
    expect(writeDocument(draft, details)).toContain('main: section\n')
  })

  it('whose words were lost on the way is not publishable', async () => {
    const draft = await draftOf('1. The pier is open.\n', 'rules.txt')
    const unexplained = { lost: ['not'], added: [] }
    expect(isPublishable({ ...draft, words: { ...draft.words, unexplained } })).toBe(false)
  })
})
