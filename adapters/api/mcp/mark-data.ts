import type { CallToolResult } from '@modelcontextprotocol/server'
import { mcpWords } from './mcp-words.ts'

/**
 * A tool's result: as data, and as the same JSON for clients that read text alone, after a sentence which says that it's
 * data. No text of a document can end the JSON string that it's in, nor begin a tag of a client's own.
 */
export function markData(data: Record<string, unknown>): CallToolResult {
  return {
    structuredContent: data,
    content: [
      { type: 'text', text: mcpWords.isData },
      { type: 'text', text: JSON.stringify(data).replaceAll('<', '\\u003c') },
    ],
  }
}
