import { openSealed, sealBytes } from '../text/sealed-bytes.ts'

/** Lists of words, and arrays of numbers, with what else is to be known of them. */
export interface Packed {
  /** As JSON. */
  readonly about: unknown
  /** Without line feeds. */
  readonly lists: readonly (readonly string[])[]
  readonly arrays: readonly (Uint32Array | Float32Array)[]
}

/** The same out of bytes. Lists are only made when they're asked for. */
export interface Unpacked {
  readonly about: unknown
  readonly lists: readonly (() => readonly string[])[]
  readonly arrays: readonly (Uint32Array | Float32Array)[]
}

/** Numbers below 65,536 take two bytes. */
type NumberKind = 'short' | 'long' | 'float'

interface Header {
  readonly key: string
  readonly about: unknown
  /** How many bytes each list has, and how many numbers of which kind each array. */
  readonly lists: readonly number[]
  readonly arrays: readonly { readonly kind: NumberKind; readonly length: number }[]
}

/** The key, what is to be known, the words, the numbers, and a SHA-256 of all that at the end. */
export function* packArrays({ about, lists, arrays }: Packed, key: string): Generator<void, Buffer> {
  const words: Buffer[] = []
  for (const list of lists) {
    // Each word has an end, so that a list of one that is empty isn't an empty list.
    words.push(Buffer.from(list.map((word) => `${word}\n`).join('')))
    yield
  }
  const numbers: { readonly kind: NumberKind; readonly length: number; readonly bytes: Buffer }[] = []
  for (const array of arrays) {
    const narrow = narrowed(array)
    const { buffer, byteOffset, byteLength } = narrow
    const kind = array instanceof Float32Array ? 'float' : narrow instanceof Uint16Array ? 'short' : 'long'
    numbers.push({ kind, length: array.length, bytes: Buffer.from(buffer, byteOffset, byteLength) })
    yield
  }
  const header: Header = {
    key,
    about,
    lists: words.map(({ length }) => length),
    arrays: numbers.map(({ kind, length }) => ({ kind, length })),
  }
  const head = Buffer.from(JSON.stringify(header))
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(head.length)
  return yield* sealBytes([prefix, head, ...words, ...numbers.map(({ bytes }) => bytes)])
}

function narrowed(array: Uint32Array | Float32Array): Uint16Array | Uint32Array | Float32Array {
  if (array instanceof Float32Array) return array
  for (let at = 0; at < array.length; at++) if ((array[at] ?? 0) > 0xffff) return array
  return new Uint16Array(array)
}

/** What was packed so; null where it is damaged, or of another key. The bytes are not kept. */
export function* unpackArrays(bytes: Buffer, key: string): Generator<void, Unpacked | null> {
  const body = yield* openSealed(bytes)
  if (body === null || body.length < 4) return null
  const headerEnd = 4 + body.readUInt32LE()
  const header = readHeader(body.toString('utf8', 4, headerEnd))
  if (header?.key !== key) return null
  let at = headerEnd
  const take = (length: number): Uint8Array => {
    at += length
    // A copy: as it lies among the others, an array might begin where none can, and it would keep all of them.
    return new Uint8Array(body.subarray(at - length, at))
  }
  const lists = header.lists.map((length) => listIn(take(length)))
  yield
  const arrays: (Uint32Array | Float32Array)[] = []
  for (const { kind, length } of header.arrays) {
    const { buffer } = take(length * (kind === 'short' ? 2 : 4))
    if (kind === 'short') arrays.push(new Uint32Array(new Uint16Array(buffer)))
    else arrays.push(kind === 'float' ? new Float32Array(buffer) : new Uint32Array(buffer))
  }
  yield
  return { about: header.about, lists, arrays }
}

function listIn(bytes: Uint8Array): () => readonly string[] {
  let closed: Uint8Array | null = bytes
  let list: readonly string[] = []
  return () => {
    if (closed === null) return list
    list = Buffer.from(closed.buffer).toString().split('\n').slice(0, -1)
    closed = null
    return list
  }
}

/** Null where other code has written something else there. */
function readHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header
  } catch {
    return null
  }
}
