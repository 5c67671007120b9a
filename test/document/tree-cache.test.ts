import { cp, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateLaw } from '../../bench/documents/generate-law.ts'
import { ContentError } from '../../src/document/problem.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { readLibraryInSlices } from '../../src/document/read-library.ts'
import { readerCode, readerVersion } from '../../src/document/reader-version.ts'
import { sealOf } from '../../src/document/seal.ts'
import { createTreeCache, decodeText, encodeText, type ReadText } from '../../src/document/tree-cache.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { createFolderCache } from '../../src/text/folder-cache.ts'
import { someOf } from '../run-length.ts'

const quoted = '> 1. A quay is lit.\n>\n>     - (a) at night;\n>     - (b) in fog.\n'
const table = ['| Pier | Lamps |', '| --- | --- |', ...rows(700)].join('\n')
// Long enough to be kept, with all that a tree may hold, and something to be warned about.
const law = `${generateLaw(200).file}

### Article 900 Of quays[^1]

2. The law on quays reads:[^1]

    ${quoted.replaceAll('\n', '\n    ')}

### Article 901 {repealed}

### Article 902 Of the soft\u{AD} hyphen

${table}

[^1]: A note.
`

function rows(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `| Pier ${at} | ${at} |`)
}

const reading = readDocument(law, 'law', 'law/document.md')
if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
const { document } = reading
const text: ReadText = { parts: document.parts, notes: document.notes, warnings: reading.warnings }
const bytes = runTask(encodeText(text, 'key'))

describe('The cache of trees', () => {
  it('gives a text back as it was', () => {
    expect(document.notes).toHaveLength(1)
    expect(reading.warnings.length).toBeGreaterThan(0)
    expect(runTask(decodeText(bytes, 'key'))).toStrictEqual(text)
  })

  it('has no line that takes long to read', () => {
    const longest = Math.max(
      ...bytes
        .toString('latin1')
        .split('\n')
        .map(({ length }) => length),
    )
    expect(bytes.length).toBeGreaterThan(200_000)
    expect(longest).toBeLessThan(bytes.length / 3)
  })

  it('trusts no damaged byte, no other key, no stump', () => {
    expect(runTask(decodeText(bytes, 'another key'))).toBeNull()
    for (const end of [0, 31, 32, 1_000, bytes.length - 1]) {
      expect(runTask(decodeText(bytes.subarray(0, end), 'key')), `${end} bytes`).toBeNull()
    }
    for (const at of [0, 40, bytes.length >> 1, bytes.length - 1]) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      expect(runTask(decodeText(damaged, 'key')), `byte ${at}`).toBeNull()
    }
  })
})

async function contentWith(source: string): Promise<{ readonly content: string; readonly cache: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'trees-'))
  const content = join(folder, 'content')
  await mkdir(join(content, 'law'), { recursive: true })
  await writeFile(join(content, 'law', 'document.md'), source)
  return { content, cache: join(folder, 'cache') }
}

function read(
  { content, cache }: { readonly content: string; readonly cache: string },
  onUnwritten?: () => void,
) {
  return readLibraryInSlices(content, null, null, createFolderCache(cache, onUnwritten))
}

