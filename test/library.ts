import { type Bot, createBot } from '../src/answer/bot.ts'
import type { Tracking } from '../src/answer/context.ts'
import { usualPolicy } from '../src/command/access.ts'
import type { Library } from '../src/document/library.ts'
import { readLibrary } from '../src/document/read-library.ts'
import { createEngine, type Engine, readBundledVectors } from '../src/search/engine.ts'
import type { WordVectors } from '../src/search/word-vectors.ts'
import { paragraphsOf } from './plain.ts'

/** The bundled document. */
export const vancouver: Library = readLibrary('content')

/** The words of a paragraph of the bundled document, its parts one under the other. */
export function paragraph(number: number): string {
  return (
    paragraphsOf(vancouver.main)
      [number - 1]?.parts.map(({ text }) => text)
      .join('\n') ?? ''
  )
}

/** An invented document, full of what a chat platform could mistake for markup. */
export const harbour: Library = readLibrary('test/content')

/** Both documents, the bundled one first. */
export const both: Library = { ...vancouver, documents: [vancouver.main, harbour.main] }

let bundled: WordVectors | null = null

/** The word vectors that come with the program, read once. */
export function bundledVectors(): WordVectors | null {
  bundled ??= readBundledVectors()
  return bundled
}

const engines = new WeakMap<Library, Engine>()

/** The engine over a library, built once. */
export function engineOf(library: Library): Engine {
  const engine = engines.get(library) ?? createEngine(library, bundledVectors())
  engines.set(library, engine)
  return engine
}

type TestTracking = Omit<Tracking, 'policy' | 'publisher'> & Partial<Tracking>

/** A bot as the platforms have it; without `tracking` it keeps nothing. */
export function createTestBot(library: Library, tracking: TestTracking | null = null): Bot {
  return createBot({
    library,
    engine: engineOf(library),
    prompt: '/korea ',
    pageCharacters: 2_800,
    excerptCharacters: 70,
    tracking: tracking === null ? null : { policy: usualPolicy, publisher: null, ...tracking },
  })
}
