import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pinpoint, sourcePinpoint } from '../../src/document/citation.ts'
import { isInline } from '../../src/document/lines.ts'
import { passageAt } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveSpans } from '../../src/document/resolve.ts'
import { treeOf } from '../../src/document/tree.ts'
import { isPublishable } from '../../src/import/draft.ts'
import { type ConvertedDocument, convertDocument, documentNames } from './convert.ts'
import { documentsFolder } from './documents-folder.ts'
import { type Judgement, judge } from './judge.ts'
import { loadConverted } from './load-converted.ts'
import { readExpectations } from './read-expectations.ts'
import { readable } from './readable.ts'
import { askOf } from './way-to-ask.ts'

const root = documentsFolder()
const names = root === null ? [] : documentNames(root)
if (root === null)
  console.info('The folder of real documents is not there (set DOCUMENTS): its tests are skipped')

/* Lines that still come wrong in the worst way, to be mended: whoever does takes them out. */
const knownFaults: Readonly<Record<string, readonly string[]>> = {}

// In the long form of `.ci/run` (run-length.ts) each is converted in the thread of an import, in the short form in this one.
const judged = new Map<string, Promise<readonly Judgement[]>>()

function convert(name: string): Promise<ConvertedDocument> {
  return convertDocument(join(root ?? '', name))
}

/** What came for each line about a document, asked once. */
function judgementsOf(name: string): Promise<readonly Judgement[]> {
  return judged.getOrInsertComputed(name, async () => {
    const way = askOf(loadConverted(await convert(name)))
    const judgements: Judgement[] = []
    for (const expectation of readExpectations(readFileSync(join(root ?? '', name, 'expect.tsv'), 'utf8')))
      judgements.push(await judge(expectation, way))
    return judgements
  })
}

describe.skipIf(root === null)('documents as others published them', () => {
  it.each(names)('%s: every word is accounted for', async (name) => {
    const { draft } = await convert(name)
    expect(draft.words.unexplained).toEqual({ lost: [], added: [] })
    expect(isPublishable(draft)).toBe(true)
  })

  it.each(names)('%s is read without a problem', async (name) => {
    const converted = await convert(name)
    expect(loadConverted(converted).parts.length).toBeGreaterThan(0)
  })

  it.each(names)(
    '%s: of what is absent nothing is shown, and nothing is called exact that is not',
    async (name) => {
      const worst = (await judgementsOf(name)).filter(
        ({ expectation, grade }) =>
          (expectation.kind === 'absent' || expectation.kind === 'check') && grade === 'worst',
      )
      expect(worst.map(({ expectation }) => expectation.typed)).toEqual(knownFaults[name] ?? [])
    },
  )

  it('no place that we print, and no id, names another unit', async () => {
    const others: string[] = []
    let found = 0
    for (const name of readable) {
      const converted = await convert(name)
      const document = loadConverted(converted)
      for (const { unit, isQuoted } of treeOf(document).nodes) {
        const passage =
          isQuoted || !(isInline(unit) || unit.kind === 'article') ? null : passageAt(unit.id, document)
        if (passage === null) continue
        for (const typed of new Set([pinpoint(passage), sourcePinpoint(passage), unit.id])) {
          const parsed = parseReference(typed, [document])
          if (parsed?.kind !== 'reference') continue
          const { passages } = resolveSpans(parsed.reference.spans, document)
          const ids = passages.map(({ place }) => place.unit)
          if (ids.length > 0 && ids.join() !== unit.id) others.push(`${name}: ${typed} → ${ids.join()}`)
          else found += ids.length
        }
      }
    }
    expect(others).toEqual([])
    expect(found).toBeGreaterThan(10_000)
  }, 180_000)

  it('of those whose structure is in the file, nearly every line comes right', async () => {
    const judgements = (await Promise.all(readable.map(judgementsOf))).flat()
    const shareOf = (...kinds: string[]): number => {
      const lines = judgements.filter(({ expectation }) => kinds.includes(expectation.kind))
      return lines.filter(({ grade }) => grade === 'right').length / lines.length
    }
    expect(shareOf('reference', 'check')).toBeGreaterThanOrEqual(0.95)
    expect(shareOf('absent')).toBe(1)
    expect(shareOf('search')).toBeGreaterThanOrEqual(0.85)
  }, 120_000)
})
