import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteCache } from './byte-cache.ts'

const leastCharacters = 20_000

/** A cache in a folder, which need not be there yet; `onUnwritten` is told why something can't be kept. */
export function createFolderCache(
  folder: string,
  onUnwritten: (cause: unknown) => void = () => undefined,
): ByteCache {
  return {
    leastCharacters,
    read(name) {
      try {
        return readFileSync(join(folder, name))
      } catch {
        return null
      }
    },
    write: (name, bytes) => write(join(folder, name), bytes).catch(onUnwritten),
  }

  /** Written under another name first, so that no half-written file ever has the right one. */
  async function write(file: string, bytes: Uint8Array): Promise<void> {
    const draft = `${file}.${process.pid}`
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(draft, bytes, { mode: 0o600 })
    await rename(draft, file)
  }
}
