import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isUnit, type Unit, type UnitPart } from '../../src/document/unit.ts'
import { convertDocument } from '../../test/documents/convert.ts'
import { documentsFolder } from '../../test/documents/documents-folder.ts'
import { loadConverted } from '../../test/documents/load-converted.ts'
import { hasDocument, keyWithin, labelValue, type NumberedUnit, readTruth, wordsByKey } from './truths.ts'

// How well files are imported: `npm run bench:import [-- --missing]`. Of each document that others have read, too, the share of its
// numbered units that the import has under the same number, and of those the share with the same words; of every document
// what became of its words, and how long it took.

const root = documentsFolder()
if (root === null) throw new Error('The folder of real documents is not there: set DOCUMENTS')
const rows = []
for (const name of readdirSync(root).filter((each) => hasDocument(join(root, each)))) {
  const start = process.cpuUsage()
  const converted = await convertDocument(join(root, name))
  const { user, system } = process.cpuUsage(start)
  const { words, warnings } = converted.draft
  const truth = readTruth(join(root, name))
  rows.push({
    document: name,
    ...(truth === null ? {} : compare(name, truth)),
    words: words.inFile,
    'left out': words.leftOut,
    unexplained: words.unexplained.lost.length + words.unexplained.added.length,
    warnings: warnings.length,
    'processor s': ((user + system) / 1e6).toFixed(1),
  })

  function compare(document: string, truth: readonly NumberedUnit[]) {
    const expected = wordsByKey(truth)
    const found = wordsByKey(unitsOf())
    const known = [...expected.keys()].filter((key) => found.has(key))
    const isSame = (key: string) => plain(found.get(key) ?? '') === plain(expected.get(key) ?? '')
    if (process.argv.includes('--missing')) {
      for (const [key, text] of expected) {
        if (!found.has(key)) console.log(`${document}: no ${key}: ${text}`)
        else if (!isSame(key)) console.log(`${document}: ${key} differs: ${text}\n    ${found.get(key)}`)
      }
    }
    return {
      units: expected.size,
      'numbers right': share(known.length, expected.size),
      'texts equal': share(known.filter(isSame).length, known.length),
    }
  }

  function unitsOf(): NumberedUnit[] {
    return numberedIn(loadConverted(converted).parts, '')
  }
}
console.table(rows)

function numberedIn(parts: readonly UnitPart[], outer: string): NumberedUnit[] {
  return parts.filter(isUnit).flatMap((unit) => numbered(unit, outer))
}

function numbered(unit: Unit, outer: string): NumberedUnit[] {
  const { kind, number, isOurs } = unit
  const value = number === null || isOurs ? '' : labelValue(number)
  const prefix = new Map<string, string>([
    ['article', 'art'],
    ['recital', 'rec'],
    ['annex', 'annex'],
  ]).get(kind)
  const key =
    prefix !== undefined && value !== ''
      ? prefix + value
      : (kind === 'division' && unit.word !== 'sec') || value === ''
        ? outer
        : keyWithin(outer, value)
  const own = unit.parts.flatMap((part) => (part.kind === 'text' ? part.text : []))
  const text = [kind === 'division' ? (unit.title ?? '') : '', ...own].join(' ')
  const inside = numberedIn(unit.parts, key)
  return key === outer ? inside : [{ key, text }, ...inside]
}

/** What counts of a text: marks of notes are left out, and signs that are written in several ways are one. */
function plain(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[‘’‚‛]/gu, "'")
      .replace(/[“”„‟]/gu, '"')
      .replace(/[\u00ad\u200b]/gu, '')
      // The mark of a note, which some keep among the words.
      .replace(/\s?\(\d{1,2}\)/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  )
}

function share(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`
}
