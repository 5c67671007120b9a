import { ComponentType } from 'discord.js'
import { type Attachment, urlsIn } from './attachments.ts'
import { allComponents, hasV2Flag } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import type { Upload } from './read-body.ts'

/** https://discord.com/developers/docs/reference#file-uploads: what a server without boosts allows. */
const MOST_BYTES = 10 * 1024 * 1024

/** Discord changes any other name: https://github.com/discord/discord-api-docs/issues/7754 */
const NAME = /^[A-Za-z0-9][\w.-]*$/u

/**
 * The rules of the files of a message. `result` is what becomes of it, `attached` are the files that it has already,
 * `uploads` those that come along.
 */
export function checkAttachments(
  body: Json,
  result: Json,
  attached: readonly Attachment[],
  uploads: readonly Upload[],
): readonly string[] {
  const listed = objectsIn(body.attachments)
  const kept = attached.filter(({ id }) => body.attachments === undefined || isListed(listed, id))
  const brought = uploads.map(({ index, name }) => {
    const about = listed.find(({ id }) => id === String(index))
    return textIn(about?.filename) || name
  })
  return [
    ...checkList(listed, attached, uploads),
    ...uploads.flatMap(checkSize),
    ...brought
      .filter((name) => !NAME.test(name))
      .map((name) => `Discord does not leave the name of a file as it is: ${name}`),
    ...checkReferences(body, result, kept, brought),
  ]
}

/** https://discord.com/developers/docs/reference#uploading-files: an id is the number of an upload, or a file's own. */
function checkList(
  listed: readonly Json[],
  attached: readonly Attachment[],
  uploads: readonly Upload[],
): readonly string[] {
  const known = [...uploads.map(({ index }) => String(index)), ...attached.map(({ id }) => id)]
  const given = listed.map(({ id }) => id)
  return [
    ...given.filter((id) => !known.includes(String(id))).map((id) => `attachments: there is no file ${id}`),
    ...repeated(given).map((id) => `attachments: listed twice: ${id}`),
    ...repeated(uploads.map(({ index }) => index)).map((index) => `two files are files[${index}]`),
    // In an edit the list is what stays, so a file that is not on it would go at once.
    ...uploads
      .filter(({ index }) => !isListed(listed, String(index)))
      .map(({ index }) => `attachments must list files[${index}]`),
  ]
}

function checkSize({ name, bytes }: Upload): readonly string[] {
  return bytes.length > MOST_BYTES ? [`${name}: a file has at most ${MOST_BYTES} bytes`] : []
}

function checkReferences(
  body: Json,
  result: Json,
  kept: readonly Attachment[],
  brought: readonly string[],
): readonly string[] {
  const urls = urlsIn([result.components, result.embeds])
  const names = [...brought, ...kept.map(({ filename }) => filename)]
  const isThere = (url: string): boolean => names.some((name) => url === `attachment://${name}`)
  const missing = urls.filter((url) => url.startsWith('attachment://') && !isThere(url))
  return [
    // Discord's own error is UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND.
    ...missing.map((url) => `the referenced attachment was not found: ${url}`),
    ...allComponents(body.components).flatMap(checkFileComponent),
    ...(hasV2Flag(numberIn(body.flags) | numberIn(result.flags)) ? unseen(urls, kept, brought) : []),
  ]
}

/** https://discord.com/developers/docs/components/reference#file: "only supports attachment references". */
function checkFileComponent({ type, file }: Json): readonly string[] {
  if (type !== ComponentType.File) return []
  const isReference = isJson(file) && textIn(file.url).startsWith('attachment://')
  return isReference ? [] : ['a file component refers to an attachment://']
}

/** With Components V2 nobody sees a file that no component shows, so sending one is a mistake. */
function unseen(urls: readonly string[], kept: readonly Attachment[], brought: readonly string[]): string[] {
  const files = [...kept, ...brought.map((filename) => ({ filename, url: null }))]
  return files
    .filter(({ filename, url }) => !urls.some((each) => each === url || each === `attachment://${filename}`))
    .map(({ filename }) => `no component shows the file ${filename}`)
}

function isListed(listed: readonly Json[], id: string): boolean {
  return listed.some((each) => each.id === id)
}

function repeated<T>(list: readonly T[]): readonly T[] {
  return list.filter((each, index) => list.indexOf(each) < index)
}
