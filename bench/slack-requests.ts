import autocannon from 'autocannon'
import { credentials, ids } from '../test/platforms/slack/ids.ts'
import type { Json } from '../test/platforms/slack/json.ts'
import { createPayloads } from '../test/platforms/slack/payloads.ts'
import { sign } from '../test/platforms/slack/signing.ts'
import type { Stream } from './race.ts'

const connections = 16

/** Where the stream ends: after so many seconds, or so many questions. */
export type Extent = { readonly duration: number } | { readonly amount: number }

/**
 * Sends `/korea` with these questions over 16 kept-alive connections, each of which has a share of them and asks the next
 * as soon as one is answered, from the beginning again at the end. They are asked in `teams`, one after the other. Throws if one
 * answer is not a 200 that `isRight`.
 */
export async function askSlackApp(
  origin: string,
  questions: readonly string[],
  extent: Extent,
  isRight: (body: string) => boolean,
  teams: readonly string[] = [ids.team],
): Promise<Stream> {
  const shares = deal(questions, teams)
  const result = await autocannon({
    url: `${origin}/slack/events`,
    method: 'POST',
    connections,
    ...extent,
    setupClient: (client) => client.setRequests(shares.pop() ?? []),
    verifyBody: (body) => isRight(String(body)),
  })
  const { errors, timeouts, non2xx, mismatches, '2xx': answers } = result
  if (answers === 0 || errors + timeouts + non2xx + mismatches > 0) {
    throw new Error(
      `${origin}: ${answers} answers, ${errors} errors, ${timeouts} timeouts, ${non2xx} not 200, ${mismatches} wrong`,
    )
  }
  return { answers, perSecond: answers / result.duration }
}

/** The questions as requests, dealt out to the connections; where there are too few, each connection has them all. */
function deal(questions: readonly string[], teams: readonly string[]): autocannon.Request[][] {
  const payloads = createPayloads(() => 'http://127.0.0.1:9/response')
  const requests = questions.map((text, at) =>
    signed(payloads.slashCommand({ command: '/korea', text, team: teams[at % teams.length] ?? ids.team })),
  )
  return Array.from({ length: connections }, (_, connection) =>
    requests.length < connections
      ? requests.map((request) => ({ ...request }))
      : requests.filter((__, at) => at % connections === connection),
  )
}

/**
 * A request as Slack sends it. It is signed before the clock runs: on a machine of few cores, signing would take from
 * the program under test. A signature holds for five minutes, far longer than a stream.
 */
function signed(payload: Json): autocannon.Request {
  const fields = Object.entries(payload)
  const body = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString()
  const timestamp = Math.floor(Date.now() / 1_000)
  return {
    method: 'POST',
    path: '/slack/events',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(credentials.signingSecret, timestamp, body),
    },
  }
}
