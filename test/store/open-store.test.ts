import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore, type Store, StoreError } from '../../src/store/open-store.ts'
import { describePostStore } from './contract.ts'

describePostStore('SQLite in memory', async () => (await open(':memory:')).posts)
describePostStore('an SQLite file', async () => (await open(await newFile())).posts)

describe('opening a store', () => {
  it('makes the file and its folder, and finds everything again', async () => {
    const file = join(await newFolder(), 'deeper', 'still', 'posts.db')
    const first = await openStore(file)
    await first.posts.add(post, { owner: 'us', until: 1 })
    await first.close()
    expect((await (await open(file)).posts.find('a1'))?.channel).toBe('C1')
  })

  it('lets two write to one file in turn', async () => {
    const file = await newFile()
    const [one, two] = [await open(file), await open(file)]
    expect(await one.posts.add(post, { owner: 'one', until: 1 })).toBe(true)
    expect(await two.posts.add(post, { owner: 'two', until: 1 })).toBe(false)
    await two.posts.record('a1', 0, 'M1')
    expect((await one.posts.find('a1'))?.parts[0]?.message).toBe('M1')
    expect(await one.posts.find('a1')).toEqual(await two.posts.find('a1'))
  })

  it('does not touch a file that is no database', async () => {
    const file = await newFile()
    await writeFile(file, 'A letter to the minister, which must not be lost. '.repeat(100))
    await expect(openStore(file)).rejects.toThrow(StoreError)
    await expect(openStore(file)).rejects.toThrow(/cannot be used .* Set DATABASE_URL/u)
    expect(await readFile(file, 'utf8')).toContain('must not be lost')
  })

  it('refuses a database of a newer version, and changes nothing in it', async () => {
    const file = await newFile()
    await (await openStore(file)).close()
    const raw = new DatabaseSync(file)
    raw.exec("insert into kysely_migration (name, timestamp) values ('2099-01-01 later', '2099')")
    raw.close()
    await expect(openStore(file)).rejects.toThrow(/newer version/u)
  })

  it('says so where the folder cannot be written to', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'file'), '')
    await chmod(join(folder, 'file'), 0o400)
    await expect(openStore(join(folder, 'file', 'posts.db'))).rejects.toThrow(/Set DATABASE_URL/u)
  })
})

const post = {
  id: 'a1',
  platform: 'Slack',
  workspace: 'T1',
  channel: 'C1',
  thread: null,
  asker: 'U1',
  wish: 'w1',
  payloads: [{ text: 'first' }],
  isAcknowledged: false,
  createdAt: 1,
}

async function open(file: string): Promise<Store> {
  const store = await openStore(file)
  onTestFinished(() => store.close())
  return store
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'store-'))
}

async function newFile(): Promise<string> {
  return join(await newFolder(), 'posts.db')
}
