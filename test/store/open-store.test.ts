import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StoreError, StoreUnavailable } from '../../src/store/database/store-error.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { openStore } from '../../src/store/open-store.ts'
import { patient } from '../patience.ts'
import { postedAs, sampleQuote } from './digest-samples.ts'
import { newFile, openTestStore } from './open-test-store.ts'

const us = { owner: 'us', until: 1 }

describe('opening an SQLite store', () => {
  it('makes the file and its folder, and finds everything again', async () => {
    const url = `sqlite:${join(dirname(await newFile()), 'deeper', 'still', 'posts.db')}`
    const first = await openStore(url)
    await first.deliveries.add(sampleQuote, us)
    await first.close()
    expect((await (await openTestStore(url)).deliveries.find('a1'))?.channel).toBe('C1')
  })

  it('lets two write to one file in turn', async () => {
    const url = `sqlite:${await newFile()}`
    const [one, two] = [await openTestStore(url), await openTestStore(url)]
    expect(await one.deliveries.add(sampleQuote, { owner: 'one', until: 1 })).toBe(true)
    expect(await two.deliveries.add(sampleQuote, { owner: 'two', until: 1 })).toBe(false)
    await two.deliveries.settle([postedAs('a1', 'M1')], 'one', 1)
    expect((await one.deliveries.find('a1'))?.parts[0]?.message).toBe('M1')
    expect(await one.deliveries.find('a1')).toEqual(await two.deliveries.find('a1'))
  })

  it('lets many open one empty file at once', async () => {
    const url = `sqlite:${await newFile()}`
    const stores = await Promise.all(Array.from({ length: 4 }, () => openTestStore(url)))
    for (const { deliveries } of stores) expect(await deliveries.find('a1')).toBeNull()
  })

  it('does not touch a file that is no database', async () => {
    const file = await newFile()
    await writeFile(file, 'A letter to the minister, which must not be lost. '.repeat(100))
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(StoreError)
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(/cannot be used .* set DATABASE_URL/u)
    expect(await readFile(file, 'utf8')).toContain('must not be lost')
  })

  it.each(['its header', 'a page of it'])('says that a database is damaged, where %s is', async (part) => {
    const file = await newFile()
    await (await openStore(`sqlite:${file}`)).close()
    const bytes = await readFile(file)
    // The first page holds the schema, and begins with 100 bytes about the file.
    bytes.fill(0xff, part === 'its header' ? 16 : 100, part === 'its header' ? 100 : 4_000)
    await writeFile(file, bytes)
    const problem = await openStore(`sqlite:${file}`).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(StoreError)
    expect(problem).not.toBeInstanceOf(StoreUnavailable)
    expect(problem).toMatchObject({
      message: expect.stringMatching(/^The database .*rapporteur\.db .*damaged.*: restore it from a backup/u),
    })
  })

  it('refuses a database of a newer version, and changes nothing in it', async () => {
    const file = await newFile()
    await (await openStore(`sqlite:${file}`)).close()
    const raw = new DatabaseSync(file)
    raw.exec("insert into kysely_migration (name, timestamp) values ('2099-01-01 later', '2099')")
    raw.close()
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(/newer version/u)
  })

  it('says so where the folder cannot be made', async () => {
    const file = await newFile()
    await writeFile(file, '')
    await expect(openStore(`sqlite:${join(file, 'posts.db')}`)).rejects.toThrow(/Set DATABASE_URL/u)
  })

  it('says so quickly where the system lets nobody make a folder', async () => {
    const script = `
      const { openStore } = await import(${JSON.stringify(join(process.cwd(), 'src/store/open-store.ts'))})
      await openStore('sqlite:/proc/none/x.db').catch((error) => console.log(error.message))`
    const said = /^The database \/proc\/none\/x\.db cannot be used .* Set DATABASE_URL to a file in a folder/u
    expect(await runScript(script)).toMatch(said)
  })

  it('says so where the file may only be read, even if its schema is up to date', async () => {
    const file = await newFile()
    await (await openStore(`sqlite:${file}`)).close()
    const problem = await openStore(`sqlite:file:${file}?mode=ro`).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(StoreUnavailable)
    expect(problem).toMatchObject({ obstacle: 'read-only', message: expect.stringContaining(file) })
    expect(problem).toMatchObject({
      message: expect.stringMatching(/cannot be written to .*: let this user/u),
    })
  })

  it.skipIf(process.getuid?.() !== 0)('says so where this user may not write', async () => {
    const file = await newFile()
    await (await openStore(`sqlite:${file}`)).close()
    await chmod(dirname(file), 0o755)
    await chmod(file, 0o644)
    expect(await openAsNobody(file)).toMatch(/^The database .*rapporteur\.db cannot be .*: .*\.$/u)
    const hidden = join(dirname(file), 'hidden')
    await mkdir(hidden, { mode: 0o700 })
    expect(await openAsNobody(join(hidden, 'x.db'))).toMatch(/^The database .*x\.db cannot be .*: .*\.$/u)
  })

  it('waits for the disk at every commit, with readers beside the writer', async () => {
    const { kysely } = await openDatabase(`sqlite:${await newFile()}`)
    onTestFinished(() => kysely.destroy())
    expect((await sql`pragma synchronous`.execute(kysely)).rows).toEqual([{ synchronous: 2 }])
    expect((await sql`pragma journal_mode`.execute(kysely)).rows).toEqual([{ journal_mode: 'wal' }])
  })

  it('waits for another program that is writing, and says so where that takes long', async () => {
    const file = await newFile()
    await (await openStore(`sqlite:${file}`)).close()
    const other = new DatabaseSync(file)
    onTestFinished(() => other.close())
    other.exec('begin exclusive')
    setTimeout(() => other.exec('commit'), 200)
    await openTestStore(`sqlite:${file}`)
  })

  it('names what it takes where the address is another', async () => {
    const rule = /should be sqlite: and a file, or postgres:/u
    await expect(openStore('data/rapporteur.db')).rejects.toThrow(rule)
    await expect(openStore('postgres://bot:hun/ter2@db:x/y')).rejects.toThrow(rule)
    await expect(openStore('postgres://bot:hun/ter2@db:x/y')).rejects.not.toThrow(/ter2/u)
  })
})

/** Opens a store in a process that has become a user who owns nothing here; resolves to what it was refused with. */
async function openAsNobody(file: string): Promise<string> {
  const script = `
    const { openStore } = await import(${JSON.stringify(join(process.cwd(), 'src/store/open-store.ts'))})
    // Only now: such a user may not even be allowed to read this program.
    process.setgid(65_534)
    process.setuid(65_534)
    await openStore(${JSON.stringify(`sqlite:${file}`)}).catch((error) => console.log(error.message))
    process.exit()`
  return await runScript(script)
}

/** Runs a program in a process of its own, for ten seconds of a quiet machine at most; resolves to what it prints. */
function runScript(script: string): Promise<string> {
  const args = ['--input-type=module', '-e', script]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { timeout: patient(10_000), killSignal: 'SIGKILL' }, (error, stdout) => {
      if (error === null) resolve(stdout.trim())
      else reject(error)
    })
  })
}
