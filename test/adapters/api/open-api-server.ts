import { mountApi } from '../../../adapters/api/mount-api.ts'
import { createServer } from '../../../src/app/http/server.ts'
import type { Library } from '../../../src/document/library.ts'
import type { KeyStore } from '../../../src/library/key-store.ts'
import type { Libraries } from '../../../src/library/libraries.ts'
import { createLog, type Log } from '../../../src/log.ts'
import { engineOf } from '../../library.ts'

export interface ApiServer {
  /** Without a slash at the end. */
  readonly origin: string
  readonly stop: () => Promise<void>
}

interface Options {
  readonly library: Library
  readonly workspaces?: { readonly keys: Pick<KeyStore, 'find'>; readonly libraries: Pick<Libraries, 'of'> }
  readonly isPublic?: boolean
  readonly publicUrl?: string | null
  readonly log?: Log
}

/** The API as the program mounts it, over these documents, on a free port. */
export async function openApiServer(options: Options): Promise<ApiServer> {
  const { library, workspaces, isPublic = true, publicUrl = null, log = createLog('silent') } = options
  const server = createServer('127.0.0.1', 0, () => ({}))
  mountApi({
    ...{ server, isPublic, publicUrl, log, version: '0.0.0-test' },
    bundled: { library, engine: engineOf(library) },
    workspaces: workspaces === undefined ? undefined : () => workspaces,
  })
  return { origin: `http://127.0.0.1:${await server.start()}`, stop: server.stop }
}

let asked = 0

/** A header that makes a request come from another address each time, or one of them would soon be told to wait. */
export function fromSomewhere(): { readonly 'x-forwarded-for': string } {
  asked += 1
  return { 'x-forwarded-for': `198.51.${(asked >> 8) % 250}.${asked % 250}` }
}
