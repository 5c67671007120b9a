import { z } from 'zod'
import type { MountDocumentsOptions } from '../../../src/app/adapters.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import {
  createPages,
  type ErrorHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
  readBytes,
  readJson,
} from '../../../src/app/http/pages.ts'
import { statusOf } from '../../../src/app/http/server.ts'
import { limits } from '../../../src/import/limits.ts'
import { newestOf } from '../../../src/library/holdings.ts'
import { detailNames } from '../../../src/publishing/draft-content.ts'
import { accessWords } from '../../../src/words/access-words.ts'
import { documentsWords as words } from '../documents-words.ts'
import type { DraftView, PublishedView } from '../view.ts'
import { receiveFile } from './receive-file.ts'
import { refuse } from './refuse.ts'
import { saveSettings, settingsWish } from './save-settings.ts'
import { viewComparison } from './view-comparison.ts'
import { viewVersions } from './view-versions.ts'
import { viewWorkspace } from './view-workspace.ts'
import type { FindVisitor, RefuseChange, Visitor } from './visitors.ts'

export interface RoutesOptions extends Pick<MountDocumentsOptions, 'publisher' | 'documents' | 'libraries'> {
  readonly findVisitor: FindVisitor
  /** Refuses a visitor for whom there is no room for files, with a sentence; null where there is. */
  readonly refuseFiles: (visitor: Visitor) => string | null
  /** Why a visitor may change nothing any more, with the status that says so; null where they may. */
  readonly refuseChange: RefuseChange
  readonly errorBoundary: ErrorBoundary
}

const uploadsAtOnce = 6
// A text at its longest, as JSON.
const longestBody = '8mb'

const draftChange = z.strictObject({
  body: z.string().nullable().optional(),
  details: z.partialRecord(z.enum(detailNames), z.string().max(4_000)).optional(),
})
const count = z
  .string()
  .regex(/^\d{1,6}$/u)
  .transform(Number)
const comparisonWish = z.strictObject({ from: count, to: count, at: count.default(0) })

