import { describe, expect, it } from 'vitest'
import { anyCase } from '../../src/text/any-case.ts'

describe('anyCase', () => {
  it.each([
    ['annexe?|art', 'ANNEXE', true],
    ['annexe?|art', 'Art', true],
    ['überg[aä]nge?', 'ÜBERGÄNGE', true],
    ['straße', 'Straße', true],
    ['глава', 'ГЛАВА', true],
    ['n\\.?\\s?o', 'N. O', true],
    ['(?:part|(?=x)x)ie', 'PARTIE', true],
    ['\\p{Nd}a', '1A', true],
    ['part', 'port', false],
  ])('%s has %s: %s', (words, text, isThere) => {
    expect(new RegExp(`^(?:${anyCase(words)})$`, 'u').test(text)).toBe(isThere)
  })
})
