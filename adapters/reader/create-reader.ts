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
  tooManyRequests,
} from '../../src/app/http/pages.ts'
import { type Server, wantsPage } from '../../src/app/http/server.ts'
import { type Checker, createChecker } from '../../src/check/checker.ts'
import { writeAkomaNtoso } from '../../src/document/akoma-ntoso/write-document.ts'
import type { Document } from '../../src/document/document.ts'
import { sealOf } from '../../src/document/seal.ts'
import { isByline } from '../../src/words/words.ts'
import { createRefusals } from './create-refusals.ts'
import { describeDocument } from './describe-document.ts'
import { findPlace } from './find-place.ts'
import { refusePlace, searchDocument } from './search-document.ts'
import { type Checked, longestQuotation, writeCheckPage } from './write-check-page.ts'
import { writeCitePage } from './write-cite-page.ts'
import { writeLlmsText } from './write-llms-text.ts'
import { type Page, writePage } from './write-page.ts'
import { createTextWriter } from './write-text.ts'

export interface ReaderOptions
  extends Pick<MountReaderOptions, 'library' | 'engine' | 'contentDir' | 'publicUrl' | 'hasPlayground'>,
    Partial<Pick<MountReaderOptions, 'hasApi'>> {
  /** What its pages load; null where that has not been made, and they are read without. */
  readonly assets: Assets | null
}

const requestsPerMinute = 300

// A text that was corrected must not live on in a browser, and asking whether it was costs next to nothing.
const revalidated = 'no-cache'

/**
 * The documents as pages, `/<id>`, with a passage's citations, `/<id>.cite`, and the check, `/<id>.check`; and as data,
 * `/<id>.json`, `/<id>.akn.xml` and `/<id>.md`. Whatever else is asked for goes on to the
 * next handler. Throws what reading a document's file throws.
 */
export function createReader(options: ReaderOptions): RequestHandler {
  const checker = createChecker(options.library, isByline)
  const routes = new Map(
    options.library.documents.flatMap((document) => routesOf(document, options, checker)),
  )
  const pages = createPages()
  const show = createRefusals(options)
  const refuse: RequestHandler = (request, response, next) => {
    if (wantsPage(request)) show(request, response, { status: 429, sentence: tooManyRequests }, next)
    else response.status(429).type('text/plain').send(tooManyRequests)
  }
  pages.use(limitRequests(requestsPerMinute, refuse), (request, response, next) => {
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
  const { library, publicUrl, hasApi = false } = options
  pages.get('/llms.txt', (_request, response) =>
    response
      .set('Cache-Control', revalidated)
      .type('text/plain')
      .send(writeLlmsText(library, publicUrl ?? '', hasApi)),
  )
  server.mount(onlyAt(paths, pages))
  server.mount(createReader(options))
}

type Serve = (request: Request, response: Response) => Promise<void>

function routesOf(
  document: Document,
  options: ReaderOptions,
  checker: Checker,
): readonly (readonly [string, Serve])[] {
  const { library, engine, contentDir, assets, publicUrl, hasPlayground } = options
  const { id } = document
  const address = publicUrl === null ? null : `${publicUrl}/${id}`
  const isSealed = !library.unsealed.includes(id)
  const others = library.documents.filter(({ id }) => id !== document.id)
  const file = readFileSync(join(contentDir, id, 'document.md'))
  const shell = { document, assets, hasPlayground }
  // A large document need not be written before anybody looks at it.
  let preparing: Promise<Page> | null = null
  let plain: string | null = null
  let data: string | null = null
  let xml: string | null = null
  return [
    [
      `/${id}`,
      async (request, response) => {
        preparing ??= prepare()
        const page = await preparing
        const query = readText(request, 'q')
        const named = readText(request, 'p')
        if (query === '' && named !== '') {
          const place = findPlace(named, document, library)
          if (place !== null) return send(response, 'html', writePage(page, null, place))
          return send(response.status(404), 'html', writePage(page, refusePlace(document)))
        }
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
    [
      `/${id}.cite`,
      async (request, response) => {
        const place = findPlace(readText(request, 'p'), document, library)
        if (place !== null) return send(response, 'html', await writeCitePage(shell, place, address))
        preparing ??= prepare()
        send(response.status(404), 'html', writePage(await preparing, refusePlace(document)))
      },
    ],
    [
      `/${id}.check`,
      async (request, response) => {
        const typed = readLines(request, 'text')
        const checked = await check(typed)
        response.status(checked === 'too long' ? 400 : 200)
        send(response, 'html', writeCheckPage(shell, typed, checked), `private, ${revalidated}`)
      },
    ],
    [
      `/${id}.akn.xml`,
      async (_request, response) => {
        xml ??= writeAkomaNtoso(document)
        send(response, 'application/akn+xml; charset=utf-8', xml)
      },
    ],
    [`/${id}.md`, async (_request, response) => send(response, 'text/markdown; charset=utf-8', file)],
  ]

  async function check(typed: string): Promise<Checked> {
    if (typed === '') return null
    if (typed.length > longestQuotation) return 'too long'
    // A large library is read for this first, and everybody else is answered meanwhile.
    await checker.prepare()
    return checker.isNoQuotation(typed) ? 'too short' : checker.checkInSlices(typed)
  }

  async function prepare(): Promise<Page> {
    const text = createTextWriter(document, address)
    await text.prepare()
    const { sha256 } = sealOf(document)
    return { ...shell, text, sha256, address, isSealed, others }
  }
}

function send(response: Response, type: string, body: string | Buffer, caching = revalidated): void {
  response.set('Cache-Control', caching).type(type).send(body)
}

/** What was typed, or an address names, in one line. */
function readText(request: Request, name: string): string {
  return readLines(request, name).replaceAll('\n', ' ')
}

/** The same with its lines. Other control characters are nothing that a page could hold, or a document has. */
function readLines({ query }: Request, name: string): string {
  const typed = [query[name]].flat()[0]
  if (typeof typed !== 'string') return ''
  return typed
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim()
}
