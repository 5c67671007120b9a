import { join } from 'node:path'
import { basicUnitsOf } from '../../document/basic-units.ts'
import type { Document } from '../../document/document.ts'
import type { Library } from '../../document/library.ts'
import { formatProblem } from '../../document/problem.ts'
import { readLibraryInSlices } from '../../document/read-library.ts'
import type { EngineCaches } from '../../library/libraries.ts'
import type { Log } from '../../log.ts'
import { type Engine, loadEngine, readBundledVectors, unusedSynonyms } from '../../search/engine.ts'
import type { ReadWords } from '../../search/read-words.ts'
import type { WordVectors } from '../../search/word-vectors.ts'
import { loadWords } from '../../search/words-cache.ts'
import type { ByteCache } from '../../text/byte-cache.ts'
import { createFolderCache } from '../../text/folder-cache.ts'
import { analyserFor } from '../../text/languages/analyser-for.ts'
import type { Config } from '../config.ts'
import type { Part } from '../part.ts'
import { startupMessages } from '../startup-messages.ts'

/** The documents and what searches them. */
export interface LibraryPart extends Part {
  /** Throws before the part has started. */
  readonly loaded: () => LoadedLibrary
  /** What searches the library of a workspace; what is made of its texts is kept there. */
  readonly loadEngine: (library: Library, caches: EngineCaches) => Promise<Engine>
}

export interface LoadedLibrary {
  readonly library: Library
  readonly engine: Engine
}

/** Reads and indexes the documents of `CONTENT_DIR`. Its start throws ContentError. */
export function createLibraryPart(config: Config, log: Log): LibraryPart {
  let loaded: LoadedLibrary | null = null
  // Read once, for all libraries.
  let vectors: WordVectors | null = null
  const words = new Map<Document, ReadWords>()
  const cache = createFolderCache(cacheFolderIn(config.dataDir), (cause) =>
    log.warn(startupMessages.cacheUnwritten(config.dataDir, cause)),
  )
  return {
    name: 'library',
    loadEngine: (library, { wordsOf, index }) =>
      loadEngine(
        library,
        vectors,
        async (document, sources, analyser) =>
          words.get(document) ?? (await loadWords(sources, await wordsOf(document), analyser)),
        index,
      ),
    loaded() {
      if (loaded === null) throw new Error('The library is not loaded')
      return loaded
    },
    async start() {
      const read = await readDocuments(config, (line) => log.warn(line), cache)
      vectors = read.vectors
      const engine = await loadEngine(read.library, vectors, async (document, sources, analyser) => {
        const found = await loadWords(sources, cache, analyser)
        words.set(document, found)
        return found
      })
      loaded = { library: read.library, engine }
      reportLibrary(loaded.library, log)
    },
    async stop() {
      loaded = null
      words.clear()
    },
  }
}

/** The same for a program that asks once and ends. Throws ContentError. */
export async function loadLibrary(
  config: Config,
  warn: (line: string) => void,
  cache: ByteCache,
): Promise<LoadedLibrary> {
  const { library, vectors } = await readDocuments(config, warn, cache)
  const engine = await loadEngine(library, vectors, (_, sources, analyser) =>
    loadWords(sources, cache, analyser),
  )
  return { library, engine }
}

async function readDocuments(
  { contentDir, document, publicUrl }: Config,
  warn: (line: string) => void,
  cache: ByteCache,
): Promise<{ readonly library: Library; readonly vectors: WordVectors | null }> {
  const library = await readLibraryInSlices(contentDir, document, publicUrl, cache)
  const vectors = readBundledVectors()
  if (vectors === null) warn(startupMessages.meaningIsOff)
  return { library, vectors }
}

/** Where what was read of long files, and their words, are kept. */
export function cacheFolderIn(dataDir: string): string {
  return join(dataDir, 'index')
}

function reportLibrary(library: Library, log: Log): void {
  const { documents, unsealed } = library
  log.info(
    `Documents: ${documents.map((document) => `${document.short} (${basicUnitsOf(document).length} paragraphs)`).join(', ')}`,
  )
  for (const warning of library.warnings ?? []) log.warn(formatProblem(warning))
  for (const id of unsealed) {
    log.warn(`${id} carries no seal, so an accidental edit would go unnoticed; run: npm run seal -- ${id}`)
  }
  for (const { id, language } of documents) {
    if (analyserFor(language).support !== 'exact') continue
    log.warn(
      `${id}: of its language (${language}) no word forms are known, so a question finds words only as they stand`,
    )
  }
  for (const { id, group } of unusedSynonyms(library)) {
    log.warn(`${id}: no word of this group of the thesaurus stands in the text: ${group.join(', ')}`)
  }
}
