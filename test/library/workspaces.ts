import { onTestFinished } from 'vitest'
import { type Bot, createBot } from '../../src/answer/bot.ts'
import type { Tracking } from '../../src/answer/context.ts'
import { withWorkspaces } from '../../src/answer/workspace-bot.ts'
import { usualPolicy } from '../../src/command/access.ts'
import type { Library } from '../../src/document/library.ts'
import type { PublishedVersion, Workspace } from '../../src/library/holdings.ts'
import { createLibraries, type Libraries } from '../../src/library/libraries.ts'
import { createEngine, loadEngine } from '../../src/search/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { vancouver } from '../library.ts'
import { remembered } from '../remembered.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

/** A bot over the libraries of workspaces that share a store. */
export interface Workspaces {
  readonly store: Store
  readonly libraries: Libraries
  readonly bot: Bot
  readonly publish: (of: Workspace, document: string, text: string, by?: string) => Promise<PublishedVersion>
}

/** Without word vectors, which takes less than with them; built once for each library. */
const engineOf = remembered((library: Library) => createEngine(library, null))

/** Opens such a bot, which is closed when the test is over; the documents that come with it are `bundled`. */
export async function openWorkspaces(
  tracking: Partial<Tracking> = {},
  bundled: Library = vancouver,
  store: Store | null = null,
): Promise<Workspaces> {
  const kept = store ?? (await openMemoryStore())
  const libraries = createLibraries({
    bundled: { library: bundled, engine: engineOf(bundled) },
    documents: kept.documents,
    loadEngine: (library) => loadEngine(library, null),
    report: (error) => {
      throw error
    },
  })
  onTestFinished(async () => {
    await libraries.stop()
    await kept.close()
  })
  const answering = {
    prompt: '/korea ',
    pageCharacters: 2_800,
    excerptCharacters: 70,
    tracking: {
      open: async () => kept,
      outbox: null,
      channelAccess: () => null,
      policy: usualPolicy,
      publisher: null,
      refreshLibraries: libraries.refresh,
      ...tracking,
    },
  }
  const engine = engineOf(bundled)
  const bot = withWorkspaces(createBot({ library: bundled, engine, ...answering }), libraries, (of, meant) =>
    createBot({ library: of.library, engine: of.engine, meant, versions: of, ...answering }),
  )
  let at = 1_764_000_000_000
  return {
    store: kept,
    libraries,
    bot,
    async publish(of, document, text, by = 'Mina') {
      at += 86_400_000
      const version = await kept.documents.publish(of, { document, text, by, at, fileName: null })
      await libraries.refresh()
      return version
    },
  }
}
