import type { DraftChange } from '../../../src/publishing/publisher.ts'
import type {
  ComparisonView,
  DraftView,
  ImportProgress,
  PublishedView,
  SettingsWish,
  VersionsView,
  WorkspaceView,
} from '../view.ts'
import { pageWords as words } from './page-words.ts'

/** The way to the server, for one workspace. What it refuses or doesn't answer rejects with a sentence for the visitor. */
export interface Connection {
  /** Whether this is a visitor's session in the playground. */
  readonly isPlayground: boolean
  /** Begins the visit that the address has a link for; resolves to the draft to open first. */
  readonly begin: () => Promise<string | null>
  readonly load: () => Promise<WorkspaceView>
  /** Sends a file; resolves to the id of its draft. */
  readonly send: (file: File, replaces: string | null, onProgress: (doing: string) => void) => Promise<string>
  readonly open: (draft: string) => Promise<DraftView>
  readonly change: (draft: string, change: DraftChange) => Promise<DraftView>
  readonly discard: (draft: string) => Promise<unknown>
  readonly publish: (draft: string) => Promise<PublishedView>
  readonly remove: (document: string) => Promise<WorkspaceView>
  readonly saveSettings: (wish: SettingsWish) => Promise<WorkspaceView>
  readonly removeAdmin: (person: string) => Promise<WorkspaceView>
  readonly versions: (document: string) => Promise<VersionsView>
  /** What changed between two versions, from the change `at` on. */
  readonly comparison: (document: string, from: number, to: number, at: number) => Promise<ComparisonView>
  /** Where a document's file is downloaded from. */
  readonly fileOf: (document: string) => string
}

/** The workspace of the address: a session of the playground, or that of a visit. */
export function openConnection(): Connection {
  const query = new URLSearchParams(location.search)
  const session = query.get('session')
  const here = session === null ? '/documents/team' : `/documents/sessions/${encodeURIComponent(session)}`
  const draftAt = (draft: string): string => `${here}/drafts/${encodeURIComponent(draft)}`
  const documentAt = (document: string): string => `${here}/documents/${encodeURIComponent(document)}`
  return {
    isPlayground: session !== null,
    async begin() {
      const link = location.hash.slice(1)
      if (session !== null || link === '') return query.get('draft')
      // Neither the history nor whoever looks at the address has the secret.
      history.replaceState(null, '', location.pathname)
      const { draft } = await request<{ readonly draft: string | null }>(
        '/documents/visits',
        asJson('POST', { link }),
      )
      return draft
    },
    load: () => request(`${here}/`),
    send: (file, replaces, onProgress) => send(`${here}/files`, file, replaces, onProgress),
    open: (draft) => request(draftAt(draft)),
    change: (draft, change) => request(draftAt(draft), asJson('PATCH', change)),
    discard: (draft) => request(draftAt(draft), { method: 'DELETE' }),
    publish: (draft) => request(`${draftAt(draft)}/publish`, { method: 'POST' }),
    remove: (document) => request(documentAt(document), { method: 'DELETE' }),
    saveSettings: (wish) => request(`${here}/settings`, asJson('PUT', wish)),
    removeAdmin: (person) => request(`${here}/admins/${encodeURIComponent(person)}`, { method: 'DELETE' }),
    versions: (document) => request(`${documentAt(document)}/versions`),
    comparison: (document, from, to, at) =>
      request(`${documentAt(document)}/comparison?from=${from}&to=${to}&at=${at}`),
    fileOf: (document) => `${documentAt(document)}/document.md`,
  }
}

function asJson(method: string, body: object): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch(() => null)
  if (response === null) throw new Error(words.unreachable)
  if (response.ok) return response
  const answer: { readonly error?: string } | null = await response.json().catch(() => null)
  throw new Error(answer?.error ?? words.status(response.status))
}

async function request<Answer>(address: string, init: RequestInit = {}): Promise<Answer> {
  return (await ask(address, init)).json()
}

async function send(
  address: string,
  file: File,
  replaces: string | null,
  onProgress: (doing: string) => void,
): Promise<string> {
  const query = new URLSearchParams({ name: file.name, ...(replaces === null ? {} : { replaces }) })
  const response = await ask(`${address}?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  })
  for await (const line of linesOf(response)) {
    const told: ImportProgress = JSON.parse(line)
    if ('error' in told) throw new Error(told.error)
    if ('draft' in told) return told.draft
    onProgress(told.doing)
  }
  throw new Error(words.unreachable)
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done = true, value = '' } = (await reader?.read().catch(() => null)) ?? {}
    rest += value
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line !== '')
    if (done) return
  }
}
