/** What an address calls the unit with this anchor: "11c" for "p11c", "art6.1.f" as it is. */
export function nameOf(anchor: string): string {
  return anchor.replace(/^p(?=\d+[a-z]{0,2}$)/u, '')
}

/** The same for people: "¶11(c)". */
export function pinpointOf(anchor: string): string {
  const [, number, letter] = /^p(\d+)([a-z]{0,2})$/u.exec(anchor) ?? []
  if (number === undefined) return `¶${anchor}`
  return letter === '' ? `¶${number}` : `¶${number}(${letter})`
}
