import type { ByteCache } from '../text/byte-cache.ts'
import type { CacheStore, KeptBytes } from './cache-store.ts'

// Below that, in characters, reading a text takes a millisecond.
const leastCharacters = 2_000

/** What the store keeps of the texts of one library, and what is to be kept once nobody waits any more. */
export interface TextCache {
  /** What is kept of a kind, of all the texts, by their hashes; asked for once. */
  readonly find: (kind: string) => Promise<ReadonlyMap<string, Buffer>>
  /** Takes down what makes something of a text that is worth keeping, for `save`. */
  readonly add: (text: string, length: number, kind: string, encode: () => Promise<Uint8Array | null>) => void
  /** A text's part of the cache, for its words. */
  readonly wordsOf: (text: string) => Promise<ByteCache>
  /** Makes and keeps what was taken down. */
  readonly save: () => Promise<void>
}

/** Opens the cache of texts, by their hashes. What can't be read or kept is made again; `report` is told why. */
export function openTextCache(
  store: Pick<CacheStore, 'read' | 'write'>,
  texts: readonly string[],
  report: (error: unknown) => void,
): TextCache {
  const found = new Map<string, Promise<ReadonlyMap<string, Buffer>>>()
  const added: { readonly text: string; readonly keep: () => Promise<KeptBytes | null> }[] = []
  const find = (kind: string) => found.getOrInsertComputed(kind, () => read(kind))
  return {
    find,
    add(text, length, kind, encode) {
      if (length < leastCharacters) return
      const keep = async () => {
        const bytes = await encode()
        return bytes === null ? null : { kind, bytes }
      }
      added.push({ text, keep })
    },
    async wordsOf(text) {
      const words = (await find('words')).get(text) ?? null
      return {
        leastCharacters,
        read: () => words,
        // Whoever asks doesn't wait for it.
        async write(_, bytes) {
          added.push({ text, keep: async () => ({ kind: 'words', bytes }) })
        },
      }
    },
    async save() {
      for (const { text, keep } of added.splice(0)) {
        try {
          const kept = await keep()
          if (kept !== null) await store.write(text, kept)
        } catch (error) {
          report(error)
        }
      }
    },
  }

  async function read(kind: string): Promise<ReadonlyMap<string, Buffer>> {
    try {
      const kept = await store.read(kind, texts)
      return new Map([...kept].map(([text, bytes]) => [text, bufferOf(bytes)]))
    } catch (error) {
      report(error)
      return new Map()
    }
  }
}

/** The same bytes, not a copy. */
export function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
