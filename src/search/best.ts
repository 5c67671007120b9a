/** An entry and its score. */
export interface Ranked {
  readonly entry: number
  readonly score: number
}

/** The `count` best of the entries, in no order; of equal ones the earlier are among them. */
export function takeBest(entries: readonly number[], scores: Float32Array, count: number): readonly Ranked[] {
  // A heap of the best so far, the worst of them on top.
  const heap: number[] = []
  const isWorse = (a: number, b: number): boolean => {
    const left = scores[a] ?? 0
    const right = scores[b] ?? 0
    return left < right || (left === right && a > b)
  }
  const sink = (from: number): void => {
    let at = from
    for (;;) {
      let worst = at
      for (let child = 2 * at + 1; child <= 2 * at + 2; child++) {
        if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child
      }
      if (worst === at) return
      const moved = heap[at] ?? 0
      heap[at] = heap[worst] ?? 0
      heap[worst] = moved
      at = worst
    }
  }
  for (const entry of entries) {
    if (heap.length < count) {
      heap.push(entry)
      if (heap.length === count) for (let at = (count >> 1) - 1; at >= 0; at--) sink(at)
    } else if (isWorse(heap[0] ?? 0, entry)) {
      heap[0] = entry
      sink(0)
    }
  }
  return heap.map((entry) => ({ entry, score: scores[entry] ?? 0 }))
}

/** Best first; of equal ones the earlier comes first. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.entry - b.entry
}
