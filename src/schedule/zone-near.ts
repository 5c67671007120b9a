import { editDistance } from '../text/edit-distance.ts'
import { zoneKey } from './zone-key.ts'
import { readOffset } from './zone-offset.ts'
import { zoneTable } from './zone-table.ts'

// A key is compared with some two thousand, so what is longer than any of them is not.
const longest = 40

/**
 * The name of the zone that may have been meant by what is none: the likeliest of several (IST), the offset that exists
 * nearest (UTC+25), the one that is spelt most like it (Londn). Null where none is near.
 */
export function nearestZone(typed: string): string | null {
  if (typed.length > 2 * longest) return null
  const offset = readOffset(typed)
  if (offset !== null) return offset.kind === 'zone' ? offset.name : offset.nearest
  const key = zoneKey(typed)
  return zoneTable().unclear.get(key)?.zone.name ?? spelledLike(key)
}

function spelledLike(key: string): string | null {
  const { aliases, unclear } = zoneTable()
  if (key.length > longest) return null
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
  if (key.length < 4) return 0
  if (key.length <= 8) return 1
  return key.length <= 12 ? 2 : 3
}
