import { randomBytes } from 'node:crypto'
import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { onlyFromPage } from '../../../src/app/http/only-here.ts'
import {
  createData,
  type ErrorHandler,
  limitRequests,
  type RequestHandler,
  type Router,
  readJson,
} from '../../../src/app/http/pages.ts'
import { statusOf } from '../../../src/app/http/server.ts'
import { StoreUnavailable } from '../../../src/store/database/store-error.ts'
import { apiWords } from '../api-words.ts'
import { Refused } from '../data/refused.ts'
import type { Source } from '../data/source.ts'
import { type ApiOptions, longestBody, sendProblem } from '../http/create-api.ts'
import { createMcpServer } from './create-mcp-server.ts'

export type McpOptions = Pick<
  ApiOptions,
  'sourceFor' | 'guard' | 'isPublic' | 'version' | 'log' | 'requestsPerMinute'
>

const usualPerMinute = 600
// Of a batch, as the protocol before had them.
const mostAtOnce = 10
// Streams on which a client waits for changes, of which there are none.
const mostStreams = 32

/** `/mcp`: streamable HTTP without sessions, so that any replica answers, in this protocol and the one before. */
export function createMcp(options: McpOptions): Router {
  const { sourceFor, guard, isPublic, version, log } = options
  const sources = new WeakMap<object, Source>()
  const report = (error: unknown): string => {
    const id = randomBytes(4).toString('hex')
    log.error({ platform: 'MCP', id, err: error }, 'A request could not be answered')
    return id
  }
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const source = sources.get(authInfo?.extra ?? {})
      if (source === undefined) throw new Error('A request has no source')
      return createMcpServer(source, version, report)
    },
    {
      maxSubscriptions: mostStreams,
      // Without what was sent.
      onerror: ({ name }) => log.debug({ platform: 'MCP', name }, 'A request was refused'),
    },
  )
  const respond = toNodeHandler(handler, { onerror: (error) => void report(error) })
  const mcp = createData()
  mcp.use(
    guard((_request, response) => sendProblem(response, 'not-here', apiWords.onlyHere)),
    // Pages of other sites aren't assistants.
    onlyFromPage(isPublic, (_request, response) => sendProblem(response, 'not-here', apiWords.otherSite)),
    limitRequests(options.requestsPerMinute ?? usualPerMinute, (_request, response) =>
      sendProblem(response, 'too-many-requests', apiWords.tooManyRequests),
    ),
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store')
      next()
    },
    readJson(longestBody),
    refuseLongBatches,
  )
  mcp.all('/mcp', async (request, response) => {
    const source = await sourceFor(request.headers.authorization)
    // The SDK hands this on, and the source is found by it: the key itself goes no further.
    const extra = {}
    sources.set(extra, source)
    Object.assign(request, { auth: { token: '', clientId: '', scopes: [], extra } })
    await respond(request, response, request.body)
  })
  mcp.use((_request, response) => sendProblem(response, 'not-found', apiWords.notHere))
  const refuse: ErrorHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof Refused) return sendProblem(response, error.kind, error.message)
    if (error instanceof StoreUnavailable) return sendProblem(response, 'unavailable', apiWords.storeGone)
    const status = statusOf(error)
    if (status === 413) return sendProblem(response, 'too-long', apiWords.tooLongBody(longestBody))
    if (status < 500) return sendProblem(response, 'invalid', apiWords.unreadableBody)
    sendProblem(response, 'fault', apiWords.fault(report(error)))
  }
  mcp.use(refuse)
  return mcp
}

const refuseLongBatches: RequestHandler = ({ body }, response, next) => {
  if (!Array.isArray(body) || body.length <= mostAtOnce) return next()
  sendProblem(response, 'too-much', apiWords.longBatch(mostAtOnce))
}
