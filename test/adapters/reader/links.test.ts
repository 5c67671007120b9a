import { describe, expect, it } from 'vitest'
import { anchorOf, linkTo } from '../../../src/document/citation.ts'
import type { Passage } from '../../../src/document/passage.ts'
import { readLibrary } from '../../../src/document/read-library.ts'
import { parseReference } from '../../../src/document/reference/parse.ts'
import { resolveReference } from '../../../src/document/resolve.ts'
import { citePassage } from '../../../src/message/passage-block.ts'
import { ask, passagesOf } from '../../answer/conversation.ts'
import { createTestBot, vancouver } from '../../library.ts'

const open = readLibrary('content', null, 'https://record.example.org')
const page = 'https://record.example.org/vancouver-2018'

describe('The link of a citation', () => {
  it.each([
    ['5', '?p=5', 'p5'],
    ['11(c)', '?p=11c', 'p11c'],
    ['5:2', '?p=5:2', 'p5s2'],
    ['5:2-3', '?p=5:2-3', 'p5s2'],
    ['11(c):1', '?p=11c:1', 'p11cs1'],
  ])('leads to the place in the reader where that is public: %s', (typed, named, anchor) => {
    const passage = passageAt(typed)
    expect(anchorOf(passage.place)).toBe(anchor)
    expect(linkTo(passage)).toBe(`${page}${named}#${anchor}`)
    expect(citePassage(passage).link).toBe(`${page}${named}#${anchor}`)
  })

  it('leads to the official source where it is not', () => {
    expect(citePassage({ ...passageAt('5'), document: vancouver.main }).link).toBe(vancouver.main.source)
  })

  it('stands under what is quoted and shown', async () => {
    const bot = createTestBot(open)
    for (const typed of ['11g', 'maritime smuggling', 'quote 11g']) {
      const [first] = passagesOf(await ask(bot, typed))
      expect(first?.citation.link).toBe(`${page}?p=11g#p11g`)
    }
  })

  it.each(['cite 5', 'cite 5 apa', 'cite 5 bibtex', 'cite 5 ris'])(
    'is the official source in what is copied into a paper: %s',
    async (typed) => {
      const said = JSON.stringify((await ask(createTestBot(open), typed)).blocks)
      expect(said).not.toContain('record.example.org')
      expect(said).toContain('canada.ca')
    },
  )
})

function passageAt(typed: string): Passage {
  const parsed = parseReference(typed)
  const [passage] = parsed?.kind === 'reference' ? resolveReference(parsed.reference, open).passages : []
  if (passage === undefined) throw new Error(`${typed} names nothing`)
  return passage
}
