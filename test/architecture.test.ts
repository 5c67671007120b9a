import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

// content ← src ← adapters, and downwards only within src.

/** What each room of `src` may import, lowest first. A room may only name rooms above it in this table. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  'log.ts': [],
  lease: [],
  installation: ['lease'],
  document: ['text'],
  compare: ['text', 'document'],
  import: ['text', 'document'],
  schedule: ['text'],
  search: ['text', 'document'],
  library: ['text', 'document', 'search'],
  check: ['text', 'document'],
  cite: ['document'],
  actions: ['document'],
  words: ['text', 'document', 'compare', 'cite', 'actions'],
  publishing: ['text', 'document', 'import', 'library', 'words'],
  command: ['text', 'document', 'search', 'check', 'cite', 'actions'],
  message: ['text', 'document', 'schedule', 'actions', 'words', 'command'],
  delivery: ['log.ts', 'document', 'words', 'command', 'message'],
  digest: [
    ...['log.ts', 'document', 'text', 'schedule', 'library', 'actions', 'words', 'command', 'message'],
    ...['delivery'],
  ],
  store: ['text', 'installation', 'lease', 'actions', 'command', 'library', 'delivery', 'digest'],
  answer: [
    ...['text', 'document', 'import', 'schedule', 'search', 'check', 'cite', 'actions', 'words', 'command'],
    ...['message', 'delivery', 'digest', 'library', 'publishing', 'compare'],
  ],
  app: [
    ...['log.ts', 'text', 'document', 'search', 'words', 'command', 'message', 'delivery', 'digest'],
    ...['store', 'answer', 'library', 'publishing', 'lease', 'installation'],
  ],
  programs: ['document', 'import', 'search', 'store', 'app', 'text'],
}

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
const roomOfSource = (file: string): string => file.split('/')[1] ?? ''
const isInside = (folder: string): boolean => folder.split('/').length > 2
const isSource = (file: string): boolean => file.startsWith('src/')

describe('The house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(100)
  })

  it('goes downwards only: each room of src imports what the table lists', () => {
    const strays = imports.filter(({ from, to }) => {
      if (!isSource(from) || !isSource(to) || from === 'src/main.ts') return false
      const [room, other] = [roomOfSource(from), roomOfSource(to)]
      return room !== other && !(allowed[room] ?? []).includes(other)
    })
    expect(strays).toEqual([])
  })

  it('has a table in which each room names only rooms above it, and each of them', () => {
    const rooms = Object.keys(allowed)
    const upward = Object.entries(allowed).flatMap(([room, others]) =>
      others.filter((other) => !rooms.slice(0, rooms.indexOf(room)).includes(other)),
    )
    expect(upward).toEqual([])
    const used = new Set(files.filter(isSource).map(roomOfSource))
    used.delete('main.ts')
    expect([...used].sort()).toEqual([...rooms].sort())
  })

  it('has a table without a line too many', () => {
    const used = new Set(
      imports
        .filter(({ from, to }) => isSource(from) && isSource(to))
        .map(({ from, to }) => `${roomOfSource(from)} → ${roomOfSource(to)}`),
    )
    const listed = Object.entries(allowed).flatMap(([room, others]) =>
      others.map((other) => `${room} → ${other}`),
    )
    expect(listed.filter((line) => !used.has(line))).toEqual([])
  })

  it('has no circle of files', () => {
    expect(findCircle(imports)).toEqual([])
  })

  it('has no circle of the folders inside a room', () => {
    const between = imports
      .map(({ from, to }) => ({ from: posix.dirname(from), to: posix.dirname(to) }))
      // The files of the room itself are its door and its limits.
      .filter(({ from, to }) => from !== to && roomOf(from) === roomOf(to) && isInside(from) && isInside(to))
    expect(findCircle(between)).toEqual([])
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
    // zod checks what comes in, wherever that is; lru-cache bounds what is remembered; p-retry tries again; React makes pages.
    const everywhere = new Set(['zod', 'lru-cache', 'p-retry', 'react', 'react-dom'])
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

/** One circle, in its order; empty where there is none. */
function findCircle(arrows: readonly Import[]): readonly string[] {
  const targets = Map.groupBy(arrows, ({ from }) => from)
  const done = new Set<string>()
  const path: string[] = []
  function visit(place: string): readonly string[] {
    if (path.includes(place)) return [...path.slice(path.indexOf(place)), place]
    if (done.has(place)) return []
    path.push(place)
    for (const { to } of targets.get(place) ?? []) {
      const circle = visit(to)
      if (circle.length > 0) return circle
    }
    path.pop()
    done.add(place)
    return []
  }
  for (const place of targets.keys()) {
    const circle = visit(place)
    if (circle.length > 0) return circle
  }
  return []
}
