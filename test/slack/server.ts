import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type HttpAnswer, type HttpOptions, type Kind, postToBot } from './delivery.ts'
import { answer, createFaults, type Fault, type FaultTarget } from './faults.ts'
import { isJson, type Json } from './json.ts'
import { createModel, type Message } from './model.ts'
import { createPayloads, type Payloads } from './payloads.ts'
import { createResponseUrls, type Origin, type ResponsePost, respond } from './response-url.ts'
import { createSocketMode, type SocketMode } from './socket-mode.ts'
import { loadValidator } from './validate.ts'
import { type Call, createWebApi, decodeArguments } from './web-api.ts'

/** Something the bot sent that Slack or this project's own rules would not have. */
export interface Violation {
  /** The method, `response_url`, `ack of …` or `socket`. */
  readonly where: string
  readonly problem: string
}

/** A Slack of one workspace on 127.0.0.1, with a record of all that reached it. */
export interface SlackServer {
  /** For the client option `slackApiUrl`. */
  readonly apiUrl: string
  /** Every call to the Web API, in order; grows while the bot works. */
  readonly calls: readonly Call[]
  readonly responsePosts: readonly ResponsePost[]
  readonly violations: readonly Violation[]
  readonly payloads: Payloads
  readonly socket: SocketMode
  callsTo(method: string): readonly Call[]
  /** What everybody in the channel sees of the bot, oldest first. */
  visible(channel: string): readonly Message[]
  /** What this user alone sees, in all channels. */
  ephemerals(user: string): readonly Message[]
  /** Signs a payload and posts it to a bot that listens for HTTP. */
  post(url: string, kind: Kind, payload: Json, options?: HttpOptions): Promise<HttpAnswer>
  /** Makes the next calls to a method go wrong, once unless told otherwise. */
  fail(target: FaultTarget, fault: Fault, times?: number): void
  /** From here on all goes well again. */
  heal(): void
  /** Lets every response_url handed out so far be 30 minutes old. */
  expireResponseUrls(): void
  /** Breaks all connections and refuses new ones, as while Slack cannot be reached. */
  refuseConnections(): Promise<void>
  /** Listens again, at the same address. */
  acceptConnections(): Promise<void>
  stop(): Promise<void>
}

export interface SlackServerOptions {
  /** True to begin as after `refuseConnections`. */
  readonly refuseConnections?: boolean
}

/** Starts the loopback Slack on a free port. The first start on a machine takes a second or two more, see `schema.ts`. */
export async function startSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const calls: Call[] = []
  const violations: Violation[] = []
  const origins = new Map<unknown, Origin>()
  const model = createModel()
  const faults = createFaults()
  const validator = await loadValidator()
  const http = createServer((request, response) => void serve(request, response))
  const port = await listen(0)
  const host = `127.0.0.1:${port}`

  const violate = (where: string, problems: readonly string[]) => {
    violations.push(...problems.map((problem) => ({ where, problem })))
  }
  const { openLink, stop, ...socket } = createSocketMode({
    http,
    violate,
    refuses: () => faults.take('websocket') !== null,
  })
  const responseUrls = createResponseUrls({ base: `http://${host}`, model, validator, violate })
  const callApi = createWebApi({ model, validator, violate, openLink: () => `ws://${host}${openLink()}` })
  const payloads = createPayloads((origin) => {
    const url = responseUrls.issue(origin)
    origins.set(url, origin)
    return url
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A bot that gives up a request in the middle is no fault of the server's.
    const body = await text(request).catch(() => null)
    const path = request.url ?? '/'
    if (body === null) return
    if (path.startsWith('/api/')) {
      const args = decodeArguments(request.headers['content-type'] ?? '', body)
      const token = request.headers.authorization?.replace(/^Bearer\s*/u, '') ?? String(args.token ?? '')
      const call = { method: path.slice('/api/'.length), args, token, at: Date.now() }
      calls.push(call)
      return answer(response, faults.take(call.method), () => callApi(call))
    }
    if (path.startsWith('/response/')) {
      const reply = responseUrls.receive(`http://${host}${path}`, body)
      return answer(response, faults.take('response_url'), reply)
    }
    violate(path, ['unknown address'])
    response.writeHead(404).end()
  }

  function receiveAck(kind: Kind, payload: Json, body: unknown): void {
    const problems = validator.ack(kind, payload, body)
    violate(`ack of ${payload.command ?? payload.type ?? kind}`, problems)
    const origin = origins.get(payload.response_url)
    const message = typeof body === 'string' ? { text: body } : body
    if (problems.length === 0 && kind === 'slash_commands' && origin !== undefined && isJson(message)) {
      if (message.text !== undefined && message.text !== '') respond(model, origin, message, 'ack')
    }
  }

  async function listen(at: number): Promise<number> {
    await new Promise<void>((resolve) => http.listen(at, '127.0.0.1', resolve))
    const address = http.address()
    return isAddress(address) ? address.port : at
  }

  async function refuseConnections(): Promise<void> {
    socket.drop()
    if (!http.listening) return
    const closed = new Promise((resolve) => http.close(resolve))
    http.closeAllConnections()
    await closed
  }

  if (options.refuseConnections === true) await refuseConnections()
  return {
    apiUrl: `http://${host}/api/`,
    calls,
    violations,
    payloads,
    responsePosts: responseUrls.posts,
    socket: {
      ...socket,
      async send(kind, payload, sendOptions) {
        const body = await socket.send(kind, payload, sendOptions)
        receiveAck(kind, payload, body)
        return body
      },
    },
    callsTo: (method) => calls.filter((call) => call.method === method),
    visible: model.visible,
    ephemerals: model.ephemerals,
    async post(url, kind, payload, postOptions) {
      const got = await postToBot(url, kind, payload, postOptions)
      if (got.status === 200) receiveAck(kind, payload, got.body)
      return got
    },
    fail: (target, fault, times = 1) => faults.add(target, fault, times),
    heal: faults.clear,
    expireResponseUrls: responseUrls.expire,
    refuseConnections,
    acceptConnections: async () => void (await listen(port)),
    async stop() {
      await stop()
      await refuseConnections()
    },
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
