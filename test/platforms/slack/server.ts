import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createAckReceiver } from './ack-effects.ts'
import { type Call, decodeArguments } from './call.ts'
import type { ChannelSettings } from './channels.ts'
import { type HttpAnswer, type HttpOptions, type Kind, postToBot } from './delivery.ts'
import { answer, createFaults, type Fault, type FaultOptions, type FaultTarget, requestOf } from './faults.ts'
import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { createListener } from './listener.ts'
import type { Message } from './model.ts'
import { createPayloads, type Payloads } from './payloads.ts'
import { createPeopleFiles, type PeopleFiles } from './people-files.ts'
import { createResponseUrls, type Origin, type ResponsePost } from './response-url.ts'
import { createSocketMode, type SocketMode } from './socket-mode.ts'
import { createUploads, readUpload, type UploadedFile } from './uploads.ts'
import type { UserSettings } from './users.ts'
import { loadValidator } from './validate.ts'
import type { View } from './views.ts'
import { createWatchers, type Watcher } from './watch.ts'
import { createWebApi } from './web-api.ts'
import { createWorkspace } from './workspace.ts'

/** Something the bot sent that Slack or this project's own rules would not have. */
interface Violation {
  /** The method, `response_url`, `ack of …` or `socket`. */
  readonly where: string
  readonly problem: string
}

/** A file as people find it in a channel. */
interface SharedFile extends UploadedFile {
  /** What the bot said of it and of the others that it shared with it; empty where nothing. */
  readonly comment: string
  /** The message with which it was shared. */
  readonly message: Message
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
  /** How many messages `visible` has, for every channel that has any. */
  countVisible(): ReadonlyMap<string, number>
  /** All that the bot ever said for everybody to see, in order, each as it was at first; the deleted too. */
  posted(): readonly Message[]
  /** The files that people attach to their messages. */
  readonly peopleFiles: PeopleFiles
  /** The files that stand in the channel, oldest first. */
  files(channel: string): readonly SharedFile[]
  /** What this user alone sees, in all channels. */
  ephemerals(user: string): readonly Message[]
  /** The view that this user has before them: the top of the open modal, null where none is open. */
  modal(user: string): View | null
  /** What the open modal says beside its inputs, by block_id. */
  modalErrors(user: string): Readonly<Record<string, string>>
  /** The values of the options that the app gave last for an element of the open modal. */
  offered(user: string, actionId: string): readonly string[]
  /** The user closes the view before them, with what the app would never hear of. */
  dismissModal(user: string): void
  /** The user's Home tab as it was published last, null where it never was. */
  home(user: string): View | null
  /**
   * Calls `watcher` in the midst of every call to the Web API, before the server goes on. A fault leaves moments out: a
   * call that is refused is never `done`, one whose answer is lost never `answered`. Returns what ends it.
   */
  watch(watcher: Watcher): () => void
  /** Signs a payload and posts it to a bot that listens for HTTP. */
  post(url: string, kind: Kind, payload: Json, options?: HttpOptions): Promise<HttpAnswer>
  /** Makes the next call to a method go wrong, or so many, or those that the options say. */
  fail(target: FaultTarget, fault: Fault, times?: number | FaultOptions): void
  /** From here on all goes well again. */
  heal(): void
  /** Changes what Slack tells of a user: another time zone, a bot, an account that is gone. */
  setUser(user: string, change: UserSettings): void
  /** Changes a channel: the bot is removed, it is archived, it is deleted. */
  setChannel(channel: string, change: ChannelSettings): void
  /** Makes so many channels and gives their ids; the bot is a member of them unless `settings` say otherwise. */
  addChannels(count: number, settings?: ChannelSettings): readonly string[]
  /** Lets every response_url handed out so far be 30 minutes old. */
  expireResponseUrls(): void
  /** Lets every trigger_id handed out so far be 3 seconds old. */
  expireTriggers(): void
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
  const origins = new Map<unknown, Origin>()
  const watchers = createWatchers()
  const workspace = createWorkspace()
  const { model, views, triggers, users, channels } = workspace
  const faults = createFaults()
  const validator = await loadValidator()
  const http = createServer((request, response) => void serve(request, response))
  const listener = await createListener(http)
  const host = `127.0.0.1:${listener.port}`

  const violate = (where: string, problems: readonly string[]) => {
    violations.push(...problems.map((problem) => ({ where, problem })))
  }
  const responseUrls = createResponseUrls({ base: `http://${host}`, model, validator, violate })
  const payloads = createPayloads((origin) => {
    const url = responseUrls.issue(origin)
    origins.set(url, origin)
    return url
  }, workspace)
  const receiveAck = createAckReceiver({
    workspace,
    validator,
    violate,
    originOf: (url) => origins.get(url),
  })

