import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundledProgram, type ProgramFolders } from '../../src/app/bundled-program.ts'

const source = 'export const answer = 42\n'

describe('The bundle of our own files', () => {
  let root = ''
  let folders: ProgramFolders

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rapporteur-bundle-'))
    mkdirSync(join(root, 'src'))
    mkdirSync(join(root, 'build'))
    for (const name of ['main.ts', 'other.ts']) writeFileSync(join(root, 'src', name), source)
    const folder = pathToFileURL(join(root, 'build/'))
    folders = { folder, list: new URL('bundle.json', folder), root: pathToFileURL(`${root}/`) }
    const sources = Object.fromEntries(
      readdirSync(join(root, 'src')).map((name) => [`src/${name}`, source.length]),
    )
    writeFileSync(folders.list, JSON.stringify({ entries: { 'src/main.ts': 'main-1.js' }, sources }))
  })

  afterEach(() => rmSync(root, { recursive: true }))

  it('is loaded while every file is as it was', () => {
    const [[from, to] = []] = bundledProgram(folders)
    expect(from).toBe(new URL('src/main.ts', folders.root).href)
    expect(to).toBe(new URL('main-1.js', folders.folder).href)
  })

  it('is passed over where a file is of another length, even if it is older', () => {
    writeFileSync(join(root, 'src/other.ts'), `${source}\n`)
    utimesSync(join(root, 'src/other.ts'), 0, 0)
    expect(bundledProgram(folders).size).toBe(0)
  })

  it('is passed over where a file was written since, even if it is as long', () => {
    const later = Date.now() / 1_000 + 60
    writeFileSync(join(root, 'src/other.ts'), source.replace('42', '43'))
    utimesSync(join(root, 'src/other.ts'), later, later)
    expect(bundledProgram(folders).size).toBe(0)
  })

  it('is passed over where a file is gone', () => {
    rmSync(join(root, 'src/other.ts'))
    expect(bundledProgram(folders).size).toBe(0)
  })

  it('needn’t have been made', () => {
    rmSync(folders.list)
    expect(bundledProgram(folders).size).toBe(0)
  })
})
