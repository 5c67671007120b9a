import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateCollection } from '../../bench/search/generate.ts'
import { buildIndex, indexWords } from '../../src/search/build-index.ts'
import { readWords } from '../../src/search/read-words.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { decodeWords, encodeWords, loadWords } from '../../src/search/words-cache.ts'
import { runTask, runTaskInSlices } from '../../src/text/cooperative-task.ts'
import { createFolderCache } from '../../src/text/folder-cache.ts'
import { english } from '../../src/text/languages/english.ts'
import { french } from '../../src/text/languages/french.ts'
import { runs } from '../run-length.ts'

// Enough to be kept, and of few words each.
const sources = generateCollection(2_050).texts.map(({ title, text }) => ({
  heading: title,
  text: text.split(' ', 12).join(' '),
}))
const words = runTask(readWords(sources))

describe('The cache of words', () => {
  it('gives words back as they were', () => {
    for (const analyser of [english, french]) {
      const read = runTask(readWords(sources, analyser))
      expect(runTask(decodeWords(runTask(encodeWords(read, 'key')), 'key'))).toEqual(read)
    }
  })

  it('trusts no damaged byte, no other key, no stump', () => {
    const bytes = runTask(encodeWords(words, 'key'))
    expect(runTask(decodeWords(bytes, 'another key'))).toBeNull()
    expect(runTask(decodeWords(bytes.subarray(0, 100), 'key'))).toBeNull()
    expect(runTask(decodeWords(Buffer.alloc(0), 'key'))).toBeNull()
    for (const at of [0, 5, 60, bytes.length >> 1, bytes.length - 1]) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      expect(runTask(decodeWords(damaged, 'key')), `byte ${at}`).toBeNull()
    }
  })

  it('is filled at the first start, used at the second, and made anew when it is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'words-'))
    const cache = createFolderCache(folder)
    expect(await loadWords(sources, cache)).toEqual(words)
    const [name = ''] = await readdir(folder)
    const file = join(folder, name)
    const kept = await readFile(file)
    expect(await loadWords(sources, cache)).toEqual(words)
    await writeFile(file, kept.subarray(0, 1_000))
    expect(await loadWords(sources, cache)).toEqual(words)
    expect(await readFile(file)).toEqual(kept)
  })

  it('knows a text by its content, and by the language that it was read in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'words-'))
    const cache = createFolderCache(folder)
    await loadWords(sources, cache)
    await loadWords(sources.with(7, { heading: 'another', text: 'text' }), cache)
    await loadWords(sources, cache, french)
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('is passed over where it cannot be written, and for what is short', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'words-'))
    const file = join(folder, 'a file')
    await writeFile(file, '')
    let told = 0
    const cache = createFolderCache(file, () => {
      told += 1
    })
    expect(await loadWords(sources, cache)).toEqual(words)
    expect(told).toBe(1)
    await loadWords(sources.slice(0, 10), createFolderCache(join(folder, 'short')))
    expect(await readdir(folder)).toEqual(['a file'])
  })
})

describe('Building in steps', () => {
  it('lets everything else go on', async () => {
    // Too many for one slice of any machine.
    const many = Array.from({ length: 20 }, () => sources).flat()
    let turns = 0
    const clock = setInterval(() => (turns += 1), 1)
    const knowledge = { thesaurus: createThesaurus([]), vectors: null }
    const built = await runTaskInSlices(buildIndex(many))
    await runTaskInSlices(createSearcher(built, many, knowledge))
    clearInterval(clock)
    expect(built).toEqual(runTask(buildIndex(many)))
    // Not a time of this machine: had it run in one piece, no timer could have fired at all.
    expect(turns).toBeGreaterThan(0)
  })

  it.each([english, french])('makes the same index of texts that were read apart ($id)', (analyser) => {
    const some = sources.slice(0, 60)
    const whole = runTask(buildIndex(some, analyser))
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 6 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), 60]
        const read = ends.map((end, at) => runTask(readWords(some.slice(ends[at - 1] ?? 0, end), analyser)))
        expect(runTask(indexWords(read))).toEqual(whole)
      }),
      { numRuns: runs(200) },
    )
  })
})
