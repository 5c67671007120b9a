import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What a page loads, as addresses on this server. */
export interface Assets {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** The pages that have scripts and styles of their own. */
export type PageName = 'playground' | 'reader' | 'documents' | 'about'

const pages = new URL('../../../build/pages/', import.meta.url)

/** The folder that Vite fills, served at `/assets/`. */
export const bundleFolder = fileURLToPath(pages)

const manifestSchema = z.record(
  z.string(),
  z.looseObject({
    file: z.string(),
    name: z.string().optional(),
    isEntry: z.boolean().optional(),
    css: z.array(z.string()).default([]),
  }),
)

/** The scripts and styles of each page; null where they have not been made: see `prepare` in package.json. */
export function readAssets(): Readonly<Record<PageName, Assets>> | null {
  const entries = Object.values(readManifest()).filter(({ isEntry }) => isEntry)
  const assetsOf = (page: PageName): Assets | null => {
    const entry = entries.find(({ name }) => name === page)
    return entry === undefined ? null : { scripts: served([entry.file]), styles: served(entry.css) }
  }
  const [playground, reader, documents] = [assetsOf('playground'), assetsOf('reader'), assetsOf('documents')]
  const about = assetsOf('about')
  return playground && reader && documents && about && { playground, reader, documents, about }
}

function served(files: readonly string[]): readonly string[] {
  return files.map((file) => `/assets/${file}`)
}

function readManifest(): z.output<typeof manifestSchema> {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(new URL('manifest.json', pages), 'utf8')))
  } catch {
    return {}
  }
}
