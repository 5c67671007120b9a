import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ConvertedDocument, convertDocument, documentNames } from './convert/convert.ts'
import { documentsFolder } from './documents-folder.ts'
import { judge } from './judge.ts'
import { loadConverted } from './load-converted.ts'
import { readExpectations } from './read-expectations.ts'
import { askOf } from './way-to-ask.ts'

const root = documentsFolder()
const names = root === null ? [] : documentNames(root)
if (root === null)
  console.info('The folder of real documents is not there (set DOCUMENTS): its tests are skipped')

/* Lines that still come wrong in the worst way, to be mended: whoever does takes them out. */
const knownFaults: Readonly<Record<string, readonly string[]>> = {}

async function convert(name: string): Promise<ConvertedDocument | null> {
  return convertDocument(join(root ?? '', name))
}

describe.skipIf(root === null)('documents as others published them', () => {
  it.each(names)('%s: no word of the source is lost', async (name) => {
    const converted = await convert(name)
    // The lines of a PDF break words.
    if (converted === null || converted.meta.file.endsWith('.pdf')) return
    expect(converted.conservation.lost).toEqual([])
  })

  it.each(names)('%s is read without a problem', async (name) => {
    const converted = await convert(name)
    if (converted !== null) expect(loadConverted(converted).parts.length).toBeGreaterThan(0)
  })

  it.each(names)(
    '%s: of what is absent nothing is shown, and nothing is called exact that is not',
    async (name) => {
      const converted = await convert(name)
      if (converted === null) return
      const way = askOf(loadConverted(converted))
      const worst: string[] = []
      for (const expectation of readExpectations(
        readFileSync(join(root ?? '', name, 'expect.tsv'), 'utf8'),
      )) {
        if (expectation.kind !== 'absent' && expectation.kind !== 'check') continue
        const { grade } = await judge(expectation, way)
        if (grade === 'worst') worst.push(expectation.typed)
      }
      expect(worst).toEqual(knownFaults[name] ?? [])
    },
  )
})
