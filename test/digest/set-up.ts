import { onTestFinished } from 'vitest'
import type { Bot } from '../../src/answer/bot.ts'
import type { Asker } from '../../src/command/command.ts'
import { planDeliveries } from '../../src/digest/plan-deliveries.ts'
import type { Library } from '../../src/document/library.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import type { Store } from '../../src/store/store.ts'
import { createTestOutbox, hour } from '../delivery/create-test-outbox.ts'
import { createPlatform, type Platform } from '../delivery/platform.ts'
import { createTestBot, vancouver } from '../library.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

export interface Desk {
  readonly bot: Bot
  readonly store: Store
  readonly platform: Platform
  /** Asks, and resolves to what is answered, as text. */
  readonly ask: (typed: string, asker: Asker) => Promise<string>
  /** Writes down what is due and delivers what may be tried, once. */
  readonly work: () => Promise<void>
}

/** A bot with a store of its own and one platform, "Test", whose messages are plain text. */
export async function setUpDesk(library: Library = vancouver): Promise<Desk> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const platform = createPlatform()
  const channelAccess = { poster: platform, render: (reply: Reply) => [renderPlainText(reply)] }
  const pace = { leaseMs: 5_000, renewEveryMs: 1_000, retryMs: 1_000 }
  const outbox = createTestOutbox(store, () => channelAccess, { library, pace })
  const bot = createTestBot(library, { open: async () => store, outbox, channelAccess: () => channelAccess })
  return {
    bot,
    store,
    platform,
    async ask(typed, asker) {
      const answer = await bot.answer(bot.read(typed), asker)
      return answer.kind === 'reply' ? renderPlainText(answer) : answer.kind
    },
    async work() {
      const now = Date.now()
      await store.digests.schedule(
        now,
        1_000,
        (subscription) => planDeliveries(subscription, now, 6 * hour),
        'a newer one was due',
      )
      await outbox.work(await store.deliveries.listReady(Date.now(), 1_000))
    },
  }
}
