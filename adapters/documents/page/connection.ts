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
  readonly send: (file: File, replaces: string | null, events: SendEvents) => Promise<string>
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

/** What is told of a file on its way. */
export interface SendEvents {
  /** How much of it was sent, 0 to 1. */
  readonly onSent: (share: number) => void
  /** What is being done with it there. */
  readonly onProgress: (doing: string) => void
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
    send: (file, replaces, events) => send(`${here}/files`, file, replaces, events),
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

/** By XMLHttpRequest, since no browser tells how much of a request was sent by `fetch`. */
function send(
  address: string,
  file: File,
  replaces: string | null,
  { onSent, onProgress }: SendEvents,
): Promise<string> {
  const query = new URLSearchParams({ name: file.name, ...(replaces === null ? {} : { replaces }) })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const request = new XMLHttpRequest()
  request.open('POST', `${address}?${query}`)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total)
  let read = 0
  // The answer comes line by line.
  request.onprogress = () => {
    if (request.status !== 200) return
    const end = request.responseText.lastIndexOf('\n') + 1
    const lines = request.responseText.slice(read, end).split('\n')
    read = Math.max(read, end)
    for (const line of lines) {
      if (line === '') continue
      const told: ImportProgress = JSON.parse(line)
      if ('error' in told) reject(new Error(told.error))
      else if ('draft' in told) resolve(told.draft)
      else onProgress(told.doing)
    }
  }
  request.onload = () => {
    const { status, responseText } = request
    // What came already was told: this is for an answer that ended too soon, or a refusal.
    reject(new Error(status === 200 ? words.unreachable : (errorIn(responseText) ?? words.status(status))))
  }
  request.onerror = () => reject(new Error(words.unreachable))
  request.send(file)
  return promise
}

function errorIn(answer: string): string | null {
  try {
    const { error }: { readonly error?: string } = JSON.parse(answer)
    return error ?? null
  } catch {
    return null
  }
}
