// Every day a tenth is enough to see that something broke; `.ci/run` makes the long form of each.
const share = 10
const fewest = 25

/** How many times a property is tried: `most` with LONG_TESTS=1, fewer every day. */
export function runs(most: number): number {
  return process.env.LONG_TESTS === '1' ? most : Math.min(most, Math.max(fewest, Math.ceil(most / share)))
}
