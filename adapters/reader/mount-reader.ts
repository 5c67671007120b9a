import { SetupError } from '../../src/app/adapter.ts'
import type { MountReaderOptions } from '../../src/app/adapters.ts'
import { mountOnDemand } from '../../src/app/http/mount-on-demand.ts'
import { readAssets } from '../../src/app/http/page-assets.ts'
import type { ShowRefusal } from '../../src/app/http/server.ts'

/**
 * Serves the documents as pages, and what pages load; where there is no playground, `/` leads to the main document. What
 * makes them is loaded when the first is asked for. Throws SetupError where a document is named like another address of
 * the server.
 */
export function mountReader({ server, isBesidePlayground, log, ...options }: MountReaderOptions): void {
  const taken = options.library.documents.find(({ id }) => addresses.has(id))
  if (taken !== undefined) throw new SetupError(takenAddress(options.contentDir, taken.id))
  const assets = readAssets()
  if (assets === null) log.warn(notMade)
  const documents = options.library.documents.flatMap(({ id }) =>
    ['', '.json', '.md', '.akn.xml', '.cite', '.check'].map((end) => `/${id}${end}`),
  )
  const others = [...(isBesidePlayground ? [] : ['/']), '/assets', '/llms.txt']
  mountOnDemand(server, [...others, ...documents], async () => {
    const { mountPages } = await import('./create-reader.ts')
    mountPages(server, others, { ...options, assets: assets?.reader ?? null })
  })
  let loading: Promise<ShowRefusal> | null = null
  server.showRefusals((request, response, refusal, next) => {
    loading ??= import('./create-refusals.ts').then(({ createRefusals }) =>
      createRefusals({ ...options, assets: assets?.reader ?? null }),
    )
    loading.then((show) => show(request, response, refusal, next)).catch(next)
  })
}

// Answered by others on the same port.
const addresses: ReadonlySet<string> = new Set([
  'about',
  'api',
  'assets',
  'documents',
  'healthz',
  'mcp',
  'metrics',
  'playground',
  'privacy',
  'readyz',
  'slack',
  'support',
  'terms',
])
const takenAddress = (folder: string, id: string): string =>
  `${folder}/${id}: /${id} is another address of this server, so the document could not be read there. Rename the folder.`
const notMade =
  'The pages for browsers have not been made, so the reader is plain and there is no playground. Run npm ci, or npm run prepare.'
