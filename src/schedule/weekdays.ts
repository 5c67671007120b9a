const long = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** The days of the week: ISO number, name, and how they may be typed. */
export const weekdays: readonly { readonly day: number; readonly name: string; readonly typed: string }[] = [
  1, 2, 3, 4, 5, 6, 7,
].map((day) => {
  // 1 January 2024 was a Monday.
  const name = long.format(Date.UTC(2024, 0, day))
  return { day, name, typed: name.slice(0, 3).toLowerCase() }
})
