import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { OfferedFile } from '../../../src/answer/add-file.ts'
import { type FileProblem, FileUnavailable, fetchFile } from '../../../src/publishing/fetch-file.ts'
import { refusalOf } from '../posting/refusals.ts'

/** Where Slack keeps the files of its people (docs.slack.dev/reference/objects/file-object). */
const host = 'files.slack.com'

const text = z.string().nullish().catch(null)

/** A file as messages and `files.info` name it; in a shared channel a message has little more than its id. */
export const slackFile = z.looseObject({
  id: z.string(),
  name: text,
  title: text,
  size: z.number().nullish().catch(null),
  mimetype: text,
  mode: text,
  file_access: text,
  is_external: z.boolean().nullish().catch(null),
  url_private: text,
  url_private_download: text,
})

type SlackFile = z.output<typeof slackFile>

/** Reads what people attached to their messages. */
export interface Files {
  /** The first of a message's files; null where it has none. Nothing is fetched before it is asked for. */
  readonly offer: (files: readonly SlackFile[]) => OfferedFile | null
}

/** What is used of Slack's client. */
interface FilesClient {
  readonly files: {
    readonly info: (asked: { readonly file: string }) => Promise<Pick<webApi.FilesInfoResponse, 'file'>>
  }
}

/**
 * Files are fetched with the bot's token, which goes to Slack's host for files alone, and where `apiUrl` isn't Slack's own to
 * that of the API.
 */
export function createFiles(client: FilesClient, token: () => Promise<string>, apiUrl: string): Files {
  const api = new URL(apiUrl)
  const origin = api.hostname === 'slack.com' ? null : api.origin
  return {
    offer([file, ...others]) {
      if (file === undefined) return null
      return {
        name: file.name || file.title || file.id,
        size: file.size ?? null,
        others: others.length,
        async fetch() {
          const {
            url_private_download: download,
            url_private: shown,
            mimetype,
            ...known
          } = await complete(file)
          const problem = problemOf(known)
          if (problem !== null) throw new FileUnavailable(problem)
          return fetchFile(download ?? shown ?? '', {
            hosts: [host],
            origin,
            headers: { authorization: `Bearer ${await token()}` },
            // Without the scope Slack shows its page for signing in.
            problemWith: (response) => (isPage(response) && !isWebPage(mimetype) ? 'no access' : undefined),
          })
        },
      }
    },
  }

  /** The file with its address, for which Slack is asked where the message doesn't have it. */
  async function complete(file: SlackFile): Promise<SlackFile> {
    const isKnown = file.file_access !== 'check_file_info' && (file.url_private ?? '') !== ''
    if (isKnown || problemOf(file) !== null) return file
    const { file: found } = await client.files.info({ file: file.id }).catch((error: unknown) => {
      const code = refusalOf(error)
      throw new FileUnavailable(code === null ? 'failed' : (refusals[code] ?? 'no access'))
    })
    return slackFile.parse({ ...found, id: file.id })
  }
}

/** Slack's refusals of `files.info` that are about the file; the others are about what the bot may do. */
const refusals: Readonly<Record<string, FileProblem>> = {
  file_not_found: 'gone',
  file_deleted: 'gone',
  internal_error: 'failed',
  fatal_error: 'failed',
  ratelimited: 'failed',
}

function problemOf({
  mode,
  file_access: access,
  is_external: isExternal,
}: Pick<SlackFile, 'mode' | 'file_access' | 'is_external'>): FileProblem | null {
  if (mode === 'tombstone' || access === 'file_not_found') return 'gone'
  if (mode === 'hidden_by_limit' || access === 'access_denied') return 'no access'
  return isExternal === true || mode === 'external' ? 'elsewhere' : null
}

function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true
}

function isWebPage(mimetype: SlackFile['mimetype']): boolean {
  return mimetype?.includes('html') === true
}
