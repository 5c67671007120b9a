import { crc32, deflateRawSync } from 'node:zlib'
import { gzipSync, Zip, type ZipInputFile, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ImportError } from '../../src/import/import-error.ts'
import { importFile } from '../../src/import/import-file.ts'
import { limits } from '../../src/import/limits.ts'
import { makeDraft } from '../../src/import/make-draft.ts'
import { remembered } from '../remembered.ts'
import { isLong } from '../run-length.ts'
import { bytesOf, docxOf, odtOf, packed, pdfLines, pdfOf, wordParagraph } from './make-files.ts'

const refusalOf = async (bytes: Uint8Array, name = 'harbour'): Promise<string> => {
  const error = await makeDraft(bytes, name, null, () => undefined).catch((thrown: unknown) => thrown)
  if (!(error instanceof ImportError)) throw new Error(`No refusal, but: ${JSON.stringify(error)}`)
  return error.message
}

/** As `zipSync` makes it, by Node's own code, which takes a tenth of the time over a hundred megabytes. */
function quickZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const pieces: Uint8Array[] = []
  const made = remembered((bytes: Uint8Array) => ({ crc: crc32(bytes), deflated: deflateRawSync(bytes) }))
  const zip = new Zip((error, piece) =>
    error === null ? pieces.push(piece) : expect.unreachable(error.message),
  )
  for (const [filename, bytes] of Object.entries(files)) {
    const { crc, deflated } = made(bytes)
    const file: ZipInputFile = { filename, size: bytes.length, crc, compression: 8 }
    zip.add(file)
    file.ondata?.(null, deflated, true)
  }
  zip.end()
  return Buffer.concat(pieces)
}

