const mostRemembered = 100_000

/** The same stemmer, which remembers what it made: texts have the same words again and again. Numbers stay as they are. */
export function rememberStems(stem: (folded: string) => string): (folded: string) => string {
  const known = new Map<string, string>()
  return (folded) => {
    if (folded.length < 3 || /\d/u.test(folded)) return folded
    const found = known.get(folded)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    const made = stem(folded)
    known.set(folded, made)
    return made
  }
}
