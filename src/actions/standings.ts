import { type Passage, passageId } from '../document/passage.ts'
import type { Standing } from './tracker.ts'

/** An action item and how it stands. */
export interface TrackedItem {
  readonly passage: Passage
  readonly standing: Standing
}

/** Every item with how it stands; one that nobody has touched is open and nobody's. */
export function withStandings(
  items: readonly Passage[],
  standings: readonly Standing[],
): readonly TrackedItem[] {
  const known = new Map(standings.map((standing) => [standing.passage, standing]))
  return items.map((passage) => {
    const id = passageId(passage.place)
    return { passage, standing: known.get(id) ?? { passage: id, state: 'open', owner: null } }
  })
}

/** Whether something is still to be done. */
export function isUnfinished({ state }: Standing): boolean {
  return state === 'open' || state === 'in progress'
}