/** What the page asks for on behalf of a workspace. What can't be read is answered with 400 and a sentence. */
export function createRoutes(options: RoutesOptions): Router {
  const { publisher, documents, libraries, findVisitor, refuseFiles, refuseChange, errorBoundary } = options
  const routes = createPages({ mergeParams: true })
  let uploads = 0

  routes.get(
    '/',
    within(async (visitor, _request, response) => {
      response.json(await viewWorkspace(visitor, options))
    }),
  )

  routes.use(checkChange)
  // Nothing is read of who isn't let in, or finds no room.
  routes.post('/files', admit, readBytes(limits.bytes))
  routes.post(
    '/files',
    within((visitor, request, response) => receiveFile(visitor, publisher, request, response)),
  )

  routes.use(readJson(longestBody))
  routes.get(
    '/drafts/:draft',
    within(async (visitor, { params }, response) => {
      await showDraft(visitor, String(params.draft), response)
    }),
  )
  routes.patch(
    '/drafts/:draft',
    reading(draftChange, async (visitor, change, { params }, response) => {
      const draft = String(params.draft)
      const changed = await publisher.change(visitor, draft, change)
      if (changed === null) refuse(response, 404, words.draftIsGone)
      else await showDraft(visitor, draft, response)
    }),
  )
  routes.delete(
    '/drafts/:draft',
    within(async (visitor, { params }, response) => {
      await publisher.discard(visitor, String(params.draft))
      response.json({})
    }),
  )
  routes.post(
    '/drafts/:draft/publish',
    within(async (visitor, { params }, response) => {
      const publication = await publisher.publish(visitor, String(params.draft), visitor.person)
      if (publication === null) return refuse(response, 404, words.draftIsGone)
      const view: PublishedView =
        publication.kind === 'refused'
          ? { reasons: publication.reasons }
          : { version: publication.version, short: publication.document.short }
      response.json(view)
    }),
  )
  routes.get(
    '/documents/:document/document.md',
    within(async (visitor, { params }, response) => {
      const { versions } = await documents.read(visitor)
      const version = newestOf(versions).find(({ document }) => document === params.document)
      const text =
        version === undefined ? undefined : (await documents.readTexts([version.hash])).get(version.hash)
      if (version === undefined || text === undefined) return refuse(response, 404, words.noDocument)
      response.attachment(`${version.document}.md`).type('text/markdown; charset=utf-8').send(text)
    }),
  )
  routes.get(
    '/documents/:document/versions',
    within(async (visitor, { params }, response) => {
      const view = await viewVersions(visitor, String(params.document), libraries)
      if (view === null) refuse(response, 404, words.noDocument)
      else response.json(view)
    }),
  )
  routes.get(
    '/documents/:document/comparison',
    within(async (visitor, { params, query }, response) => {
      const wish = comparisonWish.safeParse(query)
      if (!wish.success) return refuse(response, 400, words.notRead)
      const view = await viewComparison(visitor, String(params.document), wish.data, libraries)
      if ('sentence' in view) refuse(response, view.status, view.sentence)
      else response.json(view)
    }),
  )
  routes.delete(
    '/documents/:document',
    within(async (visitor, { params }, response) => {
      const isRemoved = await publisher.remove(visitor, String(params.document))
      if (isRemoved) response.json(await viewWorkspace(visitor, options))
      else refuse(response, 404, words.noDocument)
    }),
  )
  routes.put(
    '/settings',
    reading(settingsWish, async (visitor, wish, _request, response) => {
      const refusal = await saveSettings(visitor, wish, options)
      if (refusal === null) response.json(await viewWorkspace(visitor, options))
      else refuse(response, refusal.status, refusal.sentence)
    }),
  )
  routes.delete(
    '/admins/:person',
    within(async (visitor, { params }, response) => {
      if (!visitor.namesAdmins) return refuse(response, 403, accessWords['no administrator of the platform'])
      if ((await documents.removeAdmin(visitor, String(params.person))) === null)
        return refuse(response, 404, words.noAdmin)
      response.json(await viewWorkspace(visitor, options))
    }),
  )
  routes.use((_request: Request, response: Response) => refuse(response, 404, words.nothingHere))
  routes.use(((error, request, response, next) => {
    const status = statusOf(error)
    if (status === 413) return refuse(response, status, request.path === '/files' ? tooLarge : words.tooLong)
    if (status < 500) return refuse(response, status, words.notRead)
    if (response.headersSent && response.writableEnded) return next(error)
    void errorBoundary.run(
      () => Promise.reject(error),
      async (sentence) => refuse(response, status, sentence),
    )
  }) satisfies ErrorHandler)
  return routes

  async function showDraft(visitor: Visitor, draft: string, response: Response): Promise<void> {
    const found = await publisher.find(visitor, draft)
    const outline = found === null ? null : await publisher.outline(visitor, draft)
    if (found === null || outline === null) return refuse(response, 404, words.draftIsGone)
    const view: DraftView = { ...found, outline }
    response.json(view)
  }

  /** What is typed into a draft is seen by nobody else, and saved every second or so: all other changes are checked. */
  async function checkChange(request: Request, response: Response, next: () => void): Promise<void> {
    const { method, path } = request
    if (method === 'GET' || (method === 'PATCH' && path.startsWith('/drafts/'))) return next()
    const visitor = await findVisitor(request)
    const refusal = typeof visitor === 'string' ? null : await refuseChange(visitor)
    if (refusal === null) next()
    else refuse(response, refusal.status, refusal.sentence)
  }

  async function admit(request: Request, response: Response, next: () => void): Promise<void> {
    const visitor = await findVisitor(request)
    if (typeof visitor === 'string') return refuse(response, 403, visitor)
    const refusal = uploads >= uploadsAtOnce ? words.tooManyUploads : refuseFiles(visitor)
    if (refusal !== null) return refuse(response, 429, refusal)
    uploads += 1
    response.once('close', () => {
      uploads -= 1
    })
    next()
  }

  /** Does something for the visitor whom a request is from. */
  function within(
    work: (visitor: Visitor, request: Request, response: Response) => Promise<void>,
  ): RequestHandler {
    return async (request, response) => {
      const visitor = await findVisitor(request)
      if (typeof visitor === 'string') refuse(response, 403, visitor)
      else await work(visitor, request, response)
    }
  }

  /** The same with a body of JSON. */
  function reading<Body>(
    schema: z.ZodType<Body>,
    work: (visitor: Visitor, body: Body, request: Request, response: Response) => Promise<void>,
  ): RequestHandler {
    return within(async (visitor, request, response) => {
      const body = schema.safeParse(request.body)
      if (body.success) await work(visitor, body.data, request, response)
      else refuse(response, 400, words.notRead)
    })
  }
}

const tooLarge = words.tooLarge(limits.bytes / 1024 ** 2)
