import { randomBytes } from 'node:crypto'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Config } from '../../src/app/config.ts'
import { cacheFolderIn, loadLibrary } from '../../src/app/parts/library-part.ts'
import { startupMessages } from '../../src/app/startup-messages.ts'
import { createFolderCache } from '../../src/text/folder-cache.ts'
import { createAccess } from './access.ts'
import { createMcpServer } from './mcp/create-mcp-server.ts'

/**
 * `npm run mcp`: the documents of the content folder for the assistant that started this process. Standard output is the
 * protocol's alone; whatever else is said goes to standard error. Resolves once the assistant closes standard input.
 */
export async function runMcp(config: Config, version: string): Promise<number> {
  const { stdin, stdout } = process
  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  stdin.once('end', () => end(0)).once('close', () => end(0))
  // Whoever started it may be gone.
  stdout.on('error', () => end(0))
  const cache = createFolderCache(cacheFolderIn(config.dataDir), (cause) =>
    console.error(startupMessages.cacheUnwritten(config.dataDir, cause)),
  )
  const bundled = await loadLibrary(config, console.error, cache)
  const { open } = createAccess({ bundled })
  const server = serveStdio(() => createMcpServer(open, version, report), {
    onerror: (error) => console.error(error.message),
  })
  const code = await ended
  await server.close()
  return code
}

/** Writes an error to standard error, which assistants keep in a log of theirs, under the id that the assistant is told. */
function report(error: unknown): string {
  const id = randomBytes(4).toString('hex')
  console.error(id, error)
  return id
}
