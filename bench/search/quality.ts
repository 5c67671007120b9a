const depth = 10

/** Normalised discounted cumulative gain of the first ten, 0 to 1, by the grades of the relevant texts. */
export function ndcg(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ideal = [...grades.values()].sort((a, b) => b - a)
  return discounted(found.map((id) => grades.get(id) ?? 0)) / discounted(ideal)
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
}
