import compression from 'compression'
import express, { type RequestHandler, type Response, Router, type RouterOptions } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { isAt } from './mount-on-demand.ts'

export type {
  ErrorRequestHandler as ErrorHandler,
  Request,
  RequestHandler,
  Response,
  Router,
} from 'express'

// So long, in milliseconds, requests are counted.
const windowMs = 60_000

/**
 * A router for what browsers are shown. Nothing is loaded from another host, no script runs but our own files, nobody
 * frames it. What it does not answer goes on to the next handler.
 */
export function createPages(options: RouterOptions = {}): Router {
  const pages = Router(options)
  pages.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
          'frame-ancestors': ["'none'"],
        },
      },
      // Whether there is TLS is known to the proxy in front, and so is this.
      strictTransportSecurity: false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  )
  // What is told bit by bit must not wait until there is enough to compress.
  const isStream = (response: Response): boolean =>
    String(response.getHeader('Content-Type')).startsWith('text/event-stream')
  pages.use(
    compression({
      filter: (request, response) => !isStream(response) && compression.filter(request, response),
    }),
  )
  return pages
}

/** A router for what programs are told as data: no browser shows it as a page, or guesses what it is. */
export function createData(): Router {
  const data = Router({ caseSensitive: true })
  const compress = compression()
  data.use((request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    response.setHeader('Referrer-Policy', 'no-referrer')
    response.setHeader('Vary', 'Accept-Encoding')
    // What it does costs as much as everything else, also where nothing is compressed.
    if (request.headers['accept-encoding'] === undefined) next()
    else compress(request, response, next)
  })
  return data
}

/** Pages at some paths alone, each with what is below it ("/" without): requests for anything else cost nothing, and stay as they are. */
export function onlyAt(paths: readonly string[], pages: Router): RequestHandler {
  return (request, response, next) => {
    if (isAt(paths, request.path)) pages(request, response, next)
    else next()
  }
}

/**
 * Refuses what one address asks beyond so many requests a minute, with a sentence that says when to come back; `refuse`
 * says it otherwise.
 */
export function limitRequests(perMinute: number, refuse: RequestHandler = refuseAsData): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse,
  })
}

const refuseAsData: RequestHandler = (_request, response) => {
  response.status(429).json({ error: tooManyRequests })
}

export const tooManyRequests = 'Too many requests. Try again in a minute.'

/** Reads a body of JSON, at most `limit` long ("64kb"), into `request.body`. */
export function readJson(limit: string): RequestHandler {
  return express.json({ limit })
}

/** Reads a body of bytes (application/octet-stream), at most so many, into `request.body`, as a Buffer. */
export function readBytes(most: number): RequestHandler {
  return express.raw({ limit: most, type: 'application/octet-stream', inflate: false })
}

/** Serves the files of a folder whose names change with their contents, so that a browser may keep them for ever. */
export function serveFolder(folder: string): RequestHandler {
  return express.static(folder, { immutable: true, maxAge: '1y', index: false, redirect: false })
}
