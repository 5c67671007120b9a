import { bundleFolder } from '../../src/app/http/page-assets.ts'
import { createPages, onlyAt, serveFolder } from '../../src/app/http/pages.ts'
import type { Server } from '../../src/app/http/server.ts'
import { createReader, type ReaderOptions } from './create-reader.ts'

/** The documents' pages, and what pages load; of `/` and `/assets` only what is in `paths`. */
export function mountPages(server: Server, paths: readonly string[], options: ReaderOptions): void {
  const pages = createPages()
  pages.use('/assets', serveFolder(bundleFolder))
  pages.get('/', (_request, response) => response.redirect(`/${options.library.main.id}`))
  server.mount(onlyAt(paths, pages))
  server.mount(createReader(options))
}
