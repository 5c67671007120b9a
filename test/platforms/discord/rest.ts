import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, type Call, refuse, type Violation, type Watcher } from './exchange.ts'
import type { Fault, Faults } from './faults.ts'
import { readBody } from './read-body.ts'
import type { createRoutes, Route } from './routes.ts'
import { validateBody } from './validate.ts'

export interface RestOptions {
  readonly token: string
  readonly routes: ReturnType<typeof createRoutes>
  readonly faults: Faults
  readonly calls: Call[]
  readonly violations: Violation[]
  /** Told of each request at each moment, before anything else happens. */
  readonly watch: Watcher
  /** The answer to a GET of a file; null where the address is none of one. */
  readonly serveFile: (path: string) => Answer | null
}

/** Discord's REST API over HTTP: each request is recorded, validated, perhaps made to fail, and then has its effect. */
export function createRest({ token, routes, faults, calls, violations, watch, serveFile }: RestOptions) {
  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = request.method === 'GET' ? serveFile(request.url ?? '') : null
    if (file !== null) {
      response.writeHead(file.status, file.headers).end(file.bytes)
      return
    }
    const { call, route, problem } = await readCall(request)
    calls.push(call)
    watch(call, 'received')
    const report = (errors: readonly string[]): void => {
      violations.push({ method: call.method, path: call.path, body: call.body, errors })
    }
    const answer = (): Answer => {
      const given = answerTo(call, route, problem, report)
      if (given.violation !== undefined) report([given.violation])
      watch(call, 'done')
      return given
    }
    await meet(faults.take(call), answer, (given) => respond(given, call, response, watch), response)
  }

  async function readCall(request: IncomingMessage) {
    const at = performance.now()
    const url = new URL(request.url ?? '/', 'http://loopback')
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, '')
    const method = request.method ?? 'GET'
    const found = routes.match(method, path)
    const { body, files, problem } = await readBody(request)
    const call: Call = {
      method,
      path,
      route: found?.name ?? null,
      params: found?.params ?? {},
      query: url.searchParams,
      body,
      fileCount: files.length,
      files,
      authorization: request.headers.authorization ?? null,
      host: request.headers.host,
      at,
      status: null,
    }
    return { call, route: found?.route ?? null, problem }
  }

  function answerTo(
    call: Call,
    route: Route | null,
    problem: string | null,
    report: (errors: readonly string[]) => void,
  ): Answer {
    if (!route)
      return { ...refuse(404, 0, '404: Not Found'), violation: `unknown route: ${call.method} ${call.path}` }
    // Interactions carry their own token in the path: no authorization is needed there.
    const needsToken = !/^\/(?:interactions|webhooks)\//u.test(call.path)
    if (needsToken && call.authorization !== `Bot ${token}`) return refuse(401, 0, '401: Unauthorized')
    if (problem !== null) return refuse(400, 50109, 'The request body contains invalid JSON.', problem)
    const context = { existing: route.existing?.(call) ?? null, files: call.files ?? [] }
    const errors = validateBody(route.body, call.body, context)
    if (errors.length === 0) return route.handle(call)
    report(errors)
    const details = errors.map((message) => ({ code: 'INVALID', message }))
    return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: { _errors: details } } }
  }
}

async function meet(
  fault: Fault | null,
  answer: () => Answer,
  respond: (given: Answer) => void,
  response: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      respond(answer())
      return
    case 'answer':
      respond(fault.answer)
      return
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'lost answer':
      answer()
      response.socket?.resetAndDestroy()
      return
    case 'wrong answer':
      answer()
      respond(fault.answer)
      return
    case 'late': {
      const given = answer()
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
      respond(given)
    }
  }
}

function respond(
  { status, body, headers }: Answer,
  call: Call,
  response: ServerResponse,
  watch: Watcher,
): void {
  call.status = status
  response.once('finish', () => watch(call, 'answered'))
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
