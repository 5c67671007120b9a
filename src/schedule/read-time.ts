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
  if (/^(?:12 ?)?(?:noon|midday)$/u.test(text)) return { kind: 'time', time: '12:00' }
  if (/^(?:12 ?)?(?:midnight|midnite)$/u.test(text)) return { kind: 'time', time: '00:00' }
  const { hours, minutes = '0', seconds = '0', half } = forms.exec(text)?.groups ?? {}
  if (hours === undefined) return null
  const isWhole = Number(seconds) === 0 && minutes.length !== 1
  return check(Number(hours), Number(minutes), half ?? null, isWhole || minutes === '0')
}

// Each time without its hours would be a number of something else: three figures are read only before "am" and "pm".
const forms = new RegExp(
  [
    '^(?<hours>\\d{1,2})[:.](?<minutes>\\d{1,2})(?::(?<seconds>\\d{2}))? ?(?<half>[ap])?(?:\\.?m\\.?)?$',
    '^(?<hours>\\d{1,2})(?:h(?<minutes>\\d{2})?|hrs)?$',
    '^(?<hours>\\d{2})(?<minutes>\\d{2})(?:h|hrs)?$',
    '^(?<hours>\\d{1,2})(?<minutes>\\d{2})? ?(?<half>[ap])\\.?m\\.?$',
  ].join('|'),
  'u',
)

function check(hours: number, minutes: number, half: string | null, isWritten: boolean): ReadTime {
  const [least, most] = half === null ? [0, 23] : [1, 12]
  const isThere = isWritten && hours >= least && hours <= most && minutes <= 59
  if (isThere) return { kind: 'time', time: format(toDay(hours, half), minutes) }
  return { kind: 'unknown', nearest: nearestTo(toDay(hours, half), minutes) }
}

/** 12am is the hour 0; of 13pm the half of the day is taken to be said already. */
function toDay(hours: number, half: string | null): number {
  if (half === null || hours > 12) return hours
  return (hours % 12) + (half === 'p' ? 12 : 0)
}

function nearestTo(hours: number, minutes: number): string {
  // 24:00 is the midnight that ends a day, and there is one every day.
  if (hours === 24 && minutes === 0) return '00:00'
  return hours > 23 ? '23:59' : format(hours, Math.min(minutes, 59))
}

function format(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
