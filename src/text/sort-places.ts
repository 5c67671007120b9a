/** Places sorted by their keys: those of key k, in order, are those from `starts[k]` to `starts[k + 1]`. */
export interface SortedPlaces {
  readonly starts: Uint32Array
  readonly places: Uint32Array
}

/** Sorts the places from 0 to `size` by the keys, each below `keys`, that `eachKey` takes for them. It pauses often. */
export function* sortPlaces(
  size: number,
  keys: number,
  eachKey: (at: number, take: (key: number) => void) => void,
): Generator<void, SortedPlaces> {
  const starts = new Uint32Array(keys + 1)
  for (let at = 0; at < size; at++) {
    eachKey(at, (key) => {
      starts[key + 1] = (starts[key + 1] ?? 0) + 1
    })
    if (at % 5_000 === 0) yield
  }
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const places = new Uint32Array(starts[keys] ?? 0)
  for (let at = 0; at < size; at++) {
    eachKey(at, (key) => {
      const place = next[key] ?? 0
      places[place] = at
      next[key] = place + 1
    })
    if (at % 5_000 === 0) yield
  }
  return { starts, places }
}

/** The places of one key. */
export function placesOf({ starts, places }: SortedPlaces, key: number): Uint32Array {
  return places.subarray(starts[key] ?? 0, starts[key + 1] ?? 0)
}
