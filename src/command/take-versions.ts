import { readVersionName } from '../document/version-name.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'

/** Two versions of a document, the earlier first, and the words beside them. */
export interface TwoVersions {
  readonly document: string
  readonly from: number
  readonly to: number
  readonly words: string
}

const joining = '(?:and|with|to|vs\\.?|versus|against)'
const joinedBy = new RegExp(`^${joining} +`, 'iu')
const signs = /(@\d{1,6})\s*(?:,|–|→|->)\s*/u
/** "Versions 1 and 3", with the document before or after. */
const counted = new RegExp(
  String.raw`^(.*?)\s*\bversions?\s+(\d{1,6})(?:\s*[,–-]\s*|\s+${joining}\s+)(?:version\s+)?(\d{1,6})(?:\s+(?:of|in)\s+(?:the\s+)?(.+))?$`,
  'iu',
)
/** "gdpr@1 art. 6 with gdpr@3". */
const apart = new RegExp(String.raw`^(.*?\S)\s+${joining}\s+(\S+@\d{1,6})$`, 'iu')

/** The two versions of one document that a text names, with what else it says; null where it doesn't name two. */
export function takeVersions(text: string, documents: DocumentNames): TwoVersions | null {
  const [, before = '', one, other, after = ''] = counted.exec(text) ?? []
  if (one !== undefined && other !== undefined) {
    const name = `${before} ${after}`.trim()
    const taken =
      name === '' ? { document: documents[0]?.id ?? null, words: '' } : takeDocument(name, documents)
    return taken.document === null
      ? null
      : inOrder(readVersionName(taken.document).id, Number(one), Number(other), taken.words)
  }
  const first = takeVersion(text.replace(signs, '$1 '), documents)
  if (first === null) return null
  const next = takeVersion(first.words.replace(joinedBy, ''), documents)
  if (next !== null) return pair(first, next, next.words)
  const [, words = '', last = ''] = apart.exec(first.words) ?? []
  const named = takeVersion(last, documents)
  return named === null || named.words !== '' ? null : pair(first, named, words)
}

interface Taken {
  readonly id: string
  readonly version: number
  readonly words: string
}

function takeVersion(text: string, documents: DocumentNames): Taken | null {
  const { document, words } = takeDocument(text, documents)
  const { id, version } = readVersionName(document ?? '')
  return version === null ? null : { id, version, words }
}

function pair(first: Taken, last: Taken, words: string): TwoVersions | null {
  return first.id === last.id ? inOrder(first.id, first.version, last.version, words) : null
}

function inOrder(document: string, one: number, other: number, words: string): TwoVersions {
  return { document, from: Math.min(one, other), to: Math.max(one, other), words }
}
