import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createLibraries, type Libraries } from '../../src/library/libraries.ts'
import { createEngine, loadEngine } from '../../src/search/engine.ts'
import { StoreUnavailable } from '../../src/store/database/store-error.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { vancouver as bundled } from '../library.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { accord } from './accord.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const engine = createEngine(bundled, null)

/** One of several processes on a database, as far as documents go. */
interface Replica {
  readonly store: Store
  readonly libraries: Libraries
  readonly reported: readonly unknown[]
  /** What it does every so often, and how often it has asked the store for changes. */
  readonly looking: { readonly look: () => void; readonly everyMs: number; readonly asked: () => number }
}

/** Opens one that looks for changes as often as the program does. */
async function openReplica(url: string): Promise<Replica> {
  const store = await openStore(url)
  const reported: unknown[] = []
  let asked = 0
  const libraries = createLibraries({
    bundled: { library: bundled, engine },
    documents: {
      ...store.documents,
      async revision() {
        asked += 1
        return store.documents.revision()
      },
    },
    caches: store.caches,
    loadEngine: (library) => loadEngine(library, null),
    report: (error) => reported.push(error),
  })
  await libraries.refresh()
  const timers = vi.spyOn(globalThis, 'setInterval')
  libraries.start()
  const [look = () => undefined, everyMs = 0] = timers.mock.calls.at(-1) ?? []
  timers.mockRestore()
  onTestFinished(async () => {
    await libraries.stop()
    await store.close()
  })
  return { store, libraries, reported, looking: { look, everyMs, asked: () => asked } }
}

function publish({ store }: Replica, words: string, document = 'accord') {
  const text = accord('Accord', words)
  return store.documents.publish(us, { document, text, by: 'Mina', at: 1, fileName: null })
}

async function finds({ libraries }: Replica, words: string): Promise<boolean> {
  const found = await libraries.of(us)
  return found.engine.search(words, 1).hits[0]?.passage.document.id === 'accord'
}

describe('Two replicas on one SQLite file', () => {
  const open = async () => {
    const url = `sqlite:${join(await mkdtemp(join(tmpdir(), 'replicas-')), 'rapporteur.db')}`
    return [await openReplica(url), await openReplica(url)] as const
  }
  describeReplicas(open)
})

describe.skipIf(!hasPostgres)('Two replicas on PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres('killing')
  })
  afterAll(async () => {
    await postgres?.stop()
  })
  const open = async () => {
    const url = await postgres.createDatabase()
    return [await openReplica(url), await openReplica(url)] as const
  }
  describeReplicas(open)

  it('go on answering from what they have while the database is away, and say so for the rest', async () => {
    const [one, other] = await open()
    await publish(one, 'Every zeppelin is inspected.')
    await waitFor(() => finds(other, 'zeppelin'), 'the other replica to hear of it', 10_000)
    await one.libraries.refresh()
    await postgres.halt()
    try {
      expect(await finds(other, 'zeppelin')).toBe(true)
      // This one knows of the change, and has not loaded it.
      await expect(one.libraries.of(us)).rejects.toThrow(StoreUnavailable)
      await waitFor(() => other.reported.length > 0, 'a look that failed', 20_000)
      expect(await finds(other, 'zeppelin')).toBe(true)
    } finally {
      await postgres.resume()
    }
    await waitFor(() => finds(one, 'zeppelin').catch(() => false), 'the database to be back', 20_000)
    await publish(one, 'Every balloon is inspected.')
    await waitFor(() => finds(other, 'balloon').catch(() => false), 'the next change', 20_000)
  })
})

function describeReplicas(open: () => Promise<readonly [Replica, Replica]>): void {
  it('hear of each other’s changes: a version, another, and that the document is gone', async () => {
    const [one, other] = await open()
    await publish(one, 'Every zeppelin is inspected.')
    await waitFor(() => finds(other, 'zeppelin'), 'the first version', 10_000)
    await publish(one, 'Every balloon is inspected.')
    await waitFor(() => finds(other, 'balloon'), 'the second version', 10_000)
    expect(await finds(other, 'zeppelin')).toBe(false)
    expect((await other.libraries.of(us)).holdings.versions).toHaveLength(2)
    await one.store.documents.remove(us, 'accord')
    await waitFor(async () => !(await finds(other, 'balloon')), 'that it is gone', 10_000)
  })

  it('have what another published after a single look, and look every two seconds: so five are enough', async () => {
    const [one, other] = await open()
    const { look, everyMs, asked } = other.looking
    expect(everyMs).toBe(2_000)
    expect(one.looking.everyMs).toBe(2_000)
    // Without its timer, so that the looks can be counted.
    await other.libraries.stop()
    for (const word of ['zeppelin', 'balloon', 'lantern']) {
      await publish(one, `Every ${word} is inspected.`)
      expect(await finds(other, word)).toBe(false)
      const before = asked()
      look()
      await waitFor(() => finds(other, word), `${word} to be heard of`)
      expect(asked() - before).toBe(1)
    }
  })

  it('that publish at the same time make a version each, and end with the same one', async () => {
    const [one, other] = await open()
    const words = Array.from({ length: 12 }, (_, at) => `Every zeppelin has ${at} lamps.`)
    const made = await Promise.all(words.map((each, at) => publish(at % 2 === 0 ? one : other, each)))
    expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(words.map((_, at) => at + 1))
    await Promise.all([one.libraries.refresh(), other.libraries.refresh()])
    const [ours, theirs] = await Promise.all([one.libraries.of(us), other.libraries.of(us)])
    expect(ours.holdings).toEqual(theirs.holdings)
    expect(ours.library.documents.at(-1)).toEqual(theirs.library.documents.at(-1))
    expect(ours.library.documents.at(-1)?.version?.number).toBe(12)
  })
}
