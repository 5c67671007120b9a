import { exactZone, nearestZone } from './match-zone.ts'
import { zoneKey } from './zone-key.ts'
import { type ZoneAlias, type ZoneEntry, zoneTable } from './zone-table.ts'

/** A time zone that can be chosen: its IANA name, "UTC" or an offset, and a line that says where that is. */
export interface Zone {
  readonly name: string
  /** At most 100 characters. */
  readonly label: string
}

/** What a typed zone was found to be; `nearest` is the name of the one that may have been meant. */
export type FoundZone =
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: string | null }

const longestLabel = 100
const mostPlaces = 4
// Nothing that is longer could be completed.
const longestTyped = 60

/** Every zone, the usual ones first: "Asia/Kathmandu · Nepal, Pokhara, Bharatpur". */
export function listZones(): readonly Zone[] {
  return zoneTable().zones.map((zone) => ({ name: zone.name, label: labelOf(zone, null, null) }))
}

/**
 * The zone that is meant: an IANA name in any case and with spaces, old ones too, a city with or without its country, a country
 * with one zone, a usual abbreviation, or an offset (`UTC+2`, `+05:30`). What could be several (Australia, IST) is unknown,
 * with the likeliest as the nearest. Temporal takes every name that is returned.
 */
export function findZone(typed: string): FoundZone {
  const name = exactZone(typed)
  return name === null ? { kind: 'unknown', nearest: nearestZone(typed) } : { kind: 'zone', name }
}

/**
 * Zones that what has been typed so far could mean, the likeliest first, each with its time at `now` (milliseconds since 1970):
 * "Asia/Kathmandu · 15:16 now · Nepal, Pokhara, Bharatpur".
 */
export function completeZones(typed: string, now: number, limit: number): readonly Zone[] {
  const key = zoneKey(typed.slice(0, longestTyped))
  const name = exactZone(typed)
  const exact = name === null ? [] : [{ zone: entryOf(name), alias: zoneTable().byKey.get(key) ?? null }]
  const all = [...exact, ...matches(key)]
  const nearest = all.length > 0 ? null : nearestZone(typed)
  const found = nearest === null ? all : [{ zone: entryOf(nearest), alias: null }]
  const different = new Map<string, Match>()
  for (const match of found) different.getOrInsert(match.zone.name, match)
  return [...different.values()]
    .slice(0, limit)
    .map(({ zone, alias }) => ({ name: zone.name, label: labelOf(zone, alias, now) }))
}

interface Match {
  readonly zone: ZoneEntry
  /** What was matched, where that is not the zone alone. */
  readonly alias: ZoneAlias | null
}

function matches(key: string): readonly Match[] {
  const { zones, aliases, unclear } = zoneTable()
  if (key === '') return zones.map((zone) => ({ zone, alias: null }))
  const inCountry = zones.filter(({ country }) => startsAWord(zoneKey(country), key))
  const likeliest = [...unclear.values()].filter((alias) => startsAWord(alias.key, key))
  const starting = aliases.filter((alias) => alias.key.startsWith(key))
  const within = aliases.filter((alias) => startsAWord(alias.key, key))
  // "USA" is the United States, and may be any zone of theirs.
  const inLikeliest = likeliest.flatMap(({ zone: { country } }) =>
    zones.filter((zone) => zone.country === country && country !== ''),
  )
  return [
    ...[...starting, ...likeliest, ...within].map((alias) => ({ zone: alias.zone, alias })),
    ...[...inCountry, ...inLikeliest].map((zone) => ({ zone, alias: null })),
  ]
}

function startsAWord(key: string, start: string): boolean {
  return ` ${key}`.includes(` ${start}`)
}

function entryOf(name: string): ZoneEntry {
  const known = zoneTable().byKey.get(zoneKey(name))?.zone
  return known?.name === name ? known : { name, country: '', cities: [] }
}

/** The name, the time there, what was matched, the country, and as many cities as fit. */
function labelOf(zone: ZoneEntry, alias: ZoneAlias | null, now: number | null): string {
  const time = now === null ? '' : ` · ${timeIn(zone.name, now)} now`
  // A link or the zone itself says nothing new, nor does the city that the zone is named after.
  const known = new Set(['', zoneKey(zone.name), zoneKey(zone.name.split('/').at(-1) ?? '')])
  const called = alias === null || alias.shown.includes('/') ? [] : [alias.shown]
  const places = [...called, zone.country, ...zone.cities].filter((place) => {
    const key = zoneKey(place)
    return !known.has(key) && known.add(key)
  })
  let label = zone.name + time
  let separator = ' · '
  for (const place of places.slice(0, mostPlaces)) {
    if (label.length + separator.length + place.length > longestLabel) break
    label += separator + place
    separator = ', '
  }
  return label
}

function timeIn(zone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}
