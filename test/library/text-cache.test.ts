import { afterEach, describe, expect, it } from 'vitest'
import { generateDocuments } from '../../bench/libraries/generate-documents.ts'
import { encodeText } from '../../src/document/tree-cache.ts'
import { createLibraries } from '../../src/library/libraries.ts'
import { createEngine, loadEngine } from '../../src/search/engine.ts'
import { loadWords } from '../../src/search/words-cache.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { vancouver as bundled } from '../library.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const engine = createEngine(bundled, null)
const documents = generateDocuments(1, 4, 12)

let store: Store | null = null
afterEach(async () => {
  await store?.close()
  store = null
})

/** A store with the documents of one workspace; resolves to the hashes of their texts. */
async function publishAll(): Promise<{ readonly store: Store; readonly hashes: readonly string[] }> {
  const opened = await openStore('sqlite::memory:')
  store = opened
  const hashes: string[] = []
  for (const { id, file } of documents) {
    const edition = { document: id, text: file, by: 'Mina', at: 1, fileName: null }
    hashes.push((await opened.documents.publish(us, edition)).hash)
  }
  return { store: opened, hashes }
}

/** Loads the workspace's library as a process does that has just started, and keeps what it made. */
async function load({ documents, caches }: Pick<Store, 'documents' | 'caches'>) {
  const reported: unknown[] = []
  const written: string[] = []
  const libraries = createLibraries({
    bundled: { library: bundled, engine },
    documents,
    caches: {
      read: caches.read,
      async write(text, kept) {
        written.push(kept.kind)
        await caches.write(text, kept)
      },
    },
    loadEngine: (library, cacheOf) =>
      loadEngine(library, null, (document, sources, analyser) =>
        loadWords(sources, cacheOf(document), analyser),
      ),
    report: (error) => reported.push(error),
  })
  await libraries.refresh()
  const found = await libraries.of(us)
  await libraries.stop()
  return { ...found, reported, written }
}

/** What a library answers to the questions of all its documents. */
function answers({ engine: own }: Pick<Awaited<ReturnType<typeof load>>, 'engine'>) {
  return documents.map(({ question }) =>
    own.search(question, 10).hits.map(({ passage, score, marks }) => [passage.place.unit, score, marks]),
  )
}

describe('What is made of texts', () => {
  it('is kept once, found again, and answers as what was made anew', async () => {
    const { store } = await publishAll()
    const first = await load(store)
    expect(first.written.toSorted()).toEqual([
      ...documents.map(() => 'tree'),
      ...documents.map(() => 'words'),
    ])
    const again = await load(store)
    expect(again.written).toEqual([])
    expect(again.library).toEqual(first.library)
    expect(answers(again)).toEqual(answers(first))
    expect(answers(first).every(({ length }) => length > 0)).toBe(true)
  })

  it('is believed: what is there is what is shown', async () => {
    const { store, hashes } = await publishAll()
    await load(store)
    const [hash = ''] = hashes
    const kept = await store.caches.read(hash)
    const tree = kept.find(({ kind }) => kind === 'tree')?.bytes ?? new Uint8Array()
    const { key } = JSON.parse(Buffer.from(tree).toString('utf8').split('\n')[0] ?? '')
    const other = runTask(encodeText({ parts: [], notes: [], warnings: [] }, key))
    await store.caches.write(hash, { kind: 'tree', bytes: other })
    const { library } = await load(store)
    expect(library.documents.find(({ id }) => id === documents[0]?.id)?.parts).toEqual([])
  })

  it('is made again where it is damaged, of other code, or missing, and is then there', async () => {
    const { store, hashes } = await publishAll()
    const first = await load(store)
    for (const damage of [cut, flip, ofOtherCode]) {
      for (const hash of hashes) {
        for (const { kind, bytes } of await store.caches.read(hash))
          await store.caches.write(hash, { kind, bytes: damage(Buffer.from(bytes)) })
      }
      const again = await load(store)
      expect(again.written).toHaveLength(2 * documents.length)
      expect(answers(again), damage.name).toEqual(answers(first))
      expect((await load(store)).written).toEqual([])
    }
  })

  it('is done without where the store refuses it', async () => {
    const { store } = await publishAll()
    const refuse = () => Promise.reject(new Error('disk full'))
    const found = await load({ documents: store.documents, caches: { read: refuse, write: refuse } })
    expect(answers(found).every(({ length }) => length > 0)).toBe(true)
    expect(found.reported.length).toBeGreaterThan(0)
  })
})

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2)
}

function flip(bytes: Buffer): Buffer {
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
  return bytes
}

/** Whole, under a key that nobody asks for. */
function ofOtherCode(): Buffer {
  return runTask(encodeText({ parts: [], notes: [], warnings: [] }, 'another key'))
}
