import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What a page loads, as addresses on this server. */
export interface Assets {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** The pages that have scripts and styles of their own. */
export type PageName = 'playground' | 'reader'

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
  const manifest = manifestSchema.safeParse(readManifest())
  if (!manifest.success) return null
  const entries = Object.values(manifest.data).filter(({ isEntry }) => isEntry)
  const [playground, reader] = (['playground', 'reader'] as const).map((page) => {
    const entry = entries.find(({ name }) => name === page)
    return entry === undefined ? null : { scripts: [entry.file], styles: entry.css }
  })
  return playground && reader ? { playground: served(playground), reader: served(reader) } : null
}

function served({ scripts, styles }: Assets): Assets {
  const address = (file: string): string => `/assets/${file}`
  return { scripts: scripts.map(address), styles: styles.map(address) }
}

function readManifest(): unknown {
  try {
    return JSON.parse(readFileSync(new URL('manifest.json', pages), 'utf8'))
  } catch {
    return null
  }
}
