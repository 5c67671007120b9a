import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createCommands } from '../test/platforms/discord/commands.ts'
import type { Answer, Call } from '../test/platforms/discord/exchange.ts'
import { createGateway } from '../test/platforms/discord/gateway.ts'
import { createInteractions, type Interaction } from '../test/platforms/discord/interactions.ts'
import { createModel } from '../test/platforms/discord/model.ts'
import { interactionPayloads } from '../test/platforms/discord/payload-interactions.ts'
import { createRoutes } from '../test/platforms/discord/routes.ts'

const token = 'MTAw.loopback.token'
const longestAnswerMs = 3_000

/** A Discord with one bot. */
export interface DiscordLoopback extends AsyncDisposable {
  readonly api: string
  readonly token: string
  /** Dispatches `/korea` with these words, and resolves to the bot's answer as it came over the wire. */
  readonly ask: (words: string) => Promise<string>
}

/**
 * The tests' Discord without its validators and its record of calls: they cost more than the bot does, and what is
 * measured here is the bot.
 */
export async function startDiscordLoopback(): Promise<DiscordLoopback> {
  const commands = createCommands()
  const model = createModel()
  const interactions = createInteractions(model)
  const waiting = new Map<string, (answer: string) => void>()
  const http = createServer((request, response) => void serve(request, response))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (typeof address !== 'object' || address === null) throw new Error('The loopback is not listening')
  const host = `127.0.0.1:${address.port}`
  const gatewayUrl = (): string => `ws://${host}/gateway`
  const gateway = createGateway({
    token,
    grantedIntents: 0,
    heartbeatIntervalMs: 41_250,
    refuseConnections: 0,
    url: gatewayUrl,
  })
  http.on('upgrade', gateway.upgrade)
  const routes = createRoutes({
    model,
    commands,
    interactions,
    grantedIntents: 0,
    announce: () => undefined,
    gatewayUrl,
  })
  const payloads = interactionPayloads(commands)

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request)
    const { status, body } = answerTo(request, sent)
    if (body === undefined) response.writeHead(status).end()
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const [, id = ''] = /^\/api\/v10\/interactions\/(\d+)\//u.exec(request.url ?? '') ?? []
    // An answer that was refused, or put off, counts for nothing: whoever waits for it gives up.
    if (status < 300 && interactions.find(id)?.isPending === false) waiting.get(id)?.(sent)
  }

  function answerTo(request: IncomingMessage, sent: string): Answer {
    const url = new URL(request.url ?? '/', `http://${host}`)
    const method = request.method ?? 'GET'
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, '')
    const found = routes.match(method, path)
    if (found === null) return { status: 404 }
    const call: Call = {
      method,
      path,
      route: found.name,
      params: found.params,
      query: url.searchParams,
      body: sent === '' ? undefined : JSON.parse(sent),
      fileCount: 0,
      authorization: null,
      at: performance.now(),
      status: null,
    }
    return found.route.handle(call)
  }

  function ask(words: string): Promise<string> {
    // A peer without commands of its own is told of the bot's.
    const interaction: Interaction = payloads.slash('korea', { text: words })
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const late = new Error(`No answer within ${longestAnswerMs} ms`)
    const timer = setTimeout(() => reject(late), longestAnswerMs)
    waiting.set(interaction.id, resolve)
    interactions.open(interaction)
    gateway.dispatch('INTERACTION_CREATE', interaction)
    return promise.finally(() => {
      clearTimeout(timer)
      waiting.delete(interaction.id)
    })
  }

  return {
    api: `http://${host}/api`,
    token,
    ask,
    async [Symbol.asyncDispose]() {
      gateway.close()
      http.closeAllConnections()
      http.close()
    },
  }
}
