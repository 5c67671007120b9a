import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findDocument } from '../../src/document/library.ts'
import { ContentError, formatProblem, type Problem } from '../../src/document/problem.ts'
import { readLibrary } from '../../src/document/read-library.ts'
import { sourceOf } from './source.ts'

const valid = sourceOf('1. One.')

describe('readLibrary', () => {
  it('reads every document, the first by name as the main one', () => {
    const library = readLibrary(
      folderOf({ 'b-2020/document.md': named('B'), 'a-2020/document.md': named('A') }),
    )
    expect(library.main.id).toBe('a-2020')
    expect(library.documents.map(({ id }) => id)).toEqual(['a-2020', 'b-2020'])
    expect(library.unsealed).toEqual(['a-2020', 'b-2020'])
  })

  it('puts the chosen document first', () => {
    const folder = folderOf({ 'a/document.md': named('A'), 'b/document.md': named('B') })
    const library = readLibrary(folder, 'b')
    expect(library.main.id).toBe('b')
    expect(library.documents.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('passes over files and hidden folders', () => {
    const folder = folderOf({ 'a/document.md': valid, 'README.md': '# Documents', '.git/HEAD': 'x' })
    expect(readLibrary(folder).documents.map(({ id }) => id)).toEqual(['a'])
  })

  it('reports a folder that does not exist', () => {
    const missing = join(tmpdir(), 'no-such-folder-of-documents')
    expect(problemsIn(missing)).toMatchObject([
      { file: missing, remedy: expect.stringContaining('CONTENT_DIR') },
    ])
  })

  it('reports an empty folder', () => {
    expect(problemsIn(folderOf({}))).toMatchObject([{ message: 'the content folder is empty' }])
  })

  it('reports a document that is chosen and not there, and which there are', () => {
    const folder = folderOf({ 'a/document.md': named('A'), 'b/document.md': named('B') })
    expect(problemsIn(folder, 'c')).toMatchObject([
      { message: 'there is no document "c"', remedy: expect.stringMatching(/DOCUMENT.*a, b/u) },
    ])
  })

  it.each(['Accord', 'two words', '-a', 'ü', 'x'.repeat(41)])('reports the folder name %s', (name) => {
    expect(problemsIn(folderOf({ [`${name}/document.md`]: valid }))).toMatchObject([
      { message: `"${name}" cannot name a document` },
    ])
  })

  it('reports a folder without a document', () => {
    expect(problemsIn(folderOf({ 'a/text.md': valid }))).toMatchObject([
      { file: expect.stringMatching(/a.document\.md$/u), message: expect.stringContaining('ENOENT') },
    ])
  })

  it('reports a file that is not UTF-8', () => {
    const folder = folderOf({ 'a/document.md': Buffer.from(sourceOf('1. Caf\u00e9.'), 'latin1') })
    expect(problemsIn(folder)).toMatchObject([{ message: 'the file is not UTF-8 text' }])
  })

  it.each(['document.md', 'thesaurus.yml'])('reports a named pipe in the place of %s', (name) => {
    const folder = folderOf({ 'a/document.md': valid })
    rmSync(join(folder, 'a', name), { force: true })
    execFileSync('mkfifo', [join(folder, 'a', name)])
    expect(problemsIn(folder)).toMatchObject([
      { file: join(folder, 'a', name), message: 'this is not a file with text' },
    ])
  })

  it('reports links that lead nowhere, by their own names', () => {
    const folder = folderOf({ 'a/document.md': valid, 'b/README': 'x' })
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'b', 'document.md'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a', 'thesaurus.yml'))
    expect(problemsIn(folder)).toMatchObject([
      { file: join(folder, 'c'), message: 'this is a link to a folder that does not exist' },
      {
        file: join(folder, 'a', 'thesaurus.yml'),
        message: 'this is a link to a file that does not exist',
        remedy: expect.stringContaining('thesaurus.yml'),
      },
      { file: join(folder, 'b', 'document.md'), message: 'this is a link to a file that does not exist' },
    ])
  })

  it('reports two documents of the same short name, in any case', () => {
    const folder = folderOf({ 'a/document.md': named('Accord'), 'b/document.md': named('ACCORD') })
    expect(problemsIn(folder)).toMatchObject([
      { file: join(folder, 'b', 'document.md'), message: '"accord" also names a' },
    ])
  })

  it("reports a short name that is another document's id", () => {
    const folder = folderOf({ 'a/document.md': named('A'), 'b/document.md': named('a') })
    expect(problemsIn(folder)).toMatchObject([{ message: '"a" also names a' }])
  })

  it.each(['11', '5-7', '11c'])('reports the folder name %s, which would read as a reference', (name) => {
    expect(problemsIn(folderOf({ [`${name}/document.md`]: valid }))).toHaveLength(1)
  })

  it('reports every problem of every document at once, each in one line with file, line and remedy', () => {
    const folder = folderOf({
      'a/document.md': sourceOf('1. One.\n\n3. Three.', { short: 'A' }),
      'b/document.md': sourceOf('1. One.', { short: 'B', date: 'soon', colour: 'red' }),
      'C/document.md': named('C'),
      'd/document.md': 'No front matter.',
      'e/document.md': Buffer.from([0xff, 0xfe, 0x41, 0x00]),
    })
    const lines = problemsIn(folder).map((problem) => formatProblem(problem).slice(folder.length + 1))
    expect(lines.toSorted()).toEqual([
      expect.stringMatching(/^C\/document\.md: "C" cannot name a document\. Rename .*\.$/u),
      expect.stringMatching(/^a\/document\.md:10: paragraph 3 stands where 2 is due\. Correct .*\.$/u),
      expect.stringMatching(/^b\/document\.md:4: .*"date".*\. Allowed keys: .*\.$/u),
      expect.stringMatching(/^b\/document\.md:7: .*unknown key \(colour\)\. Allowed keys: .*\.$/u),
      expect.stringMatching(/^d\/document\.md:1: the document has no front matter\. Begin .*\.$/u),
      expect.stringMatching(/^e\/document\.md: the file is not UTF-8 text\. Every .*\.$/u),
    ])
  })

  it('finds a document by id or short name, in any case', () => {
    const library = readLibrary(folderOf({ 'a-2020/document.md': named('Accord of A') }))
    for (const name of ['a-2020', 'A-2020', 'accord of a', 'ACCORD OF A']) {
      expect(findDocument(library, name)).toBe(library.main)
    }
    expect(findDocument(library, 'accord')).toBeNull()
  })
})

function named(short: string): string {
  return sourceOf('1. One.', { short })
}

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

function problemsIn(folder: string, mainId: string | null = null): readonly Problem[] {
  try {
    readLibrary(folder, mainId)
  } catch (error) {
    if (error instanceof ContentError) return error.problems
    throw error
  }
  return []
}
