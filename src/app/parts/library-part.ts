import { join } from 'node:path'
import { basicUnitsOf } from '../../document/basic-units.ts'
import type { Library } from '../../document/library.ts'
import { formatProblem } from '../../document/problem.ts'
import { readLibraryInSlices } from '../../document/read-library.ts'
import type { Log } from '../../log.ts'
import { type Engine, loadEngine, readBundledVectors, unusedSynonyms } from '../../search/engine.ts'
import type { WordVectors } from '../../search/word-vectors.ts'
import { analyserFor } from '../../text/languages/analyser-for.ts'
import type { Config } from '../config.ts'
import type { Part } from '../part.ts'
import { startupMessages } from '../startup-messages.ts'

/** The documents and what searches them. */
export interface LibraryPart extends Part {
  /** Throws before the part has started. */
  readonly loaded: () => LoadedLibrary
  /** What searches the library of a workspace. */
  readonly loadEngine: (library: Library) => Promise<Engine>
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
  const onUnwritten = (cause: unknown): void =>
    log.warn(startupMessages.cacheUnwritten(config.dataDir, cause))
  return {
    name: 'library',
    loadEngine: load,
    loaded() {
      if (loaded === null) throw new Error('The library is not loaded')
      return loaded
    },
    async start() {
      const read = await readDocuments(config, (line) => log.warn(line), onUnwritten)
      vectors = read.vectors
      loaded = { library: read.library, engine: await load(read.library) }
      reportLibrary(loaded.library, log)
    },
    async stop() {
      loaded = null
    },
  }

  function load(library: Library): Promise<Engine> {
    return loadEngine(library, vectors, indexCacheIn(config.dataDir), onUnwritten)
  }
}

/** The same for a program that asks once and ends. Throws ContentError. */
export async function loadLibrary(
  config: Config,
  warn: (line: string) => void,
  onUnwritten: (cause: unknown) => void,
): Promise<LoadedLibrary> {
  const { library, vectors } = await readDocuments(config, warn, onUnwritten)
  return { library, engine: await loadEngine(library, vectors, indexCacheIn(config.dataDir), onUnwritten) }
}

async function readDocuments(
  { contentDir, document, publicUrl, dataDir }: Config,
  warn: (line: string) => void,
  onUnwritten: (cause: unknown) => void,
): Promise<{ readonly library: Library; readonly vectors: WordVectors | null }> {
  const cache = indexCacheIn(dataDir)
  const library = await readLibraryInSlices(contentDir, document, publicUrl, cache, onUnwritten)
  const vectors = readBundledVectors()
  if (vectors === null) warn(startupMessages.meaningIsOff)
  return { library, vectors }
}

/** Where the indices of large libraries, and what was read of long files, are kept. */
export function indexCacheIn(dataDir: string): string {
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
