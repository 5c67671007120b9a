import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documents } from './documents.ts'
import { readPlace } from './read-place.ts'

const cases = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes('⇒'))
  .map((line) => {
    const [, id = '', typed = '', expected = ''] = /^(\w+) \| (.*) ⇒ (.*)$/u.exec(line) ?? []
    return [id, typed, expected] as const
  })

describe('what people type', () => {
  it.each(cases)('%s: %s is %s', (id, typed, expected) => {
    const document = documents.get(id)
    const read = document === undefined ? 'no document' : readPlace(typed, document)
    // The nearest is told only where it is expected.
    const isAbsent = expected === 'absent' || expected === 'no kind'
    expect(isAbsent ? read.replace(/ (?:near|offer) .*$/u, '') : read).toBe(expected)
  })
})
