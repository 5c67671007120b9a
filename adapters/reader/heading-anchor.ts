import type { Unit } from '../../src/document/unit.ts'

/** The name of a heading's place in the page: a heading without a number is counted, `section-3`; any other has its unit's id. */
export function headingAnchor({ id }: Unit): string {
  return id.replace(/^h(\d+)$/u, 'section-$1')
}