describe('A library with a long document', () => {
  it('fills the cache at the first start, believes it at the second, and makes it anew when it is damaged', async () => {
    const folders = await contentWith(law)
    const first = await read(folders)
    const [name = ''] = await readdir(folders.cache)
    const file = join(folders.cache, name)
    const kept = await readFile(file)
    const { mtimeMs, mode } = await stat(file)
    expect(mode & 0o077).toBe(0)
    expect(await read(folders)).toStrictEqual(first)
    expect((await stat(file)).mtimeMs).toBe(mtimeMs)
    await writeFile(file, kept.subarray(0, 1_000))
    expect(await read(folders)).toStrictEqual(first)
    expect(await readFile(file)).toEqual(kept)
  })

  it('is read from the cache: what is there is what is shown', async () => {
    const folders = await contentWith(law)
    await read(folders)
    const [name = ''] = await readdir(folders.cache)
    const other: ReadText = { ...text, parts: text.parts.slice(0, 1), warnings: [] }
    await writeFile(join(folders.cache, name), runTask(encodeText(other, name.replace('.tree', ''))))
    const library = await read(folders)
    expect(library.main.parts).toEqual(other.parts)
    expect(library.warnings).toEqual([])
  })

  it('is read anew where the file has another letter', async () => {
    const folders = await contentWith(law)
    await read(folders)
    await writeFile(join(folders.content, 'law', 'document.md'), law.replace('A note.', 'A vote.'))
    expect((await read(folders)).main.notes[0]?.text).toBe('A vote.')
    expect(await readdir(folders.cache)).toHaveLength(2)
  })

  it('is checked against its seal from the cache, too', async () => {
    const { sha256 } = sealOf(document)
    const sealed = law.replace('format: 2', `format: 2\nsha256: ${sha256}`)
    const folders = await contentWith(sealed)
    await read(folders)
    expect((await read(folders)).unsealed).toEqual([])
    const [name = ''] = await readdir(folders.cache)
    const other: ReadText = { ...text, notes: [] }
    await writeFile(join(folders.cache, name), runTask(encodeText(other, name.replace('.tree', ''))))
    await expect(read(folders)).rejects.toThrow(ContentError)
  })

  it('is read without a cache where that cannot be written', async () => {
    const folders = await contentWith(law)
    const cache = join(folders.content, 'law', 'document.md')
    let told = 0
    const library = await read({ ...folders, cache }, () => {
      told += 1
    })
    expect(library.main.parts).toEqual(document.parts)
    expect(told).toBe(1)
  })

  it('keeps no short document, and none that could not be read', async () => {
    const short = await contentWith(generateLaw(3).file)
    await read(short)
    await expect(readdir(short.cache)).rejects.toThrow('ENOENT')
    const wrong = await contentWith(`${law}\n# A title\n`)
    await expect(read(wrong)).rejects.toThrow(ContentError)
    await expect(readdir(wrong.cache)).rejects.toThrow('ENOENT')
  })
})

describe('The version of the reader', () => {
  it('is another one when any code that it imports is another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reader-'))
    const source = resolve(import.meta.dirname, '../../src')
    const modules = await importedBy(join(source, 'document/read-document.ts'))
    expect(modules.size).toBeGreaterThan(40)
    await cp(join(source, 'document'), join(folder, 'document'), { recursive: true })
    await cp(join(source, 'text'), join(folder, 'text'), { recursive: true })
    const code = { ...readerCode, folders: [join(folder, 'document'), join(folder, 'text')] }
    const versions = new Set([runTask(readerVersion()), runTask(readerVersion(code))])
    expect(versions.size).toBe(1)
    const changed = someOf([...modules], 8)
    for (const module of changed) {
      const copy = join(folder, relative(source, module))
      await writeFile(copy, `${await readFile(copy, 'utf8')}\n`)
      versions.add(runTask(readerVersion(code)))
    }
    expect(versions.size).toBe(1 + changed.length)
    const packages = join(folder, 'package-lock.json')
    await writeFile(packages, '{}')
    versions.add(runTask(readerVersion({ ...code, packages })))
    expect(versions.size).toBe(2 + changed.length)
  })

  it('is unknown where the code is not there, and then nothing is kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reader-'))
    const code = { ...readerCode, folders: [folder] }
    expect(runTask(readerVersion(code))).toBeNull()
    const cache = createTreeCache(createFolderCache(folder), code)
    cache.add(law, text)
    await cache.write()
    expect(await readdir(folder)).toEqual([])
    expect(runTask(cache.find(law))).toBeNull()
  })
})

/** The modules of the program that one is made of, with itself. */
async function importedBy(module: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(module)) return found
  found.add(module)
  const code = await readFile(module, 'utf8')
  for (const [, path = ''] of code.matchAll(/from '(\.[^']+)'/gu)) {
    await importedBy(resolve(dirname(module), path), found)
  }
  return found
}
