import { ComponentType, MessageFlags } from 'discord.js'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import type { Upload } from './read-body.ts'
import { nextSnowflake } from './snowflake.ts'

/** A file of a message: what the wire says of it, and what is in it. */
export interface StoredFile {
  readonly attachment: Attachment
  readonly bytes: Uint8Array
}

/** https://discord.com/developers/docs/resources/message#attachment-object */
export interface Attachment extends Json {
  readonly id: string
  readonly filename: string
  readonly url: string
}

/** A file of a message as its reader gets it. */
export interface SeenFile {
  readonly name: string
  readonly type: string
  readonly description: string | null
  readonly bytes: Uint8Array
  /** Its bytes as UTF-8. */
  readonly text: string
}

/** What the uploads become in a message; `body` may say more of each in its list of attachments. */
export function storeFiles(
  { channel_id: channelId, flags }: Json,
  body: Json,
  uploads: readonly Upload[],
): readonly StoredFile[] {
  const isEphemeral = (numberIn(flags) & MessageFlags.Ephemeral) !== 0
  return uploads.map(({ index, name, type, bytes }) => {
    const about = objectsIn(body.attachments).find(({ id }) => id === String(index)) ?? {}
    const id = nextSnowflake()
    const filename = textIn(about.filename) || name
    const url = `https://cdn.discordapp.com/attachments/${String(channelId)}/${id}/${filename}`
    const attachment = {
      id,
      filename,
      size: bytes.length,
      content_type: type,
      url,
      proxy_url: url.replace('cdn.discordapp.com', 'media.discordapp.net'),
      ...(textIn(about.title) ? { title: about.title } : {}),
      ...(textIn(about.description) ? { description: about.description } : {}),
      ...(isEphemeral ? { ephemeral: true } : {}),
    }
    return { attachment, bytes }
  })
}

/**
 * The files that an edit leaves: all of them where it does not list any, else those that it lists.
 * https://discord.com/developers/docs/resources/message#edit-message
 */
export function keptFiles(files: readonly StoredFile[], body: Json): readonly StoredFile[] {
  if (body.attachments === undefined) return files
  const listed = objectsIn(body.attachments).map(({ id }) => id)
  return files.filter(({ attachment }) => listed.includes(attachment.id))
}

/** Components or embeds in which each `attachment://name` is replaced by where the file has come to be. */
export function withFiles(parts: readonly Json[], files: readonly StoredFile[]): readonly Json[] {
  return files.length === 0 ? parts : parts.map((part) => place(part, files))
}

/**
 * The files that a message shows by themselves. What stands in a component or an embed is not among its attachments:
 * https://github.com/discord/discord-api-docs/issues/8277
 */
export function looseFiles(parts: readonly Json[], files: readonly StoredFile[]): readonly Attachment[] {
  const urls = new Set(parts.flatMap(urlsIn))
  return files.map(({ attachment }) => attachment).filter(({ url }) => !urls.has(url))
}

/** Every address in components or embeds, however deep. */
export function urlsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(urlsIn)
  if (!isJson(part)) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'url' && typeof value === 'string' ? [value] : urlsIn(value),
  )
}

/** A stored file as a reader sees it. */
export function seeFile({ attachment, bytes }: StoredFile): SeenFile {
  return {
    name: attachment.filename,
    type: textIn(attachment.content_type),
    description: typeof attachment.description === 'string' ? attachment.description : null,
    bytes,
    text: new TextDecoder().decode(bytes),
  }
}

function place(part: Json, files: readonly StoredFile[]): Json {
  const entries = Object.entries(part).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map((each) => (isJson(each) ? place(each, files) : each))]
    return [key, isJson(value) ? place(value, files) : value]
  })
  const placed: Json = Object.fromEntries(entries)
  const file = files.find(({ attachment }) => part.url === `attachment://${attachment.filename}`)
  if (file) return { ...placed, ...asMedia(file.attachment) }
  // https://discord.com/developers/docs/components/reference#file: its name and size come back with it.
  const shown = part.type === ComponentType.File && isJson(placed.file) ? placed.file.attachment_id : null
  const inside = files.find(({ attachment }) => attachment.id === shown)?.attachment
  return inside ? { ...placed, name: inside.filename, size: inside.size } : placed
}

/** https://discord.com/developers/docs/components/reference#unfurled-media-item */
function asMedia({ id, url, proxy_url, content_type }: Attachment): Json {
  return { url, proxy_url, content_type, attachment_id: id }
}
