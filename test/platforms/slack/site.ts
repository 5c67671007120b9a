import type { ServerResponse } from 'node:http'
import { createAckReceiver } from './ack-effects.ts'
import type { Call } from './call.ts'
import type { ChannelSettings } from './channels.ts'
import { type HttpAnswer, type HttpOptions, type Kind, postToBot } from './delivery.ts'
import { answer, type Faults, type Reply, requestOf } from './faults.ts'
import { createHistoryClass, type HistoryClass } from './history-class.ts'
import type { Json } from './json.ts'
import type { Message } from './model.ts'
import { createPayloads, type Payloads } from './payloads.ts'
import { createPeopleFiles, type PeopleFiles } from './people-files.ts'
import { createResponseUrls, type Origin, type ResponsePost } from './response-url.ts'
import { createUploads, readUpload, type UploadedFile } from './uploads.ts'
import type { UserSettings } from './users.ts'
import type { Validator } from './validate.ts'
import type { View } from './views.ts'
import { createWebApi } from './web-api.ts'
import { createWorkspace } from './workspace.ts'

/** A file as people find it in a channel. */
interface SharedFile extends UploadedFile {
  /** What the bot said of it and of the others that it shared with it; empty where nothing. */
  readonly comment: string
  /** The message with which it was shared. */
  readonly message: Message
}

/** One workspace: what stands in it, and what people do there. */
export interface Site {
  readonly payloads: Payloads
  readonly responsePosts: readonly ResponsePost[]
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
  /** Signs a payload and posts it to a bot that listens for HTTP. */
  post(url: string, kind: Kind, payload: Json, options?: HttpOptions): Promise<HttpAnswer>
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
  /** How often the app may read what was said. */
  readonly history: HistoryClass
}

export interface SiteOptions {
  /** The address of the server, and of what belongs to this workspace. */
  readonly base: string
  /** The workspace, and its organisation where the app is installed in all of that. */
  readonly team: string
  readonly organisation: string | null
  /** What `auth.test` names; null for the token of a whole organisation. */
  readonly tokenOf: string | null
  readonly isToken: (token: string) => boolean
  readonly faults: Faults
  readonly validator: Validator
  readonly violate: (where: string, problems: readonly string[]) => void
  /** A new address for Socket Mode, good for one connection. */
  readonly openLink: () => string
}

/** What the server alone needs of a workspace. */
export interface ServedSite {
  readonly site: Site
  readonly receiveAck: ReturnType<typeof createAckReceiver>
  /** Does what a call asks for; its token is this workspace's. */
  readonly callApi: (call: Call) => Reply
  /** Answers what is asked of other addresses, `path` below `base`; false for unknown ones. */
  serve(path: string, request: Asked, response: ServerResponse): Promise<boolean>
}

interface Asked {
  readonly authorization: string | undefined
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A workspace in which nothing has happened yet. */
export function createSite(options: SiteOptions): ServedSite {
  const { base, team, organisation, tokenOf, isToken, faults, validator, violate, openLink } = options
  const origins = new Map<unknown, Origin>()
  const workspace = createWorkspace(team, organisation)
  const { model, views, triggers, users, channels } = workspace
  const responseUrls = createResponseUrls({ base, model, validator, violate })
  const payloads = createPayloads((origin) => {
    const url = responseUrls.issue(origin)
    origins.set(url, origin)
    return url
  }, workspace)
  const originOf = (url: unknown) => origins.get(url)
  const receiveAck = createAckReceiver({ workspace, validator, violate, originOf })
  const uploads = createUploads(base)
  const peopleFiles = createPeopleFiles(base, team, isToken)
  const api = { workspace, uploads, peopleFiles, validator, violate, team: tokenOf, openLink }

  async function serveUpload(path: string, { contentType, bytes }: Asked, response: ServerResponse) {
    const read = await readUpload(contentType, bytes)
    const receive = (): Reply => {
      const problem = uploads.receive(`${base}${path}`, read)
      if (problem === null) return { status: 200, body: `OK - ${bytes.length}` }
      violate('upload', [problem])
      return { status: 400, body: problem }
    }
    await answer(response, faults.take(requestOf('upload')), receive, new TextDecoder().decode(bytes))
  }

  const site: Site = {
    payloads,
    responsePosts: responseUrls.posts,
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
    async post(url, kind, payload, postOptions) {
      const got = await postToBot(url, kind, payload, postOptions)
      if (got.status === 200) receiveAck(kind, payload, got.body)
      return got
    },
    expireResponseUrls: responseUrls.expire,
    expireTriggers: triggers.expire,
    setUser: users.set,
    setChannel: channels.set,
    addChannels: (count, settings = {}) => channels.add(count, settings),
    history: createHistoryClass(),
  }
  return {
    site,
    receiveAck,
    callApi: createWebApi(api),
    async serve(path, asked, response) {
      if (path.startsWith('/upload/')) await serveUpload(path, asked, response)
      else if (path.startsWith('/files-pri/')) {
        const served = peopleFiles.serve(path, asked.authorization)
        response.writeHead(served.status, served.headers).end(served.body)
      } else if (path.startsWith('/response/')) {
        const body = new TextDecoder().decode(asked.bytes)
        const reply = responseUrls.receive(`${base}${path}`, body)
        await answer(response, faults.take(requestOf('response_url')), reply, body)
      } else return false
      return true
    },
  }
}
