import { randomBytes } from 'node:crypto'
import { credentials, ids } from './ids.ts'
import type { Json } from './json.ts'

/** A file that a person attaches to a message. */
export interface FileOptions {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mimetype?: string
  /** Who attached it; `ids.user` where left out. */
  readonly user?: string
  /**
   * `shared` is a file of a channel that another organisation takes part in: its message has little but the id. `external` is
   * kept elsewhere, `deleted` is gone.
   */
  readonly kind?: 'own' | 'shared' | 'external' | 'deleted'
  /** Where its address leads to instead of its bytes. */
  readonly redirectTo?: string
  /** What Slack says its size is, where that isn't so. */
  readonly size?: number
  /** What its address answers with instead of its bytes. */
  readonly status?: number
}

/** A request for the bytes of a file. */
interface Download {
  readonly path: string
  readonly token: string
  readonly status: number
}

/** How a request for a file is answered. */
interface FileAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** The files that people have attached, and what became of the bot's wish to read them. */
export interface PeopleFiles {
  /** Attaches a file; resolves to the object that a message has of it (docs.slack.dev/reference/objects/file-object). */
  attach(options: FileOptions): Json
  /** What `files.info` tells; an error's code for what it doesn't. */
  describe(id: string): Json | string
  /** The answer to a GET of an address below `/files-pri/`. */
  serve(path: string, authorization: string | undefined): FileAnswer
  /** From here on the bot lacks `files:read`; where Slack `shows` its page for signing in, it does so without a redirect. */
  withhold(how?: 'redirects' | 'shows'): void
  readonly downloads: readonly Download[]
}

interface Attached extends FileOptions {
  readonly id: string
  readonly path: string
}

const signIn = '<!DOCTYPE html><html><title>Slack</title><body>Sign in</body></html>'

/** No files yet; their addresses are below `base`. */
export function createPeopleFiles(
  base: string,
  team: string = ids.team,
  isToken = (token: string): boolean => token === credentials.botToken,
): PeopleFiles {
  const files: Attached[] = []
  const downloads: Download[] = []
  let withheld: 'redirects' | 'shows' | null = null

  function fileOf({
    id,
    name,
    bytes,
    mimetype = 'application/octet-stream',
    user = ids.user,
    kind,
    path,
    size,
  }: Attached): Json {
    if (kind === 'deleted') return { id, mode: 'tombstone' }
    const url = kind === 'external' ? `https://drive.example.com/${name}` : `${base}${path}`
    return {
      id,
      created: 1_700_000_000,
      name,
      title: name,
      mimetype,
      filetype: name.split('.').at(-1),
      user,
      mode: kind === 'external' ? 'external' : 'hosted',
      is_external: kind === 'external',
      external_type: kind === 'external' ? 'gdrive' : '',
      size: size ?? bytes.length,
      url_private: url,
      url_private_download: url,
      file_access: 'visible',
    }
  }

  function answerTo(file: Attached | undefined, authorization: string | undefined): FileAnswer {
    // Without a token, or without the scope, a browser would be asked to sign in.
    if (!isToken(authorization?.replace(/^Bearer /u, '') ?? '') || withheld === 'redirects') {
      return { status: 302, headers: { location: 'https://example.slack.com/?redir=%2Ffiles-pri' }, body: '' }
    }
    if (withheld === 'shows')
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: signIn }
    if (file === undefined || file.kind === 'deleted') return { status: 404, headers: {}, body: '' }
    if (file.status !== undefined) return { status: file.status, headers: {}, body: '' }
    if (file.redirectTo !== undefined)
      return { status: 302, headers: { location: file.redirectTo }, body: '' }
    return {
      status: 200,
      headers: { 'content-type': file.mimetype ?? 'application/octet-stream' },
      body: file.bytes,
    }
  }

  return {
    downloads,
    attach(options) {
      const id = `F${randomBytes(5).toString('hex').toUpperCase()}`
      const file: Attached = { ...options, id, path: `/files-pri/${team}-${id}/${options.name}` }
      files.push(file)
      const whole = fileOf(file)
      // docs.slack.dev/reference/objects/file-object: what it is, is for files.info to say.
      return options.kind === 'shared'
        ? { id, name: options.name, file_access: 'check_file_info', mode: 'file_access' }
        : whole
    },
    describe(id) {
      if (withheld !== null) return 'missing_scope'
      const file = files.find((each) => each.id === id)
      if (file === undefined) return 'file_not_found'
      return file.kind === 'deleted' ? 'file_deleted' : fileOf(file)
    },
    serve(path, authorization) {
      const answer = answerTo(
        files.find((each) => each.path === decodeURIComponent(path)),
        authorization,
      )
      downloads.push({ path, token: authorization?.replace(/^Bearer /u, '') ?? '', status: answer.status })
      return answer
    },
    withhold(how = 'redirects') {
      withheld = how
    },
  }
}
