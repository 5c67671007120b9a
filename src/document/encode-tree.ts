import { isUnit, type Quotation, type Unit, type UnitPart } from './unit.ts'

/**
 * A line of JSON: parts with all that they hold; or the beginning of one that holds too much to be read in one go, without
 * its parts, which follow up to its end.
 */
type Written = { readonly whole: readonly UnitPart[] } | { readonly open: Unit | Quotation } | 'close'

// Units in a line.
const mostUnits = 300

/** The parts of a document as lines of JSON, none of which takes long to read. */
export function* encodeParts(parts: readonly UnitPart[]): Generator<string, void> {
  let whole: UnitPart[] = []
  let units = 0
  for (const part of parts) {
    const size = sizeOf(part, mostUnits)
    if (units + size > mostUnits && whole.length > 0) {
      yield lineOf({ whole })
      whole = []
      units = 0
    }
    if (size > mostUnits && (isUnit(part) || part.kind === 'quotation')) {
      yield lineOf({ open: { ...part, parts: [] } })
      yield* encodeParts(part.parts)
      yield lineOf('close')
    } else {
      whole.push(part)
      units += size
    }
  }
  if (whole.length > 0) yield lineOf({ whole })
}

/** The parts that were written so, with a pause after each line. The lines must be exactly those that were written. */
export function* decodeParts(lines: Iterable<string>): Generator<void, readonly UnitPart[]> {
  const parts: UnitPart[] = []
  const opened: { readonly head: Unit | Quotation; readonly parts: UnitPart[] }[] = []
  for (const line of lines) {
    const written = JSON.parse(line) as Written
    if (written === 'close') {
      const closed = opened.pop()
      if (closed !== undefined) innermost().push({ ...closed.head, parts: closed.parts })
    } else if ('open' in written) opened.push({ head: written.open, parts: [] })
    else for (const part of written.whole) innermost().push(part)
    yield
  }
  return parts

  function innermost(): UnitPart[] {
    return opened.at(-1)?.parts ?? parts
  }
}

function lineOf(written: Written): string {
  return JSON.stringify(written)
}

/** How many parts and rows a part is made of; not counted further than just above `most`. */
function sizeOf(part: UnitPart, most: number): number {
  if (part.kind === 'text') return 1
  if (part.kind === 'table') return 1 + part.rows.length
  let size = 1
  for (const inner of part.parts) {
    if (size > most) break
    size += sizeOf(inner, most - size)
  }
  return size
}
