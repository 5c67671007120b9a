import { randomBytes } from 'node:crypto'

/** A file that the bot has uploaded. */
export interface UploadedFile {
  readonly id: string
  readonly name: string
  /** The name where the bot gave no title. */
  readonly title: string
  readonly bytes: Uint8Array
  /** The bytes, read as UTF-8. */
  readonly text: string
}

/** How far an upload has come: the bytes arrive once the id is handed out, and completing it can be done once. */
export type UploadState = 'unknown' | 'empty' | 'ready' | 'completed'

/** The uploads of https://docs.slack.dev/messaging/working-with-files#upload. */
export interface Uploads {
  /** Hands out an id and the address to which the bytes go. */
  begin(name: string, length: number): { readonly id: string; readonly url: string }
  /** Takes the bytes; what is wrong with them, or null. They can be sent again until the upload is completed. */
  receive(url: string, bytes: Uint8Array | null): string | null
  stateOf(id: string): UploadState
  /** Makes a file of an upload that is ready; throws for any other. */
  complete(id: string, title: string | null): UploadedFile
}

interface Upload {
  readonly id: string
  readonly url: string
  readonly name: string
  readonly length: number
  readonly bytes: Uint8Array | null
  readonly isCompleted: boolean
}

/** No uploads yet; their addresses are below `base`. */
export function createUploads(base: string): Uploads {
  const uploads = new Map<string, Upload>()

  function stateOf(id: string): UploadState {
    const upload = uploads.get(id)
    if (upload === undefined) return 'unknown'
    if (upload.isCompleted) return 'completed'
    return upload.bytes === null ? 'empty' : 'ready'
  }

  return {
    stateOf,
    begin(name, length) {
      const id = `F${randomBytes(5).toString('hex').toUpperCase()}`
      const url = `${base}/upload/v1/${randomBytes(16).toString('hex')}`
      uploads.set(id, { id, url, name, length, bytes: null, isCompleted: false })
      return { id, url }
    },
    receive(url, bytes) {
      const upload = uploads.values().find((one) => one.url === url)
      if (upload === undefined) return 'the address was never handed out'
      if (upload.isCompleted) return 'the upload is completed already'
      if (bytes === null) return 'a form with anything but one file'
      if (bytes.length !== upload.length) {
        return `${bytes.length} bytes of ${upload.name} came, and ${upload.length} were announced`
      }
      uploads.set(upload.id, { ...upload, bytes })
      return null
    },
    complete(id, title) {
      const upload = uploads.get(id)
      if (upload === undefined || stateOf(id) !== 'ready') throw new Error(`the upload ${id} is not ready`)
      uploads.set(id, { ...upload, isCompleted: true })
      const { name } = upload
      const bytes = upload.bytes ?? new Uint8Array()
      return { id, name, title: title ?? name, bytes, text: new TextDecoder().decode(bytes) }
    },
  }
}

/**
 * The bytes of a file in the body of a request: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
 * takes them raw, or as the one part of a form. Null for any other form.
 */
export async function readUpload(
  contentType: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | null> {
  if (!contentType.startsWith('multipart/')) return body
  const form = await new Response(body, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => new FormData())
  const [file, ...others] = [...form.values()]
  return file instanceof File && others.length === 0 ? new Uint8Array(await file.arrayBuffer()) : null
}
