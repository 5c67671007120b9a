import type { ServerResponse } from 'node:http'
import {
  type App,
  HTTPModuleFunctions,
  type Logger,
  type Receiver,
  type ReceiverEvent,
  ReceiverMultipleAckError,
} from '@slack/bolt'
import { type AnswerRead, limitBodies } from '../../../src/app/http/limit-bodies.ts'
import type { Server } from '../../../src/app/http/server.ts'
import { waitForTurn } from '../../../src/text/cooperative-task.ts'
import { createSignatureCheck } from './signature.ts'

const bolt = HTTPModuleFunctions

/** What Slack sends over signed HTTP. */
export interface EventsReceiver extends Receiver {
  /** Has a server pass on what it's sent at `/slack/events`. */
  readonly receiveFrom: (server: Server) => void
}

/**
 * Receives with Bolt's own parts, in the order of its `HTTPReceiver`, in which a signed body that is no object ends the whole process.
 * Bolt's `ExpressReceiver` needs Express, which makes each answer dearer (see `answerPosts`).
 */
export function createEventsReceiver(signingSecret: string, logger: Logger): EventsReceiver {
  const isSigned = createSignatureCheck(signingSecret)
  let app: Pick<App, 'processEvent'> | null = null
  return {
    init(initialised) {
      app = initialised
    },
    // The server isn't ours.
    start: async () => undefined,
    stop: async () => undefined,
    receiveFrom: (server) => server.answerPosts('/slack/events', limitBodies(receive)),
  }

  async function receive(...[request, response]: Parameters<AnswerRead>): Promise<void> {
    await waitForTurn()
    if (!isSigned(request.headers, request.rawBody)) {
      logger.warn('A request was refused that isn’t signed by Slack')
      return bolt.buildNoBodyResponse(response, 401)
    }
    const body = readBody(request)
    if (body === null) return bolt.buildNoBodyResponse(response, 400)
    if (body.ssl_check === '1') return bolt.buildSSLCheckResponse(response)
    if (body.type === 'url_verification') return bolt.buildUrlVerificationResponse(response, body)
    try {
      await app?.processEvent({
        body,
        ack: acknowledgeBy(response),
        retryNum: bolt.extractRetryNumFromHTTPRequest(request),
        retryReason: bolt.extractRetryReasonFromHTTPRequest(request),
      })
    } catch (error) {
      const failed = error instanceof Error ? error : new Error(String(error))
      const about = { error: failed, logger, request, response, storedResponse: undefined }
      await bolt.defaultProcessEventErrorHandler(about)
    }
    if (response.headersSent) return
    logger.error(
      'Slack sent an event that the bot doesn’t handle. Compare the app’s settings with manifest.yml.',
    )
    bolt.buildNoBodyResponse(response, 404)
  }
}

/** Acknowledges what was received, once, with an answer or without; in one piece, whose length is told. */
function acknowledgeBy(response: ServerResponse): ReceiverEvent['ack'] {
  return async (answer: unknown) => {
    if (response.headersSent) throw new ReceiverMultipleAckError()
    if (typeof answer !== 'object' || answer === null) return void response.end(answer)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  }
}

/** What was sent as an object; null where it is none. */
function readBody(request: Parameters<AnswerRead>[0]): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = bolt.parseHTTPRequestBody(request)
    return isObject(body) ? body : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
