/** A time of day as it was typed; `nearest` is the time that exists nearest to one that does not. */
export type ReadTime =
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'unknown'; readonly nearest: string }

/**
 * `09:00`, `9.30`, `9h30`, `9am`, `9:30 pm`, `0900`, `noon`, `midnight`: a time of day. Null where it is something else. What
 * looks like a time and does not exist (25:00, 9:75, 13pm) comes with the nearest that does.
 */
export function readTime(typed: string): ReadTime | null {
  const text = typed.toLowerCase()
  if (text === 'noon' || text === 'midday') return { kind: 'time', time: '12:00' }
  if (text === 'midnight') return { kind: 'time', time: '00:00' }
  const [, hours, minutes, half] = forms.map((form) => form.exec(text)).find((found) => found !== null) ?? []
  if (hours === undefined) return null
  return check(
    Number(hours),
    minutes === undefined || minutes === '' ? 0 : Number(minutes),
    half?.[0] ?? null,
  )
}

const forms: readonly RegExp[] = [
  /^(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?(?:\.?m\.?)?$/u,
  /^(\d{1,2})h(\d{2})?$/u,
  /^(\d{1,2})()\s*([ap])\.?m\.?$/u,
  /^(\d{2})(\d{2})$/u,
  /^(\d{1,2})$/u,
]

function check(hours: number, minutes: number, half: string | null): ReadTime {
  const most = half === null ? 23 : 12
  const least = half === null ? 0 : 1
  // 24:00 is the midnight that ends a day, and there is one every day.
  if (half === null && hours === 24 && minutes === 0) return { kind: 'unknown', nearest: '00:00' }
  const near = {
    hours: Math.min(Math.max(hours, least), most),
    minutes: hours > most ? 59 : Math.min(minutes, 59),
  }
  if (half !== null && hours > most) return { kind: 'unknown', nearest: format(hours % 24, minutes % 60) }
  const isThere = near.hours === hours && near.minutes === minutes
  const time = format(toDay(near.hours, half), near.minutes)
  return isThere ? { kind: 'time', time } : { kind: 'unknown', nearest: time }
}

function toDay(hours: number, half: string | null): number {
  if (half === null) return hours
  return (hours % 12) + (half === 'p' ? 12 : 0)
}

function format(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
