import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { basicUnitsOf } from '../../../src/document/basic-units.ts'
import { findDocument, knownDocuments } from '../../../src/document/library.ts'
import { treeOf } from '../../../src/document/tree.ts'
import { apiWords } from '../api-words.ts'
import { Refused } from '../data/refused.ts'
import type { PassageData } from '../data/schemas.ts'
import type { Source } from '../data/source.ts'
import { mcpWords } from './mcp-words.ts'

const mostCompletions = 100
// A text of so many characters fills a good part of what an assistant can read at once.
const longestWhole = 200_000
const pageSize = 200

/** Documents and passages as resources, which people attach to a conversation by hand. */
export function registerResources(
  server: McpServer,
  source: Source,
  report: (error: unknown) => string,
): void {
  const { library } = source
  const documents = knownDocuments(library)
  server.registerResource(
    'document',
    new ResourceTemplate('rapporteur://document/{id}', {
      list: () => ({
        resources: documents.map(({ id, short, title }) => ({
          uri: uriOf(id),
          name: short,
          title,
          mimeType: 'text/plain',
        })),
      }),
      complete: { id: completeDocument },
    }),
    { ...mcpWords.document, mimeType: 'text/plain' },
    async (uri, { id }) => {
      const structure = await orNotFound(uri, () => source.readStructure(read(id)), report)
      const { document } = structure
      const text = (await readWhole(document.id)) ?? mcpWords.tooLong(document.title, document.passages)
      return {
        contents: [
          { uri: uri.href, mimeType: 'text/plain', text },
          { uri: `${uri.href}?structure`, mimeType: 'application/json', text: JSON.stringify(structure) },
        ],
      }
    },
  )
  server.registerResource(
    'passage',
    new ResourceTemplate('rapporteur://document/{id}/{path}', {
      list: undefined,
      complete: {
        id: completeDocument,
        path: (typed, context) => completePath(typed, context?.arguments?.id),
      },
    }),
    { ...mcpWords.passageResource, mimeType: 'text/plain' },
    async (uri, { id, path }) => {
      const { passages } = await orNotFound(
        uri,
        () => source.readPassages(`${read(id)} ${read(path)}`),
        report,
      )
      return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: passages.map(write).join('\n\n') }] }
    },
  )

  function completeDocument(typed: string): string[] {
    return documents.flatMap(({ id }) => (id.startsWith(typed.toLowerCase()) ? [id] : []))
  }

  function completePath(typed: string, id: string | undefined): string[] {
    const document = findDocument(library, id ?? null)
    if (document === null) return []
    const ids = [...basicUnitsOf(document).map((unit) => unit.id), ...treeOf(document).byId.keys()]
    return [...new Set(ids)].filter((each) => each.startsWith(typed)).slice(0, mostCompletions)
  }

  /** All of a document's passages; null where that is more than anybody reads at once. */
  async function readWhole(id: string): Promise<string | null> {
    const written: string[] = []
    let length = 0
    for (let after: string | null = null; ; ) {
      const { passages, next } = await source.listPassages(id, after, pageSize)
      for (const passage of passages) {
        written.push(write(passage))
        length += passage.text.length
      }
      if (length > longestWhole) return null
      if (next === null) return `${mcpWords.isText}\n\n${written.join('\n\n')}`
      after = next
    }
  }
}

/** A passage under its citation. */
function write({ text, citation, page, source }: PassageData): string {
  return `[${citation.short}] ${page ?? source}\n${text}`
}

function uriOf(id: string): string {
  return `rapporteur://document/${encodeURIComponent(id)}`
}

function read(variable: string | string[] | undefined): string {
  const text = typeof variable === 'string' ? variable : (variable?.join(',') ?? '')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function orNotFound<T>(
  uri: URL,
  work: () => Promise<T>,
  report: (error: unknown) => string,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) throw new ResourceNotFoundError(uri.href, error.message)
    // What it says is ours alone.
    throw new Error(apiWords.fault(report(error)))
  }
}
