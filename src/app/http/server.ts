import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import proxyAddress from 'proxy-addr'
import { SetupError } from '../adapter.ts'
import { createInHand } from '../in-hand.ts'
import type { PartStatus, Statuses } from '../part.ts'
import { boundedAddress } from './address-of.ts'

// How long connections are still accepted after `/readyz` begins to answer 503: a load balancer needs a moment to notice, and
// connections in the queue would be reset.
const leavingMs = 1_000
// What is in hand then is waited for so long, and once more when all else has stopped.
const lastAnswersMs = 1_000
const lookMs = 10
// Longer than load balancers keep a connection that nobody uses, mostly a minute: one that we close just as a request comes is
// a request that fails.
const idleMs = 75_000
// A process that got no turn for long has connections that it has not seen yet.
const quietLooks = 5

/** Answers a browser's request with a page that says this; calls `next` with an error where it can't. */
export type ShowRefusal = (request: Request, response: Response, refusal: Refusal, next: NextFunction) => void

interface Refusal {
  readonly status: number
  /** Plain text. */
  readonly sentence: string
}

/** Answers a POST; `address` is whose it is, as `boundedAddress` has it. */
export type AnswerPost = (request: IncomingMessage, response: ServerResponse, address: string) => void

/** The one HTTP server of the process: its health, and whatever an adapter mounts beside it. */
export interface Server {
  /**
   * Has the POSTs to a path (in small letters) answered before all that is mounted, and without Express: it changes the
   * prototypes of each request and response, and whatever reads them takes longer then.
   */
  readonly answerPosts: (path: string, answer: AnswerPost) => void
  /** Adds a platform's request handler; it must pass on what is not its own. */
  readonly mount: (handler: RequestHandler) => void
  /** Has browsers shown a page where nothing answers or an address can't be read; others get the sentence alone. */
  readonly showRefusals: (show: ShowRefusal) => void
  /** Where it listens, as a browser on this machine reaches it; null before it does. */
  readonly address: () => string | null
  /** Listens, and resolves to the port. */
  readonly start: () => Promise<number>
  /**
   * From now on `/readyz` says no and connections end with their answer; resolves a moment later, once the port is closed
   * to new ones.
   */
  readonly leave: () => Promise<void>
  /** Closes the port and resolves once what is in hand is answered, or cut off. */
  readonly stop: () => Promise<void>
}

/**
 * `GET /healthz` answers 200 while the process lives; `GET /readyz` answers 200 while every part is ready, else 503, and
 * names each with its state. `GET /readyz?for=http` minds no platform (`platforms`) that is away: pages can be read, and the
 * other platform asked, all the same. Who asks is told by the proxies of `trustProxy` (as TRUST_PROXY), and by nobody else.
 */
