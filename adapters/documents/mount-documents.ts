import type { MountDocumentsOptions } from '../../src/app/adapters.ts'
import { mountOnDemand } from '../../src/app/http/mount-on-demand.ts'
import { readAssets } from '../../src/app/http/page-assets.ts'

/**
 * Serves the page on which workspaces bring documents of their own, once a door. What makes it is loaded when it's asked for.
 * Where the page has not been made, that is logged.
 */
export function mountDocuments(options: MountDocumentsOptions): void {
  const { server, log } = options
  const assets = readAssets()?.documents
  // Everything else of a platform works without.
  if (assets === undefined) {
    log.warn(notMade)
    return
  }
  mountOnDemand(server, ['/documents'], async () => {
    const { serveDocuments } = await import('./serve-documents.ts')
    serveDocuments(assets, options)
  })
}

const notMade =
  'The pages for browsers have not been made, so nobody can bring documents on a page. Run npm ci, or npm run prepare.'
