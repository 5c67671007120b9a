import { LRUCache } from 'lru-cache'

/**
 * What was used last, `most` entries at most, each for `ttlMs` where that is given. Room is taken as it fills: with lru-cache's
 * own `max` all of it would be at once, for 50,000 entries 13 ms and 2 MB.
 */
export function createCache<V extends NonNullable<unknown>>(most: number, ttlMs = 0): LRUCache<string, V> {
  return new LRUCache({ maxSize: most, sizeCalculation: () => 1, ttl: ttlMs })
}
