import type { Workspace } from './holdings.ts'

/** How many questions of each workspace found nothing, never who asked; their words where the workspace wants them kept. */
export interface UnansweredStore {
  /** Counts a question; `now` is milliseconds since 1970. */
  readonly add: (of: Workspace, question: string, now: number) => Promise<void>
  readonly read: (of: Workspace, now: number) => Promise<Unanswered>
  /** From now on words are kept, or no more; what was kept is then deleted. */
  readonly setKept: (of: Workspace, isKept: boolean) => Promise<void>
  /** Deletes what is too old to be kept. */
  readonly purge: (now: number) => Promise<void>
}

/** What a workspace's administrators see of its questions that found nothing. */
export interface Unanswered {
  /** Of the calendar month, UTC. */
  readonly count: number
  readonly isKept: boolean
  /** Those that were asked most often first; none where nothing is kept. */
  readonly questions: readonly KeptQuestion[]
}

interface KeptQuestion {
  readonly question: string
  readonly times: number
}

/** How long words are kept after they were last asked. */
export const keptDays = 30
