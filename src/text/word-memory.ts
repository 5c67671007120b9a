/** What was found out about words. */
export interface WordMemory<V> {
  readonly get: (word: string) => V | undefined
  readonly set: (word: string, value: V) => void
}

/**
 * Remembers something of at most so many words, and begins anew when they are more. People ask for the same words again and
 * again, several a question, and a Map is read many times as fast as an LRUCache.
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
