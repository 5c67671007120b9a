import { editDistance } from '../text/edit-distance.ts'
import { zoneKey } from './zone-key.ts'
import { readOffset } from './zone-offset.ts'
import { type ZoneEntry, zoneOfTemporal, zoneTable } from './zone-table.ts'

// "Democratic People's Republic of Korea", and "Argentina/ComodRivadavia" with its area.
const longest = 60
// A key is compared with some two thousand, so what is longer than any of them is not.
const longestKey = 40

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

/**
 * The name of the zone that may have been meant by what is none: the likeliest of several (IST), the offset that exists
 * nearest (UTC+25), the one that is spelt most like it (Londn). Null where none is near.
 */
export function nearestZone(typed: string): string | null {
  if (typed.length > 2 * longestKey) return null
  const offset = readOffset(typed)
  if (offset !== null) return offset.kind === 'zone' ? offset.name : offset.nearest
  const key = zoneKey(typed)
  return zoneTable().unclear.get(key)?.zone.name ?? spelledLike(key)
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

function spelledLike(key: string): string | null {
  const { aliases, unclear } = zoneTable()
  if (key.length > longestKey) return null
  let most = farthest(key)
  let best: string | null = null
  let bestIsAlike = false
  for (const alias of [...aliases, ...unclear.values()]) {
    // Of a name of three letters nearly every other is one letter away.
    if (alias.key.length < 4 || Math.abs(alias.key.length - key.length) > most) continue
    const edits = editDistance(key, alias.key, most)
    // The first letter is seldom wrong, and what comes first is better known.
    const isAlike = alias.key[0] === key[0]
    if (edits > most || (edits === most && best !== null && (bestIsAlike || !isAlike))) continue
    best = alias.zone.name
    bestIsAlike = isAlike
    most = edits
  }
  return best
}

function farthest(key: string): number {
  // Mars is not Mary.
  if (key.length < 5) return 0
  if (key.length <= 8) return 1
  return key.length <= 12 ? 2 : 3
}
