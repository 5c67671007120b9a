import { openSealed, sealBytes } from '../text/sealed-bytes.ts'

/** Lists of words, and arrays of numbers, with what else is to be known of them. */
export interface Packed {
  /** As JSON. */
  readonly about: unknown
  /** Without line feeds. */
  readonly lists: readonly (readonly string[])[]
  readonly arrays: readonly (Uint32Array | Float32Array)[]
}

/** The same out of bytes, of which the arrays are views. */
export interface Unpacked extends Packed {
  readonly arrays: readonly Uint32Array[]
}

interface Header {
  readonly key: string
  readonly about: unknown
  /** Bytes of the words. */
  readonly names: number
  /** How many words each list has, and how many numbers each array. */
  readonly lists: readonly number[]
  readonly arrays: readonly number[]
}

/** The key, what is to be known, the words, the numbers, and a SHA-256 of all that at the end. */
export function* packArrays({ about, lists, arrays }: Packed, key: string): Generator<void, Buffer> {
  const names = Buffer.from(lists.flat().join('\n'))
  yield
  const header: Header = {
    key,
    about,
    names: names.length,
    lists: lists.map(({ length }) => length),
    arrays: arrays.map(({ length }) => length),
  }
  const head = Buffer.from(JSON.stringify(header))
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(head.length)
  const padding = Buffer.alloc((4 - ((4 + head.length + names.length) % 4)) % 4)
  const data = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  return yield* sealBytes([prefix, head, names, padding, ...data])
}

/** What was packed so; null where it is damaged, or of another key. */
export function* unpackArrays(bytes: Buffer, key: string): Generator<void, Unpacked | null> {
  const body = yield* openSealed(bytes)
  if (body === null || body.length < 4) return null
  const headerEnd = 4 + body.readUInt32LE()
  const header = readHeader(body.toString('utf8', 4, headerEnd))
  if (header?.key !== key) return null
  const namesEnd = headerEnd + header.names
  const words = header.names === 0 ? [] : body.toString('utf8', headerEnd, namesEnd).split('\n')
  yield
  let word = 0
  const lists = header.lists.map((length) => {
    word += length
    return words.slice(word - length, word)
  })
  yield
  // Typed arrays begin at multiples of four only; bytes that lie otherwise are copied.
  const start = Math.ceil(namesEnd / 4) * 4
  const isAligned = (body.byteOffset + start) % 4 === 0
  const data = isAligned
    ? body.buffer
    : body.buffer.slice(body.byteOffset + start, body.byteOffset + body.length)
  let at = isAligned ? body.byteOffset + start : 0
  const arrays = header.arrays.map((length) => {
    at += length * 4
    return new Uint32Array(data, at - length * 4, length)
  })
  return { about: header.about, lists, arrays }
}

/** Null where other code has written something else there. */
function readHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header
  } catch {
    return null
  }
}
