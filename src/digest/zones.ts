import { rawTimeZones } from '@vvo/tzdb'
import { nearestOf } from './nearest-of.ts'

/** A time zone that can be chosen: its IANA name, and a line that says where that is. */
export interface Zone {
  readonly name: string
  readonly label: string
}

/** What a typed zone was found to be; `nearest` is the name of the one that is spelt most like it. */
export type FoundZone =
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: string | null }

interface Known {
  readonly name: string
  /** What else it is called: links, cities, its country where that has one zone only. */
  readonly names: readonly string[]
  readonly country: string
  readonly cities: readonly string[]
}

/** Names as most people mean them, also where IANA has another zone under one (EST is Panama's). */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ['utc', 'UTC'],
  ['gmt', 'Etc/GMT'],
  ['z', 'UTC'],
  ['bst', 'Europe/London'],
  ['uk', 'Europe/London'],
  ['cet', 'Europe/Paris'],
  ['cest', 'Europe/Paris'],
  ['eet', 'Europe/Athens'],
  ['eest', 'Europe/Athens'],
  ['msk', 'Europe/Moscow'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['korea', 'Asia/Seoul'],
  ['hkt', 'Asia/Hong_Kong'],
  ['sgt', 'Asia/Singapore'],
  ['et', 'America/New_York'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['aest', 'Australia/Sydney'],
  ['aedt', 'Australia/Sydney'],
  ['nzst', 'Pacific/Auckland'],
  ['nzdt', 'Pacific/Auckland'],
])

const known: readonly Known[] = readKnown()
const byName: ReadonlyMap<string, string> = indexNames()

/** Every zone by name. */
export function listZones(): readonly Zone[] {
  return known.map(({ name, country, cities }) => ({ name, label: label(name, country, cities) }))
}

/**
 * The zone that is meant: an IANA name in any case, old ones too, a city, a country with one zone, a usual abbreviation, or
 * an offset (`UTC+2`, `+05:30`).
 */
export function findZone(typed: string): FoundZone {
  const word = fold(typed)
  const found = abbreviations.get(word) ?? byName.get(word) ?? offsetZone(typed)
  if (found !== undefined && found !== null) return { kind: 'zone', name: found }
  const iana = /^[\w+-]+\/[\w+/-]+$/u.test(typed.trim()) ? canonical(typed.trim()) : null
  if (iana !== null) return { kind: 'zone', name: iana }
  // A country with several zones is not clear enough, but the one with the most names is near.
  const [inCountry] = known
    .filter(({ country }) => country !== '' && fold(country) === word)
    .sort((one, other) => other.names.length - one.names.length)
  const nearest = nearestOf(word, [...byName.keys()], (name) => name)
  return { kind: 'unknown', nearest: inCountry?.name ?? byName.get(nearest ?? '') ?? null }
}

/** Zones that what has been typed could mean, the likeliest first, each with its time at `now` (ms since 1970). */
export function completeZones(typed: string, now: number, limit: number): readonly Zone[] {
  const word = fold(typed)
  const exact = findZone(typed)
  const ranked = known
    .map((zone) => ({
      zone,
      rank: exact.kind === 'zone' && zone.name === exact.name ? 0 : rankOf(zone, word),
    }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || other.zone.cities.length - one.zone.cities.length)
    .map(({ zone: { name, country, cities } }) => ({ name, label: label(name, country, cities, now) }))
  if (exact.kind === 'zone' && !ranked.some(({ name }) => name === exact.name)) {
    ranked.unshift({ name: exact.name, label: label(exact.name, '', [], now) })
  }
  return ranked.slice(0, limit)
}

const usual: readonly string[] = [...new Set(abbreviations.values())]

/** Cities come before countries, and what begins with the word before what has it inside; for no word the usual ones. */
function rankOf({ name, names, country }: Known, word: string): number {
  if (word === '') return usual.includes(name) ? usual.indexOf(name) : usual.length
  const own = names.map(fold)
  if (own.some((name) => name === word)) return 1
  if (own.some((name) => name.startsWith(word) || name.includes(`/${word}`))) return 2
  if (fold(country).startsWith(word)) return 3
  return own.some((name) => name.includes(word)) ? 4 : Number.POSITIVE_INFINITY
}

const longestLabel = 100

function label(name: string, country: string, cities: readonly string[], now: number | null = null): string {
  const time = now === null ? '' : ` · ${timeIn(name, now)} now`
  const where = [country, ...cities.filter((city) => !fold(name).endsWith(`/${fold(city)}`)).slice(0, 2)]
  const beside = where.filter((part) => part !== '').join(', ')
  return `${name}${time}${beside === '' ? '' : ` · ${beside}`}`.slice(0, longestLabel)
}

function timeIn(zone: string, now: number): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The zones of the table that this Node.js knows, too. */
function readKnown(): readonly Known[] {
  const countries = new Map<string, number>()
  for (const { countryName } of rawTimeZones)
    countries.set(countryName, (countries.get(countryName) ?? 0) + 1)
  const utc = { name: 'UTC', names: ['UTC', 'Etc/UTC'], country: '', cities: [] }
  const listed = rawTimeZones
    .filter(({ name }) => canonical(name) !== null)
    .map(({ name, group, countryName, mainCities }) => ({
      name,
      names: [
        ...group,
        ...mainCities,
        ...group.map((each) => each.split('/').at(-1) ?? '').filter((each) => each !== ''),
        ...(countries.get(countryName) === 1 ? [countryName] : []),
      ],
      country: countryName,
      cities: mainCities,
    }))
    .sort((one, other) => one.name.localeCompare(other.name))
  return [...listed, utc]
}

function indexNames(): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  // What one zone is itself called goes before what another one holds.
  for (const { name } of known) {
    index.set(fold(name), name)
    const city = fold(name).split('/').at(-1) ?? ''
    if (!index.has(city)) index.set(city, name)
  }
  for (const { name, names } of known) {
    for (const each of names) if (!index.has(fold(each))) index.set(fold(each), name)
  }
  return index
}

/** `+05:30`, `UTC+2`, `gmt-3:30`: a zone without clock changes. */
function offsetZone(typed: string): string | null {
  const [, sign, hours = '', minutes = '00'] =
    /^(?:utc|gmt)?\s*([+-−])(\d{1,2})(?::?([0-5]\d))?$/iu.exec(typed.trim()) ?? []
  if (sign === undefined || !/^[+−-]$/u.test(sign) || Number(hours) > 14) return null
  return canonical(`${sign === '−' ? '-' : sign}${hours.padStart(2, '0')}:${minutes}`)
}

/** The name as Temporal has it; null where this Node.js knows no such zone. */
function canonical(name: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return null
  }
}

/** Letters without marks and case, spaces as underscores. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/gu, "'")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '_')
}
