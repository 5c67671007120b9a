/** What is in hand, in no order. */
export interface InHand<T> {
  /** Takes one in hand; what is returned lets go of it, and is called once. */
  readonly take: (item: T) => () => void
  readonly items: () => readonly T[]
}

/**
 * Nothing is in hand at first. It isn't a Set: V8 chains the tables that a Set outgrows to the next ones, and one that has
 * become old keeps all later ones alive, with every request that was in them.
 */
export function createInHand<T>(): InHand<T> {
  const held: { readonly item: T; at: number }[] = []
  return {
    take(item) {
      const place = { item, at: held.length }
      held.push(place)
      return () => {
        const last = held.pop()
        if (last === undefined || last === place) return
        held[place.at] = last
        last.at = place.at
      }
    },
    items: () => held.map(({ item }) => item),
  }
}
