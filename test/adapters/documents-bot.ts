import { onTestFinished } from 'vitest'
import type { Bot } from '../../src/answer/bot.ts'
import { createBot } from '../../src/answer/bot.ts'
import type { Tracking } from '../../src/answer/context.ts'
import { withWorkspaces } from '../../src/answer/workspace-bot.ts'
import { usualPolicy } from '../../src/command/access.ts'
import { createLibraries } from '../../src/library/libraries.ts'
import { createLinks } from '../../src/publishing/create-links.ts'
import { createPublisher } from '../../src/publishing/create-publisher.ts'
import type { Publisher } from '../../src/publishing/publisher.ts'
import { loadEngine } from '../../src/search/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { engineOf, vancouver } from '../library.ts'

/** Where the pages of the tests are reached. */
export const pageAddress = 'https://record.example.org'

export interface DocumentsBot {
  readonly bot: Bot
  readonly publisher: Publisher
}

/** A bot to whose workspaces documents can be added, as the process has it; without `address` there is no page. */
export async function createDocumentsBot(
  store: Store,
  tracking: Pick<Tracking, 'outbox' | 'channelAccess'>,
  address: string | null = pageAddress,
): Promise<DocumentsBot> {
  const bundled = { library: vancouver, engine: engineOf(vancouver) }
  const libraries = createLibraries({
    bundled,
    documents: store.documents,
    loadEngine: (library) => loadEngine(library, null),
    report(error) {
      throw error
    },
  })
  await libraries.refresh()
  onTestFinished(libraries.stop)
  const link = createLinks(store.visits, () => address, store.now)
  const publisher = createPublisher({ ...store, libraries, link })
  const answering = {
    prompt: '/korea ',
    pageCharacters: 2_800,
    excerptCharacters: 70,
    tracking: {
      ...tracking,
      open: async () => store,
      policy: usualPolicy,
      publisher,
      hasKeys: true,
      refreshLibraries: libraries.refresh,
    },
  }
  const bot = withWorkspaces(createBot({ ...bundled, ...answering }), libraries, (of, meant) =>
    createBot({ library: of.library, engine: of.engine, meant, versions: of, ...answering }),
  )
  return { bot, publisher }
}
