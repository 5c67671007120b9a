import type { ByteCache } from '../text/byte-cache.ts'
import type { CacheStore } from './cache-store.ts'

// Below that, in characters, reading a text takes a millisecond.
const leastCharacters = 2_000

/** A text's part of the store's cache: what was there when it was opened, and what is to be kept. */
export interface TextCache extends ByteCache {
  /** Keeps what was made since. */
  readonly save: () => Promise<void>
}

/** Opens the cache of a text, by its hash. What can't be read or kept is made again; `report` is told why. */
export async function openTextCache(
  store: CacheStore,
  text: string,
  report: (error: unknown) => void,
): Promise<TextCache> {
  const found = new Map<string, Uint8Array>()
  const added = new Map<string, Uint8Array>()
  try {
    for (const { kind, bytes } of await store.read(text)) found.set(kind, bytes)
  } catch (error) {
    report(error)
  }
  return {
    leastCharacters,
    read(name) {
      const bytes = found.get(kindOf(name))
      return bytes === undefined ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    // Whoever asks doesn't wait for it.
    async write(name, bytes) {
      added.set(kindOf(name), bytes)
    },
    async save() {
      for (const [kind, bytes] of added) {
        added.delete(kind)
        await store.write(text, { kind, bytes }).catch(report)
      }
    },
  }
}

/** The end of a name; the rest, the key, is in the bytes as well. */
function kindOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
