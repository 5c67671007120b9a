import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MountReaderOptions } from '../../src/app/adapters.ts'
import { type Assets, bundleFolder } from '../../src/app/http/page-assets.ts'
import {
  createPages,
  limitRequests,
  onlyAt,
  type Request,
  type RequestHandler,
  type Response,
  serveFolder,
} from '../../src/app/http/pages.ts'
import type { Server } from '../../src/app/http/server.ts'
import type { Document } from '../../src/document/document.ts'
import { sealOf } from '../../src/document/seal.ts'
import { describeDocument } from './describe-document.ts'
import { searchDocument } from './search-document.ts'
import { type Page, writePage } from './write-page.ts'
import { createTextWriter } from './write-text.ts'

export interface ReaderOptions
  extends Pick<MountReaderOptions, 'library' | 'engine' | 'contentDir' | 'publicUrl' | 'hasPlayground'> {
  /** What its pages load; null where that has not been made, and they are read without. */
  readonly assets: Assets | null
}

const requestsPerMinute = 300

// A text that was corrected must not live on in a browser, and asking whether it was costs next to nothing.
const revalidated = 'no-cache'

/**
 * The documents as pages: `/<id>`, and as data, `/<id>.json` and `/<id>.md`. Whatever else is asked for goes on to the
 * next handler. Throws what reading a document's file throws.
 */
export function createReader(options: ReaderOptions): RequestHandler {
  const routes = new Map(options.library.documents.flatMap((document) => routesOf(document, options)))
  const pages = createPages()
  pages.use(limitRequests(requestsPerMinute), (request, response, next) => {
    const serve = routes.get(request.path)
    if (serve === undefined) next()
    else serve(request, response).catch(next)
  })
  return (request, response, next) => {
    const isOurs = (request.method === 'GET' || request.method === 'HEAD') && routes.has(request.path)
    if (isOurs) pages(request, response, next)
    else next()
  }
}

/** The documents' pages, and what pages load; of `/` and `/assets` only what is in `paths`. */
export function mountPages(server: Server, paths: readonly string[], options: ReaderOptions): void {
  const pages = createPages()
  pages.use('/assets', serveFolder(bundleFolder))
  pages.get('/', (_request, response) => response.redirect(`/${options.library.main.id}`))
  server.mount(onlyAt(paths, pages))
  server.mount(createReader(options))
}

type Serve = (request: Request, response: Response) => Promise<void>

function routesOf(document: Document, options: ReaderOptions): readonly (readonly [string, Serve])[] {
  const { library, engine, contentDir, assets, publicUrl, hasPlayground } = options
  const { id } = document
  const address = publicUrl === null ? null : `${publicUrl}/${id}`
  const isSealed = !library.unsealed.includes(id)
  const others = library.documents.filter(({ id }) => id !== document.id)
  const file = readFileSync(join(contentDir, id, 'document.md'))
  // A large document need not be written before anybody looks at it.
  let preparing: Promise<Page> | null = null
  let plain: string | null = null
  let data: string | null = null
  return [
    [
      `/${id}`,
      async (request, response) => {
        preparing ??= prepare()
        const page = await preparing
        const query = readQuery(request)
        if (query === '') {
          plain ??= writePage(page, null)
          return send(response, 'html', plain)
        }
        const found = searchDocument(query, document, library, engine)
        response.status(found.isRefused ? 400 : 200)
        // Nobody else may see what a person searched for.
        send(response, 'html', writePage(page, found), `private, ${revalidated}`)
      },
    ],
    [
      `/${id}.json`,
      async (_request, response) => {
        data ??= JSON.stringify(describeDocument(document, address, sealOf(document).sha256, isSealed))
        send(response, 'json', data)
      },
    ],
    [`/${id}.md`, async (_request, response) => send(response, 'text/markdown; charset=utf-8', file)],
  ]

  async function prepare(): Promise<Page> {
    const text = createTextWriter(document, address)
    await text.prepare()
    const { sha256 } = sealOf(document)
    return { document, text, sha256, address, isSealed, others, assets, hasPlayground }
  }
}

function send(response: Response, type: string, body: string | Buffer, caching = revalidated): void {
  response.set('Cache-Control', caching).type(type).send(body)
}

/** What was typed. Control characters are nothing that a page could hold, or a document has. */
function readQuery({ query }: Request): string {
  const typed = [query.q].flat()[0]
  return typeof typed === 'string' ? typed.replace(/\p{Cc}+/gu, ' ').trim() : ''
}