export function createServer(
  host: string,
  port: number,
  statuses: () => Statuses,
  trustProxy: number | readonly string[] = ['loopback'],
  platforms: ReadonlySet<string> = new Set(),
): Server {
  const app = express()
  let isLeaving = false
  app.disable('x-powered-by')
  // What fails is not told to whoever asked, stack and all.
  app.set('env', 'production')
  app.set('trust proxy', trustProxy)
  // As Express has read the setting.
  const isTrusted: Parameters<typeof proxyAddress>[1] = app.get('trust proxy fn')
  const inHand = createInHand<ServerResponse>()
  const posts = new Map<string, AnswerPost>()
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true })
  })
  app.get('/readyz', (request, response) => {
    const { for: purpose } = request.query
    if (purpose !== undefined && purpose !== 'http') return say(response, 400, unknownPurpose)
    const parts = statuses()
    const isReady = ([name, { state }]: readonly [string, PartStatus]): boolean =>
      state === 'ready' || (purpose === 'http' && state === 'not ready' && platforms.has(name))
    const ready = !isLeaving && Object.entries(parts).every(isReady)
    response.status(ready ? 200 : 503).json({ ready, parts })
  })
  // Platforms come as they connect, and are asked before the last word is said.
  const mounted = Router()
  const sayStarting: RequestHandler = (_request, response, next) => {
    const isStarting = Object.values(statuses()).some(
      ({ state }) => state === 'waiting' || state === 'starting',
    )
    if (!isStarting) return next()
    response.set('Retry-After', '1')
    say(response, 503, 'Still starting. Try again in a moment.')
  }
  let show: ShowRefusal | null = null
  const refuse: ShowRefusal = (request, response, refusal, next) => {
    if (show !== null && wantsPage(request)) show(request, response, refusal, next)
    else say(response, refusal.status, refusal.sentence)
  }
  const sayNothingHere: RequestHandler = (request, response, next) =>
    refuse(request, response, { status: 404, sentence: nothingHere }, next)
  // What no handler could read; whatever else fails is left to Express, which logs it.
  const sayUnreadable: ErrorRequestHandler = (error, request, response, next) => {
    const status = statusOf(error)
    if (response.headersSent || status >= 500) next(error)
    else refuse(request, response, { status, sentence: unreadable }, next)
  }
  app.use(mounted, sayStarting, sayNothingHere, sayUnreadable)
  const listening = createHttpServer((request, response) => {
    response.once('close', inHand.take(response))
    if (isLeaving) response.setHeader('Connection', 'close')
    const answer = request.method === 'POST' ? posts.get(pathOf(request)) : undefined
    if (answer === undefined) app(request, response)
    else answer(request, response, boundedAddress(proxyAddress(request, isTrusted)))
  })
  listening.keepAliveTimeout = idleMs
  let closing: Promise<void> | null = null
  return {
    answerPosts(path, answer) {
      posts.set(path, answer)
    },
    mount(handler) {
      mounted.use(handler)
    },
    showRefusals(handler) {
      show = handler
    },
    address() {
      const bound = listening.address()
      if (bound === null || typeof bound === 'string') return null
      const anywhere = bound.address === '0.0.0.0' || bound.address === '::'
      const name = anywhere ? 'localhost' : bound.family === 'IPv6' ? `[${bound.address}]` : bound.address
      return `http://${name}:${bound.port}`
    },
    start() {
      return new Promise((resolve, reject) => {
        listening.once('error', (error) => reject(portError(error, host, port, 'PORT')))
        listening.listen(port, host, () => resolve((listening.address() as AddressInfo).port))
      })
    },
    async leave() {
      isLeaving = true
      await sleep(leavingMs)
      await finishAnswers()
      void close()
    },
    async stop() {
      isLeaving = true
      const closed = close()
      await finishAnswers()
      // Streams, and connections on which nobody has asked anything.
      listening.closeAllConnections()
      await closed
    },
  }

  /** Resolves once nobody waits for an answer, but for what is told bit by bit, or after a while. */
  async function finishAnswers(): Promise<void> {
    const endsAt = performance.now() + lastAnswersMs
    for (let quiet = 0; quiet < quietLooks && performance.now() < endsAt; ) {
      await sleep(lookMs)
      quiet = inHand.items().some(isAwaited) ? 0 : quiet + 1
    }
  }

  /** Resolves once every connection has ended. */
  function close(): Promise<void> {
    closing ??= new Promise((resolve) => listening.close(() => resolve()))
    return closing
  }
}

/** The path that a request asks for, in small letters and without a slash at its end, since Express minds neither. */
function pathOf({ url = '' }: IncomingMessage): string {
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  return (path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase()
}

function isAwaited(response: ServerResponse): boolean {
  return !String(response.getHeader('Content-Type')).startsWith('text/event-stream')
}

const unknownPurpose = 'Ask for /readyz, or for /readyz?for=http.'
const nothingHere = 'Page not found. Go to the home page (/).'
const unreadable = 'I can’t read that address. Go to the home page (/).'

/** Whether a browser opens the address, rather than a program. */
export function wantsPage(request: Request): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return isRead && request.accepts(['text', 'html']) === 'html'
}

function say(response: Response, status: number, sentence: string): void {
  response.status(status).type('text/plain').send(sentence)
}

/** That of a request that could not be read, such as one whose body is too long; 500 for what we cause. */
export function statusOf(error: unknown): number {
  return (error instanceof Error && 'status' in error && Number(error.status)) || 500
}

/** What an operator is told whose port can't be listened on; `variable` is the one that sets it. */
export function portError(error: Error, host: string, port: number, variable: string): Error {
  if (!('code' in error)) return error
  if (error.code === 'EADDRINUSE') return new SetupError(`Port ${port} is taken. Set ${variable} to another.`)
  if (error.code === 'EACCES')
    return new SetupError(`Port ${port} may not be opened. Set ${variable} to one above 1023.`)
  return error.code === 'EADDRNOTAVAIL'
    ? new SetupError(`${host} is not an address of this machine. Set HOST.`)
    : error
}
