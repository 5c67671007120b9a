import { describe, expect, it } from 'vitest'
import { mend } from '../../../src/import/write/mend.ts'

const mended = (body: string) => mend(body, { language: 'en' })

describe('What keeps a body from being read is mended', () => {
  it('by nothing, where nothing does', () => {
    const { body, remarks } = mended('1. Ships pay.\n')
    expect(body).toBe('1. Ships pay.\n')
    expect(remarks).toEqual([])
  })

  it('a number that is printed twice is marked', () => {
    const { body, read } = mended('1. Ships pay.\n\n2. Boats wait.\n\n2. Rafts wait.\n')
    expect(body).toContain('2. {again} Rafts wait.')
    expect(read.problems).toEqual([])
  })

  it.each([
    ['an article in a paragraph', '1. Ships:\n\n    - Article 6. is cited here.\n', 'Article'],
    ['an entry without words', '1. Ships:\n\n    - (a)\n\n    - (b) boats.\n', '(a)'],
    ['a heading with nothing below', '## Article 1\n\nShips pay.\n\n## Article 2\n', 'Article 2'],
  ])('%s becomes text, and that is said', (_, written, words) => {
    const { body, read, remarks } = mended(written)
    expect(read.problems).toEqual([])
    expect(remarks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^written as text, since /u),
    ])
    expect(body.replaceAll('\\', '')).toContain(words)
  })
})
