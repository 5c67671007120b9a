import { zoneKey } from './zone-key.ts'
import { readOffset } from './zone-offset.ts'
import { type ZoneEntry, zoneOfTemporal, zoneTable } from './zone-table.ts'

// "Democratic People's Republic of Korea", and "Argentina/ComodRivadavia" with its area.
const longest = 60

/** The name of the zone that is called so and nothing else; null where there is none, or several. */
export function exactZone(typed: string): string | null {
  if (typed.length > longest) return null
  const offset = readOffset(typed)
  if (offset !== null) return offset.kind === 'zone' ? offset.name : null
  const { byKey } = zoneTable()
  // "Eastern Time", "London time"
  const key = zoneKey(typed).replace(/ time$/u, '')
  return byKey.get(key)?.zone.name ?? placeInCountry(key) ?? otherName(typed.trim())
}

/** "London, UK", "New York USA": a place with its country behind it. */
function placeInCountry(key: string): string | null {
  const { byKey } = zoneTable()
  const words = key.split(' ')
  for (let count = 1; count < words.length; count++) {
    const place = byKey.get(words.slice(0, count).join(' '))
    if (place !== undefined && isCountryOf(words.slice(count).join(' '), place.zone)) return place.zone.name
  }
  return null
}

function isCountryOf(key: string, zone: ZoneEntry): boolean {
  const { byKey, unclear } = zoneTable()
  if (key === zoneKey(zone.country) || byKey.get(key)?.zone === zone) return true
  const country = unclear.get(key)?.zone.country
  return country !== undefined && country === zone.country
}

/** A name that this Node has and the table has not, such as Etc/GMT+5 or one that is newer than the table. */
function otherName(typed: string): string | null {
  return /^[a-z]+\/[\w+/-]+$/iu.test(typed) ? zoneOfTemporal(typed) : null
}
