// A statement has room for 32,766 values in SQLite and 65,535 in PostgreSQL; a row has fifteen at most.
const rowsAtOnce = 500

/** A list in pieces that one statement has room for, in order. */
export function* chunksOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += rowsAtOnce) yield list.slice(from, from + rowsAtOnce)
}
