import { z } from 'zod'
import type { DocumentsDoor, MountDocumentsOptions } from '../../src/app/adapters.ts'
import { createErrorBoundary } from '../../src/app/error-boundary.ts'
import { onlyFromPage, onlyHere } from '../../src/app/http/only-here.ts'
import type { Assets } from '../../src/app/http/page-assets.ts'
import {
  createPages,
  limitRequests,
  onlyAt,
  type RequestHandler,
  readJson,
} from '../../src/app/http/pages.ts'
import { makeSecret } from '../../src/publishing/create-links.ts'
import { documentsWords as words } from './documents-words.ts'
import { createCrowd } from './http/crowd.ts'
import { renderPage } from './http/page.ts'
import { refuse } from './http/refuse.ts'
import { createRoutes } from './http/routes.ts'
import { giveVisit, visitLastsMs } from './http/visit-cookie.ts'
import { createRefuseChange, createVisitors } from './http/visitors.ts'

// Whoever types has their text checked every second or so.
const requestsPerMinute = 240

/**
 * Mounts the page on which workspaces bring documents of their own, and what it asks for; what is said of a workspace is below
 * the door's own address.
 */
export function serveDocuments(assets: Assets, options: MountDocumentsOptions): void {
  const { server, door, log } = options
  const isForAll = door.kind === 'visits' || door.isPublic
  const isVisited = door.kind === 'visits'
  const pages = createPages()
  pages.use(
    '/documents',
    ...(isForAll ? [] : [onlyHere((_request, response) => refuse(response, 403, words.notForOthers))]),
    limitRequests(requestsPerMinute),
    onlyFromPage(isForAll, (_request, response) => refuse(response, 403, words.notFromPage)),
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store')
      next()
    },
  )
  if (isVisited) pages.post('/documents/visits', readJson('4kb'), beginVisit(door))
  pages.use(
    isVisited ? '/documents/team' : '/documents/sessions/:session',
    createRoutes({
      ...options,
      findVisitor: createVisitors(door),
      refuseChange: createRefuseChange(door),
      refuseFiles: !isVisited && door.isPublic ? createCrowd() : () => null,
      errorBoundary: createErrorBoundary('Documents', log),
    }),
  )
  server.mount(onlyAt(isVisited ? ['/documents/team', '/documents/visits'] : ['/documents/sessions'], pages))
  server.mount(createPage(assets, isForAll))
}

/** The page itself is the same for each door; whom one doesn't let in, another may. */
function createPage(assets: Assets, isForAll: boolean): RequestHandler {
  const html = renderPage(assets)
  const page = createPages()
  page.get(
    '/documents',
    ...(isForAll ? [] : [onlyHere((_request, _response, next) => next('router'))]),
    limitRequests(requestsPerMinute),
    (_request, response) => void response.set('Cache-Control', 'no-cache').type('html').send(html),
  )
  return (request, response, next) => {
    if (request.path === '/documents') page(request, response, next)
    else next()
  }
}

const begun = z.object({ link: z.string().regex(/^[\w-]{43}$/u) })

/** Exchanges the secret of a link, which is then used up, for a visit. */
function beginVisit({ visits, now, isSecure }: DocumentsDoor & { readonly kind: 'visits' }): RequestHandler {
  return async (request, response) => {
    const read = begun.safeParse(request.body)
    const secret = makeSecret()
    const visit = read.success
      ? await visits.begin(read.data.link, secret, now() + visitLastsMs, now())
      : null
    if (visit === null) return refuse(response, 403, words.linkIsOver)
    giveVisit(response, secret, isSecure)
    response.json({ draft: visit.draft })
  }
}
