import { createMemory } from './memory.ts'

/** The same function, which works out what belongs to each object once: it is remembered for as long as the object is. */
export function rememberFor<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = createMemory<K, { readonly value: V }>()
  return (key) => known.getOrInsertComputed(key, (each) => ({ value: work(each) })).value
}

/**
 * The same from the second time on, for what is mostly asked for once: what is remembered outlives the young generation,
 * and the garbage collector has to move it.
 */
export function rememberRepeated<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const asked = new WeakSet<K>()
  const remembered = rememberFor(work)
  return (key) => {
    if (asked.has(key)) return remembered(key)
    asked.add(key)
    return work(key)
  }
}
