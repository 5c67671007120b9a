import { LRUCache } from 'lru-cache'
import type { Bot } from '../../../src/answer/bot.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { Log } from '../../../src/log.ts'
import { atMost } from '../../../src/text/at-most.ts'
import { placeOf, workspaceOf } from '../connection/workspace-of.ts'
import { isAnswered, withoutContents } from '../posting/refusals.ts'
import { type Answerable, sayPrivately } from '../posting/respond.ts'

/** What the listeners work with. */
export interface ListenerContext {
  readonly bot: Bot
  readonly errorBoundary: ErrorBoundary
  readonly log: Log
  readonly outbox: Outbox
  readonly memory: Memory
  /** Fetches what a person attached to a command, from Discord's own hosts alone. Rejects with FileUnavailable. */
  readonly fetchFile: (address: string) => Promise<Uint8Array>
}

/** What is remembered between two events, within bounds. */
export type Memory = ReturnType<typeof createMemory>

export function createMemory() {
  return {
    // Messages and interactions, by workspace and id, that are in hand or answered: a resumed connection can bring them again.
    seen: new LRUCache<string, true>({ ...atMost(10_000), ttl: 3_600_000 }),
    // Channels, by workspace and id, of which the log has been told that the bot may not answer there.
    refusing: new LRUCache<string, true>({ ...atMost(1_000), ttl: 24 * 3_600_000 }),
  }
}

/** Notes an event by its workspace and id; false where it has come before. */
export function isNew({ seen }: Memory, key: string): boolean {
  if (seen.has(key)) return false
  seen.set(key, true)
  return true
}

/** A listener that answers each interaction once, however often it comes. */
export function answering<Interaction extends Answerable>(
  answer: (context: ListenerContext, interaction: Interaction) => Promise<void>,
): (context: ListenerContext, interaction: Interaction) => Promise<void> {
  return async (context, interaction) => {
    const { errorBoundary, memory } = context
    if (!isNew(memory, `${workspaceOf(interaction)}:${interaction.id}`)) return
    await errorBoundary.run(
      withoutSecrets(async () =>
        answer(await inPlace(context, placeOf(interaction)), interaction).catch(passIfAnswered),
      ),
      withoutSecrets((sentence) => sayPrivately(interaction, sentence).catch(passIfAnswered)),
    )
  }
}

/** The same work, but what it throws can be logged. */
export function withoutSecrets<Arguments extends readonly unknown[], Result>(
  work: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return (...args) =>
    work(...args).catch((error: unknown) => {
      throw withoutContents(error)
    })
}

/** Where another process has answered an interaction there is nothing left to do. */
export function passIfAnswered(error: unknown): void {
  if (!isAnswered(error)) throw error
}
