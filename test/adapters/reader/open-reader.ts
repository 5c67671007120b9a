import { onTestFinished } from 'vitest'
import type { ReaderOptions } from '../../../adapters/reader/create-reader.ts'
import { createReader } from '../../../adapters/reader/create-reader.ts'
import { createServer } from '../../../src/app/http/server.ts'
import { engineOf, harbour, vancouver } from '../../library.ts'
import { type Element, readHtml } from './read-html.ts'

/** An answer, read to its end: one that is not keeps the server from stopping. */
interface Answer {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
}

export interface Reader {
  readonly get: (path: string, init?: RequestInit) => Promise<Answer>
  /** The elements of a page. */
  readonly read: (path: string) => Promise<readonly Element[]>
}

/** The reader on a server of its own, until the test is over; of the bundled document, or of what is given. */
export async function openReader(options: Partial<ReaderOptions> = {}): Promise<Reader> {
  const library = options.library ?? vancouver
  const server = createServer('127.0.0.1', 0, () => ({}))
  server.mount(
    createReader({
      library,
      engine: engineOf(library),
      contentDir: library === harbour ? 'test/content' : 'content',
      assets: { scripts: ['/assets/reader-1.js'], styles: ['/assets/reader-1.css'] },
      publicUrl: null,
      hasPlayground: false,
      ...options,
    }),
  )
  server.mount((_request, response) => {
    response.status(404).send('another handler')
  })
  const address = `http://127.0.0.1:${await server.start()}`
  onTestFinished(() => server.stop())
  const get: Reader['get'] = async (path, init) => {
    const response = await fetch(`${address}${path}`, init)
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      url: response.url,
      status: response.status,
      headers: response.headers,
      bytes,
      text: bytes.toString(),
    }
  }
  return { get, read: async (path) => readHtml((await get(path)).text) }
}
