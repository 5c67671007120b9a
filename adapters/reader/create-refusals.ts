import { createPages } from '../../src/app/http/pages.ts'
import type { ShowRefusal } from '../../src/app/http/server.ts'
import type { Library } from '../../src/document/library.ts'
import { writeRefusal } from './write-refusal.ts'
import type { Shell } from './write-shell.ts'

interface RefusalOptions extends Omit<Shell, 'document'> {
  readonly library: Library
}

/** Shows what is missing or refused as a page like the others, which nobody keeps. */
export function createRefusals({ library, assets, hasPlayground }: RefusalOptions): ShowRefusal {
  const { main, documents } = library
  const shell = { document: main, assets, hasPlayground }
  const others = documents.filter(({ id }) => id !== main.id)
  const pages = createPages()
  return (request, response, { status, sentence }, next) => {
    // The headers of every page come first.
    pages(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error)
      response.status(status).set('Cache-Control', 'no-store').type('html')
      response.send(writeRefusal(shell, others, status, sentence))
    })
  }
}
