/** What was found out about words. */
export interface WordMemory<V> {
  readonly get: (word: string) => V | undefined
  readonly set: (word: string, value: V) => void
}

/**
 * Remembers a value for at most `most` words, and forgets them all when there are more. Every question reads several of them, and
 * reading a Map is faster than reading an LRUCache.
 */
export function rememberWords<V>(most: number): WordMemory<V> {
  const known = new Map<string, V>()
  return {
    get: (word) => known.get(word),
    set(word, value) {
      if (known.size >= most) known.clear()
      known.set(word, value)
    },
  }
}
