import { createRequire } from 'node:module'
import type { RawTimeZone } from '@vvo/tzdb'
import { zoneKey } from './zone-key.ts'
import { places, unclearPlaces, usualZones } from './zone-places.ts'

/** A zone and where it is; of a zone without a country of its own, such as UTC, that is empty. */
export interface ZoneEntry {
  readonly name: string
  readonly country: string
  readonly cities: readonly string[]
}

/** Something that a zone is called, as people see it, with the key under which it is looked up. */
export interface ZoneAlias {
  readonly key: string
  readonly shown: string
  readonly zone: ZoneEntry
}

export interface ZoneTable {
  /** The usual ones first, then those with cities, each in order of name. All are zones of this Node's Temporal. */
  readonly zones: readonly ZoneEntry[]
  /** All that zones are called; of two with one key the first is meant. */
  readonly aliases: readonly ZoneAlias[]
  readonly byKey: ReadonlyMap<string, ZoneAlias>
  /** What could mean several zones, with the likeliest. */
  readonly unclear: ReadonlyMap<string, ZoneAlias>
}

const load = createRequire(import.meta.url)

let built: ZoneTable | null = null

/** Every zone that can be chosen, and what it is called. It is built when it is first asked for. */
export function zoneTable(): ZoneTable {
  built ??= buildTable()
  return built
}

/** The name of a zone as Temporal writes it; null where this Node knows no such zone. */
export function zoneOfTemporal(name: string): string | null {
  try {
    return momentIn(name).timeZoneId
  } catch {
    return null
  }
}

function buildTable(): ZoneTable {
  // Loaded with the table.
  const { rawTimeZones }: typeof import('@vvo/tzdb') = load('@vvo/tzdb')
  const { zones, links } = readZones(rawTimeZones)
  const entryOf = new Map(zones.map((zone) => [zone.name, zone]))
  const called = (names: readonly string[], name: string): readonly ZoneAlias[] => {
    const zone = entryOf.get(name)
    return zone === undefined ? [] : names.map((shown) => ({ key: zoneKey(shown), shown, zone }))
  }
  const rawOf = new Map(rawTimeZones.map((raw) => [raw.name, raw]))
  const main = zones.flatMap(({ name }) => rawOf.get(name) ?? [])
  const zonesIn = (country: string) => main.filter(({ countryName }) => countryName === country).length
  const cities = (index: number) =>
    main.flatMap(({ name, mainCities }) => called(mainCities.slice(index, index + 1), name))
  // In this order a city that a zone is named after goes before a smaller one of that name.
  const aliases = [
    ...zones.flatMap(({ name }) => called([name], name)),
    ...places.flatMap(({ zone, names }) => called(names, zone)),
    ...main.flatMap(({ name }) => called([lastPart(name)], name)),
    ...main.flatMap(({ name, countryName }) =>
      zonesIn(countryName) === 1 ? called([countryName.trim(), countryName.replace(/^The /u, '')], name) : [],
    ),
    ...cities(0),
    ...zones.flatMap(({ name }) => called([lastPart(name)], name)),
    ...[1, 2, 3].flatMap(cities),
    ...links.flatMap(([link, name]) => called(isAreaAndCity(link) ? [link, lastPart(link)] : [link], name)),
  ]
  const unclear = byFirst(unclearPlaces.flatMap(({ zone, names }) => called(names, zone)))
  const byKey = byFirst(aliases.filter(({ key }) => !unclear.has(key)))
  return { zones, aliases: [...byKey.values()], byKey, unclear }
}

function byFirst(aliases: readonly ZoneAlias[]): ReadonlyMap<string, ZoneAlias> {
  const byKey = new Map<string, ZoneAlias>()
  for (const alias of aliases) if (!byKey.has(alias.key)) byKey.set(alias.key, alias)
  return byKey
}

/**
 * Every zone, and the links: other names, such as Europe/Kiev, with the zones that they mean. Zones that agree for now are one group in @vvo/tzdb, but they need not agree for ever: whoever asks for America/Inuvik must
 * not get America/Edmonton. So only what Temporal takes for the same is a link here.
 */
function readZones(rawTimeZones: readonly RawTimeZone[]) {
  const supported = new Set(Intl.supportedValuesOf('timeZone'))
  const zones: ZoneEntry[] = [{ name: 'UTC', country: '', cities: [] }]
  const links: (readonly [string, string])[] = []
  for (const { name, group, countryName, mainCities } of rawTimeZones) {
    if (zoneOfTemporal(name) !== name) continue
    const country = countryName.trim()
    zones.push({ name, country, cities: mainCities })
    const own = [name]
    const others = group.filter((member) => member !== name && zoneOfTemporal(member) !== null)
    for (const member of others) {
      const same = own.find((each) => isSame(each, member))
      const isZone =
        isAreaAndCity(member) && others.some((each) => supported.has(each) && isSame(each, member))
      if (same === undefined && isZone) {
        own.push(member)
        zones.push({ name: member, country, cities: [] })
      } else {
        links.push([member, same ?? name])
      }
    }
  }
  const main = new Set(rawTimeZones.map(({ name }) => name))
  const rank = ({ name }: ZoneEntry): number =>
    usualZones.includes(name) ? usualZones.indexOf(name) : usualZones.length + (main.has(name) ? 0 : 1)
  zones.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
  return { zones, links }
}

/** "America/Boise", but not "US/Mountain", "Australia/ACT" or "CET". */
function isAreaAndCity(name: string): boolean {
  return /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/.*[a-z]/u.test(name)
}

function isSame(one: string, other: string): boolean {
  return momentIn(one).equals(momentIn(other))
}

function momentIn(zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
}

function lastPart(name: string): string {
  return (name.split('/').at(-1) ?? name).replaceAll('_', ' ')
}
