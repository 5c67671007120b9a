import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

/** What has something done at the end of a test. */
export type OnFinished = (work: () => Promise<void>) => void

/** Opens a store for the length of the running test, whose own `onTestFinished` it takes where several run at once. */
export async function openTestStore(url: string, onFinished: OnFinished = onTestFinished): Promise<Store> {
  const store = await openStore(url)
  onFinished(() => store.close())
  return store
}

/** The path of a file that is not there yet, in a folder of its own that goes with the running test. */
export async function newFile(onFinished: OnFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  onFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'rapporteur.db')
}
