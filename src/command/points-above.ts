// What people say of a message instead of quoting it.
const pointing = new Set(
  'this that it these those above message quote quotation post statement one'.split(' '),
)
const beside = new Set(
  `the a is are was were if whether please pls plz for me us here now thanks thx ok so and again right correct exact exactly
  accurate true verbatim real legit word say says what really can you check last previous first`.split(
    /\s+/u,
  ),
)

/** Whether a text only points to a message, as "this", "the quote above" and "is that right?" do. */
export function pointsAbove(text: string): boolean {
  if (text.length > 100) return false
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []
  return (
    words.some((word) => pointing.has(word)) && words.every((word) => pointing.has(word) || beside.has(word))
  )
}

/** Whether it asks if that message is right. */
export function asksWhetherRight(text: string): boolean {
  return (
    pointsAbove(text) &&
    /\b(?:right|correct|exact|exactly|accurate|true|verbatim|legit|word for word)\b/iu.test(text)
  )
}