  const { openLink, stop, ...socket } = createSocketMode({
    http,
    violate,
    receiveAck,
    refuses: () => faults.take(requestOf('websocket')) !== null,
  })
  const uploads = createUploads(`http://${host}`)
  const peopleFiles = createPeopleFiles(`http://${host}`)
  const callApi = createWebApi({
    workspace,
    uploads,
    peopleFiles,
    validator,
    violate,
    team: options.team === undefined ? ids.team : options.team,
    openLink: () => `ws://${host}${openLink()}`,
  })

  async function serveCall(call: Call, response: ServerResponse): Promise<void> {
    watchers.tell(call, 'received')
    const isAnswered = await answer(
      response,
      faults.take(call),
      () => {
        const reply = callApi(call)
        watchers.tell(call, 'done')
        return reply
      },
      `${call.token} ${JSON.stringify(call.args)}`,
    )
    if (isAnswered) watchers.tell(call, 'answered')
  }

  async function serveUpload(
    url: string,
    contentType: string,
    body: Uint8Array<ArrayBuffer>,
    response: ServerResponse,
  ): Promise<void> {
    const bytes = await readUpload(contentType, body)
    await answer(
      response,
      faults.take(requestOf('upload')),
      () => {
        const problem = uploads.receive(url, bytes)
        if (problem === null) return { status: 200, body: `OK - ${body.length}` }
        violate('upload', [problem])
        return { status: 400, body: problem }
      },
      new TextDecoder().decode(body),
    )
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A bot that gives up a request in the middle is no fault of the server's.
    const bytes = await buffer(request).catch(() => null)
    const path = request.url ?? '/'
    if (bytes === null) return
    const contentType = request.headers['content-type'] ?? ''
    if (path.startsWith('/upload/')) return serveUpload(`http://${host}${path}`, contentType, bytes, response)
    if (path.startsWith('/files-pri/')) {
      const served = peopleFiles.serve(path, request.headers.authorization)
      response.writeHead(served.status, served.headers).end(served.body)
      return
    }
    const body = bytes.toString()
    if (path.startsWith('/api/')) {
      const args = decodeArguments(contentType, body)
      const token = request.headers.authorization?.replace(/^Bearer\s*/u, '') ?? String(args.token ?? '')
      const call = { method: path.slice('/api/'.length), args, token, at: Date.now() }
      calls.push(call)
      if (options.scopes !== undefined) response.setHeader('x-oauth-scopes', options.scopes.join(','))
      return serveCall(call, response)
    }
    if (path.startsWith('/response/')) {
      const reply = responseUrls.receive(`http://${host}${path}`, body)
      await answer(response, faults.take(requestOf('response_url')), reply, body)
      return
    }
    violate(path, ['unknown address'])
    response.writeHead(404).end()
  }

  async function refuseConnections(): Promise<void> {
    socket.drop()
    await listener.close()
  }

  if (options.refuseConnections === true) await refuseConnections()
  return {
    apiUrl: `http://${host}/api/`,
    calls,
    violations,
    payloads,
    responsePosts: responseUrls.posts,
    socket,
    callsTo: (method) => calls.filter((call) => call.method === method),
    peopleFiles,
    visible: model.visible,
    countVisible: model.countVisible,
    posted: model.posted,
    files: (channel) =>
      model
        .visible(channel)
        .flatMap((message) => message.files.map((file) => ({ ...file, comment: message.text, message }))),
    ephemerals: model.ephemerals,
    modal: views.modal,
    modalErrors: views.errors,
    offered(user, actionId) {
      const last = views.offered(views.modal(user)?.id ?? '', actionId).at(-1) ?? []
      return last.map(({ value }) => String(value))
    },
    dismissModal: (user) => views.close(views.modal(user)?.id ?? ''),
    home: views.home,
    watch: watchers.add,
    async post(url, kind, payload, postOptions) {
      const got = await postToBot(url, kind, payload, postOptions)
      if (got.status === 200) receiveAck(kind, payload, got.body)
      return got
    },
    fail: (target, fault, how = {}) =>
      faults.add(target, fault, typeof how === 'number' ? { times: how } : how),
    heal: faults.clear,
    expireResponseUrls: responseUrls.expire,
    expireTriggers: triggers.expire,
    setUser: users.set,
    setChannel: channels.set,
    addChannels: (count, settings = {}) => channels.add(count, settings),
    refuseConnections,
    acceptConnections: listener.open,
    async stop() {
      await stop()
      await refuseConnections()
    },
  }
}
