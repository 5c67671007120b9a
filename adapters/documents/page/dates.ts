/** A day, as its reader writes it: "29 November 2026". */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(at)
}

/** A moment of the last day: "today at 14:05". */
export function momentOf(at: number): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(at)
  return dayOf(at) === dayOf(Date.now()) ? `today at ${time}` : `${dayOf(at)} at ${time}`
}

/** A number with its thousands apart. */
export function countOf(count: number): string {
  return count.toLocaleString('en')
}
