import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the code is that decides what a file is read as, and the list of the packages that it uses. */
export interface ReaderCode {
  readonly folders: readonly string[]
  readonly packages: string
}

/** That of this program, for documents. */
export const readerCode: ReaderCode = {
  folders: [import.meta.dirname, join(import.meta.dirname, '../text')],
  packages: join(import.meta.dirname, '../../package-lock.json'),
}

/**
 * A hash of all that code, so that nothing is believed that another version has read: a number would have to be remembered.
 * Null where some of it isn't there, as in a program that is bundled into one file.
 */
export function* readerVersion({
  folders,
  packages,
}: ReaderCode = readerCode): Generator<void, string | null> {
  const hash = createHash('sha256')
  try {
    for (const folder of folders) {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.ts'),
      )
      if (names.length === 0) return null
      for (const name of names.sort()) {
        hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)))
        yield
      }
    }
    return hash.update(readFileSync(packages)).digest('hex')
  } catch {
    return null
  }
}

const known = new Map<ReaderCode, string | null>()

/** The same, once for each: the code doesn't change while it runs. */
export function* versionOf(code: ReaderCode): Generator<void, string | null> {
  const found = known.get(code)
  if (found !== undefined) return found
  const version = yield* readerVersion(code)
  known.set(code, version)
  return version
}
