import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRanks } from '../../src/search/word-ranks.ts'

describe('Ranks', () => {
  it('are those of a Map, for every word that comes with the program, and for others', () => {
    const file = readFileSync('src/search/vectors/english.bin')
    const wordBytes = file.readUInt32LE(12)
    const bytes = file.subarray(file.length - wordBytes)
    const words = bytes.toString().split('\n')
    const ranks = createRanks(bytes, words.length)
    expect(words.filter((word, rank) => ranks.get(word) !== rank)).toEqual([])
    const known = new Set(words)
    const others = words.flatMap((word) => [`${word}x`, word.slice(1)]).filter((word) => !known.has(word))
    expect(others.length).toBeGreaterThan(50_000)
    expect(others.filter((word) => ranks.get(word) !== undefined)).toEqual([])
  })

  it('know words in other letters, and none in an empty list', () => {
    const ranks = createRanks(Buffer.from('été\nденьги\n制裁'), 3)
    expect(['été', 'деньги', '制裁', '', 'ete', 'été\nденьги'].map((word) => ranks.get(word))).toEqual([
      0,
      1,
      2,
      undefined,
      undefined,
      undefined,
    ])
    expect(createRanks(Buffer.from(''), 0).get('x')).toBeUndefined()
  })
})
