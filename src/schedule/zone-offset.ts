/** A distance from UTC as it was typed; `nearest` is the one that exists nearest to one that does not. */
export type ReadOffset =
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: string }

// The clocks that are farthest behind and ahead, in minutes: Baker Island's and Kiritimati's.
const least = -12 * 60
const most = 14 * 60

/** `UTC+2`, `+05:30`, `gmt -3`: a zone without clock changes. Null where it is something else. */
export function readOffset(typed: string): ReadOffset | null {
  const [, sign, hours, minutes] =
    /^(?:utc|gmt|z)?\s?([+\-−‒–])\s?(\d{1,2})(?::?(\d{2}))?$/iu.exec(typed.trim()) ?? []
  if (sign === undefined) return null
  const distance = Number(hours) * 60 + Math.min(Number(minutes ?? 0), 59)
  const offset = sign === '+' ? distance : -distance
  const nearest = Math.min(Math.max(offset, least), most)
  const isThere = nearest === offset && Number(minutes ?? 0) < 60
  return isThere ? { kind: 'zone', name: nameOf(offset) } : { kind: 'unknown', nearest: nameOf(nearest) }
}

function nameOf(offset: number): string {
  if (offset === 0) return 'UTC'
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
