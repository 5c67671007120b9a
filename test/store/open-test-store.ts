import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { emptyDatabase, openMemoryStore } from './open-memory-store.ts'

/** What has something done at the end of a test. */
export type OnFinished = (work: () => Promise<void>) => void

/** Opens a store for the length of the running test, whose own `onTestFinished` it takes where several run at once. */
export async function openTestStore(url: string, onFinished: OnFinished = onTestFinished): Promise<Store> {
  const store = await (url === 'sqlite::memory:' ? openMemoryStore() : openStore(url))
  onFinished(() => store.close())
  return store
}

/** A store on an SQLite file of its own for the length of the running test. */
export async function openFileStore(onFinished: OnFinished = onTestFinished): Promise<Store> {
  const file = await newFile(onFinished)
  await writeFile(file, await emptyDatabase(), { mode: 0o600 })
  return openTestStore(`sqlite:${file}`, onFinished)
}

/** The path of a file that is not there yet, in a folder of its own that goes with the running test. */
export async function newFile(onFinished: OnFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  onFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'rapporteur.db')
}
