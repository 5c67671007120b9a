/** What was worked out of objects, for as long as they are: a `WeakMap` of which the garbage collector stops nobody. */
export interface Memory<K extends object, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => void
  readonly getOrInsertComputed: (key: K, work: (key: K) => V) => V
}

/** What may have been remembered on an object: read by its symbol, which takes half as long as `Reflect.get`. */
interface Remembering<V> {
  readonly [place: symbol]: V
}

/**
 * Remembers on the objects themselves, under a symbol that neither copies, comparisons nor JSON see. V8 marks much of what is
 * reached through a `WeakMap` while everything waits, at the end of a collection: with the trees and checkers of forty workspaces
 * that took a tenth of a second. What is small, or soon gone with its object, may as well be in a `WeakMap`. Its keys must not be
 * frozen, nor its values undefined.
 */
export function createMemory<K extends object, V>(): Memory<K, V> {
  const place = Symbol('remembered')
  const get = (key: object): V | undefined => (key as Remembering<V>)[place]
  const set = (key: K, value: V): void => {
    Object.defineProperty(key, place, { value, configurable: true })
  }
  return {
    get,
    set,
    getOrInsertComputed(key, work) {
      const found = get(key)
      if (found !== undefined) return found
      const value = work(key)
      set(key, value)
      return value
    },
  }
}
