import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { fromSomewhere } from './open-api-server.ts'

const info = { name: 'test', version: '1.0.0' }

/** The assistant's own side of it, in this protocol, the one before, and by the client of the version before. */
export type Protocol = '2026-07-28' | '2025-11-25' | 'the SDK before'

/** The little of a client that tests need, whichever it is. */
export interface AnyClient {
  readonly version: string | undefined
  readonly callTool: (name: string, args: Record<string, unknown>) => Promise<ToolResult>
  readonly raw: Client | OldClient
  readonly close: () => Promise<void>
}

export interface ToolResult {
  readonly isError: boolean
  readonly data: unknown
  /** The text of each part. */
  readonly texts: readonly string[]
}

/** A client over HTTP, from an address of its own; with a key, if it has one. */
export function connectOverHttp(
  origin: string,
  protocol: Protocol,
  key: string | null = null,
): Promise<AnyClient> {
  const headers = { ...fromSomewhere(), ...(key === null ? {} : { authorization: `Bearer ${key}` }) }
  const address = new URL(`${origin}/mcp`)
  const options = { requestInit: { headers } }
  return protocol === 'the SDK before'
    ? connectOld(new OldHttp(address, options))
    : connect(new StreamableHTTPClientTransport(address, options), protocol)
}

/** A client that starts the program, as assistants do. */
export function connectOverStdio(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  protocol: Protocol,
): Promise<AnyClient> {
  const options = { command, args: [...args], env, stderr: 'ignore' as const }
  return protocol === 'the SDK before'
    ? connectOld(new OldStdio(options))
    : connect(new StdioClientTransport(options), protocol)
}

async function connect(
  transport: StreamableHTTPClientTransport | StdioClientTransport,
  protocol: Exclude<Protocol, 'the SDK before'>,
): Promise<AnyClient> {
  const mode = protocol === '2026-07-28' ? { pin: protocol } : ('legacy' as const)
  const client = new Client(info, { versionNegotiation: { mode } })
  await client.connect(transport)
  return {
    version: client.getNegotiatedProtocolVersion(),
    callTool: async (name, args) => resultOf(await client.callTool({ name, arguments: args })),
    raw: client,
    close: () => client.close(),
  }
}

async function connectOld(transport: OldHttp | OldStdio): Promise<AnyClient> {
  const client = new OldClient(info)
  // Its type has an optional session that its own transport declares otherwise.
  await client.connect(Object.assign(transport))
  return {
    version: undefined,
    callTool: async (name, args) => resultOf(await client.callTool({ name, arguments: args })),
    raw: client,
    close: () => client.close(),
  }
}

function resultOf({ isError, structuredContent, content }: Record<string, unknown>): ToolResult {
  const parts: readonly unknown[] = Array.isArray(content) ? content : []
  return {
    isError: isError === true,
    data: structuredContent,
    texts: parts.flatMap((part) =>
      typeof part === 'object' && part !== null && 'text' in part ? [String(part.text)] : [],
    ),
  }
}