const docx = docxOf(wordParagraph('The pier is open.'))
const password = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`

describe('A file that cannot be imported gets a sentence that says what to do', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'is empty. Choose another'],
    ['blanks alone', () => bytesOf(' \n\t\n'), 'has no words. Choose another'],
    [
      'a document.md',
      () => bytesOf('---\ntitle: A\nformat: 2\n---\n\nThe pier.\n'),
      'is a document.md already',
    ],
    ['an image', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'is an image (PNG)'],
    ['an archive', () => gzipSync(bytesOf('The pier is open.')), 'is an archive (GZIP). Unpack it'],
    ['rich text', () => bytesOf('{\\rtf1 The pier is open.}'), 'is rich text (RTF)'],
    ['bytes that are no text', () => Uint8Array.of(1, 2, 0, 3, 0, 4), 'is no text that can be read'],
    ['a spreadsheet', () => packed({ 'xl/workbook.xml': '<workbook/>' }), 'is a spreadsheet'],
    ['a presentation', () => packed({ 'ppt/presentation.xml': '<p/>' }), 'is a presentation'],
    ['an e-book', () => packed({ mimetype: 'application/epub+zip' }), 'is an e-book (EPUB)'],
    ['a ZIP of other files', () => packed({ 'pier.pdf': 'x' }), 'is a ZIP archive without a document'],
    ['a ZIP that was cut off', () => docx.slice(0, docx.length - 40), 'is damaged'],
    [
      'a ZIP whose bytes were changed',
      () => docx.map((byte, at) => (at > 60 && at < 120 ? 255 : byte)),
      'ave it again in the program',
    ],
    [
      'an old DOC',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 0)]),
      'is of an old kind of Office',
    ],
    [
      'a Word document with a password',
      () =>
        Uint8Array.from([
          ...[0xd0, 0xcf, 0x11, 0xe0],
          ...[...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]),
        ]),
      'is protected by a password',
    ],
    [
      'an OpenDocument text with a password',
      () => odtOf('', '', { 'META-INF/manifest.xml': '<manifest><encryption-data/></manifest>' }),
      'is protected by a password',
    ],
    ['a Word document with broken XML', () => docxOf('<w:p>'), 'XML is broken in line 1'],
    ['a Word document without a text', () => packed({ 'word/document.xml': '<document/>' }), 'has no text'],
    ['a Word document of blanks', () => docxOf(wordParagraph(' ')), 'has no words'],
    [
      'a PDF with a password',
      () => pdfOf([pdfLines('The pier is open.')], password),
      'protected by a password',
    ],
    ['a PDF that was cut off', () => bytesOf('%PDF-1.7\n1 0 obj\n<<'), 'is damaged and cannot be opened'],
    ['a PDF without text', () => pdfOf([[], []]), 'its 2 pages are pictures (a scan). Use a program'],
    ['XML of another kind', () => bytesOf('<?xml version="1.0"?><feed><entry>x</entry></feed>'), '(<feed>)'],
    ['XML that doesn’t say so', () => bytesOf('<law>\n<p>The pier.</p>\n</law>\n'), '(<law>)'],
    ['rich text behind a blank line', () => bytesOf('\n{\\rtf1 The pier.}'), 'is rich text (RTF)'],
    ['JSON', () => bytesOf('{ "title": "Pier", "text": ["The pier is open."] }\n'), 'is data (JSON)'],
    ['a list of JSON', () => bytesOf('[\n  {"text": "The pier is open."}\n]'), 'is data (JSON)'],
    ['JSON lines', () => bytesOf('{"a":1}\n{"a":2}\n{"a":3}\n{"a":4}\n'), 'is data (JSON)'],
    ['a table', () => bytesOf('pier,ships,toll\nNorth,3,"1,20"\nSouth,4,2\nEast,,\n'), 'is a table (CSV)'],
    ['a table by tabs', () => bytesOf('pier\tships\ttoll\nN\t3\t1\nS\t4\t2\nE\t5\t3\n'), 'is a table'],
    [
      'entities',
      () => bytesOf('<!DOCTYPE a [<!ENTITY x "harbour">]><akomaNtoso><p>&x;</p></akomaNtoso>'),
      'defines entities of its own',
    ],
    ['XML that is not closed', () => bytesOf('<akomaNtoso><act>\n<body>'), 'XML is broken in line 2'],
    [
      'XML nested a thousand deep',
      () => bytesOf(`<akomaNtoso>${'<p>'.repeat(1_000)}x${'</p>'.repeat(1_000)}</akomaNtoso>`),
      'nested more than 400 deep',
    ],
    [
      'HTML nested thousands deep',
      () => bytesOf(`<!doctype html>${'<div>'.repeat(isLong ? 10_000 : 2_000)}x`),
      'nested more than 300 deep',
    ],
    [
      'an encoding that nobody knows',
      () => Uint8Array.from([...bytesOf('<!doctype html><meta charset="harbour-1"><p>'), 0xe9]),
      'encoded as “harbour-1”',
    ],
  ])('%s', async (_, make, sentence) => {
    const refusal = await refusalOf(make())
    expect(refusal).toContain(sentence)
    expect(refusal).toMatch(/^[A-Z].*\.$/su)
  })

  it('what is called so is refused whatever is in it', async () => {
    expect(await refusalOf(bytesOf('The pier is open.'), 'pier.csv')).toContain('is a table (CSV)')
    expect(await refusalOf(bytesOf('{ "pier": '), 'pier.json')).toContain('is data (JSON)')
  })

  it.each([
    ['a text that begins with a bracket', '[1] The pier is open.\n\n[2] Boats pay no toll.\n'],
    ['a list with commas', 'Piers, boats, ships\nNorth, south, east\nOne, two, three\nRed, blue, white\n'],
    ['braces', '{The pier} is open, "boats" pay.\n'],
    ['a bracketed tag', '<The pier> is open.\n'],
  ])('%s is read as plain text', async (_, text) => {
    const { format } = await makeDraft(bytesOf(text), 'pier', null, () => undefined)
    expect(format).toBe('text')
  })

  it('a file of an ending that nobody knows is read, with a warning', async () => {
    const { warnings } = await makeDraft(bytesOf('1. The pier is open.\n'), 'pier.tex', null, () => undefined)
    expect(warnings.map(({ message }) => message).join()).toContain('called .tex is not known')
    const dated = await makeDraft(bytesOf('1. The pier is open.\n'), 'rules.2031', null, () => undefined)
    expect(dated.warnings.map(({ message }) => message).join()).not.toContain('is not known')
  })

  it('a ZIP that unpacks to too much, before it is unpacked', async () => {
    const zeros = new Uint8Array(limits.unpackedBytes / 2 + 1)
    const bomb = quickZip({ 'word/document.xml': zeros, 'word/styles.xml': zeros })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(bomb)).toContain('unpacks to more than 100 megabytes')
  })

  it('a ZIP that says it unpacks to less than it does', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(1_000_000) })
    const view = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 30; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    }
    expect(await refusalOf(bomb)).toMatch(/damaged|broken/u)
  })

  it('a PDF of more pages than are read', async () => {
    const pages = Array.from({ length: limits.pages + 1 }, () => [])
    expect(await refusalOf(pdfOf(pages))).toContain('has 1,001 pages, more than the 1,000')
  })
})

describe('In its thread', () => {
  it('a file is refused by its size before anything is read', async () => {
    const bytes = new Uint8Array(limits.bytes + 1)
    await expect(importFile({ bytes, name: 'pier.pdf' })).rejects.toThrow('has 21 megabytes')
  })

  it('a refusal comes out as it was said', async () => {
    const importing = importFile({ bytes: new Uint8Array(), name: 'pier.pdf' })
    await expect(importing).rejects.toThrow(ImportError)
  })

  it('what takes too long is ended', async () => {
    const bytes = bytesOf('1. The pier is open.\n\n'.repeat(100_000))
    const importing = importFile({ bytes, name: 'pier.txt', milliseconds: 50 })
    await expect(importing).rejects.toThrow('took more than 1 seconds to read')
  })

  it('a file is imported, and what is done is told', async () => {
    const told: string[] = []
    const draft = await importFile({
      bytes: docx,
      name: 'pier.docx',
      onProgress: (doing) => told.push(doing),
    })
    expect(draft.body).toBe('The pier is open.\n')
    expect(told).toContain('Finding headings, labels and paragraphs')
  })

  it('one file after another is read, whatever became of the one before', async () => {
    const bytes = bytesOf('1. The pier is open.\n')
    // Not read within a millisecond, by no thread.
    const long = bytesOf('1. The pier is open.\n'.repeat(20_000))
    const read = async (name: string) => (await importFile({ bytes, name })).body
    expect(await read('one.txt')).toBe('1. The pier is open.\n')
    await expect(importFile({ bytes: new Uint8Array(), name: 'empty.txt' })).rejects.toThrow(ImportError)
    expect(await read('two.txt')).toBe('1. The pier is open.\n')
    await expect(importFile({ bytes: long, name: 'late.txt', milliseconds: 0 })).rejects.toThrow(
      'seconds to read',
    )
    expect(await Promise.all([read('three.txt'), read('four.txt')])).toHaveLength(2)
  })
})
