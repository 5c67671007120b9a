import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Call, decodeArguments } from './call.ts'
import { answer, createFaults, type Fault, type FaultOptions, type FaultTarget, requestOf } from './faults.ts'
import { ids } from './ids.ts'
import { createListener } from './listener.ts'
import { createOAuth, type OAuth } from './oauth.ts'
import { createSite, type ServedSite, type Site, type SiteOptions } from './site.ts'
import { createSocketMode, type SocketMode } from './socket-mode.ts'
import { loadValidator } from './validate.ts'
import { createWatchers, type Watcher } from './watch.ts'

/** Something the bot sent that Slack or this project's own rules would not have. */
interface Violation {
  /** The method, `response_url`, `ack of …` or `socket`. */
  readonly where: string
  readonly problem: string
}

/**
 * A Slack on 127.0.0.1, with a record of all that reached it: the workspace of the bot's token, and others that add the app
 * by themselves.
 */
export interface SlackServer extends Site {
  /** For the client option `slackApiUrl`. */
  readonly apiUrl: string
  /** Every call to the Web API, in order; grows while the bot works. */
  readonly calls: readonly Call[]
  readonly violations: readonly Violation[]
  readonly socket: SocketMode
  callsTo(method: string): readonly Call[]
  /**
   * Calls `watcher` in the midst of every call to the Web API, before the server goes on. A fault leaves moments out: a
   * call that is refused is never `done`, one whose answer is lost never `answered`. Returns what ends it.
   */
  watch(watcher: Watcher): () => void
  /** Makes the next call to a method go wrong, or so many, or those that the options say. */
  fail(target: FaultTarget, fault: Fault, times?: number | FaultOptions): void
  /** From here on all goes well again. */
  heal(): void
  /** The app's OAuth, and the tokens of those that added it. */
  readonly oauth: OAuth
  /** A workspace that may add the app; of an organisation that has added it for all of its own where that is named. */
  site(team: string, organisation?: string): Site
  /** Breaks all connections and refuses new ones, as while Slack cannot be reached. */
  refuseConnections(): Promise<void>
  /** Listens again, at the same address. */
  acceptConnections(): Promise<void>
  stop(): Promise<void>
}

export interface SlackServerOptions {
  /** True to begin as after `refuseConnections`. */
  readonly refuseConnections?: boolean
  /** The workspace of the bot's token; that of `ids` where left out, null for the token of a whole organisation. */
  readonly team?: string | null
  /** What the bot's token may do, as Slack says beside each answer; not said where left out. */
  readonly scopes?: readonly string[]
}

