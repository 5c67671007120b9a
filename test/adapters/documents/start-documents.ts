import { onTestFinished } from 'vitest'
import { mountDocuments } from '../../../adapters/documents/mount-documents.ts'
import type { DraftView, ImportProgress, WorkspaceView } from '../../../adapters/documents/view.ts'
import type { DocumentsDoor } from '../../../src/app/adapters.ts'
import { createServer, type Server } from '../../../src/app/http/server.ts'
import { createLog } from '../../../src/log.ts'
import { mina, type OpenPublisher, openPublisher, us } from '../../publishing/open-publisher.ts'

/** The documents' page on a port of its own, over an empty store in memory. */
export interface DocumentsServer extends OpenPublisher {
  readonly origin: string
  readonly server: Server
  /** The time by which links and visits are judged moves on. */
  readonly wait: (milliseconds: number) => void
  /** Says whether visitors administer from now on; null where the platform doesn't tell. */
  readonly administers: (isAdmin: boolean | null) => void
  /** The secret of a new link for the first workspace. */
  readonly link: () => Promise<string>
  /** A visitor of a workspace, in by a new link. */
  readonly visit: (of?: typeof us, namesAdmins?: boolean) => Promise<Client>
  /** Whoever asks with these headers. */
  readonly client: (headers?: Readonly<Record<string, string>>, base?: string) => Client
}

export interface Client {
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  readonly workspace: () => Promise<WorkspaceView>
  readonly draft: (id: string) => Promise<DraftView>
  /** The last line that is told of a file. */
  readonly send: (name: string, bytes: Uint8Array, query?: string) => Promise<ImportProgress>
}

export async function startDocuments(
  door: 'visits' | 'public sessions' | 'sessions' = 'visits',
  sessions: readonly string[] = [],
): Promise<DocumentsServer> {
  const opened = await openPublisher()
  const server = createServer('127.0.0.1', 0, () => ({}))
  const origin = `http://127.0.0.1:${await server.start()}`
  let waited = 0
  let isAdmin: boolean | null = true
  const doors: Record<typeof door, DocumentsDoor> = {
    visits: {
      kind: 'visits',
      visits: opened.store.visits,
      now: () => opened.store.now() + waited,
      isSecure: false,
      recheck: async () => isAdmin,
    },
    sessions: { ...sessionsDoor(sessions), isPublic: false },
    'public sessions': { ...sessionsDoor(sessions), isPublic: true },
  }
  mountDocuments({
    ...{ server, publisher: opened.publisher, libraries: opened.libraries },
    documents: opened.store.documents,
    door: doors[door],
    log: createLog('silent'),
  })
  onTestFinished(async () => {
    await server.stop()
    await opened.close()
  })
  const client = (headers: Readonly<Record<string, string>> = {}, base = '/documents/team') =>
    createClient(`${origin}${base}`, headers)
  const link = async (of = us, namesAdmins = true): Promise<string> =>
    ((await opened.publisher.link(of, { ...mina, namesAdmins }, null)) ?? '').split('#')[1] ?? ''
  return {
    ...opened,
    origin,
    server,
    wait(milliseconds) {
      waited += milliseconds
    },
    administers(now) {
      isAdmin = now
    },
    link,
    client,
    async visit(of = us, namesAdmins = true) {
      const begun = await client({}, '/documents').ask('POST', '/visits', {
        link: await link(of, namesAdmins),
      })
      return client({ cookie: begun.headers.get('set-cookie')?.split(';')[0] ?? '' })
    },
  }
}

function sessionsDoor(sessions: readonly string[]) {
  return {
    kind: 'sessions',
    platform: 'Playground',
    useSession: (id: string) => sessions.includes(id),
  } as const
}

function createClient(base: string, headers: Readonly<Record<string, string>>): Client {
  const ask: Client['ask'] = (method, path, body, more = {}) =>
    fetch(`${base}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    })
  return {
    ask,
    workspace: async () => (await ask('GET', '/')).json() as Promise<WorkspaceView>,
    draft: async (id) => (await ask('GET', `/drafts/${id}`)).json() as Promise<DraftView>,
    async send(name, bytes, query = '') {
      const type = { 'content-type': 'application/octet-stream' }
      const response = await ask('POST', `/files?name=${encodeURIComponent(name)}${query}`, bytes, type)
      const lines = (await response.text()).trim().split('\n')
      return JSON.parse(lines.at(-1) ?? '') as ImportProgress
    },
  }
}
