import type { Answer } from './exchange.ts'
import type { Json } from './json.ts'
import { nextSnowflake } from './snowflake.ts'

/** A file that a person attaches to a command: https://discord.com/developers/docs/resources/message#attachment-object */
export interface PersonFile extends Json {
  readonly id: string
  readonly filename: string
  readonly size: number
  readonly url: string
}

export interface FileOptions {
  readonly name: string
  readonly bytes: Uint8Array
  readonly type?: string
  /** What Discord says its size is, where that isn't so. */
  readonly size?: number
  /** Its address, where that isn't one of this server. */
  readonly url?: string
  /** Where its address leads to instead of its bytes. */
  readonly redirectTo?: string
  /** What its address answers with instead of its bytes. */
  readonly status?: number
}

const folder = '/ephemeral-attachments/'

/** No files yet; their addresses are below `base`, where Discord's own are below its host for files. */
export function createPeopleFiles(base: () => string) {
  const files = new Map<string, FileOptions>()
  const downloads: string[] = []
  return {
    /** The paths that were asked for, in order. */
    downloads,
    /** A file to give as the value of an option. */
    attach(options: FileOptions): PersonFile {
      const id = nextSnowflake()
      const path = `${folder}1/${id}/${encodeURIComponent(options.name)}`
      files.set(path, options)
      const url = options.url ?? `${base()}${path}?ex=1&is=1&hm=1`
      return {
        id,
        filename: options.name,
        size: options.size ?? options.bytes.length,
        content_type: options.type ?? 'application/octet-stream',
        url,
        proxy_url: url,
        ephemeral: true,
      }
    },
    /** The answer to a GET; null where the address is none of a file. */
    serve(address: string): Answer | null {
      const [path = ''] = address.split('?')
      if (!path.startsWith(folder)) return null
      downloads.push(path)
      const file = files.get(path)
      if (file === undefined) return { status: 404 }
      if (file.status !== undefined) return { status: file.status }
      if (file.redirectTo !== undefined) return { status: 302, headers: { location: file.redirectTo } }
      const type = file.type ?? 'application/octet-stream'
      return { status: 200, headers: { 'content-type': type }, bytes: file.bytes }
    },
  }
}

/** Whether the value of an option is a file, and not a person. */
export function isPersonFile(value: Json): value is PersonFile {
  return typeof value.filename === 'string'
}
