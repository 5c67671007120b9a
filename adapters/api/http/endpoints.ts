import { z } from 'zod'
import { longestText } from '../../../src/check/checker.ts'
import { longestQuestion } from '../../../src/search/parameters.ts'
import { Refused } from '../data/refused.ts'
import {
  checkedSchema,
  citedSchema,
  documentsSchema,
  foundSchema,
  passagePageSchema,
  passagesSchema,
  structureSchema,
  styleSchema,
  suggestionsSchema,
} from '../data/schemas.ts'
import type { Source } from '../data/source.ts'
import { explainIssue } from './explain-issue.ts'

/** Something that can be asked: where, with what, and how it's answered. The OpenAPI document is made of the same. */
export interface Endpoint {
  readonly method: 'get' | 'post'
  /** Below `/api/v1`, as OpenAPI writes it: `/documents/{id}`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  /** An example of a whole address, to try. */
  readonly example: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodObject | null
  readonly result: z.ZodType
  /** Whether what is asked is somebody's own words, which no shared cache may keep. */
  readonly isPersonal: boolean
  /** Rejects with Refused where something is wrong with what was sent. */
  readonly answer: (source: Source, sent: Sent) => Promise<unknown>
}

/** What came with a request, unread. */
interface Sent {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const longestName = 100
const longestReference = 1_000

const none = z.object({})
const name = z.string().min(1).max(longestName)
const id = z.object({ id: name.describe('A document’s id or short name, “gdpr”, or a version, “gdpr@2”.') })
const reference = z.object({
  reference: z
    .string()
    .min(1)
    .max(longestReference)
    .describe(
      'How people name passages, with the document’s name or without: “5”, “11(c)”, “gdpr art. 6(1)(f)”, “5-7”.',
    ),
})
const limit = (usual: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(usual).describe('How many at most.')

/** Everything that can be asked, in the order of the page that explains it. */
export const endpoints: readonly Endpoint[] = [
  endpoint({
    path: '/documents',
    id: 'listDocuments',
    summary: 'The documents that can be asked, the main one first.',
    example: '/documents',
    params: none,
    query: none,
    body: none,
    result: documentsSchema,
    answer: async (source) => ({ documents: await source.listDocuments() }),
  }),
  endpoint({
    path: '/documents/{id}',
    id: 'readStructure',
    summary: 'What a document is, its headings, and what its passages are called.',
    example: '/documents/vancouver-2018',
    params: id,
    query: none,
    body: none,
    result: structureSchema,
    answer: (source, { params }) => source.readStructure(params.id),
  }),
  endpoint({
    path: '/documents/{id}/passages',
    id: 'listPassages',
    summary: 'The passages of a document in its order, page by page: the whole text, with its citations.',
    example: '/documents/vancouver-2018/passages?limit=2',
    params: id,
    query: z.object({
      after: z.string().max(longestReference).optional().describe('The “next” of the page before.'),
      limit: limit(50, 200),
    }),
    body: none,
    result: passagePageSchema,
    answer: (source, { params, query }) => source.listPassages(params.id, query.after ?? null, query.limit),
  }),
  endpoint({
    path: '/passages/{reference}',
    id: 'readPassages',
    summary: 'The passages that a reference names: every one of them, or none.',
    example: '/passages/vancouver-2018%205',
    params: reference,
    query: none,
    body: none,
    result: passagesSchema,
    answer: (source, { params }) => source.readPassages(params.reference),
  }),
  endpoint({
    path: '/search',
    id: 'search',
    summary:
      'The passages that answer a question, best first. What reads as a reference is never answered with another passage.',
    example: '/search?q=sanctions&limit=3',
    params: none,
    query: z.object({
      q: z.string().trim().min(1).max(longestQuestion).describe('In your own words; “exact phrase”, -word.'),
      limit: limit(10, 50),
      in: name.optional().describe('The document to search, by id or short name.'),
    }),
    body: none,
    result: foundSchema,
    isPersonal: true,
    answer: (source, { query: { q, limit, in: within } }) => source.search({ q, limit, in: within ?? null }),
  }),
  endpoint({
    path: '/suggest',
    id: 'suggest',
    summary: 'Completions of what is being typed: references, headings and passages.',
    example: '/suggest?q=11',
    params: none,
    query: z.object({
      q: z.string().max(longestQuestion).default('').describe('What has been typed so far.'),
      limit: limit(10, 25),
    }),
    body: none,
    result: suggestionsSchema,
    isPersonal: true,
    answer: async (source, { query }) => source.suggest(query.q, query.limit),
  }),
  endpoint({
    path: '/cite/{reference}',
    id: 'cite',
    summary: 'The citations of passages: short and full, and in a style.',
    example: '/cite/vancouver-2018%205?style=apa',
    params: reference,
    query: z.object({ style: styleSchema.optional() }),
    body: none,
    result: citedSchema,
    answer: (source, { params, query }) => source.cite(params.reference, query.style ?? null),
  }),
  endpoint({
    method: 'post',
    path: '/check',
    id: 'check',
    summary: 'Whether each quotation in a text is word for word what the documents say, and what differs.',
    example: '/check',
    params: none,
    query: none,
    body: z.object({
      text: z
        .string()
        .min(1)
        .max(longestText)
        .describe('A quotation, or a text with several in quotation marks.'),
    }),
    result: checkedSchema,
    isPersonal: true,
    answer: (source, { body }) => source.check(body.text),
  }),
]

interface Asked<Params, Query, Body> {
  readonly params: z.output<Params>
  readonly query: z.output<Query>
  readonly body: z.output<Body>
}

interface Definition<Params, Query, Body, Result>
  extends Pick<Endpoint, 'path' | 'id' | 'summary' | 'example'>,
    Partial<Pick<Endpoint, 'method' | 'isPersonal'>> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly result: Result
  readonly answer: (source: Source, asked: Asked<Params, Query, Body>) => Promise<z.input<Result>>
}

function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Result extends z.ZodType,
>(definition: Definition<Params, Query, Body, Result>): Endpoint {
  const { method = 'get', isPersonal = false, params, query, body, answer, ...rest } = definition
  return {
    ...{ ...rest, method, isPersonal, params, query, body: method === 'get' ? null : body },
    answer: async (source, sent) =>
      answer(source, {
        params: read(params, sent.params),
        query: read(query, sent.query),
        body: read(body, method === 'get' ? {} : sent.body),
      }),
  }
}

function read<Schema extends z.ZodObject>(schema: Schema, sent: unknown): z.output<Schema> {
  const parsed = schema.safeParse(sent)
  if (parsed.success) return parsed.data
  throw new Refused('invalid', explainIssue(parsed.error.issues[0]))
}
