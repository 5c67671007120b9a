import type { Document } from '../../../src/document/document.ts'
import { type Passage, passageAt } from '../../../src/document/passage.ts'
import { readTree } from '../format-2/tree.ts'

/** A document of a language with this text in file format 2. */
export function documentOf(text: string, language = 'en', more: Partial<Document> = {}): Document {
  const { parts, notes, problems } = readTree(text, { language })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return {
    id: 'accord',
    title: 'Accord of Nowhere',
    short: 'Accord',
    date: '2031-04-02',
    place: null,
    issuer: 'Nobody',
    source: 'https://example.org/accord',
    page: null,
    language,
    isCitedShort: false,
    rights: null,
    format: 2,
    parts,
    notes,
    main: null,
    units: [],
    actions: [],
    thesaurus: [],
    version: null,
    ...more,
  }
}

/** The passage with this id, `5`, `art6.1.f:2`, which the document must have. */
export function passageOf(id: string, document: Document): Passage {
  const [, unit = id, from, to = from] = /^(.*?):(\d+)(?:-(\d+))?$/u.exec(id) ?? []
  const whole = passageAt(unit, document)
  if (whole === null) throw new Error(`no passage: ${unit}`)
  return from === undefined
    ? whole
    : { ...whole, place: { unit, sentences: { from: Number(from), to: Number(to) } } }
}
