import { createHash } from 'node:crypto'

const digestBytes = 32
const sliceBytes = 1 << 20

/** One piece after another, and a SHA-256 of all that at the end. It pauses often. */
export function* sealBytes(pieces: readonly Uint8Array[]): Generator<void, Buffer> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const bytes = Buffer.allocUnsafe(length + digestBytes)
  let at = 0
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += sliceBytes) {
      const slice = piece.subarray(from, from + sliceBytes)
      bytes.set(slice, at)
      at += slice.length
      yield
    }
  }
  const sum = yield* digest(bytes.subarray(0, length))
  sum.copy(bytes, length)
  return bytes
}

/** What was sealed so; null where a byte of it has changed or is missing. */
export function* openSealed(bytes: Buffer): Generator<void, Buffer | null> {
  if (bytes.length < digestBytes) return null
  const body = bytes.subarray(0, -digestBytes)
  return bytes.subarray(-digestBytes).equals(yield* digest(body)) ? body : null
}

function* digest(bytes: Uint8Array): Generator<void, Buffer> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    hash.update(bytes.subarray(at, at + sliceBytes))
    yield
  }
  return hash.digest()
}
