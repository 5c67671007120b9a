import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

// content ← src ← adapters: the core knows no platform, and each third-party package has one room.

interface Import {
  readonly from: string
  readonly to: string
}

const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(folder, name)),
)
const imports = files.flatMap((from): readonly Import[] => {
  const source = readFileSync(from, 'utf8')
  const named = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/gu)].map((match) => match[1] ?? '')
  return named.map((to) => ({ from, to: to.startsWith('.') ? posix.join(posix.dirname(from), to) : to }))
})
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/')

describe('The house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(100)
  })

  it('lets only main.ts name an adapter, and no adapter another', () => {
    const strays = imports.filter(
      ({ from, to }) => to.startsWith('adapters/') && from !== 'src/main.ts' && roomOf(from) !== roomOf(to),
    )
    expect(strays).toEqual([])
  })

  it('loads adapters only when they are set up', () => {
    const main = readFileSync('src/main.ts', 'utf8')
    expect(main).not.toMatch(/from '\.\.\/adapters/u)
    expect(main).toMatch(/await import\('\.\.\/adapters/u)
  })

  it('keeps each third-party package in one folder', () => {
    const rooms = new Map<string, Set<string>>()
    // zod checks what comes in, wherever that is; lru-cache bounds what is remembered; p-retry tries again.
    const everywhere = new Set(['zod', 'lru-cache', 'p-retry'])
    for (const { from, to } of imports) {
      if (to.startsWith('src/') || to.startsWith('adapters/') || to.startsWith('node:')) continue
      const parts = to.split('/')
      const name = to.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
      const room = from.split('/').length > 2 ? roomOf(from) : from
      rooms.set(name, (rooms.get(name) ?? new Set()).add(room))
    }
    const shared = [...rooms].filter(([name, used]) => used.size > 1 && !everywhere.has(name))
    expect(shared).toEqual([])
    expect(rooms.get('fuse.js')).toEqual(new Set(['src/search']))
  })

  it('has no rooms without a name', () => {
    const nameless = files.filter((file) => /\/(?:utils?|helpers?|types|misc|common|index)\.ts$/u.test(file))
    expect(nameless.filter((file) => !/^adapters\/[a-z]+\/index\.ts$/u.test(file))).toEqual([])
  })

  it('has no file that is two things', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 300)
    expect(long).toEqual([])
  })
})
