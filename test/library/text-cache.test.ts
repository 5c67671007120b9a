import { afterEach, describe, expect, it } from 'vitest'
import { generateDocuments } from '../../bench/libraries/generate-documents.ts'
import { type Bot, createBot } from '../../src/answer/bot.ts'
import { withWorkspaces } from '../../src/answer/workspace-bot.ts'
import { prepareAll, prepareUnits } from '../../src/document/basic-units.ts'
import { encodeDocument, keyOfText } from '../../src/document/kept-document.ts'
import type { CacheStore } from '../../src/library/cache-store.ts'
import { createLibraries } from '../../src/library/libraries.ts'
import type { Answer } from '../../src/message/reply.ts'
import { createEngine, loadEngine } from '../../src/search/engine.ts'
import { loadWords } from '../../src/search/words-cache.ts'
import type { Store } from '../../src/store/store.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { createAsker } from '../asker.ts'
import { vancouver as bundled, bundledVectors } from '../library.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'
import { accord } from './accord.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const engine = createEngine(bundled, bundledVectors())
const short = generateDocuments(1, 4, 12)
// The last one is opened at once.
const documents: typeof short = [
  ...short,
  ...generateDocuments(9, 1, 400).map((each) => ({ ...each, id: 'long' })),
]
const kinds = ['tree', 'words']

let store: Store | null = null
afterEach(async () => {
  await store?.close()
  store = null
})

/** A store with the documents of one workspace; resolves to the hashes of their texts. */
async function publishAll(
  all = documents,
): Promise<{ readonly store: Store; readonly hashes: readonly string[] }> {
  const opened = await openMemoryStore()
  store = opened
  const hashes: string[] = []
  for (const { id, file } of all) {
    const edition = { document: id, text: file, by: 'Mina', at: 1, fileName: null }
    hashes.push((await opened.documents.publish(us, edition)).hash)
  }
  return { store: opened, hashes }
}

/** Loads the workspace's library as a process does that has just started, and keeps what it made. */
async function load({ documents, caches }: Pick<Store, 'documents' | 'caches'>) {
  const reported: unknown[] = []
  const written: string[] = []
  let textsRead = 0
  const libraries = createLibraries({
    bundled: { library: bundled, engine },
    documents: {
      ...documents,
      async readTexts(hashes) {
        textsRead += hashes.length
        return documents.readTexts(hashes)
      },
    },
    caches: {
      ...caches,
      async write(text, kept) {
        written.push(kept.kind)
        await caches.write(text, kept)
      },
      async writeIndex(of, revision, bytes) {
        written.push('index')
        await caches.writeIndex(of, revision, bytes)
      },
    },
    loadEngine: (library, { wordsOf, index }) =>
      loadEngine(
        library,
        bundledVectors(),
        async (document, sources, analyser) => loadWords(sources, await wordsOf(document), analyser),
        index,
      ),
    report: (error) => reported.push(error),
  })
  await libraries.refresh()
  const found = await libraries.of(us)
  await libraries.stop()
  return { ...found, reported, written, textsRead }
}

function everything(of = documents): readonly string[] {
  return [...of.flatMap(() => kinds), 'index'].toSorted()
}

/** What a library answers to the questions of all its documents. */
function answers({ engine: own }: Pick<Awaited<ReturnType<typeof load>>, 'engine'>, of = documents) {
  return of.map(({ question }) =>
    own.search(question, 10).hits.map(({ passage, score, marks }) => [passage.place.unit, score, marks]),
  )
}

