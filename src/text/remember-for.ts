/** The same function, which works out what belongs to each object once: it is remembered for as long as the object is. */
export function rememberFor<K extends WeakKey, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = work(key)
    known.set(key, { value })
    return value
  }
}

/**
 * The same from the second time on, for what is mostly asked for once: what is remembered outlives the young generation,
 * and the garbage collector has to move it.
 */
export function rememberRepeated<K extends WeakKey, V>(work: (key: K) => V): (key: K) => V {
  const asked = new WeakSet<K>()
  const remembered = rememberFor(work)
  return (key) => {
    if (asked.has(key)) return remembered(key)
    asked.add(key)
    return work(key)
  }
}
