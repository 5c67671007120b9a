import type { Unit } from '../unit.ts'
import { plainDigits, romanNumeral } from './numerals.ts'

/** The units of a series that a typed number names: in the same case, else in any, else as a Roman numeral for an Arabic one. */
export function matching(series: readonly Unit[], number: string): readonly Unit[] {
  const exact = series.filter((unit) => unit.number === number)
  if (exact.length > 0) return exact
  const lower = number.toLowerCase()
  const inAnyCase = series.filter((unit) => unit.number?.toLowerCase() === lower)
  if (inAnyCase.length > 0) return inAnyCase
  const arabic = asArabic(number)
  const roman = series.filter((unit) => isOtherNumeral(unit, number, arabic))
  if (roman.length > 0) return roman
  return series.filter((unit) => isInRange(unit, number))
}

/** "IV" and "IVa" as "4" and "4a"; null where it is no Roman numeral. */
function asArabic(number: string): string | null {
  const [, numeral = '', suffix = ''] = /^([ivxlcdm]+)(bis|ter|quater|[a-z]?)$/iu.exec(number) ?? []
  const value = romanNumeral(numeral + suffix) ?? null
  if (value !== null) return String(value)
  const head = romanNumeral(numeral)
  return head === null ? null : `${head}${suffix.toLowerCase()}`
}

/** An item that prints "(i)" is never the first because somebody typed 1; one that prints "IV." is the fourth. */
function isOtherNumeral(unit: Unit, number: string, arabic: string | null): boolean {
  if (unit.number === null) return false
  // "§ 5 I" is its first paragraph; "5(i)" is an item that it may not have.
  const isNumeral = unit.kind === 'paragraph' ? /^[IVXLCDM]/u.test(number) : unit.kind !== 'item'
  // "Article C" is the hundredth only where that is printed.
  const isPrinted =
    !/^[lcdm]$/iu.test(number) || (unit.label ?? '').split(/\s+/u).includes(number.toUpperCase())
  if (arabic !== null && isNumeral) return isPrinted && unit.number === arabic
  return (
    /^[IVXLCDM]+$/u.test(unit.number) && /^\d+$/u.test(number) && romanNumeral(unit.number) === Number(number)
  )
}

/** "Articles 7–9 (repealed)" is one unit, which 7, 8 and 9 name. */
function isInRange({ number, status }: Unit, typed: string): boolean {
  const [, from, to] = /^(\d+)-(\d+)$/u.exec(number ?? '') ?? []
  if (from === undefined || to === undefined || status === null || !/^\d+$/u.test(typed)) return false
  return Number(typed) >= Number(from) && Number(typed) <= Number(to)
}

/** The unit of a series whose number is nearest to a typed one; the last where that cannot be told. */
export function nearestOf(series: readonly Unit[], number: string): Unit | null {
  const wanted = numericValue(number)
  const last = series.at(-1) ?? null
  if (wanted === null) return last
  let best: Unit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const unit of series) {
    const value = numericValue(unit.number ?? '')
    if (value === null) continue
    const distance = Math.abs(value - wanted)
    if (distance < least) {
      best = unit
      least = distance
    }
  }
  return best ?? last
}

function numericValue(number: string): number | null {
  const [, major, minor] = /^(\d+)(?:\.(\d+))?/u.exec(number) ?? []
  // "2.10" is nearer to 2.9 than 3 is.
  if (major !== undefined) return Number(major) + Number(minor ?? 0) / 1_000
  if (/^\p{L}$/u.test(number)) return number.toLowerCase().codePointAt(0) ?? null
  return romanNumeral(number)
}

/** Whether a unit prints its number in round brackets: "(47)". */
export function isPrintedInBrackets({ label, isOurs }: Unit): boolean {
  return !isOurs && label !== null && /^[(（]\s*\d+\p{L}?\s*[)）]$/u.test(plainDigits(label).trim())
}
