/**
 * Where what takes long to make is kept. Each name says of what it was made, and by which code; what is kept tells by itself
 * whether it is whole.
 */
export interface ByteCache {
  /** What is kept under a name; null where nothing is, or it can't be read. */
  readonly read: (name: string) => Buffer | null
  /** Keeps bytes under a name. What can't be kept is made again; it never rejects. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>
  /** What is made of shorter texts, in characters, is made again in the time in which it could be read. */
  readonly leastCharacters: number
}
