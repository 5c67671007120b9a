import { noHoldings } from '../../src/library/holdings.ts'
import type { KeyStore } from '../../src/library/key-store.ts'
import type { Libraries, WorkspaceLibrary } from '../../src/library/libraries.ts'
import { apiWords } from './api-words.ts'
import { Refused } from './data/refused.ts'
import { createSource, type Source } from './data/source.ts'

export interface AccessOptions {
  /** What comes with the server, which is open to whoever reaches it. */
  readonly bundled: Pick<WorkspaceLibrary, 'library' | 'engine'>
  /** The keys and libraries of workspaces, null until their database is open; left out where there are none. */
  readonly workspaces?: (() => Workspaces | null) | undefined
}

export interface Workspaces {
  readonly keys: Pick<KeyStore, 'find'>
  readonly libraries: Pick<Libraries, 'of'>
}

/**
 * The source that a request may read, by its header: without a key what comes with the server, with one its workspace's
 * documents. Rejects with Refused for a key that is none, and with what the store rejects with.
 */
export function createAccess({ bundled, workspaces }: AccessOptions): Access {
  const open = createSource(openLibrary(bundled))
  return {
    open,
    async sourceFor(authorization) {
      // Of another scheme it's a proxy's, not ours.
      const bearer = /^bearer(?:\s+(.*))?$/iu.exec((authorization ?? '').trim())
      if (bearer === null) return open
      const [, sent = ''] = bearer
      if (workspaces === undefined) throw new Refused('key', apiWords.noKeys)
      // What is no key needs no database to be refused.
      if (!/^rap_[0-9a-f]{10}_[\w-]{43}$/u.test(sent)) throw new Refused('key', apiWords.badKey)
      const opened = workspaces()
      if (opened === null) throw new Refused('unavailable', apiWords.starting)
      const workspace = await opened.keys.find(sent)
      if (workspace === null) throw new Refused('key', apiWords.badKey)
      return createSource(await opened.libraries.of(workspace))
    },
  }
}

export interface Access {
  /** What is open to all. */
  readonly open: Source
  readonly sourceFor: (authorization: string | undefined) => Promise<Source>
}

/** The documents that come with the program, as a workspace's library that has nothing of its own. */
function openLibrary({ library, engine }: AccessOptions['bundled']): WorkspaceLibrary {
  return { library, engine, holdings: noHoldings, openVersion: async () => null }
}
