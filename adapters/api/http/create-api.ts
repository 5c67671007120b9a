import { createHash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import {
  createData,
  type ErrorHandler,
  limitRequests,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
  readJson,
} from '../../../src/app/http/pages.ts'
import { statusOf } from '../../../src/app/http/server.ts'
import type { Log } from '../../../src/log.ts'
import { StoreUnavailable } from '../../../src/store/database/store-error.ts'
import { rememberFor } from '../../../src/text/remember-for.ts'
import { apiWords } from '../api-words.ts'
import { type ProblemKind, problemKinds, problemOf, Refused } from '../data/refused.ts'
import type { Source } from '../data/source.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { apiPath, openApi } from './open-api.ts'

export interface ApiOptions {
  /** The source that a request may read: of its key's workspace, or what is open to all. Rejects with Refused. */
  readonly sourceFor: (authorization: string | undefined) => Promise<Source>
  /** Lets through who may ask at all; the others are passed to `refuse`. */
  readonly guard: (refuse: RequestHandler) => RequestHandler
  /** Whether pages of other sites may read it. */
  readonly isPublic: boolean
  /** Where it's reached from outside, without a slash at the end; null where only its own process knows. */
  readonly publicUrl: string | null
  /** The program's. */
  readonly version: string
  readonly log: Log
  /** Of one address. */
  readonly requestsPerMinute?: number
}

const usualPerMinute = 600
// A text to check may have six bytes for each of its characters, as JSON writes some.
export const longestBody = '160kb'
// What is asked again soon: answers of one library, in bytes.
const mostKept = 4_000_000

interface Kept {
  readonly bytes: Buffer
  readonly tag: string
}

/** Everything below `/api/v1`, and the OpenAPI document. What can't be answered is a problem (RFC 9457), never a page. */
export function createApi(options: ApiOptions): Router {
  const { sourceFor, guard, isPublic, publicUrl, version, log } = options
  const api = createData()
  const answersOf = rememberFor(
    (_source: Source) =>
      new LRUCache<string, Kept>({
        maxSize: mostKept,
        sizeCalculation: ({ bytes }, address) => bytes.length + 2 * address.length + 200,
      }),
  )
  api.use(
    guard((_request, response) => sendProblem(response, 'not-here', apiWords.onlyHere)),
    limitRequests(options.requestsPerMinute ?? usualPerMinute, (_request, response) =>
      sendProblem(response, 'too-many-requests', apiWords.tooManyRequests),
    ),
  )
  if (isPublic) api.use(allowOthers)
  let document: Kept | null = null
  api.get('/api/openapi.json', (request, response) => {
    document ??= keep(openApi(publicUrl ?? '', version))
    send(request, response, document, 'public, no-cache')
  })
  api.use(apiPath, (_request, response, next) => {
    // The same address has another answer for another workspace's key.
    response.setHeader('Vary', 'Authorization, Accept-Encoding')
    next()
  })
  for (const endpoint of endpoints) {
    const path = `${apiPath}${endpoint.path.replace(/\{(\w+)\}/gu, ':$1')}`
    if (endpoint.method === 'get') api.get(path, (request, response) => answer(endpoint, request, response))
    else
      api.post(path, requireJson, readJson(longestBody), (request, response) =>
        answer(endpoint, request, response),
      )
    api.all(path, (_request, response) => {
      const allowed = endpoint.method === 'get' ? 'GET, HEAD' : 'POST'
      response.set('Allow', allowed)
      sendProblem(response, 'method', apiWords.method(allowed))
    })
  }
  api.use('/api', (_request, response) => sendProblem(response, 'not-found', apiWords.notHere))
  const refuse: ErrorHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    const { kind, detail, exists } = explain(error)
    sendProblem(response, kind, detail, exists)
  }
  api.use(refuse)
  return api

  async function answer(endpoint: Endpoint, request: Request, response: Response): Promise<void> {
    const { authorization } = request.headers
    const source = await sourceFor(authorization)
    const { params, query, body } = request
    const caching = `${authorization === undefined && !endpoint.isPersonal ? 'public' : 'private'}, no-cache`
    if (endpoint.method === 'post') {
      response.set('Cache-Control', 'no-store')
      response.type('json').send(JSON.stringify(await endpoint.answer(source, { params, query, body })))
      return
    }
    const kept = answersOf(source)
    const key = request.originalUrl
    const found = kept.get(key) ?? keep(await endpoint.answer(source, { params, query, body }))
    kept.set(key, found)
    send(request, response, found, caching)
  }

  function explain(error: unknown): {
    readonly kind: ProblemKind
    readonly detail: string
    readonly exists?: readonly string[]
  } {
    if (error instanceof Refused) return { kind: error.kind, detail: error.message, exists: error.exists }
    if (error instanceof StoreUnavailable) return { kind: 'unavailable', detail: apiWords.storeGone }
    const status = statusOf(error)
    if (status === 413) return { kind: 'too-long', detail: apiWords.tooLongBody(longestBody) }
    if (status < 500) return { kind: 'invalid', detail: apiWords.unreadableBody }
    const id = randomBytes(4).toString('hex')
    // Without the request, whose headers and address are its sender's own.
    log.error({ platform: 'API', id, err: error }, 'A request could not be answered')
    return { kind: 'fault', detail: apiWords.fault(id) }
  }
}

/** A problem as RFC 9457 has it. */
export function sendProblem(
  response: Response,
  kind: ProblemKind,
  detail: string,
  exists: readonly string[] = [],
): void {
  if (kind === 'key') response.set('WWW-Authenticate', 'Bearer realm="rapporteur"')
  if (kind === 'unavailable') response.set('Retry-After', '5')
  response.status(problemKinds[kind].status).set('Cache-Control', 'no-store')
  response.type('application/problem+json').send(JSON.stringify(problemOf(kind, detail, exists)))
}

function keep(data: unknown): Kept {
  const bytes = Buffer.from(JSON.stringify(data))
  return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

/** With 304 where whoever asks has it already. */
function send({ headers }: Request, response: Response, { bytes, tag }: Kept, caching: string): void {
  response.setHeader('ETag', tag).setHeader('Cache-Control', caching)
  // Express would send everything again to who also asks for nothing that is kept, as `fetch` of Node does.
  const known = headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//u, ''))
  if (known?.includes(tag) === true) {
    response.status(304).end()
    return
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', bytes.length)
  response.end(bytes)
}

const requireJson: RequestHandler = (request, response, next) =>
  request.is('application/json') === false ? sendProblem(response, 'media-type', apiWords.mediaType) : next()

/** Pages of any site may read: nothing is given to a browser's own cookies, and a key has to be known to the page. */
const allowOthers: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Expose-Headers', 'ETag, RateLimit, RateLimit-Policy, Retry-After')
  if (request.method !== 'OPTIONS') return next()
  response.set('Access-Control-Allow-Methods', 'GET, HEAD, POST')
  response.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, If-None-Match')
  response.set('Access-Control-Max-Age', '86400').status(204).end()
}
