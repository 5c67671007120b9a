import type { Document } from '../document/document.ts'
import { encodeDocument, type KeptDocument, keyOfText, openDocument } from '../document/kept-document.ts'
import { documentSteps } from '../document/read-document.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { DocumentStore } from './document-store.ts'
import type { PublishedVersion } from './holdings.ts'
import type { TextCache } from './text-cache.ts'

/** A version that could be opened. */
export interface OpenedVersion extends KeptDocument {
  readonly version: PublishedVersion
}

/**
 * The documents of versions, as they were kept, else as they are read from their texts, which are then kept. One that can't be
 * read is left out, and `report` is told.
 */
export async function openDocuments(
  versions: readonly PublishedVersion[],
  documents: Pick<DocumentStore, 'readTexts'>,
  cache: TextCache | null,
  report: (error: unknown) => void,
): Promise<readonly OpenedVersion[]> {
  const kept = cache === null ? new Map<string, Buffer>() : await cache.find('tree')
  const found = new Map<PublishedVersion, KeptDocument>()
  for (const version of versions) {
    const bytes = kept.get(version.hash)
    const opened = bytes === undefined ? null : await openKept(bytes, version)
    if (opened !== null) found.set(version, opened)
  }
  const missing = versions.filter((version) => !found.has(version))
  const texts = await documents.readTexts(missing.map(({ hash }) => hash))
  for (const version of missing) {
    const text = texts.get(version.hash)
    const document = text === undefined ? null : await read(text, version, report)
    if (text === undefined || document === null) continue
    const opened = { document, characters: text.length }
    found.set(version, opened)
    cache?.add(version.hash, text.length, 'tree', () => encode(opened, version.hash))
  }
  return versions.flatMap((version) => {
    const opened = found.get(version)
    return opened === undefined ? [] : [{ ...opened, version }]
  })
}

async function openKept(
  bytes: Buffer,
  { hash, document: id, number, by, at }: PublishedVersion,
): Promise<KeptDocument | null> {
  const key = await runTaskInSlices(keyOfText(hash))
  return key === null ? null : runTaskInSlices(openDocument(bytes, key, { id, version: { number, by, at } }))
}

async function encode(opened: KeptDocument, hash: string): Promise<Uint8Array | null> {
  const key = await runTaskInSlices(keyOfText(hash))
  return key === null ? null : runTaskInSlices(encodeDocument(opened, key))
}

async function read(
  text: string,
  { document: id, number, by, at }: PublishedVersion,
  report: (error: unknown) => void,
): Promise<Document | null> {
  const file = `${id}@${number}`
  const reading = await runTaskInSlices(documentSteps(text, id, file, { version: { number, by, at } }))
  if ('document' in reading) return reading.document
  report(new Error(`${file} can't be read: ${reading.problems[0]?.message}`))
  return null
}
