import { type Bot, createBot } from '../../src/answer/bot.ts'
import { withWorkspaces } from '../../src/answer/workspace-bot.ts'
import { warmUpReading } from '../../src/command/warm-up.ts'
import type { Document } from '../../src/document/document.ts'
import { knownDocuments } from '../../src/document/library.ts'
import { readLibraryInSlices } from '../../src/document/read-library.ts'
import { createLibraries, type Libraries, type WorkspaceLibrary } from '../../src/library/libraries.ts'
import { loadEngine, readBundledVectors } from '../../src/search/engine.ts'
import type { ReadWords } from '../../src/search/read-words.ts'
import { loadWords } from '../../src/search/words-cache.ts'
import { openStore } from '../../src/store/open-store.ts'
import { runTaskInSlices } from '../../src/text/cooperative-task.ts'
import { createAsker } from '../../test/asker.ts'
import { median, progress, quantile } from '../measure.ts'
import { createRandom } from '../random.ts'
import { type GeneratedDocument, generateDocuments } from './generate-documents.ts'
import { longestTurn } from './longest-turn.ts'

// node --expose-gc --max-old-space-size=512 bench/libraries/measure.ts <database> <workspaces> <paragraphs>: fills an empty
// database with workspaces of 20 documents, and prints a JSON object of figures, by what they are of.

const [, , url = '', workspaceCount = '', paragraphs = ''] = process.argv
const documentCount = 20
const hotQuestions = 2
// The most that is read of a message.
const longQuestion = 2_000
const megabyte = 2 ** 20

const store = await openStore(url)
const vectors = readBundledVectors()
const bundled = await readLibraryInSlices('content', null, null)
const bundledWords = new Map<object, ReadWords>()
const engine = await loadEngine(bundled, vectors, async (document, sources, analyser) => {
  const words = await loadWords(sources, null, analyser)
  bundledWords.set(document, words)
  return words
})
const shared = { prompt: '/korea ', pageCharacters: 2_800, excerptCharacters: 70, tracking: null }
const bundledBot = createBot({ library: bundled, engine, ...shared })
// As the process does at its start.
await runTaskInSlices(warmUpReading(knownDocuments(bundled)))
// As a process holds them by its server. What only a running function leads to, V8 marks at the end of a collection, while
// everything waits.
const running = new Map<Libraries, Bot>()
let builds = 0
// Those that were asked for last: making them takes longer than finding a library again.
let generatedFor = -1
let generated: readonly GeneratedDocument[] = []
const workspaces = Array.from({ length: Number(workspaceCount) }, (_, number) => number)
for (const number of workspaces) await publish(number)
progress('published')

const figures: Record<string, number> = {}
await measureOne()
await measureAll('read from texts')
await measureAll('found again')
figures['heap in use at the end (MB)'] = memory() / megabyte
figures['resident at most (MB)'] = process.resourceUsage().maxRSS / 1_024
await store.close()
console.log(JSON.stringify(figures))

/** One workspace alone, in a process that knows no other. */
async function measureOne(): Promise<void> {
  const first = await measureLibrary()
  // What the compiler costs at first is nobody's.
  await measureLibrary()
  const { 'one: found again, processor (ms)': read = Number.NaN } = first
  Object.assign(figures, { 'one: read from texts, processor (ms)': read }, await measureLibrary())
}

/** What one library costs that is found again in the store. */
async function measureLibrary(): Promise<Readonly<Record<string, number>>> {
  const documents = documentsOf(0)
  const libraries = await openLibraries()
  const [first = '', , third = ''] = documents.map(({ question }) => question)
  const before = memory()
  const loaded = await longestTurn(() => libraries.of(workspaceOf(0)))
  const answered = await longestTurn(() => ask(libraries, 0, `search ${first}`))
  const next = await longestTurn(() => ask(libraries, 0, `search ${third}`))
  const kept = (memory() - before) / megabyte
  const numbered = await longestTurn(() => ask(libraries, 0, 'Show Article 200'))
  const text = documents.map(({ file }) => file.slice(-longQuestion / documentCount)).join(' ')
  const long = await longestTurn(() => ask(libraries, 0, `search ${text}`))
  const checked = await longestTurn(() => ask(libraries, 0, `check ${first}`))
  const keptThen = (memory() - before) / megabyte
  await close(libraries)
  return {
    'one: found again, processor (ms)': loaded.processorMs,
    'one: found again, longest turn (ms)': loaded.longestMs,
    'one: first answer, processor (ms)': answered.processorMs,
    'one: first answer, longest turn (ms)': answered.longestMs,
    'one: next answer, processor (ms)': next.processorMs,
    'one: next answer, longest turn (ms)': next.longestMs,
    'one: answer by number, longest turn (ms)': numbered.longestMs,
    'one: question of 2,000 characters, processor (ms)': long.processorMs,
    'one: question of 2,000 characters, longest turn (ms)': long.longestMs,
    'one: first check, processor (ms)': checked.processorMs,
    'one: first check, longest turn (ms)': checked.longestMs,
    'one: memory (MB)': kept,
    'one: memory after a check (MB)': keptThen,
    'one: wait (ms)': loaded.ms + answered.ms,
    'one: characters (million)': documents.reduce((sum, { file }) => sum + file.length, 0) / 1e6,
  }
}