/** Starts the loopback Slack on a free port. The first start on a machine takes a second or two more, see `schema.ts`. */
export async function startSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const calls: Call[] = []
  const violations: Violation[] = []
  const watchers = createWatchers()
  const faults = createFaults()
  const oauth = createOAuth()
  const validator = await loadValidator()
  const http = createServer((request, response) => void serve(request, response))
  const listener = await createListener(http)
  const host = `127.0.0.1:${listener.port}`
  const sites = new Map<string, ServedSite>()

  const violate = (where: string, problems: readonly string[]) => {
    violations.push(...problems.map((problem) => ({ where, problem })))
  }
  const addSite = (
    key: string,
    {
      team = key,
      ...about
    }: Pick<SiteOptions, 'base' | 'organisation' | 'tokenOf'> & { readonly team?: string },
  ): ServedSite => {
    const isToken = (token: string): boolean => siteOf(token, key) === site
    const openSocket = () => `ws://${host}${openLink()}`
    const site = createSite({ ...about, team, isToken, openLink: openSocket, faults, validator, violate })
    sites.set(key, site)
    return site
  }
  const tokenOf = options.team === undefined ? ids.team : options.team
  const main = addSite('', { team: ids.team, organisation: null, tokenOf, base: `http://${host}` })
  const { openLink, stop, ...socket } = createSocketMode({
    http,
    violate,
    receiveAck: main.receiveAck,
    refuses: () => faults.take(requestOf('websocket')) !== null,
  })

  function addWorkspace(team: string, organisation: string | null): ServedSite {
    return addSite(team, { organisation, tokenOf: team, base: `http://${host}/at/${team}` })
  }

  /** The workspace in which a token acts; `team` is the one that the call names, for the token of an organisation. */
  function siteOf(token: string, team: unknown): ServedSite | { readonly error: string } {
    const holder = oauth.holderOf(token)
    if ('error' in holder) return holder
    const site = sites.get(holder.isOrganisation ? String(team) : holder.id)
    if (site !== undefined) return site
    return holder.isOrganisation ? { error: 'team_access_not_granted' } : addWorkspace(holder.id, null)
  }

  /** What is answered to a call: by its workspace, or where it needs none by Slack itself. */
  function serveApi(call: Call): { readonly status: number; readonly body: unknown } {
    const { method, args, token } = call
    if (method === 'oauth.v2.access') {
      const body = oauth.access(args)
      return { status: 200, body: { ok: body.error === undefined, ...body } }
    }
    if (method === 'apps.connections.open') return main.callApi(call)
    const holder = oauth.holderOf(token)
    if (method === 'auth.test' && 'isOrganisation' in holder && holder.isOrganisation) {
      const bot = { user: 'rapporteur', user_id: ids.botUser, bot_id: ids.bot }
      return { status: 200, body: { ok: true, ...bot, team_id: holder.id, is_enterprise_install: true } }
    }
    const site = siteOf(token, args.team_id)
    return 'error' in site ? { status: 200, body: { ok: false, ...site } } : site.callApi(call)
  }

  async function serveCall(asked: Call, response: ServerResponse): Promise<void> {
    watchers.tell(asked, 'received')
    const site = siteOf(asked.token, asked.args.team_id)
    const fault = faults.take(asked)
    const admitted = 'error' in site || fault !== null ? { call: asked } : site.site.history.admit(asked)
    const isAnswered = await answer(
      response,
      'call' in admitted ? fault : { kind: 'rate-limit', ...admitted },
      () => {
        const reply = serveApi('call' in admitted ? admitted.call : asked)
        watchers.tell(asked, 'done')
        return reply
      },
      `${asked.token} ${JSON.stringify(asked.args)}`,
    )
    if (isAnswered) watchers.tell(asked, 'answered')
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A bot that gives up a request in the middle is no fault of the server's.
    const bytes = await buffer(request).catch(() => null)
    const path = request.url ?? '/'
    if (bytes === null) return
    const contentType = request.headers['content-type'] ?? ''
    const { authorization } = request.headers
    if (path.startsWith('/api/')) {
      const args = decodeArguments(contentType, bytes.toString())
      const token = authorization?.replace(/^Bearer\s*/u, '') ?? String(args.token ?? '')
      const call = { method: path.slice('/api/'.length), args, token, at: Date.now() }
      calls.push(call)
      if (options.scopes !== undefined) response.setHeader('x-oauth-scopes', options.scopes.join(','))
      return serveCall(call, response)
    }
    // What belongs to another workspace than the main one stands below its id.
    const [, team = '', below = path] = /^\/at\/(\w+)(\/.*)$/u.exec(path) ?? []
    const asked = { authorization, contentType, bytes: new Uint8Array(bytes) }
    if ((await sites.get(team)?.serve(below, asked, response)) === true) return
    violate(path, ['unknown address'])
    response.writeHead(404).end()
  }

  async function refuseConnections(): Promise<void> {
    socket.drop()
    await listener.close()
  }

  if (options.refuseConnections === true) await refuseConnections()
  return {
    ...main.site,
    apiUrl: `http://${host}/api/`,
    calls,
    violations,
    socket,
    callsTo: (method) => calls.filter((call) => call.method === method),
    watch: watchers.add,
    fail: (target, fault, how = {}) =>
      faults.add(target, fault, typeof how === 'number' ? { times: how } : how),
    heal: faults.clear,
    oauth,
    site: (team, organisation) => (sites.get(team) ?? addWorkspace(team, organisation ?? null)).site,
    refuseConnections,
    acceptConnections: listener.open,
    async stop() {
      await stop()
      await refuseConnections()
    },
  }
}
