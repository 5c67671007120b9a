import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { generateCollection } from '../../bench/search/generate.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { decodeIndex, encodeIndex, loadIndex } from '../../src/search/index-cache.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask, runTaskInSlices } from '../../src/text/cooperative-task.ts'

// Just enough to be kept, and of few words each.
const sources = generateCollection(2_050).texts.map(({ title, text }) => ({
  heading: title,
  text: text.split(' ', 12).join(' '),
}))
const index = runTask(buildIndex(sources))

describe('The cache of indices', () => {
  it('gives an index back as it was', () => {
    const bytes = runTask(encodeIndex(index, 'key'))
    expect(runTask(decodeIndex(bytes, 'key'))).toEqual(index)
  })

  it('trusts no damaged byte, no other key, no stump', () => {
    const bytes = runTask(encodeIndex(index, 'key'))
    expect(runTask(decodeIndex(bytes, 'another key'))).toBeNull()
    expect(runTask(decodeIndex(bytes.subarray(0, 100), 'key'))).toBeNull()
    expect(runTask(decodeIndex(Buffer.alloc(0), 'key'))).toBeNull()
    for (const at of [0, 5, 60, bytes.length >> 1, bytes.length - 1]) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      expect(runTask(decodeIndex(damaged, 'key')), `byte ${at}`).toBeNull()
    }
  })

  it('is filled at the first start, used at the second, and made anew when it is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'index-'))
    expect(await loadIndex(sources, folder)).toEqual(index)
    const [name = ''] = await readdir(folder)
    const file = join(folder, name)
    const kept = await readFile(file)
    expect(await loadIndex(sources, folder)).toEqual(index)
    await writeFile(file, kept.subarray(0, 1_000))
    expect(await loadIndex(sources, folder)).toEqual(index)
    expect(await readFile(file)).toEqual(kept)
  })

  it('knows a text by its content', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'index-'))
    await loadIndex(sources, folder)
    await loadIndex(sources.with(7, { heading: 'another', text: 'text' }), folder)
    expect(await readdir(folder)).toHaveLength(2)
  })

  it('is passed over where it cannot be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'index-'))
    const file = join(folder, 'a file')
    await writeFile(file, '')
    expect(await loadIndex(sources, file)).toEqual(index)
  })
})

describe('Building in steps', () => {
  it('lets everything else go on', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    let turns = 0
    const clock = setInterval(() => (turns += 1), 5)
    delay.enable()
    const knowledge = { thesaurus: createThesaurus([]), vectors: null }
    const built = await runTaskInSlices(buildIndex(sources))
    await runTaskInSlices(createSearcher(built, sources, knowledge))
    delay.disable()
    clearInterval(clock)
    expect(built).toEqual(index)
    // Not a time of this machine: had it run in one piece, no timer could have fired at all.
    expect(turns).toBeGreaterThan(0)
  })
})
