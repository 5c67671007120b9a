import { completable, type McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { knownDocuments } from '../../../src/document/library.ts'
import type { Source } from '../data/source.ts'
import { mcpWords } from './mcp-words.ts'

/** The prompt that people choose by hand: quote word for word, and check before answering. */
export function registerPrompts(server: McpServer, { library }: Source): void {
  const { title, description, question, document, text } = mcpWords.prompt
  const complete = (typed = ''): string[] =>
    knownDocuments(library).flatMap(({ id }) => (id.startsWith(typed.toLowerCase()) ? [id] : []))
  server.registerPrompt(
    'quote_verbatim',
    {
      title,
      description,
      argsSchema: z.object({
        question: z.string().min(1).max(2_000).describe(question),
        document: completable(z.string().max(100).optional().describe(document), complete),
      }),
    },
    (asked) => ({
      description,
      messages: [
        { role: 'user', content: { type: 'text', text: text(asked.question, asked.document || undefined) } },
      ],
    }),
  )
}
