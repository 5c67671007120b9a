import type { DraftStore } from '../library/draft-store.ts'
import type { UnansweredStore } from '../library/unanswered-store.ts'
import type { VisitStore } from '../library/visit-store.ts'

const everyMs = 3_600_000
const draftsLastMs = 24 * 3_600_000

/** What deletes drafts that nobody has changed for a day, links and visits that are over, and questions kept for a month. */
export interface Purger {
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface PurgerOptions {
  readonly drafts: Pick<DraftStore, 'purge'>
  readonly visits: Pick<VisitStore, 'purge'>
  readonly unanswered: Pick<UnansweredStore, 'purge'>
  readonly now: () => number
  readonly report: (error: unknown) => void
}

/** It looks at once, and every hour. */
export function createPurger({ drafts, visits, unanswered, now, report }: PurgerOptions): Purger {
  let timer: NodeJS.Timeout | undefined
  let purging: Promise<void> = Promise.resolve()
  const purge = (): void => {
    purging = purging.then(purgeNow).catch(report)
  }
  return {
    start() {
      purge()
      timer = setInterval(purge, everyMs).unref()
    },
    async stop() {
      clearInterval(timer)
      await purging
    },
  }

  async function purgeNow(): Promise<void> {
    await drafts.purge(now() - draftsLastMs)
    await visits.purge(now())
    await unanswered.purge(now())
  }
}
