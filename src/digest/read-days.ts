import { nearestOf } from './nearest-of.ts'

/** Days of the week as ISO numbers, 1 Monday to 7 Sunday; `nearest` is the word that exists nearest to one that does not. */
export type ReadDays =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'unknown'; readonly nearest: string }

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const every = [1, 2, 3, 4, 5, 6, 7] as const

const groups: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['daily', every],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekday', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
  ['weekend', [6, 7]],
])

/** `weekdays`, `mon`, `thurs`, `mon-fri`, `sat–mon`. Null where it is something else. */
export function readDays(typed: string): ReadDays | null {
  const word = typed.toLowerCase()
  const group = groups.get(word)
  if (group !== undefined) return { kind: 'days', days: group }
  const [from, to, more] = word.split(/[-–—]/u)
  const first = dayOf(from ?? '')
  if (first !== null && to === undefined) return { kind: 'days', days: [first] }
  const last = to === undefined ? null : dayOf(to)
  if (first !== null && last !== null && more === undefined) {
    const length = ((last - first + 7) % 7) + 1
    return { kind: 'days', days: Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1) }
  }
  const nearest = nearestOf(word, [...names, ...groups.keys()], (name) => name)
  return nearest === null ? null : { kind: 'unknown', nearest }
}

/** A day by its name or by the beginning of it, three letters at least; a plural too. */
function dayOf(word: string): number | null {
  const singular = word.length > 5 ? word.replace(/s$/u, '') : word
  if (singular.length < 3) return null
  const index = names.findIndex((name) => name.startsWith(singular))
  return index === -1 ? null : index + 1
}
