import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { reportMistakes } from '../../src/app/mistake.ts'
import { maintainDatabase } from '../../src/programs/maintain-database.ts'
import { fillStore } from './fill-store.ts'
import { newFile, openTestStore } from './open-test-store.ts'

describe('npm run db', () => {
  it('looks after a database while the bot has it open', async () => {
    const file = await newFile()
    const url = `sqlite:${file}`
    const { digests } = await openTestStore(url).then(async (store) => {
      await fillStore(store)
      return store
    })
    const backup = await dbProcess(url, 'backup', `${file}.backup`)
    const exported = await db(url, 'export', `${file}.jsonl`)
    const wrong = await db(url, 'forget', 'slack', 'T9')
    const dump = await db('postgres://bot:hunter2@127.0.0.1/x', 'backup', 'x')
    const forgotten = await db(url)
    expect(backup).toMatchObject({
      code: 0,
      out: expect.stringMatching(/is a copy of the database \(\d+ pages\)/u),
    })
    expect(exported).toMatchObject({
      code: 0,
      out: expect.stringMatching(/holds everything .*\(\d+ rows\)/u),
    })
    const known = /^Nothing is kept of slack T9; something is kept of these: Slack T[12], Slack T[12]\.$/u
    expect(wrong).toMatchObject({ code: 1, out: expect.stringMatching(known) })
    expect(dump).toMatchObject({ code: 1, out: expect.stringMatching(/For PostgreSQL .*pg_dump/su) })
    expect(forgotten).toMatchObject({ code: 1, out: expect.stringMatching(/^npm run db -- backup FILE/u) })
    expect(await readFile(`${file}.jsonl`, 'utf8')).toContain('"end":true')
    const forget = await db(url, 'forget', 'slack', 'T1')
    expect(forget).toMatchObject({
      code: 0,
      out: expect.stringMatching(/kept of Slack T1 is deleted \(\d\d rows\)/u),
    })
    expect(await digests.list('Slack', 'T1')).toEqual([])
    expect(await digests.list('Slack', 'T2')).toHaveLength(2)
  })

  it('says in a sentence what is wrong', async () => {
    const file = await newFile()
    const results = [
      await db(`sqlite:${file}`, 'export', `${file}.jsonl`),
      await db(`sqlite:${file}.new`, 'import', `${file}.x`),
      await db('mysql://x', 'export', 'x'),
      await dbProcess('postgres://bot:hunter2@127.0.0.1:1/x', 'export', `${file}.jsonl`),
    ]
    const [missing, nothing, address, away] = results.map(({ out }) => out)
    expect(missing).toMatch(/^There is no database .*: set DATABASE_URL to the one that the bot uses\.$/u)
    expect(nothing).toMatch(/^.*\.x cannot be read .*: name a file that "export" has written\.$/u)
    expect(address).toMatch(/^DATABASE_URL should be sqlite: and a file/u)
    expect(away).toMatch(/^The database postgres:\/\/bot@127\.0\.0\.1:1\/x cannot be reached .*\.$/u)
    // This command has ended, and tries nothing again.
    expect(away).not.toMatch(/by myself|retry/u)
    expect(results.map(({ code }) => code)).toEqual([1, 1, 1, 1])
  })
})

interface Result {
  readonly code: unknown
  readonly out: string
}

/** What the program does, without a process of its own. */
async function db(url: string, ...args: readonly string[]): Promise<Result> {
  const said: string[] = []
  const hear = (line: unknown): void => void said.push(String(line))
  const streams = (['log', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation(hear))
  try {
    const code = await reportMistakes(async () => {
      console.log(await maintainDatabase(args, { DATABASE_URL: url }))
      return 0
    })
    return { code, out: said.join('\n') }
  } finally {
    for (const stream of streams) stream.mockRestore()
  }
}

/** The program as people run it. */
function dbProcess(url: string, ...args: readonly string[]): Promise<Result> {
  const env = { ...process.env, DATABASE_URL: url }
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/programs/db-command.ts', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, out: `${stdout}${stderr}`.trim() })
    })
  })
}
