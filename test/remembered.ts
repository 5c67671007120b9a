/** A function whose answers are kept: for what is dear to make, is asked for again and again, and is only read. */
export function remembered<Asked, Made>(make: (asked: Asked) => Made): (asked: Asked) => Made {
  const known = new Map<Asked, { readonly made: Made }>()
  return (asked) => {
    const kept = known.get(asked) ?? { made: make(asked) }
    known.set(asked, kept)
    return kept.made
  }
}
