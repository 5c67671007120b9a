import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { type Ledger, sqliteLedger } from './digest-ledger.ts'
import { bystander, editionOf, passingDocument, publisher } from './editions.ts'
import { seeded } from './seeded.ts'

// A few on each database in everyday's tests; `.ci/run` sets 120: before each statement of a whole publication, then whenever.
const killings = Number(process.env.PUBLISHING_KILLINGS ?? 8)
const isLong = killings > 60
// Of one edition, from the draft to the end of the passing document.
const statements = 60
const strideOfShort = 8
const latestMs = 150

let postgres: Postgres | null = null
afterAll(async () => {
  await postgres?.stop()
})

describe('A process that is killed while it publishes', () => {
  it('leaves the old version or the new one in SQLite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'publishing-'))
    await killAndLook(sqliteLedger(join(folder, 'rapporteur.db')), 1)
  }, 3_600_000)

  it.skipIf(!hasPostgres)(
    'leaves the old version or the new one in PostgreSQL',
    async () => {
      const started = await startPostgres()
      postgres = started
      const url = await started.createDatabase()
      await killAndLook({ url, query: (text) => started.query(url, text) }, 2)
    },
    3_600_000,
  )
})

async function killAndLook(ledger: Ledger, seed: number): Promise<void> {
  const random = seeded(seed)
  await withStore(ledger, ({ documents }) => documents.publish(bystander, editionOf(0)))
  let versions = 0
  const moments: string[] = []
  for (let round = 0; round < killings; round += 1) {
    const isTimed = isLong && round >= statements
    const statement = isTimed ? 0 : 1 + (isLong ? round : round * strideOfShort)
    const said = await publishUntilKilled(ledger.url, versions + 1, statement, random() * latestMs)
    moments.push(said.at(-1) ?? 'nothing')
    versions = await look(ledger, versions, said)
  }
  console.log(`${killings} killings, after ${count(moments)}; ${versions} versions`)
  // What was left behind hinders nobody.
  const next = await withStore(ledger, ({ documents }) =>
    documents.publish(publisher, editionOf(versions + 1)),
  )
  expect(next.number).toBe(versions + 1)
}

/** What a process said that published edition after edition, until it was killed. */
async function publishUntilKilled(
  url: string,
  first: number,
  statement: number,
  afterMs: number,
): Promise<readonly string[]> {
  const program = join(import.meta.dirname, 'publish-editions.ts')
  const child = spawn(process.execPath, [program, url, String(first), String(statement)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('close', resolve))
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line === 'ready' && statement === 0) void sleep(afterMs).then(() => child.kill('SIGKILL'))
  }
  await exited
  expect(child.signalCode).toBe('SIGKILL')
  expect(said[0]).toBe('ready')
  return said
}

/** Checks what was left; resolves to how many versions there are. */
async function look(ledger: Ledger, before: number, said: readonly string[]): Promise<number> {
  const last = (what: string): number =>
    said.reduce((most, line) => (line.startsWith(what) ? Number(line.split(' ')[1]) : most), before)
  return withStore(ledger, async (store) => {
    const own = await store.documents.read(publisher)
    const published = own.versions.filter(({ document }) => document !== passingDocument)
    const numbers = published.map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    // What was said to be done is; of what came next all is, or nothing.
    expect([last('published'), last('published') + 1]).toContain(published.length)
    const texts = await store.documents.readTexts(own.versions.map(({ hash }) => hash))
    for (const { number, hash } of published) expect(texts.get(hash)).toBe(editionOf(number).text)
    expect(texts.size).toBe(own.versions.length)
    const drafts = (await store.drafts.list(publisher)).map(({ id }) => Number(id.slice(1)))
    const lost = last('put') > published.length && !drafts.includes(last('put'))
    expect(lost, 'a draft is there or published').toBe(false)
    for (const draft of drafts) await store.drafts.remove(publisher, `d${draft}`)

    const theirs = await store.documents.read(bystander)
    expect(theirs.versions).toHaveLength(1)
    const [theirHash = ''] = theirs.versions.map(({ hash }) => hash)
    expect((await store.documents.readTexts([theirHash])).get(theirHash)).toBe(editionOf(0).text)

    // At once, and after a document is gone, which is when others are looked for.
    expect(await withoutVersion(ledger)).toEqual({ texts: 0, caches: 0 })
    await store.documents.remove(publisher, passingDocument)
    expect(await withoutVersion(ledger)).toEqual({ texts: 0, caches: 0 })
    return published.length
  })
}

/** How many texts no version has, and things made of none. */
async function withoutVersion({ query }: Ledger) {
  const orphans = async (sql: string): Promise<number> => Number((await query(sql))[0]?.count)
  return {
    texts: await orphans(
      'select count(*) as count from texts where id not in (select content from document_versions)',
    ),
    caches: await orphans('select count(*) as count from caches where content not in (select id from texts)'),
  }
}

async function withStore<T>({ url }: Ledger, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function count(moments: readonly string[]): string {
  const groups = Object.groupBy(moments, (moment) => moment.replace(/ \d+$/u, ''))
  return Object.entries(groups)
    .map(([moment, all]) => `${moment} ${all?.length ?? 0}`)
    .join(', ')
}
