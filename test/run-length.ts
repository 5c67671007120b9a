// Every day a fiftieth is enough to see that something broke; `.ci/run` makes the long form of each.
const share = 50
const fewest = 25

/** Whether tests take their long form. */
export const isLong: boolean = process.env.LONG_TESTS === '1'

/** All of them with LONG_TESTS=1; every day a fiftieth or `least`, from all over. */
export function someOf<T>(all: readonly T[], least: number = fewest): readonly T[] {
  const most = isLong ? all.length : Math.max(least, Math.ceil(all.length / share))
  return all.filter(
    (_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length),
  )
}

/** How many times a property is tried: `most` with LONG_TESTS=1, fewer every day. */
export function runs(most: number): number {
  return isLong ? most : Math.min(most, Math.max(fewest, Math.ceil(most / share)))
}
