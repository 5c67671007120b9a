import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { exportDatabase } from '../../src/store/admin/export-database.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { fillStore } from './fill-store.ts'
import { newFile, openTestStore } from './open-test-store.ts'
import { exportOf, filled, imported, importInto } from './transfers.ts'

describe('an export', () => {
  it('comes back as it was, in an empty database', async () => {
    const file = await exportOf(await filled())
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toEqual({ format: 'rapporteur export', version: 2 })
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: true, rows: lines.length - 2 })
    const tables = new Set(lines.slice(1, -1).map((line) => JSON.parse(line).table))
    expect(tables.size).toBe(15)
    // Drafts and private links are gone in a day, and what people asked is for their administrators.
    for (const passing of ['drafts', 'visits', 'kept_questions']) expect([...tables]).not.toContain(passing)
    expect([...tables]).not.toEqual(expect.arrayContaining(['visits']))
    expect(await readFile(await exportOf(await imported(file)), 'utf8')).toBe(await readFile(file, 'utf8'))
  })

  it('carries how workspaces are set, also one from before there was a language of dates, or hints', async () => {
    const file = await exportOf(await filled())
    const of = { platform: 'Slack', workspace: 'T1' }
    const { documents } = await openTestStore(await imported(file))
    const { dates, admins, hints, channelHints } = await documents.read(of)
    expect(dates).toBe('fr')
    expect(hints).toBe(false)
    expect([...channelHints]).toEqual([
      ['C1', true],
      ['C3', true],
    ])
    expect(admins.map(({ id }) => id)).toEqual(['U1', 'U3'])
    const older = (await readFile(file, 'utf8')).replaceAll(',"dates":"fr","hints":0', '')
    expect(older).not.toContain('"fr"')
    await writeFile(file, older)
    const before = await openTestStore(await imported(file))
    expect(await before.documents.read(of)).toMatchObject({ dates: 'en-GB', hints: true })
    expect((await before.unanswered.read(of, 0)).isKept).toBe(true)
  })

  it('carries the documents of workspaces, their versions, and what a number means where', async () => {
    const url = await imported(await exportOf(await filled()))
    const { documents } = await openTestStore(url)
    const of = { platform: 'Slack', workspace: 'T1' }
    const { versions, main, channels } = await documents.read(of)
    expect(versions.map(({ number, fileName }) => [number, fileName])).toEqual([
      [1, 'gdpr “é”.pdf'],
      [2, null],
      [3, 'gdpr “é”.pdf'],
      [4, null],
    ])
    expect(main).toBe('gdpr')
    expect(channels).toEqual(
      new Map([
        ['C1', 'gdpr'],
        ['C3', 'gdpr'],
      ]),
    )
    const texts = await documents.readTexts(versions.map(({ hash }) => hash))
    expect(texts.get(versions[1]?.hash ?? '')).toBe('2. text 1\n')
    // What is published next is counted on.
    const next = { document: 'gdpr', text: 'new', by: 'Jon', at: 1, fileName: null }
    expect((await documents.publish(of, next)).number).toBe(5)
  })

  it('is written page by page, whatever the key of a table', async () => {
    const url = `sqlite:${await newFile()}`
    await fillStore(await openTestStore(url), 2)
    const file = await exportOf(url)
    const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n')
    const change = lines.find((line) => line.includes('"action_changes"')) ?? ''
    const many = Array.from({ length: 2_500 }, (_, number) =>
      change
        .replace(/"number":\d+/u, `"number":${number + 10}`)
        .replace(/"origin":"\w+"/u, `"origin":"x${number}"`),
    )
    const kept = [...lines.slice(0, -1), ...many]
    await writeFile(file, [header, ...kept, `{"end":true,"rows":${kept.length}}`, ''].join('\n'))
    const again = await exportOf(await imported(file))
    expect(new Set((await readFile(again, 'utf8')).split('\n'))).toEqual(
      new Set((await readFile(file, 'utf8')).split('\n')),
    )
  })

  it('does not overwrite a file', async () => {
    const file = await newFile()
    await writeFile(file, 'precious')
    const database = await openDatabase('sqlite::memory:')
    await expect(exportDatabase(database, file, () => undefined)).rejects.toThrow(
      /is there already, .*name another file/u,
    )
    expect(await readFile(file, 'utf8')).toBe('precious')
    await database.kysely.destroy()
  })

  it('goes only into an empty database', async () => {
    const url = await filled()
    const file = await exportOf(url)
    await expect(importInto(url, file)).rejects.toThrow(/is not empty .*set DATABASE_URL to a new one/u)
  })

  it.each([
    [
      'cut short at a line',
      (lines: string[]) => lines.slice(0, -3),
      /line \d\d: it is cut short: its end is missing/u,
    ],
    [
      'cut short within a line',
      (lines: string[]) => [...lines.slice(0, 5), '{"table":"po'],
      /line 6: it is no row/u,
    ],
    ['without a row', (lines: string[]) => lines.toSpliced(-2, 1), /it should have \d+ rows and has \d+/u],
    ['of another kind', () => ['{"hello":"world"}'], /line 1: it is no export of Rapporteur/u],
    ['empty', () => [], /line 1: it is (?:no export|cut short)/u],
    [
      'of a later version',
      (lines: string[]) => lines.with(0, '{"format":"rapporteur export","version":3}'),
      /line 1: it has the format 3, and .* reads 2/u,
    ],
    [
      'with a column too many',
      (lines: string[]) => lines.with(1, (lines[1] ?? '').replace('"row":{', '"row":{"x":1,')),
      /line 2: trackers\.: Unrecognized key/u,
    ],
    [
      'with a value that its column cannot hold',
      (lines: string[]) =>
        lines.map((line) =>
          line.startsWith('{"table":"deliveries"')
            ? line.replace(/"state":"[^"]+"/u, '"state":"wrong"')
            : line,
        ),
      /line \d+: deliveries\.state: Invalid option/u,
    ],
    [
      'with a row twice',
      (lines: string[]) => lines.toSpliced(3, 0, lines[1] ?? ''),
      /line 2: .*does not fit \(UNIQUE/u,
    ],
    [
      'with more after its end',
      (lines: string[]) => [...lines, lines[1] ?? ''],
      /something follows its end/u,
    ],
  ])('that is %s is refused, and nothing of it is kept', async (_, spoil, problem) => {
    const file = await exportOf(await filled())
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    await writeFile(
      file,
      spoil(lines)
        .map((line) => `${line}\n`)
        .join(''),
    )
    const url = `sqlite:${await newFile()}`
    await expect(importInto(url, file)).rejects.toThrow(problem)
    expect((await readFile(await exportOf(url), 'utf8')).split('\n')).toHaveLength(3)
  })
})
