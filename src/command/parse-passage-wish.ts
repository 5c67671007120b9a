import { type CitationStyle, citationStyles } from '../cite/style.ts'
import { findReference } from '../document/reference/find.ts'
import type { Reference } from '../document/reference/step.ts'
import type { Command } from './command.ts'
import type { DocumentNames } from './document-names.ts'
import { findSection } from './find-section.ts'
import { readPoliteness } from './politeness.ts'

const quotes = /^quot(?:e|ing)\b\s*[:,–—-]?\s*(.*)$/iu
/** Other words for a quote, which mean one only before a reference. */
const posts = /^(?:post|paste|share|publish|put)\b\s*:?\s*(.+)$/iu
const cites = /^(?:cite|citing|how (?:do|can|should|would) (?:i|we|you) cite)\b\s*[:,–—-]?\s*(.*)$/iu
const citations =
  /^(?:(?:give|get|show|send|have|need|what(?:['’]?s| is))(?: me| us)? )?(?:(?:a|an|the|full|short|proper) ){0,3}(?:(apa|chicago|bibtex|ris)(?: style)? )?(?:citation|reference|source|footnote)\s*(?:of|for|to)\s+(.+)$/iu
const relates =
  /^(?:(?:what|which|find|show|show me|list|see|anything|something|what else)(?:['’]?s| is| are)? )?(?:(?:the|other|passages?|paragraphs?|more|is|are|me) ){0,4}(?:related|similar|close|like)\b\s*:?\s*(?:to\s+)?(.+)$/iu
const shows =
  /^(?:show|open|display|read(?: out)?|view|see|get|give|bring up|pull up|go to|jump to|look at|take me to|print|send|fetch)\b(?: (?:me|us)\b)?\s*[:,–—-]?\s*(.+)$/iu
const searches =
  /^(?:(?:i(?:['’]m| am) |we(?:['’]re| are) )?(?:search(?:ing)?(?: (?:for|on|about|up))?|look(?:ing)? for|look(?:ing)? up|find(?:ing)?(?: (?:me|us))?(?: (?:out about|out|about|(?:anything|something|everything|passages|paragraphs|text|the (?:passages?|paragraphs?|parts?|bits?)) (?:on|about|that mentions?|mentioning|with)))?|query)|tell (?:me|us)(?: (?:more|something|everything|all))?(?: about| on)|(?:what about|how about)|(?:is there |are there |do you have |have you got |got )?(?:anything|something|everything|passages|paragraphs|info|information)(?: (?:on|about|regarding|concerning))|(?:show|give|get)(?: me| us)? (?:anything|something|everything|all|passages|paragraphs|the (?:passages?|paragraphs?|parts?|bits?))(?: (?:on|about|regarding|that mentions?|mentioning|with)))\b\s*[:,–—-]?\s*(.+)$/iu

/**
 * A wish about passages that begins with a verb: to quote, cite, show or search for them. `question` is what a search may
 * take of the same text. Null for all other texts.
 */
export function parsePassageWish(wish: string, question: string, documents: DocumentNames): Command | null {
  if (
    /^(?:quote|check|cite|related|show|search|find)(?: (?:this|that|it|me|us|something|here))*[\s.:!?]*$/iu.test(
      wish,
    )
  )
    return { kind: 'help', isFull: false }
  const [, quoted] = quotes.exec(wish) ?? []
  if (quoted !== undefined) return parseQuote(quoted, documents)
  const [, posted] = posts.exec(wish) ?? []
  if (posted !== undefined) {
    const found = findReference(posted, documents)
    if (found !== null && (found.kind !== 'reference' || found.rest === ''))
      return parseQuote(posted, documents)
  }
  const [, cited] = cites.exec(wish) ?? []
  if (cited !== undefined) return parseCite(cited, documents)
  const [, style, source] = citations.exec(wish) ?? []
  if (source !== undefined) {
    const text = style === undefined ? source : `${source} ${style}`
    if (findReference(withoutStyle(text).place, documents) !== null) return parseCite(text, documents)
  }
  const [, kin] = relates.exec(wish) ?? []
  if (kin !== undefined) {
    const found = findReference(kin, documents)
    if (found?.kind === 'reference' && found.rest === '')
      return { kind: 'related', reference: found.reference }
  }
  const [, sought] = searches.exec(wish) ?? []
  if (sought !== undefined) {
    const words = readPoliteness(sought).question.replace(/[\s.!?]{1,20}$/u, '')
    return parsePlain(sought, words, documents)
  }
  const [, shown] = shows.exec(wish) ?? []
  if (shown !== undefined) {
    const isShow = /^show\b/iu.test(wish)
    return parsePlain(shown, isShow ? shown : question, documents)
  }
  return null
}

/** A section by its title, a reference, or anything to search for as `searched`. */
export function parsePlain(text: string, searched: string, documents: DocumentNames): Command {
  const section = findSection(text, documents)
  if (section?.isCertain === true) {
    return { kind: 'show', reference: section.reference, at: 0, beside: text }
  }
  return withReference(text, documents, searched, (reference) => ({ kind: 'show', reference, at: 0 }))
}

/** `11c`, `11c with context`, `me 11c in context`. What is not only a reference is shown, and can be quoted from there. */
function parseQuote(rest: string, documents: DocumentNames): Command {
  const [, named = rest, context] =
    /^(.*?)(\s+(?:with|in) (?:its |the )?(?:full )?context)?$/iu.exec(rest.replace(/[\s.,;:!?]+$/u, '')) ?? []
  return withReference(
    asParagraph(named, documents),
    documents,
    rest.replace(/^(?:me|us)\s+/iu, ''),
    (reference) => ({
      kind: 'quote',
      reference,
      withContext: context !== undefined,
      comment: null,
    }),
  )
}

/** `5`, `5 apa`, `5 as BibTeX`, `5 in APA style`. */
function parseCite(rest: string, documents: DocumentNames): Command {
  const { place, style } = withoutStyle(rest)
  return withReference(asParagraph(place, documents), documents, rest, (reference) => ({
    kind: 'cite',
    reference,
    style,
  }))
}

function withoutStyle(text: string): { readonly place: string; readonly style: CitationStyle | null } {
  const bare = text.replace(/[\s.,;:!?]+$/u, '')
  const [, named = text, last = ''] =
    /^(.*?)(?:\s*,?\s+(?:as |in |using )?(?:the )?([a-z]+)(?: (?:style|format))?)?$/iu.exec(bare) ?? []
  const style = citationStyles.find((each) => each === last.toLowerCase()) ?? null
  return { place: style === null ? text : named, style }
}

/** A number with other words, as what was named with a verb for paragraphs: "quote 5 but not 6". */
function asParagraph(text: string, documents: DocumentNames): string {
  if (!/^\d/u.test(text)) return text
  const found = findReference(text, documents)
  return found?.kind === 'reference' && found.rest === '' ? text : `paragraph ${text}`
}

/** The command for a reference; one among other words is shown, and what is none is searched for as `searched`. */
export function withReference(
  text: string,
  documents: DocumentNames,
  searched: string,
  make: (reference: Reference) => Command,
): Command {
  const found = findReference(text, documents)
  switch (found?.kind) {
    case 'reference': {
      const { reference, rest } = found
      return rest === '' ? make(reference) : { kind: 'show', reference, at: 0, beside: rest }
    }
    case 'no such unit':
      return {
        kind: 'unclear',
        reason: 'no such unit',
        text: searched,
        unit: found.unit,
        reference: found.reference,
      }
    case 'malformed':
      return { kind: 'unclear', reason: 'malformed reference', text: searched }
    case undefined:
      return { kind: 'search', text: searched, at: 0 }
  }
}
