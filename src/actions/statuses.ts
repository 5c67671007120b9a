import { type Passage, passageId } from '../document/passage.ts'
import type { Status } from './tracker.ts'

/** An action item and how it stands. */
export interface TrackedItem {
  readonly passage: Passage
  readonly status: Status
}

/** Every item with how it stands; one that nobody has touched is open and nobody's. */
export function withStatuses(items: readonly Passage[], statuses: readonly Status[]): readonly TrackedItem[] {
  const known = new Map(statuses.map((status) => [status.passage, status]))
  return items.map((passage) => {
    const id = passageId(passage.place)
    return { passage, status: known.get(id) ?? { passage: id, state: 'open', owner: null } }
  })
}

/** Whether something is still to be done. */
export function isUnfinished({ state }: Status): boolean {
  return state === 'open' || state === 'in progress'
}
