/**
 * Has an LRUCache hold at most so many entries, for which room is taken as they come: with its own `max` all of it is taken
 * at once, for 50,000 entries 13 ms and 2 MB.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 }
}
