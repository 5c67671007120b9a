import { nameOfVersion, readVersionName } from '../document/version-name.ts'
import type { Command, UseDocument } from './command.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'
import { withReference } from './parse-passage-wish.ts'
import { takeVersions } from './take-versions.ts'

const lists = /^(?:versions?|version history|history)\b\s*(?:of\s+(?:the\s+)?)?(.*)$/iu
const compares = /^(?:compare|diff)\b\s*[:,]?\s*(.*)$/iu
const changed =
  /^what(?:['’]?s| is| has| was)? (?:changed|new|different|the difference)(?: in| with| about| to)?\s+(?:the\s+)?(.+)$/iu
const versionSign = /@\d{1,6}(?!\d)/u
const uses =
  /^(?:use|switch to)\b\s*(?:the\s+)?(.*?)\s*(?:\b(?:(here|in this channel|for this channel)|(everywhere|in all channels|in every channel|by default)))?$/iu

/**
 * `versions gdpr`, `compare gdpr art. 6`, `compare gdpr@1 gdpr@3`, `use gdpr everywhere`: what is asked of documents as such. Null for what names no
 * document and no passage, which may be a question with these words.
 */
export function parseVersions(wish: string, question: string, documents: DocumentNames): Command | null {
  const bare = wish.replace(/[\s.,;:!?]+$/u, '')
  const [, listed] = lists.exec(bare) ?? []
  if (listed !== undefined) {
    const named = nameIn(listed, documents)
    // "History of the six-party talks" is a question.
    return named === undefined || (named === null && !/^versions?$/iu.test(bare))
      ? null
      : { kind: 'versions', document: named, at: 0 }
  }
  const [, news] = changed.exec(bare) ?? []
  if (news !== undefined) {
    const named = nameIn(news, documents)
    return named == null ? null : { kind: 'compare', reference: { document: named, spans: [] }, at: 0 }
  }
  const [, compared] = compares.exec(bare) ?? []
  if (compared !== undefined) {
    const two = takeVersions(compared, documents)
    if (two === null) return parseCompared(compared, question, documents)
    const { document, from, to, words } = two
    const read = parseCompared(`${nameOfVersion(document, from)} ${words}`.trim(), question, documents)
    return read?.kind === 'compare' && hasVersion(read.reference.document) ? { ...read, to } : read
  }
  return parseUse(bare, documents)
}

function parseCompared(compared: string, question: string, documents: DocumentNames): Command | null {
  const named = nameIn(compared, documents)
  if (named !== undefined) return { kind: 'compare', reference: { document: named, spans: [] }, at: 0 }
  const read = withReference(compared, documents, question, (reference) => ({
    kind: 'compare',
    reference,
    at: 0,
  }))
  // "Compare 5 with 7" is about two passages.
  const isOne = read.kind !== 'compare' || read.reference.spans.length === 1
  if (read.kind !== 'search' && isOne) return read
  // A version of a document that has none is no question of its words.
  const { document } = takeDocument(compared.replace(versionSign, ''), documents)
  return versionSign.test(compared) && document !== null
    ? { kind: 'compare', reference: { document, spans: [] }, at: 0 }
    : null
}

function hasVersion(document: string | null): boolean {
  return document !== null && readVersionName(document).version !== null
}

function parseUse(text: string, documents: DocumentNames): UseDocument | null {
  const [whole, said = '', here, everywhere] = uses.exec(text) ?? []
  if (whole === undefined) return null
  const where = everywhere === undefined ? 'here' : 'everywhere'
  if (/^(?:the )?(?:default|usual|main)(?: (?:one|document))?$/iu.test(said))
    return { kind: 'use', document: null, where }
  const named = nameIn(said, documents)
  if (named === undefined) return null
  if (named !== null) return { kind: 'use', document: named.replace(/@\d+$/u, ''), where }
  return here === undefined && everywhere === undefined && /^use$/iu.test(text)
    ? { kind: 'use', document: null, where: null }
    : null
}

/** The document that a text is; null where it is empty, undefined where it is anything else. */
function nameIn(text: string, documents: DocumentNames): string | null | undefined {
  if (text === '') return null
  const { document, words } = takeDocument(text, documents)
  return document !== null && words === '' ? document : undefined
}
