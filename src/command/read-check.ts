import { findReference } from '../document/reference/find.ts'
import type { DocumentNames } from './document-names.ts'
import { afterOpening } from './politeness.ts'

// Three words after a quotation mark; each part is bounded, so that a text of nothing but marks is read as quickly.
const quoted = /["“”„«»]\s{0,5}[^\s"“”„«»]{1,60}(?:\s{1,5}[^\s"“”„«»]{1,60}){2}/u

/**
 * The text that is to be checked; null where nothing is. A reference alone is no quotation: who wants to check a paragraph
 * is shown it.
 */
export function readCheck(typed: string, documents: DocumentNames): string | null {
  const text = afterOpening(typed).trim()
  const [, own] = /^check\b\s*(?:[:,–—-]\s*)?([^\s:,–—-].*)$/isu.exec(text) ?? []
  const [, asked] = own === undefined ? (other.exec(text) ?? []) : []
  const rest = (own ?? asked)?.trim()
  if (rest === undefined) return null
  if (own === undefined && !quoted.test(rest) && !/:\s*$/u.test(text.slice(0, text.length - rest.length)))
    return null
  if (rest.length < 200 && isReference(rest, documents)) return null
  if (quoted.test(rest)) return rest
  return rest.replace(
    /^(?:whether|if|(?:this|that|the)(?: (?:quot(?:e|ation)|text|sentence|wording))?\s*:|the following\s*:?)\s+(?=\S+\s+\S)/iu,
    '',
  )
}

// Other ways to ask for it, which need a quotation after them.
const other =
  /^(?:(?:please\s+)?(?:verify|fact-?check|double-?check|proof-?read|compare)|is (?:this|it|that)(?: (?:quot(?:e|ation)|one))?(?: (?:right|correct|accurate|exact|true|ok|word for word|verbatim|a (?:correct|real|true|exact) quot(?:e|ation)|what (?:it|they|the document) (?:says?|said)))?|(?:does|did) (?:it|they|the (?:document|text|statement|summary|ministers))(?: (?:really|actually))? (?:say|said)(?: that)?)(?: that| whether| if| this| the quote)?\s*(?:[?:,]\s*)?([^\s?:,].*)$/isu

function isReference(text: string, documents: DocumentNames): boolean {
  const found = findReference(text, documents)
  return found !== null && (found.kind !== 'reference' || found.rest === '')
}
