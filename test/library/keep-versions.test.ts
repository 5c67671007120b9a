import { describe, expect, it } from 'vitest'
import { keepVersions } from '../../src/library/keep-versions.ts'
import { vancouver } from '../library.ts'

describe('Earlier versions', () => {
  it('are kept up to so many characters, the last used ones, and a long one never', async () => {
    const { open } = keepVersions(100)
    const opened: string[] = []
    const ask = (key: string, characters: number) =>
      open(key, async () => {
        opened.push(key)
        return { document: vancouver.main, characters }
      })
    await Promise.all([ask('a', 60), ask('a', 60)])
    await ask('b', 30)
    await ask('a', 60)
    await ask('c', 30)
    await ask('a', 60)
    await ask('b', 30)
    await ask('long', 200)
    await ask('long', 200)
    expect(opened).toEqual(['a', 'b', 'c', 'b', 'long', 'long'])
  })

  it('are opened again after one that failed or is missing', async () => {
    const { open } = keepVersions()
    await expect(open('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await open('a', async () => null)).toBeNull()
    expect(await open('a', async () => ({ document: vancouver.main, characters: 1 }))).toBe(vancouver.main)
  })
})
