import { afterEach, describe, expect, it } from 'vitest'
import { createLibraries, type Libraries } from '../../src/library/libraries.ts'
import { createEngine, loadEngine } from '../../src/search/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { vancouver as bundled } from '../library.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'
import { accord } from './accord.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const others = { platform: 'Slack', workspace: 'T2' }
const at = 1_764_000_000_123

const opened: { readonly libraries: Libraries; readonly store: Store }[] = []
afterEach(async () => {
  for (const { libraries, store } of opened.splice(0)) {
    await libraries.stop()
    await store.close()
  }
})

async function open(mostCharacters = 1_000_000) {
  const store = await openMemoryStore()
  const reported: unknown[] = []
  let built = 0
  const libraries = createLibraries({
    bundled: { library: bundled, engine: createEngine(bundled, null) },
    documents: store.documents,
    async loadEngine(library) {
      built += 1
      return loadEngine(library, null)
    },
    report: (error) => reported.push(error),
    mostCharacters,
    lookEveryMs: 20,
  })
  opened.push({ libraries, store })
  const publish = async (of: typeof us, short: string, words: string) => {
    const document = short.toLowerCase()
    const text = accord(short, words)
    const version = await store.documents.publish(of, { document, text, by: 'Mina', at, fileName: null })
    await libraries.refresh()
    return version
  }
  return { store, libraries, reported, publish, built: () => built }
}

describe('The library of a workspace', () => {
  it('is the program’s, the same object, where it has nothing of its own', async () => {
    const { libraries } = await open()
    const ours = await libraries.of(us)
    expect(ours.library).toBe(bundled)
    expect(await libraries.of(others)).toBe(ours)
  })

  it('has its own documents, which no other workspace has', async () => {
    const { libraries, publish } = await open()
    await publish(us, 'Accord', 'Every zeppelin is inspected.')
    const { library, engine, holdings } = await libraries.of(us)
    expect(library.documents.map(({ id }) => id)).toEqual([
      ...bundled.documents.map(({ id }) => id),
      'accord',
    ])
    expect(library.documents.at(-1)?.version).toEqual({ number: 1, by: 'Mina', at })
    expect(engine.search('zeppelin', 3).hits[0]?.passage.document.id).toBe('accord')
    expect(holdings.versions).toHaveLength(1)
    const theirs = await libraries.of(others)
    expect(theirs.library).toBe(bundled)
    expect(theirs.engine.search('zeppelin', 3).hits).toEqual([])
  })

  it('is built once for all who ask meanwhile, and once more after a change', async () => {
    const { libraries, publish, built } = await open()
    await publish(us, 'Accord', 'Every zeppelin is inspected.')
    const asked = await Promise.all(Array.from({ length: 5 }, () => libraries.of(us)))
    expect(new Set(asked).size).toBe(1)
    expect(built()).toBe(1)
    await publish(us, 'Accord', 'Every balloon is inspected.')
    const { engine } = await libraries.of(us)
    expect(built()).toBe(2)
    expect(engine.search('zeppelin', 3).hits).toEqual([])
    expect(engine.search('balloon', 3).hits).toHaveLength(1)
  })

  it('opens versions that were replaced', async () => {
    const { libraries, publish } = await open()
    await publish(us, 'Accord', 'Every zeppelin is inspected.')
    await publish(us, 'Accord', 'Every balloon is inspected.')
    const { openVersion, library } = await libraries.of(us)
    expect(library.documents.at(-1)?.version?.number).toBe(2)
    expect((await openVersion('accord', 1))?.version?.number).toBe(1)
    // The same object again, so that what is worked out of it is, too.
    const [again, once] = await Promise.all([openVersion('accord', 1), openVersion('accord', 1)])
    expect(again).toBe(once)
    expect(await openVersion('accord', 2)).toBe(library.documents.at(-1))
    expect(await openVersion('accord', 3)).toBeNull()
    expect(await openVersion('other', 1)).toBeNull()
  })

  it('hears of what another process published, within a few looks', async () => {
    const { libraries, store } = await open()
    libraries.start()
    const edition = {
      document: 'accord',
      text: accord('Accord', 'Zeppelins.'),
      by: 'Jon',
      at,
      fileName: null,
    }
    await store.documents.publish(us, edition)
    await expect
      .poll(async () => (await libraries.of(us)).library.documents.length)
      .toBe(bundled.documents.length + 1)
    await store.forget('Slack', 'T1')
    await expect.poll(async () => (await libraries.of(us)).library).toBe(bundled)
  })

  it('is let go by weight and made again', async () => {
    const { libraries, publish, built } = await open(25_000)
    for (const workspace of ['T1', 'T2', 'T3'])
      await publish({ ...us, workspace }, 'Accord', `Every zeppelin of ${workspace} is inspected.`)
    for (const workspace of ['T1', 'T2', 'T3', 'T1', 'T2', 'T3'])
      expect((await libraries.of({ ...us, workspace })).engine.search('zeppelin', 1).hits).toHaveLength(1)
    expect(built()).toBe(6)
  })

  it('lacks what cannot be read, which is reported', async () => {
    const { libraries, store, publish, reported } = await open()
    await publish(us, 'Accord', 'Every zeppelin is inspected.')
    await store.documents.publish(us, { document: 'bad', text: 'no front', by: 'Jon', at, fileName: null })
    await libraries.refresh()
    expect((await libraries.of(us)).library.documents.at(-1)?.id).toBe('accord')
    expect(String(reported[0])).toMatch(/bad@1 can't be read/u)
  })
})