describe('What is made of texts', () => {
  it('is kept once, found again without a look at the texts, and answers as what was made anew', async () => {
    const { store } = await publishAll()
    const first = await load(store)
    expect(first.written.toSorted()).toEqual(everything())
    const again = await load(store)
    expect(again.written).toEqual([])
    expect(again.textsRead).toBe(0)
    expect(again.library).toEqual(first.library)
    expect(answers(again)).toEqual(answers(first))
    expect(answers(first).every(({ length }) => length > 0)).toBe(true)
  })

  it('gives the same answers to the last byte, to every kind of command', async () => {
    const { store } = await publishAll()
    const first = await load(store)
    const again = await load(store)
    const [made, found] = [botOf(first), botOf(again)]
    expect(await found.home()).toEqual(await made.home())
    for (const typed of commands()) {
      const [expected, answer] = [await answerTo(typed, made), await answerTo(typed, found)]
      expect(JSON.stringify(answer), typed).toBe(JSON.stringify(expected))
    }
    for (const prefix of ['k', 'long 1', 'accord-1 ', documents[0]?.question.slice(0, 5) ?? ''])
      expect(found.suggest(prefix, 8)).toEqual(made.suggest(prefix, 8))
  })

  it('has its documents open, with pauses, before anything that is typed is read', async () => {
    const { store } = await publishAll()
    await load(store)
    const found = await load(store)
    const pauses = () => found.library.documents.map((document) => [...prepareUnits(document)].length)
    const closed = await load(store)
    const opening = [...prepareAll(closed.library.documents)].length
    expect(opening).toBeGreaterThan(2 * documents.length)
    const bot = withWorkspaces(botOf(found), { of: async () => found }, () => botOf(found))
    await bot.at({ ...us, channel: 'C1' })
    expect(pauses().every((count) => count === 0)).toBe(true)
  })

  it('is believed: what is there is what is shown', async () => {
    const { store, hashes } = await publishAll(short)
    const { library } = await load(store)
    const [hash = ''] = hashes
    const document = library.documents.find(({ id }) => id === documents[0]?.id)
    if (document === undefined) throw new Error('The document is not there')
    const key = runTask(keyOfText(hash)) ?? ''
    const other = { ...document, title: 'Another', parts: [] }
    const bytes = runTask(encodeDocument({ document: other, characters: 10 }, key))
    await store.caches.write(hash, { kind: 'tree', bytes })
    const again = (await load(store)).library.documents.find(({ id }) => id === document.id)
    expect(again).toMatchObject({ title: 'Another', parts: [] })
  })

  it('is made again where it is damaged, of other code, or missing, and is then there', async () => {
    const { store, hashes } = await publishAll(short)
    const first = await load(store)
    for (const damage of [cut, flip, ofOtherCode]) {
      await changeAll(store, hashes, damage)
      const again = await load(store)
      expect(again.written.toSorted(), damage.name).toEqual(everything(short))
      expect(answers(again, short), damage.name).toEqual(answers(first, short))
      expect((await load(store)).written).toEqual([])
    }
  })

  it('is found out byte by byte: no byte of an index or a document can change unseen', async () => {
    const { store, hashes } = await publishAll(short)
    const first = await load(store)
    for (const part of [0, 0.0001, 0.3, 0.7, 0.99999]) {
      await changeAll(store, hashes, (bytes) => flipAt(bytes, Math.floor(bytes.length * part)))
      expect(answers(await load(store), short), `at ${part}`).toEqual(answers(first, short))
    }
  })

  it('is another index where a document is added, replaced or gone, and the documents stay', async () => {
    const { store } = await publishAll(short)
    const first = await load(store)
    const publish = (document: string, text: string) =>
      store.documents.publish(us, { document, text, by: 'Mina', at: 2, fileName: null })
    await publish('accord', accord('Accord', `Every zeppelin is inspected. ${'It is long. '.repeat(200)}`))
    const added = await load(store)
    expect(added.written.toSorted()).toEqual(['index', 'tree', 'words'])
    expect(added.engine.search('zeppelin', 3).hits[0]?.passage.document.id).toBe('accord')
    await publish('accord', accord('Accord', `Every balloon is inspected. ${'It is long. '.repeat(200)}`))
    const replaced = await load(store)
    expect(replaced.engine.search('zeppelin', 3).hits).toEqual([])
    expect(replaced.engine.search('balloon', 3).hits[0]?.passage.document.version?.number).toBe(2)
    await store.documents.remove(us, 'accord')
    const gone = await load(store)
    expect(gone.written).toEqual(['index'])
    expect(answers(gone, short)).toEqual(answers(first, short))
  })

  it('is not another’s: an index of a workspace with other texts is passed over', async () => {
    const { store } = await publishAll(short)
    const first = await load(store)
    const other = { platform: 'Slack', workspace: 'T2' }
    const text = accord('Accord', `Every zeppelin is inspected. ${'It is long. '.repeat(200)}`)
    await store.documents.publish(other, { document: 'accord', text, by: 'Mina', at: 2, fileName: null })
    const bytes = await store.caches.readIndex(us)
    const { revision } = await store.documents.read(other)
    await store.caches.writeIndex(other, revision, bytes ?? new Uint8Array())
    const libraries = createLibraries({
      bundled: { library: bundled, engine },
      documents: store.documents,
      caches: store.caches,
      loadEngine: (library, { index }) => loadEngine(library, bundledVectors(), undefined, index),
      report: (error) => {
        throw error
      },
    })
    await libraries.refresh()
    const theirs = await libraries.of(other)
    await libraries.stop()
    expect(theirs.engine.search('zeppelin', 3).hits[0]?.passage.document.id).toBe('accord')
    expect(answers(theirs, short)).not.toEqual(answers(first, short))
  })

  it('is done without where the store refuses it', async () => {
    const { store } = await publishAll(short)
    const refuse = () => Promise.reject(new Error('disk full'))
    const caches: CacheStore = { read: refuse, write: refuse, readIndex: refuse, writeIndex: refuse }
    const found = await load({ documents: store.documents, caches })
    expect(answers(found, short).every(({ length }) => length > 0)).toBe(true)
    expect(found.reported.length).toBeGreaterThan(0)
  })
})