/** Every workspace asks something for the first time, in a process that knows none, and goes on asking. */
async function measureAll(name: string): Promise<void> {
  const libraries = await openLibraries()
  const random = createRandom(7)
  const order = workspaces.toSorted(() => random() - 0.5)
  builds = 0
  const cold: number[] = []
  const hot: number[] = []
  const longest = { longestMs: 0, ownMs: 0, pauseMs: 0 }
  for (const number of order) {
    const documents = documentsOf(number)
    const [first = '', ...more] = documents.map(({ question }) => question)
    cold.push(await timed(number, `search ${first}`))
    for (const question of more.slice(0, hotQuestions)) hot.push(await timed(number, `search ${question}`))
    // A few check something as well, which takes more memory.
    if (number % 4 === 0) await timed(number, `check ${first}`)
    if (cold.length % 20 === 0) progress(`${name}: ${cold.length} of ${order.length}`)
  }
  const { libraries: loaded, characters, evicted } = libraries.inMemory()
  Object.assign(figures, {
    [`${name}: to the first answer, p50 (ms)`]: median(cold),
    [`${name}: to the first answer, p95 (ms)`]: quantile(cold, 0.95),
    [`${name}: to the next answers, p50 (ms)`]: median(hot),
    [`${name}: to the next answers, p95 (ms)`]: quantile(hot, 0.95),
    [`${name}: longest turn, processor (ms)`]: longest.longestMs,
    [`${name}: longest turn without a collection of the whole heap (ms)`]: longest.ownMs,
    [`${name}: longest such collection, by the clock (ms)`]: longest.pauseMs,
    [`${name}: libraries made`]: builds,
    [`${name}: of these let go`]: evicted,
    [`${name}: in memory at the end`]: loaded,
    [`${name}: in memory at the end, million characters`]: characters / 1e6,
  })
  await close(libraries)

  async function timed(number: number, typed: string): Promise<number> {
    const asked = await longestTurn(() => ask(libraries, number, typed))
    longest.longestMs = Math.max(longest.longestMs, asked.longestMs)
    longest.ownMs = Math.max(longest.ownMs, asked.ownMs)
    longest.pauseMs = Math.max(longest.pauseMs, asked.pauseMs)
    return asked.ms
  }
}

async function openLibraries(): Promise<Libraries> {
  const libraries = createLibraries({
    bundled: { library: bundled, engine },
    documents: store.documents,
    caches: store.caches,
    loadEngine(library, { wordsOf, index }) {
      builds += 1
      return loadEngine(
        library,
        vectors,
        async (document, sources, analyser) =>
          bundledWords.get(document) ?? loadWords(sources, await wordsOf(document), analyser),
        index,
      )
    },
    report: (error) => {
      throw error
    },
  })
  await libraries.refresh()
  const make = ({ library, engine: found }: WorkspaceLibrary, meant: Document): Bot =>
    createBot({ library, engine: found, meant, ...shared })
  running.set(libraries, withWorkspaces(bundledBot, libraries, make))
  return libraries
}

async function close(libraries: Libraries): Promise<void> {
  running.delete(libraries)
  await libraries.stop()
}

/** As a platform does for a message. */
async function ask(libraries: Libraries, number: number, typed: string): Promise<void> {
  const bot = await running.get(libraries)?.at({ ...workspaceOf(number), channel: 'C1' })
  if (bot === undefined) throw new Error('These libraries are closed')
  await bot.answer(bot.read(typed), createAsker('U1', 'alice'))
}

async function publish(number: number): Promise<void> {
  for (const { id, file } of documentsOf(number)) {
    const edition = { document: id, text: file, by: 'Mina', at: 1, fileName: null }
    await store.documents.publish(workspaceOf(number), edition)
  }
}

function workspaceOf(number: number) {
  return { platform: 'Slack', workspace: `T${number}` }
}

function documentsOf(number: number): readonly GeneratedDocument[] {
  if (number !== generatedFor) generated = generateDocuments(number, documentCount, Number(paragraphs))
  generatedFor = number
  return generated
}

function memory(): number {
  // Twice: what only the first run lets go of is freed by the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
