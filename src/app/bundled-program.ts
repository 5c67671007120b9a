import { readFileSync, statSync } from 'node:fs'

const folder = new URL('../../build/program/', import.meta.url)

/** What `npm run prepare` writes down of the bundle that it makes of our own files. Paths are from the project's folder. */
interface ProgramBundle {
  /** The bundled file of each module that `main.ts` loads. */
  readonly entries: Readonly<Record<string, string>>
  /** The length in bytes of each file that is in the bundle. */
  readonly sources: Readonly<Record<string, number>>
}

/** The folder of the bundle, the list of what is in it, and the project's folder. */
export interface ProgramFolders {
  readonly folder: URL
  readonly list: URL
  readonly root: URL
}

/** The folders of this installation. */
export const programFolders: ProgramFolders = {
  folder,
  list: new URL('bundle.json', folder),
  root: new URL('../../', import.meta.url),
}

/**
 * The addresses of the modules that `main.ts` loads, and of their bundled files: one is found and read in the time of
 * hundreds. Empty where there is no bundle, or a file has changed since it was made: then the files themselves are loaded.
 */
export function bundledProgram({
  folder,
  list,
  root,
}: ProgramFolders = programFolders): ReadonlyMap<string, string> {
  const madeAt = statSync(list, { throwIfNoEntry: false })?.mtimeMs
  if (madeAt === undefined) return new Map()
  const { entries, sources }: ProgramBundle = JSON.parse(readFileSync(list, 'utf8'))
  const isAsItWas = ([path, bytes]: readonly [string, number]): boolean => {
    const now = statSync(new URL(path, root), { throwIfNoEntry: false })
    return now !== undefined && now.size === bytes && now.mtimeMs <= madeAt
  }
  if (!Object.entries(sources).every(isAsItWas)) return new Map()
  return new Map(
    Object.entries(entries).map(([path, file]) => [new URL(path, root).href, new URL(file, folder).href]),
  )
}