function botOf({ library, engine }: Awaited<ReturnType<typeof load>>): Bot {
  return createBot({
    ...{ library, engine, prompt: '/korea ', pageCharacters: 2_800, excerptCharacters: 70 },
    tracking: null,
  })
}

async function answerTo(typed: string, bot: Bot): Promise<Answer> {
  return bot.answer(bot.read(typed), createAsker('U1', 'alice'), 'q1')
}

/** What may be asked, of each document: by number, by words, misspelt, with the query language, checked, cited, related. */
function commands(): readonly string[] {
  const each = documents.flatMap(({ id, question, file }) => {
    const [, paragraph = ''] = /\n5\. (.*)\n/u.exec(file) ?? []
    const [word = ''] = question.split(' ')
    return [
      ...[
        `${id} 3`,
        `${id} 99999`,
        `quote ${id} 2`,
        `${id} 4-6`,
        `related ${id} 2`,
        `cite ${id} 3`,
        `contents ${id}`,
      ],
      ...[
        question,
        `search ${question}`,
        `search ${word}x`,
        `search "${question}"`,
        `search ${question} in:${id}`,
      ],
      ...[`search ${question} -${word}`, `check ${paragraph}`, `check ${paragraph.replace(' ', ' not ')}`],
    ]
  })
  const [title = ''] = /^## (.*)$/mu.exec(documents[0]?.file ?? '')?.slice(1) ?? []
  return [
    ...each,
    'help',
    'contents',
    title,
    `section ${title}`,
    'sanctions',
    'what does paragraph 11 say?',
    'hi',
  ]
}

async function changeAll(
  store: Store,
  hashes: readonly string[],
  change: (bytes: Buffer) => Buffer,
): Promise<void> {
  for (const kind of kinds) {
    for (const [text, bytes] of await store.caches.read(kind, hashes))
      await store.caches.write(text, { kind, bytes: change(Buffer.from(bytes)) })
  }
  const index = await store.caches.readIndex(us)
  const { revision } = await store.documents.read(us)
  await store.caches.writeIndex(us, revision, change(Buffer.from(index ?? [])))
}

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2)
}

function flip(bytes: Buffer): Buffer {
  return flipAt(bytes, bytes.length >> 1)
}

function flipAt(bytes: Buffer, at: number): Buffer {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return bytes
}

/** Whole, under a key that nobody asks for. */
function ofOtherCode(): Buffer {
  const document = bundled.main
  return runTask(encodeDocument({ document, characters: 1 }, 'another key'))
}
