import type { CallToolResult, McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { longestText } from '../../../src/check/checker.ts'
import { longestQuestion } from '../../../src/search/parameters.ts'
import { apiWords } from '../api-words.ts'
import { Refused } from '../data/refused.ts'
import { citedSchema, comparedSchema, documentsSchema, styleSchema } from '../data/schemas.ts'
import type { Source } from '../data/source.ts'
import { leanChecked, leanCheckedOf, leanFound, leanFoundOf, leanPassages, leanPassagesOf } from './lean.ts'
import { markData } from './mark-data.ts'
import { mcpWords } from './mcp-words.ts'

// Nothing is changed, the same question has the same answer, and all of it is in the server's own documents.
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const

const name = z.string().min(1).max(100)
const reference = z.string().min(1).max(1_000).describe(mcpWords.passage.reference)

/** The tools, none of which changes anything. */
export function registerTools(server: McpServer, source: Source, report: (error: unknown) => string): void {
  const { search, passage, check, cite, documents, compare } = mcpWords
  const result = (work: () => Promise<Record<string, unknown>>): Promise<CallToolResult> => run(work, report)
  server.registerTool(
    'search',
    {
      ...about(search),
      inputSchema: z.object({
        query: z.string().trim().min(1).max(longestQuestion).describe(search.q),
        limit: z.int().min(1).max(20).default(5).describe(search.limit),
        document: name.optional().describe(search.in),
      }),
      outputSchema: leanFound,
    },
    ({ query, limit, document = null }) =>
      result(async () => leanFoundOf(await source.search({ q: query, limit, in: document }))),
  )
  server.registerTool(
    'get_passage',
    { ...about(passage), inputSchema: z.object({ reference }), outputSchema: leanPassages },
    ({ reference }) => result(async () => leanPassagesOf(await source.readPassages(reference))),
  )
  server.registerTool(
    'check_quotation',
    {
      ...about(check),
      inputSchema: z.object({ text: z.string().min(1).max(longestText).describe(check.text) }),
      outputSchema: leanChecked,
    },
    ({ text }) => result(async () => leanCheckedOf(await source.check(text))),
  )
  server.registerTool(
    'cite',
    {
      ...about(cite),
      inputSchema: z.object({ reference, style: styleSchema.optional().describe(cite.style) }),
      outputSchema: citedSchema,
    },
    ({ reference, style = null }) => result(() => source.cite(reference, style)),
  )
  server.registerTool(
    'list_documents',
    { ...about(documents), inputSchema: z.object({}), outputSchema: documentsSchema },
    () => result(async () => ({ documents: await source.listDocuments() })),
  )
  server.registerTool(
    'compare_versions',
    {
      ...about(compare),
      inputSchema: z.object({
        document: name.describe(compare.document),
        from: z.int().min(1).optional().describe(compare.from),
        to: z.int().min(1).optional().describe(compare.to),
        reference: z.string().max(1_000).optional().describe(compare.reference),
      }),
      outputSchema: comparedSchema,
    },
    ({ document, from = null, to = null, reference = null }) =>
      result(() => source.compare({ document, from, to, reference })),
  )
}

function about({ title, description }: { readonly title: string; readonly description: string }) {
  return { title, description, annotations: { title, ...annotations } }
}

/** What can't be given is an error of the tool's, which the assistant reads and can mend; what we cause has a code. */
async function run(
  work: () => Promise<Record<string, unknown>>,
  report: (error: unknown) => string,
): Promise<CallToolResult> {
  try {
    return markData(await work())
  } catch (error) {
    if (!(error instanceof Refused))
      return { isError: true, content: [{ type: 'text', text: apiWords.fault(report(error)) }] }
    const { message, exists } = error
    const text = exists.length === 0 ? message : `${message} ${mcpWords.exists(exists)}`
    return { isError: true, content: [{ type: 'text', text }] }
  }
}
