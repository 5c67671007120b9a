import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { readLibrary } from '../../src/document/read-library.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { citePassage } from '../../src/message/passage-block.ts'
import { summary } from './check.ts'

describe('a quote of ours that is copied whole', () => {
  it.each([
    ['the official source', null],
    ['the reader', 'https://record.example.org'],
  ])('is exact, with its citation and a link to %s', (_, publicUrl) => {
    const library = readLibrary('content', null, publicUrl)
    const checker = createChecker(library)
    for (const [typed, id] of [
      ['5', '5'],
      ['11(c)', '11.c'],
      ['5:2', '5'],
    ]) {
      const parsed = parseReference(typed ?? '')
      const [passage] =
        parsed?.kind === 'reference' ? resolveReference(parsed.reference, library).passages : []
      if (passage === undefined) throw new Error(`${typed} names nothing`)
      const { short, full, link } = citePassage(passage)
      const quoted = passage.parts.map(({ text }) => text).join('\n')
      for (const copied of [`${quoted}\n${full}\n${link}`, `${short}\n${quoted}\n${full}\n${link}`]) {
        expect(checker.check(copied).map(summary)).toEqual([['exact', id]])
      }
    }
  })
})
