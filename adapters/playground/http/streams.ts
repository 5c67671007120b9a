import { addressOf } from '../../../src/app/http/address-of.ts'
import type { Request, Response } from '../../../src/app/http/pages.ts'

/** The pages that are told of every change in their session (html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface Streams {
  /** Sends each version that `watch` tells of, until the page is closed. */
  readonly open: (
    request: Request,
    response: Response,
    watch: (listener: (version: number) => void) => () => void,
  ) => void
  /** Ends all of them: the pages come back to whichever process answers then. */
  readonly end: () => void
}

// More pages than that are not open at once; each of them keeps a connection.
const mostStreams = 1_000
const mostOfAddress = 100
// A proxy ends what says nothing for a minute.
const beatMs = 25_000

export function createStreams(): Streams {
  const responses = new Map<Response, string>()
  return {
    open(request, response, watch) {
      const address = addressOf(request)
      const ofAddress = responses.values().filter((each) => each === address)
      if (responses.size >= mostStreams || ofAddress.toArray().length >= mostOfAddress) {
        response
          .status(503)
          .json({ error: 'Too many pages are open at once. Close some, or try again in a minute.' })
        return
      }
      // Once it has ended, nothing keeps the connection, nor the process that wants to stop.
      const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no', Connection: 'close' }
      response.set(headers).flushHeaders()
      response.write(': open\n\n')
      responses.set(response, address)
      const unwatch = watch((version) => response.write(`data: ${version}\n\n`))
      const beating = setInterval(() => response.write(': still here\n\n'), beatMs)
      request.on('close', () => {
        clearInterval(beating)
        unwatch()
        responses.delete(response)
      })
    },
    end() {
      for (const response of responses.keys()) response.end()
    },
  }
}
