import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import { type AnswerPost, statusOf } from './server.ts'

// A Slack body of some 300 kB is the longest there is: a view with its state.
const longestBody = '512kb'
const mostAtOnce = 128
const mostOfOneAddress = 32
// Slack gives up after three seconds.
const longestReadMs = 3_000

/** Answers a request whose body is in `rawBody`. */
export type AnswerRead = (
  request: IncomingMessage & { rawBody: Buffer },
  response: ServerResponse,
) => void | Promise<void>

/**
 * Reads the body of a POST into `rawBody` before `answer` has it, for a platform whose library reads longer ones, and any number,
 * before it checks a signature. What is too long (413), too slow (408) or too many at once (503) gets a sentence.
 */
export function limitBodies(answer: AnswerRead): AnswerPost {
  const reading = new Map<string, number>()
  let atOnce = 0
  const read = express.raw({ limit: longestBody, type: () => true, inflate: false })
  return (request, response, address) => {
    const ofAddress = reading.get(address) ?? 0
    if (atOnce >= mostAtOnce || ofAddress >= mostOfOneAddress) {
      response.setHeader('Retry-After', '1')
      return close(response, 503, 'Too many requests at once. Try again in a second.')
    }
    atOnce += 1
    reading.set(address, ofAddress + 1)
    const tooSlow = setTimeout(() => {
      close(response, 408, 'That body took too long to arrive. Send it within three seconds.')
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
      if (error === undefined) answer(Object.assign(request, { rawBody: bodyOf(request) }), response)
      else close(response, statusOf(error), sentenceOf(error))
    })
  }
}

/** What Express read; it leaves out the body of a request that has none. */
function bodyOf(request: IncomingMessage & { readonly body?: unknown }): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}

function sentenceOf(error: unknown): string {
  return statusOf(error) === 413 ? `That body is longer than ${longestBody}.` : 'I can’t read that body.'
}

function close(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' })
    .end(sentence)
}
