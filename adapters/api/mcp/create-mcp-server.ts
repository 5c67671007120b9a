import { McpServer } from '@modelcontextprotocol/server'
import type { Source } from '../data/source.ts'
import { mcpWords } from './mcp-words.ts'
import { registerPrompts } from './register-prompts.ts'
import { registerResources } from './register-resources.ts'
import { registerTools } from './register-tools.ts'

/** Writes down what we cause, and gives the code under which it's found. */
export type Report = (error: unknown) => string

/** A server of this and of the protocol before, over one source; one for each request over HTTP, or for a whole process. */
export function createMcpServer(source: Source, version: string, report: Report): McpServer {
  const server = new McpServer(
    { name: 'rapporteur', title: mcpWords.title, version },
    { instructions: mcpWords.instructions },
  )
  registerTools(server, source, report)
  registerResources(server, source, report)
  registerPrompts(server, source)
  return server
}
