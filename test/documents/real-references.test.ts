import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/document/document.ts'
import { letteredSeries } from '../../src/document/reference/series.ts'
import { ancestorsOf, mainSeries, type Node, treeOf } from '../../src/document/tree.ts'
import { patient } from '../patience.ts'
import { isLong } from '../run-length.ts'
import { convertDocument } from './convert.ts'
import { documentsFolder } from './documents-folder.ts'
import { loadConverted } from './load-converted.ts'
import { readable } from './readable.ts'
import { faultsOf, shownFor } from './shown-for.ts'
import { slipped } from './slips.ts'
import { writePlaces } from './written-places.ts'

const root = documentsFolder()
const names =
  root === null ? [] : [...readable, 'us-federal-register-2020-17221', 'usgpo-uslm-2_1-review-guide']

// Every day so many units of a document are enough to see that something broke; in the long form all, and over ten thousand
// slips of all documents together.
const unitsADay = 15
const slipsOf = isLong ? 700 : 40

async function load(name: string): Promise<Document> {
  return loadConverted(await convertDocument(join(root ?? '', name)))
}

/** Units from all over a document; all of them in the long form. */
function unitsOf(document: Document): readonly Node[] {
  const { nodes } = treeOf(document)
  const step = isLong ? 1 : Math.max(1, Math.floor(nodes.length / unitsADay))
  return nodes.filter((_, at) => at % step === 0)
}

/** Whether a shown unit is the one that was named; a heading's words may come as the paragraphs under it. */
function isMeant(id: string, { unit }: Node, document: Document): boolean {
  const node = treeOf(document).byId.get(id)
  if (id === unit.id) return true
  const named = treeOf(document).byId.get(id)?.unit
  // A title that is printed twice names both.
  if (unit.title !== null && named?.title === unit.title) return true
  return (
    unit.kind === 'division' && node !== undefined && ancestorsOf(node).some((each) => each.unit === unit)
  )
}

/**
 * Whether what is typed means another unit by its form: a number alone is a heading's where headings are numbered, not that of
 * a paragraph beside them, and "h1" the (1) of (h) where there is one. Our buttons are read otherwise.
 */
function isOfAnother(typed: string, { unit }: Node, document: Document): boolean {
  const plain = typed.replace(/[()[\]]/gu, '')
  if (plain !== unit.id) return false
  if (/^\p{L}\d+$/u.test(plain)) return letteredSeries(document).some(({ number }) => number === plain[0])
  return /^\d+(?:\.\p{L})?$/u.test(plain) && mainSeries(document)[0]?.kind === 'division'
}

describe.skipIf(root === null)('references to documents as others published them', () => {
  it.each(names)(
    '%s: a unit’s place, however it is written, shows that unit or nothing',
    async (name) => {
      const document = await load(name)
      const others: string[] = []
      let [written, found] = [0, 0]
      for (const node of unitsOf(document)) {
        for (const typed of writePlaces(node, document)) {
          written += 1
          if (isOfAnother(typed, node, document)) continue
          // "66.o" is 66.º.
          if (/\d\.o$/u.test(typed)) continue
          const ids = shownFor(typed, document).shown.map(({ place }) => place.unit)
          if (ids.length > 0) found += 1
          if (!ids.every((id) => isMeant(id, node, document)))
            others.push(`${typed} → ${ids.join()}, not ${node.unit.id}`)
        }
      }
      expect(others).toEqual([])
      expect(found).toBeGreaterThan(written / 5)
    },
    patient(600_000),
  )

  it.each(names)(
    '%s: a reference with slips never shows what was not typed, and drops nothing that was',
    async (name) => {
      const document = await load(name)
      const seeds = unitsOf(document).flatMap((node) => writePlaces(node, document))
      const tried = fc.sample(slipped(seeds, [document.short, document.id]), { numRuns: slipsOf, seed: 1 })
      const faults = tried.flatMap((each) =>
        faultsOf(each, document).map((fault) => `${each.typed} ${fault}`),
      )
      expect(faults).toEqual([])
    },
    patient(600_000),
  )
})
