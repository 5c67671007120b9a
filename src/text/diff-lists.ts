import { createRequire } from 'node:module'

// Loaded with the first comparison.
const load = createRequire(import.meta.url)

/** A run of two lists: in both, only in the second, or only in the first. */
export interface DiffRun {
  readonly kind: 'same' | 'added' | 'removed'
  readonly count: number
}

/**
 * What has to be done to the first list to get the second, in as few edits as possible; null where those are more than `most`,
 * since time grows with their square. `isSame` decides where entries are compared by more than themselves.
 */
export function diffLists<T>(
  before: readonly T[],
  after: readonly T[],
  most: number,
  isSame?: (before: T, after: T) => boolean,
): readonly DiffRun[] | null {
  const { diffArrays }: typeof import('diff') = load('diff')
  const options = { maxEditLength: most, ...(isSame === undefined ? {} : { comparator: isSame }) }
  const changes = diffArrays([...before], [...after], options)
  return (
    changes?.map(({ added, removed, count }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      count,
    })) ?? null
  )
}
