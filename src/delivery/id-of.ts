import { createHash } from 'node:crypto'

/** The same 20 hexadecimal digits for the same fields in the same order, short enough to be carried by any message. */
export function idOf(...fields: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 20)
}
