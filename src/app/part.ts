/** One piece of the running process. Parts are started in order and stopped in reverse. */
export interface Part {
  /** As the log and `/readyz` call it: "Slack", "database". */
  readonly name: string
  /**
   * Resolves once the parts after it may start. What takes for ever, such as a platform that is down, goes on by itself
   * and says how it stands through `context`. Rejects where the process cannot go on.
   */
  readonly start: (context: PartContext) => Promise<void>
  /** Also called where `start` failed or has not come to its end. */
  readonly stop: () => Promise<void>
}

export interface PartContext {
  /** Aborted as soon as the process is to end. */
  readonly leaving: AbortSignal
  /** Says why the part cannot do its work just now, in a sentence; null where it can. `note` is a sentence for then. */
  readonly onTrouble: (trouble: string | null, note?: string) => void
  /** Ends the process, as a rejected `start` does. */
  readonly fail: (error: unknown) => void
}

/** How a part stands, and why in a sentence; empty where there is nothing to say. */
export interface PartStatus {
  readonly state: 'waiting' | 'starting' | 'ready' | 'not ready' | 'stopped'
  readonly detail: string
}

/** What `GET /readyz` tells: each part by its name. */
export type Statuses = Readonly<Record<string, PartStatus>>

/** How the parts of the process stand. */
export interface StatusBoard {
  readonly set: (name: string, status: PartStatus) => void
  readonly read: () => Statuses
}

/** A board on which no part has started. */
export function createStatusBoard(): StatusBoard {
  const statuses = new Map<string, PartStatus>()
  return {
    set(name, status) {
      statuses.set(name, status)
    },
    read: () => Object.fromEntries(statuses),
  }
}
