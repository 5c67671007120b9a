import { expect, it } from 'vitest'
import { writeContents } from '../../../adapters/reader/write-contents.ts'
import { h, writeHtml } from '../../../src/app/http/markup.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { readHtml } from './read-html.ts'

it('folds each of the outermost headings where there are many, with the articles that it holds', () => {
  const chapters = Array.from({ length: 3 }, (_, chapter) => {
    const articles = Array.from({ length: 10 }, (_, article) => {
      const number = chapter * 10 + article + 1
      return `### Article ${number} Pond ${number}\n\nDucks swim in pond ${number}.\n`
    })
    return [`## CHAPTER ${chapter + 1} Ponds\n`, ...articles].join('\n')
  })
  const front =
    '---\ntitle: Ponds\nshort: Ponds\ndate: 2031-05-04\nissuer: The keepers\nsource: https://example.org/ponds\nformat: 2\n---\n\n'
  const reading = readDocument(front + chapters.join('\n'), 'ponds', 'ponds.md')
  if (!('document' in reading)) throw new Error(JSON.stringify(reading.problems))
  const page = readHtml(writeHtml(h('div', {}, writeContents(reading.document, ''))))
  const groups = page.filter(({ classes }) => classes.includes('group'))
  expect(groups.flatMap(({ inside }) => inside.find(({ name }) => name === 'summary')?.text)).toEqual([
    'CHAPTER 1 Ponds 1–10',
    'CHAPTER 2 Ponds 11–20',
    'CHAPTER 3 Ponds 21–30',
  ])
  expect(
    groups[1]?.inside.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href),
  ).toEqual(['#ch2', ...Array.from({ length: 10 }, (_, index) => `#art${index + 11}`)])
})
