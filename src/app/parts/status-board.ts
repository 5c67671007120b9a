import type { PartStatus, Statuses } from '../part.ts'

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
