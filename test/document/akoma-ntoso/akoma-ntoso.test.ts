import { describe, expect, it } from 'vitest'
import { writeAkomaNtoso } from '../../../src/document/akoma-ntoso/write-document.ts'
import type { Document } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { readLibrary } from '../../../src/document/read-library.ts'
import { isUnit, type UnitPart } from '../../../src/document/unit.ts'
import { harbour, vancouver } from '../../library.ts'
import { faultsOf } from './validate.ts'

const lanterns = readLibrary('test/browser/texts', 'lantern-code').documents
const documents = [...vancouver.documents, ...harbour.documents, ...lanterns]

/** A document of format 2 with this text. */
function read(text: string, more = ''): Document {
  const front = `---\ntitle: Rules of the pond\nshort: Pond\ndate: 2031-05-04\nissuer: The keepers\nsource: https://example.org/pond\nformat: 2\n${more}---\n\n`
  const reading = readDocument(`${front}${text}`, 'pond', 'pond.md')
  if (!('document' in reading)) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

/** Every word that a text prints, in order, without its notes: labels, headings, texts, cells. */
function wordsOf(parts: readonly UnitPart[]): readonly string[] {
  return parts.flatMap((part): readonly string[] => {
    if (isUnit(part)) return [part.label ?? '', part.title ?? '', ...wordsOf(part.parts)]
    if (part.kind === 'text') return [part.text]
    if (part.kind === 'quotation') return wordsOf(part.parts)
    return [...part.head, ...part.rows.flatMap(({ cells }) => cells)]
  })
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

function wordsOfXml(xml: string): string {
  return xml
    .replace(/<meta>.*?<\/meta>|<authorialNote.*?<\/authorialNote>|<\?xml.*?\?>/gsu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(?:#x([\da-f]+)|(\w+));/giu, (_, code, name) =>
      code === undefined ? String(named[name]) : String.fromCodePoint(Number.parseInt(code, 16)),
    )
}

/** What stands between white space does not: a call stands between letters. */
function letters(text: string): string {
  return text.replace(/\s+/gu, '')
}

function eIdsOf(xml: string): readonly string[] {
  return Array.from(xml.matchAll(/\seId="([^"]*)"/gu), ([, eId = '']) => eId)
}

describe.each(documents)('Akoma Ntoso of $short', (document) => {
  const xml = writeAkomaNtoso(document)

  it('is valid against the schema of the standard', () => {
    expect(faultsOf(xml)).toEqual([])
  })

  it('has every word of the text, in order, and none that is ours', () => {
    expect(letters(wordsOfXml(xml))).toBe(letters([document.title, ...wordsOf(document.parts)].join('')))
    for (const { text, label } of document.notes) {
      expect(wordsOfXml(xml.replaceAll('authorialNote', 'note'))).toContain(text)
      expect(xml).toContain(`marker="${label}"`)
    }
  })

  it('has eIds that all differ', () => {
    const eIds = eIdsOf(xml)
    expect(new Set(eIds).size).toBe(eIds.length)
  })

  it('says its language', () => {
    expect(xml).toContain(` xml:lang="${document.language}"`)
  })
})

describe('An eId', () => {
  it('is the way from the top, with divisions, numbers as printed, and lists', () => {
    const [code] = lanterns.filter(({ id }) => id === 'lantern-code')
    const eIds = eIdsOf(code === undefined ? '' : writeAkomaNtoso(code))
    expect(eIds).toEqual(
      expect.arrayContaining([
        ...['recs_1__rec_nn_1', 'recs_2__rec_1', 'chp_I__art_2__para_1', 'chp_I__art_3'],
        'chp_II__art_4__para_1__list_1__point_b__list_1__point_iii__list_1__indent_nn_2',
        ...['chp_II__art_4__para_2a', 'chp_II__sec_1__art_6-bis', 'chp_II__art_4__para_3__estr_1__para_2'],
        ...['att_I', 'att_I__para_1', 'att_II__part_B__para_2'],
      ]),
    )
  })

  it('keeps apart what the source numbers twice', () => {
    const xml = writeAkomaNtoso(
      read('1. Ducks may:\n\n    - (a) swim;\n\n    - (a) {again} dive.\n\n2. Geese may not.\n'),
    )
    expect(eIdsOf(xml)).toEqual(
      expect.arrayContaining(['para_1__list_1__point_a', 'para_1__list_1__point_a-2']),
    )
    expect(faultsOf(xml)).toEqual([])
  })
})

describe('What is written', () => {
  it('has words before, between and after units in their places', () => {
    const xml = writeAkomaNtoso(
      read(
        '## Article 1 Ducks\n\nDucks swim.\n\n1. They may:\n\n    - (a) dive;\n\n    In winter:\n\n    - (i) walk;\n\n    and sleep.\n',
      ),
    )
    expect(xml).toContain('<intro><p>Ducks swim.</p></intro><paragraph eId="art_1__para_1">')
    expect(xml).toMatch(/<list eId="art_1__para_1__list_2"><intro><p>In winter:<\/p><\/intro>/u)
    expect(xml).toContain('<wrapUp><p>and sleep.</p></wrapUp></list></paragraph>')
    expect(faultsOf(xml)).toEqual([])
  })

  it('says that words are gone, and writes none for them', () => {
    const xml = writeAkomaNtoso(read('## Article 1 {repealed}\n\n## Article 2 Geese\n\nGeese stay.\n'))
    expect(xml).toContain('<article eId="art_1" status="removed"><num>Article 1</num></article>')
  })

  it('refers to a note that is called again', () => {
    const xml = writeAkomaNtoso(read('1. Ducks[^1] and geese[^1] swim.\n\n[^1]: Of the pond.\n'))
    expect(xml).toContain(
      'Ducks<authorialNote eId="para_1__authorialNote_1" marker="1" placement="bottom"><p>Of the pond.</p></authorialNote> and geese<noteRef href="#para_1__authorialNote_1" marker="1"></noteRef> swim.',
    )
    expect(faultsOf(xml)).toEqual([])
  })

  it('is valid where the order is none that the standard knows', () => {
    const xml = writeAkomaNtoso(
      read(
        '## ANNEX A Ducks\n\n1. Ducks swim.\n\n***\n\nDone at the pond.\n\n## Article 1 Geese\n\nGeese stay.\n',
      ),
    )
    expect(faultsOf(xml)).toEqual([])
    expect(wordsOfXml(xml)).toMatch(/Ducks swim\.\s+Done at the pond\.\s+Article 1\s+Geese\s+Geese stay\./u)
  })

  it('escapes what would be markup', () => {
    const xml = writeAkomaNtoso(read('1. Ducks <p> & geese "swim" &amp; ]]> dive.\n'))
    expect(faultsOf(xml)).toEqual([])
    expect(wordsOfXml(xml)).toContain('Ducks <p> & geese "swim" &amp; ]]> dive.')
  })
})
