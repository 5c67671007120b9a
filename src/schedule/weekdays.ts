import { dayNames } from '../text/calendar.ts'

/** The days of the week: ISO number, name, and how they may be typed. */
export const weekdays: readonly { readonly day: number; readonly name: string; readonly typed: string }[] =
  dayNames.map((name, at) => ({ day: at + 1, name, typed: name.slice(0, 3).toLowerCase() }))
