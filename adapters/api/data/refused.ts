import type { Problem } from './schemas.ts'

/** What was asked can't be given; the message says why and what to do. `exists` are references that can be asked for. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly kind: ProblemKind
  readonly exists: readonly string[]

  constructor(kind: ProblemKind, detail: string, exists: readonly string[] = []) {
    super(detail)
    this.kind = kind
    this.exists = exists
  }
}

/** The kinds of problems, with their HTTP status and a title that is the same each time. */
export const problemKinds = {
  'not-found': { status: 404, title: 'Nothing at this address' },
  'no-such-document': { status: 404, title: 'No such document' },
  'no-such-passage': { status: 404, title: 'No such passage' },
  'no-such-version': { status: 404, title: 'No such version' },
  'unreadable-reference': { status: 400, title: 'Unreadable reference' },
  'too-much': { status: 400, title: 'Too much at once' },
  invalid: { status: 400, title: 'Invalid request' },
  key: { status: 401, title: 'Key not accepted' },
  'not-here': { status: 403, title: 'For this machine only' },
  method: { status: 405, title: 'Method not allowed' },
  'too-long': { status: 413, title: 'Body too long' },
  'media-type': { status: 415, title: 'Not JSON' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  fault: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'Database not reachable' },
} as const

export type ProblemKind = keyof typeof problemKinds

/** A problem as RFC 9457 has it; its type leads to the page that explains it. */
export function problemOf(kind: ProblemKind, detail: string, exists: readonly string[] = []): Problem {
  const { status, title } = problemKinds[kind]
  return { type: `/api#${kind}`, title, status, detail, ...(exists.length === 0 ? {} : { exists }) }
}
