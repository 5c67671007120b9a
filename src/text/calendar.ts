/** The days of the week, Monday first. */
export const dayNames: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
  ' ',
)

/** The months, January first. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

/** A date (ISO 8601) in words: "16 January 2018". */
export function describeDay(date: string): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return `${day} ${monthNames[month - 1]} ${year}`
}
