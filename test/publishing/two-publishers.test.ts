import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createLibraries } from '../../src/library/libraries.ts'
import { createPublisher } from '../../src/publishing/create-publisher.ts'
import type { Publisher } from '../../src/publishing/publisher.ts'
import { usualLimits } from '../../src/publishing/publisher-limits.ts'
import { loadEngine } from '../../src/search/engine.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { engineOf, vancouver } from '../library.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { mina, said, us, webPage } from './open-publisher.ts'

/** One of two processes; `meet` is awaited when it's about to publish for the first time. */
async function openOne(url: string, meet: () => Promise<void>, documents: number) {
  const store = await openStore(url)
  const libraries = createLibraries({
    bundled: { library: vancouver, engine: engineOf(vancouver) },
    documents: store.documents,
    loadEngine: (library) => loadEngine(library, null),
    report(error) {
      throw error
    },
  })
  await libraries.refresh()
  let hasMet = false
  const publisher = createPublisher({
    ...store,
    documents: {
      ...store.documents,
      async publishAfter(of, revision, edition) {
        if (!hasMet) await meet()
        hasMet = true
        return store.documents.publishAfter(of, revision, edition)
      },
    },
    libraries,
    link: async () => null,
    limits: { ...usualLimits, documents },
  })
  onTestFinished(async () => {
    await libraries.stop()
    await store.close()
  })
  return { store, publisher }
}

/** Two that have both looked at what there is before either publishes. */
async function openTwo(url: string, documents: number = usualLimits.documents) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  const meet = async () => {
    waiting += 1
    if (waiting === 2) resolve()
    await promise
  }
  return [await openOne(url, meet, documents), await openOne(url, meet, documents)] as const
}

async function bring(publisher: Publisher, name: string, short: string): Promise<string> {
  const bytes = webPage(short, `The ${name} is lit.`)
  const { id } = await publisher.bring(us, mina, { name: `${name}.html`, bytes })
  await publisher.change(us, id, { details: { ...said, name, short } })
  return id
}

async function shortNames(store: Store): Promise<readonly string[]> {
  const { versions } = await store.documents.read(us)
  return versions.map(({ document }) => document)
}

describe('Two processes that publish at once, on one SQLite file', () => {
  describeTwo(async () => `sqlite:${join(await mkdtemp(join(tmpdir(), 'publishers-')), 'rapporteur.db')}`)
})

describe.skipIf(!hasPostgres)('Two processes that publish at once, on PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres?.stop()
  })
  describeTwo(() => postgres.createDatabase())
})

function describeTwo(create: () => Promise<string>): void {
  it('give no two documents one short name', async () => {
    const [one, other] = await openTwo(await create())
    const ids = [
      await bring(one.publisher, 'lantern', 'Lantern Accord'),
      await bring(other.publisher, 'lamp', 'lantern accord'),
    ]
    const published = await Promise.all([
      one.publisher.publish(us, ids[0] ?? '', mina),
      other.publisher.publish(us, ids[1] ?? '', mina),
    ])
    expect(published.map((each) => each?.kind).toSorted()).toEqual(['published', 'refused'])
    expect(published.find((each) => each?.kind === 'refused')).toMatchObject({
      reasons: [expect.stringMatching(/lantern accord/iu)],
    })
    expect(await shortNames(one.store)).toHaveLength(1)
  })

  it('publish both where nothing is in the way, and no more than there is room for', async () => {
    const [one, other] = await openTwo(await create(), 2)
    const ids = [
      await bring(one.publisher, 'lantern', 'Lantern Accord'),
      await bring(other.publisher, 'pier', 'Pier Accord'),
    ]
    const both = await Promise.all([
      one.publisher.publish(us, ids[0] ?? '', mina),
      other.publisher.publish(us, ids[1] ?? '', mina),
    ])
    expect(both.map((each) => each?.kind)).toEqual(['published', 'published'])
    const third = await bring(one.publisher, 'quay', 'Quay Accord')
    expect((await one.publisher.publish(us, third, mina))?.kind).toBe('refused')
  })
}
