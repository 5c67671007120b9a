import type { Document } from '../../src/document/document.ts'
import { shortenTyped } from '../../src/text/clean-typed.ts'
import { whatExists } from '../../src/words/absence-words.ts'

/** What programs and assistants are told, in English. */
export const apiWords = {
  title: 'Rapporteur for programs',
  description:
    'Official documents, passage by passage: word for word, with its number, its citation and its source. Nothing is summarised, reworded or half given.',
  keyWhat:
    'A workspace’s key, for its own documents. An admin makes one with “key new” and a name. Without a key, the documents that come with the server are open.',
  answered: 'What was asked for, whole.',
  unchanged: 'Unchanged since the answer with that ETag.',
  absent: 'It doesn’t exist. The problem says what does.',
  refused: 'A problem: what is wrong, and what to do.',
  longBatch: (most: number) => `Send at most ${most} requests in one batch.`,
  page: {
    lead: 'Everything is read-only, and a passage comes whole or not at all.',
    endpoints: 'HTTP',
    endpointsWhat: 'All of it as an OpenAPI 3.1 document: ',
    tryIt: 'Try it',
    parameters: 'Parameters',
    required: 'required',
    mcp: 'Assistants (MCP)',
    mcpWhat: 'Streamable HTTP, protocols 2026-07-28 and 2025-11-25, at this address: ',
    mcpTools:
      'Tools: search, get_passage, check_quotation, cite, list_documents and compare_versions. None of them changes anything.',
    keys: 'Keys',
    keysWhat:
      'Without a key, you read the documents that come with this server. A workspace’s own documents need a key, which its admins make with “key new” and a name. Send it in the header “Authorization: Bearer”, never in an address.',
    caching: 'Caching',
    cachingWhat:
      'Answers have an ETag, which changes with the document’s version. Send it back as If-None-Match to get 304 while nothing has changed.',
    problems: 'Problems',
    problemsWhat: 'What can’t be answered is a problem as RFC 9457 has it (application/problem+json).',
    documents: 'The documents',
  },
  noSuchDocument: (name: string, ids: readonly string[]) =>
    `I don’t have a document called “${shorten(name)}”. I have ${listOf(ids)}.`,
  noSuchAfter: (path: string) =>
    `“${shorten(path)}” isn’t the path of a passage of this document. Send the “next” of the page before.`,
  noSuchVersion: (name: string, number: number, newest: number) =>
    `There’s no version ${number} of ${shorten(name)}. Its versions are 1 to ${newest}.`,
  oneVersion: ({ short }: Document) => `${short} has only one version, so there’s nothing to compare.`,
  inNeither: (reference: string, { short }: Document) =>
    `Neither version of ${short} has “${shorten(reference)}”.`,
  unreadable: (reference: string, document: Document) =>
    `I can’t read “${shorten(reference)}” as a reference. Name a document and a place in it, as in “${document.id} 5”. ${whatExists(document)}`.trim(),
  tooManyPassages: (count: number, most: number) =>
    `That’s ${count.toLocaleString('en')} passages, and ${most} is the most at once. Ask for fewer, or for /api/v1/documents/{id}/passages, page by page.`,
  phraseNotFound: (phrase: string) =>
    `Nothing has the exact phrase “${shorten(phrase)}”, so I searched for its words.`,
  corrected: (typed: string, read: string) => `I searched for “${read}” instead of “${shorten(typed)}”.`,
  onlyNear: 'Nothing answers the question: these are only the nearest passages.',
  tooShort: 'That’s too short to check. Send a whole phrase.',
  onlyBeginning: 'The text is too long, so I checked only its beginning.',
  invalid: {
    body: 'Send a JSON object. /api says what belongs in it.',
    noText: (name: string) => `Send “${shorten(name)}” once, as text. /api says how.`,
    noNumber: (name: string) => `Send a whole number as “${shorten(name)}”.`,
    empty: (name: string) => `“${shorten(name)}” is empty. Send some text.`,
    tooLong: (name: string, most: number) =>
      `“${shorten(name)}” is too long. Send at most ${most.toLocaleString('en')} characters.`,
    tooMuch: (name: string, most: number) => `“${shorten(name)}” can be ${most} at most.`,
    tooLittle: (name: string, least: number) => `“${shorten(name)}” must be at least ${least}.`,
    noneOf: (name: string, values: readonly string[]) =>
      `“${shorten(name)}” must be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(values)}.`,
    otherwise: (name: string) => `I can’t read “${shorten(name)}”. /api says what it should be.`,
  },
  notHere: 'Nothing is at this address. /api lists what there is.',
  method: (allowed: string) => `Use ${allowed} for this address.`,
  tooLongBody: (limit: string) => `That body is longer than ${limit}. Send the text in parts.`,
  unreadableBody: 'I can’t read that body. Send JSON, as /api shows it.',
  mediaType: 'Send the body as application/json.',
  badKey:
    'This key isn’t known, or it was revoked. An admin of your workspace can make another: “key new” and a name.',
  noKeys:
    'This server has no keys. Leave the Authorization header out to read the documents that come with it.',
  otherSite: 'A page of another site can’t ask for this. Ask from a program instead.',
  onlyHere: 'The API is for the machine that it runs on. Set API=public on the server to open it to others.',
  tooManyRequests: 'Too many requests from this address. Try again in a minute.',
  fault: (id: string) => `Something went wrong. If it happens again, give the operator this code: ${id}.`,
  storeGone: 'I can’t reach my database, so I can’t check your key. Try again in a minute.',
  starting: 'The server is still starting. Try again in a moment.',
} as const

function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat('en').format(parts.slice(0, 50))
}

function shorten(typed: string): string {
  return shortenTyped(typed, 80)
}
