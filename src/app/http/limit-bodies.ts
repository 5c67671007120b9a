import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { addressOf } from './address-of.ts'
import { statusOf } from './server.ts'

// A Slack body of some 300 kB is the longest there is: a view with its state.
const longestBody = '512kb'
const mostAtOnce = 128
const mostOfOneAddress = 32
// Slack gives up after three seconds.
const longestReadMs = 3_000

/**
 * Reads the bodies of POSTs to a path into `rawBody` before `handler` has them, for a platform whose library reads without
 * bounds before it checks a signature. What is too long (413), too slow (408) or too many at once (503) gets a sentence.
 */
export function limitBodies(path: string, handler: RequestHandler): RequestHandler {
  const reading = new Map<string, number>()
  let atOnce = 0
  const read = express.raw({ limit: longestBody, type: () => true, inflate: false })
  const router = Router()
  router.post(path, (request, response, next) => {
    const address = addressOf(request)
    const ofAddress = reading.get(address) ?? 0
    if (atOnce >= mostAtOnce || ofAddress >= mostOfOneAddress) {
      response.set({ 'Retry-After': '1', Connection: 'close' })
      response.status(503).type('text/plain').send('Too many requests at once. Try again in a second.')
      return
    }
    atOnce += 1
    reading.set(address, ofAddress + 1)
    const tooSlow = setTimeout(() => {
      response.set('Connection', 'close').status(408).type('text/plain')
      response.send('That body took too long to arrive. Send it within three seconds.')
      response.once('finish', () => request.destroy())
    }, longestReadMs)
    let isDone = false
    const finish = (): void => {
      if (isDone) return
      isDone = true
      clearTimeout(tooSlow)
      atOnce -= 1
      const left = (reading.get(address) ?? 1) - 1
      if (left === 0) reading.delete(address)
      else reading.set(address, left)
    }
    response.once('close', finish)
    read(request, response, (error: unknown) => {
      finish()
      if (response.headersSent) return
      if (Buffer.isBuffer(request.body)) Object.assign(request, { rawBody: request.body })
      next(error)
    })
  })
  const refuse: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent || statusOf(error) >= 500) return next(error)
    const sentence =
      statusOf(error) === 413 ? `That body is longer than ${longestBody}.` : 'I can’t read that body.'
    response.set('Connection', 'close').status(statusOf(error)).type('text/plain').send(sentence)
  }
  // In the same router: where one ends, Express waits for the next turn of the loop, and requests would be kept meanwhile.
  router.use(path, refuse).use(handler)
  return router
}
