import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import { StoreUnavailable } from '../store/database/store-error.ts'
import { words } from '../words/words.ts'
import { createInHand } from './in-hand.ts'
import { soon } from './soon.ts'

/** Keeps what goes wrong while a question is answered from going unseen. */
export interface ErrorBoundary {
  /**
   * Runs one piece of work. An error is logged with an id, and `apologise` is called with a sentence for the asker that
   * holds that id, so that they can name it; an apology that fails too is logged and no more.
   */
  readonly run: (
    work: () => Promise<void>,
    apologise: (sentence: string) => Promise<unknown>,
  ) => Promise<void>
  /** Resolves once everything in hand is done, or after `timeoutMs`. */
  readonly settle: (timeoutMs: number) => Promise<void>
}

/** One for each adapter; `platform` names it in the log. */
export function createErrorBoundary(platform: string, log: Log): ErrorBoundary {
  const inHand = createInHand<Promise<void>>()
  const attempt: ErrorBoundary['run'] = async (work, apologise) => {
    try {
      await work()
    } catch (error) {
      const id = randomBytes(4).toString('hex')
      log.error({ platform, id, err: error }, 'A question could not be answered')
      const sentence = error instanceof StoreUnavailable ? words.storeGone(id) : words.fault(id)
      await apologise(sentence).catch((cause: unknown) =>
        log.error({ platform, id, err: cause }, 'Nor could the apology be sent'),
      )
    }
  }
  return {
    run(work, apologise) {
      const running = attempt(work, apologise)
      return running.finally(inHand.take(running))
    },
    async settle(timeoutMs) {
      await soon(Promise.allSettled(inHand.items()), timeoutMs, null)
    },
  }
}
