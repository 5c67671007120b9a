import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readLibrary } from '../../src/document/read-library.ts'
import { importDocument } from '../../src/programs/import-document.ts'

const known = [
  '--title',
  'Harbour Rules',
  '--date',
  '2031-04-02',
  '--issuer',
  'The Isles',
  '--source',
  'https://isles.example/rules',
]
const rules = '1. Ships carry a lamp.\n\n2. Boats pay no toll.\n'

interface Ran {
  readonly code: number
  readonly said: string
  readonly failed: string
  readonly content: string
}

async function run(
  text: string,
  args: readonly string[],
  { content = folder(), answers = null }: { content?: string; answers?: readonly string[] | null } = {},
): Promise<Ran> {
  const file = join(folder(), 'harbour-rules.md')
  writeFileSync(file, text)
  const said: string[] = []
  const failed: string[] = []
  const left = [...(answers ?? [])]
  const code = await importDocument([file, ...args], content, {
    say: (words) => said.push(words),
    fail: (words) => failed.push(words),
    progress: () => undefined,
    ask: answers === null ? null : async () => left.shift() ?? '',
  })
  return { code, said: said.join('\n'), failed: failed.join('\n'), content }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

describe('npm run import', () => {
  it('says where the words of a file went so that the numbers add up', async () => {
    const { said } = await run(`${rules}\n[^1]: By night.\n`.replace('lamp.', 'lamp.[^1]'), ['--check'])
    const [, counts = ''] = /^(.* words in the file, .* unaccounted for)\.$/mu.exec(said) ?? []
    const [inFile = 0, ...parts] = [...counts.matchAll(/\d+/gu)].map(Number)
    expect(inFile).toBeGreaterThan(11)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(inFile)
  })

  it('publishes a file, sealed, with all that is needed and --yes', async () => {
    const { code, said, content } = await run(rules, ['--name', 'rules', ...known, '--yes'])
    expect(code).toBe(0)
    expect(said).toContain('10 words in the file, 10 in the document, 0 left out, 0 unaccounted for.')
    expect(said).toContain('Found: paragraphs 1–2. Is that all?')
    expect(said).toMatch(/document\.md is published, and sealed: [0-9a-f]{64}$/u)
    const { main, unsealed } = readLibrary(content)
    expect(main).toMatchObject({
      id: 'rules',
      title: 'Harbour Rules',
      short: 'Harbour Rules',
      language: 'en',
    })
    expect(unsealed).toEqual([])
    expect(readdirSync(content)).toEqual(['rules'])
  })

  describe('of a document.md', () => {
    const own = `---
format: 2
title: Harbour Rules
short: Harbour
date: 2031-04-02
issuer: The Isles
source: https://isles.example/rules
# The council's own.
rights: None
---
### Article 1

1. Ships carry a lamp.

    - (a) red;
`
    it('publishes it as it is, sealed', async () => {
      const { code, said, content } = await run(own, ['--name', 'rules', '--yes'])
      expect(code).toBe(0)
      expect(said).toContain('is a document.md (format 2). It is published as it is.')
      const written = readFileSync(join(content, 'rules', 'document.md'), 'utf8')
      expect(written).toContain('# The council')
      expect(written.slice(written.indexOf('### Article'))).toBe(own.slice(own.indexOf('### Article')))
      expect(readLibrary(content)).toMatchObject({ main: { short: 'Harbour', format: 2 }, unsealed: [] })
    })

    it('asks for the name of its folder', async () => {
      const { code, content } = await run(own, [], { answers: ['', 'y'] })
      expect(code).toBe(0)
      expect(readdirSync(content)).toEqual(['harbour-rules'])
      const alone = await run(own, ['--yes'])
      expect(alone.failed).toContain('--name')
      expect(readdirSync(alone.content)).toEqual([])
    })

    it('publishes nothing that cannot be read, is changed against its seal, or is named twice', async () => {
      const twice = await run(`${own}\n1. Again.\n`, ['--name', 'rules', '--yes'])
      const changed = await run(own.replace('rights:', `sha256: ${'0'.repeat(64)}\nrights:`), [
        '--name',
        'rules',
        '--yes',
      ])
      const said = await run(own, ['--name', 'rules', '--title', 'Other Rules', '--yes'])
      expect([twice.code, changed.code, said.code]).toEqual([1, 1, 1])
      expect(twice.said).toContain('What keeps it from being published:')
      expect(said.failed).toContain('instead of by --title')
      for (const { content } of [twice, changed, said]) expect(readdirSync(content)).toEqual([])
    })

    it('only reports with --check', async () => {
      const { code, content } = await run(own, ['--check'])
      expect(code).toBe(0)
      expect(readdirSync(content)).toEqual([])
    })
  })

  it('says what is missing, and what the file suggests, and publishes nothing', async () => {
    const { code, failed, content } = await run(`# Harbour Rules\n\n${rules}`, ['--name', 'rules', '--yes'])
    expect(code).toBe(1)
    expect(failed).toBe(
      'Nothing was published. Still needed:\n  --title   (the file suggests: Harbour Rules)\n  --date\n  --issuer\n  --source',
    )
    expect(readdirSync(content)).toEqual([])
  })

  it('only reports with --check', async () => {
    const { code, said, content } = await run(rules, ['--check', '--name', 'rules', ...known, '--yes'])
    expect(code).toBe(0)
    expect(said).toContain('Every word is accounted for.')
    expect(readdirSync(content)).toEqual([])
  })

  it('asks a person for what is missing; Enter takes what the file suggests', async () => {
    const answers = ['', '', '', '2031-04-02', 'The Isles', 'https://isles.example/rules', '', '', 'y']
    const { code, content } = await run(`# Harbour Rules\n\n${rules}`, [], { answers })
    expect(code).toBe(0)
    expect(readLibrary(content).main).toMatchObject({
      id: 'harbour-rules',
      title: 'Harbour Rules',
      issuer: 'The Isles',
    })
  })

  it('publishes nothing where the person does not agree, or nobody is there to', async () => {
    const args = ['--name', 'rules', '--short', 'Rules', '--rights', 'None', '--language', 'en', ...known]
    const refused = await run(rules, args, { answers: ['n'] })
    const alone = await run(rules, args)
    expect([refused.code, alone.code]).toEqual([1, 1])
    expect(alone.failed).toContain('say --yes')
    expect([...readdirSync(refused.content), ...readdirSync(alone.content)]).toEqual([])
  })

  it('never overwrites a document without being told; with --replace it keeps what else is in its folder', async () => {
    const content = folder()
    const args = ['--name', 'rules', ...known, '--yes']
    await run(rules, args, { content })
    writeFileSync(join(content, 'rules', 'thesaurus.yml'), '')
    const before = readFileSync(join(content, 'rules', 'document.md'), 'utf8')
    const second = await run('1. Ships pay.\n', args, { content })
    expect(second.code).toBe(1)
    expect(second.failed).toContain('there is a document "rules". Give another --name, or say --replace.')
    expect(readFileSync(join(content, 'rules', 'document.md'), 'utf8')).toBe(before)
    const third = await run('1. Ships pay.\n', [...args, '--replace'], { content })
    expect(third.code).toBe(0)
    expect(readFileSync(join(content, 'rules', 'document.md'), 'utf8')).toContain('1. Ships pay.')
    expect(existsSync(join(content, 'rules', 'thesaurus.yml'))).toBe(true)
    expect(readdirSync(content)).toEqual(['rules'])
  })

  it.each([
    [['--name', 'Rules of 2031', ...known], 'cannot name a document'],
    [['--name', '5', ...known], 'cannot name a document'],
    [['--name', 'rules', ...known, '--date', 'tomorrow'], '"date" is missing or wrong'],
    [['--name', 'rules', ...known, '--source', 'the office'], '"source" is missing or wrong'],
    [['--name', 'rules', ...known, '--short', '5 rules'], '"short" is missing or wrong'],
  ])('refuses %j', async (args, sentence) => {
    const { code, failed, content } = await run(rules, [...args, '--yes'])
    expect(code).toBe(1)
    expect(failed).toContain(sentence)
    expect(readdirSync(content)).toEqual([])
  })

  it('refuses a short name that another document has', async () => {
    const content = folder()
    await run(rules, ['--name', 'rules', ...known, '--yes'], { content })
    const { failed } = await run(rules, ['--name', 'others', ...known, '--yes'], { content })
    expect(failed).toContain('also names rules')
  })

  it('says what a file is that is none, and what it takes', async () => {
    const terminal = { say: () => undefined, fail: () => undefined, progress: () => undefined, ask: null }
    const content = folder()
    mkdirSync(join(content, 'a'))
    await expect(importDocument([join(content, 'none.pdf')], content, terminal)).rejects.toThrow(
      'There is no file',
    )
    await expect(importDocument([join(content, 'a')], content, terminal)).rejects.toThrow('is no file')
    await expect(importDocument([], content, terminal)).rejects.toThrow('npm run import -- FILE')
    await expect(importDocument(['a', '--foo'], content, terminal)).rejects.toThrow('npm run import -- FILE')
  })
})
