import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { sealDocument } from '../../src/programs/seal-document.ts'
import { sourceOf } from '../document/source.ts'

const text = '## Part\n\n1. One.\n\n2. Two.\n'

describe('npm run seal', () => {
  it.each([
    ['\n', sourceOf(text)],
    ['\r\n', sourceOf(text).replaceAll('\n', '\r\n')],
    ['\r\n', sourceOf(text, { sha256: 'wrong' }).replaceAll('\n', '\r\n')],
  ])('seals a file and keeps its text and its line ends (%j)', (end, source) => {
    const folder = folderWith(source)
    expect(sealDocument('a', folder)).toMatchObject({ isSealed: true })
    const sealed = readFileSync(join(folder, 'a', 'document.md'), 'utf8')
    expect(readDocument(sealed, 'a', 'document.md')).toMatchObject({ sealed: true })
    expect(sealed.endsWith(text.replaceAll('\n', end))).toBe(true)
    expect(sealed.split(end).join('')).not.toMatch(/[\r\n]/u)
  })

  it('says which file is missing, where a name is unknown', () => {
    const folder = folderWith(sourceOf(text))
    const { isSealed, said } = sealDocument('nowhere', folder)
    expect(isSealed).toBe(false)
    expect(said).toMatch(/nowhere.document\.md: the file cannot be read \(ENOENT\)\. Name a folder of /u)
  })

  it.each([
    ['no front matter', text, /has no front matter/u],
    [
      'front matter that is not valid',
      sourceOf(text, { title: 'a: b' }),
      /:2: the front matter is not valid YAML/u,
    ],
    ['an alias that names nothing', sourceOf(text, { rights: '*a' }), /:7: the front matter has an alias/u],
    ['a gap', sourceOf('1. One.\n\n3. Three.'), /paragraph 3 stands where 2 is due/u],
  ])('says what is wrong with a file that has %s, and leaves it alone', (_, source, sentence) => {
    const folder = folderWith(source)
    const { isSealed, said } = sealDocument('a', folder)
    expect(isSealed).toBe(false)
    expect(said).toMatch(sentence)
    expect(readFileSync(join(folder, 'a', 'document.md'), 'utf8')).toBe(source)
  })
})

function folderWith(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'a', 'document.md'), source)
  return folder
}
