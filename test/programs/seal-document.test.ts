import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { readLibrary } from '../../src/document/read-library.ts'
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

describe('The seal of a long text', () => {
  const articles = Array.from(
    { length: 210 },
    (_, at) => `## Article ${at + 1}\n\nWords of article ${at + 1}.\n`,
  )
  const law = (text: string): string => sourceOf(text, { format: '2' })

  it('has its units in a file beside it, and names those that have changed, are new or are gone', () => {
    const folder = folderWith(law(articles.join('\n')))
    expect(sealDocument('a', folder)).toMatchObject({ isSealed: true })
    const [first] = readFileSync(join(folder, 'a', 'seal.txt'), 'utf8').split('\n')
    expect(first).toMatch(/^[0-9a-f]{8} art1$/u)
    const file = join(folder, 'a', 'document.md')
    const sealed = readFileSync(file, 'utf8')
    expect(sealed).not.toContain('paragraphs:')
    expect(readLibrary(folder).unsealed).toEqual([])
    writeFileSync(
      file,
      sealed
        .replace('article 7.', 'article seven.')
        .replace(/## Article 9\n\n.*\n/u, '## Article 9a\n\nNew.\n'),
    )
    expect(() => readLibrary(folder)).toThrow(/: art7, art9a, art9 has changed/u)
  })

  it('loses that file when it is short again', () => {
    const folder = folderWith(law(articles.join('\n')))
    sealDocument('a', folder)
    const file = join(folder, 'a', 'document.md')
    writeFileSync(file, law(articles.slice(0, 5).join('\n')))
    expect(sealDocument('a', folder)).toMatchObject({ isSealed: true })
    expect(existsSync(join(folder, 'a', 'seal.txt'))).toBe(false)
    expect(readLibrary(folder).unsealed).toEqual([])
  })

  it('is broken by a label, a heading, a note, a cell or a status', () => {
    const text =
      '## Article 1 Aims\n\n- (1) We build.[^1]\n\n| A | B |\n|---|---|\n| x | y |\n\n## Article 2 {repealed}\n\n[^1]: A note.\n'
    const folder = folderWith(law(text))
    expect(sealDocument('a', folder)).toMatchObject({ isSealed: true })
    const file = join(folder, 'a', 'document.md')
    const sealed = readFileSync(file, 'utf8')
    for (const [before, after] of [
      ['(1) We', '(2) We'],
      ['Aims', 'Aim'],
      ['A note', 'The note'],
      ['| x |', '| z |'],
      ['{repealed}', '{deleted}'],
      ['Article 2 {', 'Article 3 {'],
    ] as const) {
      writeFileSync(file, sealed.replace(before, after))
      expect(() => readLibrary(folder), before).toThrow(/is not the one that was sealed/u)
    }
  })
})

function folderWith(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'a', 'document.md'), source)
  return folder
}
