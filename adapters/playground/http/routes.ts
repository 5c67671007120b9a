import { z } from 'zod'
import type { Bot } from '../../../src/answer/bot.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import { addressOf } from '../../../src/app/http/address-of.ts'
import {
  createPages,
  type ErrorHandler,
  limitRequests,
  type Request,
  type Response,
  type Router,
  readJson,
} from '../../../src/app/http/pages.ts'
import { statusOf } from '../../../src/app/http/server.ts'
import { apologise, ask, change, press, submit, suggestIn, use } from '../session/converse.ts'
import type { Session } from '../session/session.ts'
import { notFound, type Sessions } from '../session/sessions.ts'
import type { PlaygroundView, StatusView } from '../session/view.ts'
import { askerOf, platform, questionIn, type SessionDependencies, type Visit } from '../session/visit.ts'
import type { Streams } from './streams.ts'

export interface RoutesOptions {
  readonly sessions: Sessions
  readonly dependencies: () => Promise<SessionDependencies>
  readonly bot: Bot
  readonly errorBoundary: ErrorBoundary
  readonly streams: Streams
  readonly about: PlaygroundView
  /** The status of a document's action items in a session; null if the document doesn't exist. */
  readonly listStatuses: (session: string, document: string) => Promise<readonly StatusView[] | null>
}

// A person who types fast, with the completions of every letter; a page's own requests are about a tenth of that.
const requestsPerMinute = 600
const longestBody = '64kb'
const suggestions = 8

// Enough for a long quotation to be checked.
const longestText = 20_000
const text = z.string().max(longestText)
const name = z.string().max(100)

const visitor = z.object({
  preview: z.string().max(40),
  thread: z.string().max(20).nullable(),
  // A zone that is none is as good as none told.
  zone: name.nullable().transform((zone) => (zone !== null && isZone(zone) ? zone : null)),
})

const piece = z
  .string()
  .transform((typed) => typed.slice(0, longestText))
  .catch('')
/** The values in an address; one that cannot be read counts as missing. */
const queries = z.object({
  since: z.coerce.number().int().catch(0),
  typed: piece,
  input: piece,
  preview: piece,
})

/** What the page asks for, under `/playground`. What cannot be read is answered with 400 and a sentence. */
export function createRoutes(options: RoutesOptions): Router {
  const { sessions, dependencies, bot, errorBoundary, streams, about, listStatuses } = options
  const routes = createPages()
  routes.use(limitRequests(requestsPerMinute))
  routes.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  routes.get('/about', (_request, response) => {
    response.json(about)
  })
  routes.get('/suggest', (request, response) => {
    response.json(bot.suggest(queries.parse(request.query).typed, suggestions))
  })
  get('', async (session, request, response) => tellChanges(session, request, response))
  get('/events', async (session, request, response) => streams.open(request, response, session.watch))
  get('/home', async (session, request, response) => {
    const on = await dependenciesIn(session)
    const { preview } = queries.parse(request.query)
    const visit = { ...on, session, preview, thread: null, zone: null }
    const home = await on.previews.get(preview)?.renderHome?.(on.bot, askerOf(questionIn(visit)))
    if (home === undefined) refuse(response, 404, 'This platform has no App Home. Ask a question instead.')
    else response.json(home)
  })
  get('/options', async (session, request, response) => {
    const { input, typed } = queries.parse(request.query)
    response.json(suggestIn(await dependenciesIn(session), session, input, typed))
  })
  get('/files/:message', async (session, { params }, response) => {
    const file = session.fileOf(String(params.message))
    if (file === null) refuse(response, 404, 'That file is gone. Ask for it again.')
    else response.attachment(file.name).send(file.text)
  })
  get('/standings/:document', async (session, { params }, response) => {
    const statuses = await listStatuses(session.id, String(params.document))
    if (statuses === null) refuse(response, 404, 'Document not found.')
    else response.json(statuses)
  })

  // The page opens its session; whatever is read, by whomever, opens and closes none.
  routes.post(
    '/rooms/:session',
    opening(async (session, request, response) => tellChanges(session, request, response)),
  )
  routes.use(readJson(longestBody))
  post('ask', visitor.extend({ text }), (visit, { text }) => ask(visit, text))
  post(
    'press',
    visitor.extend({ message: z.string().nullable(), code: z.string().max(200) }),
    (visit, { message, code }) => press(visit, message, code),
  )
  post(
    'use',
    visitor.extend({ message: z.string(), which: z.enum(['quote', 'find', 'check']) }),
    async (visit, { message, which }) => {
      const found = visit.session.find(message)
      if (found !== null) await use(visit, found, which)
    },
  )
  post('submit', visitor.extend({ entered: z.record(name, z.array(text).max(100)) }), (visit, { entered }) =>
    submit(visit, entered),
  )
  post('change', z.object({ input: name, chosen: z.string().max(200) }), async (visit, { input, chosen }) =>
    change(visit, input, chosen),
  )
  post('close', z.unknown(), async ({ session }) => session.show(null))
  routes.use((_request: Request, response: Response) => refuse(response, 404, 'There is nothing here.'))
  routes.use(((error, _request, response, next) => {
    const status = statusOf(error)
    if (response.headersSent) return next(error)
    if (status === 413) return refuse(response, status, tooLong)
    if (status < 500) return refuse(response, status, notRead)
    void errorBoundary.run(
      () => Promise.reject(error),
      async (sentence) => refuse(response, status, sentence),
    )
  }) satisfies ErrorHandler)
  return routes

  async function dependenciesIn({ id }: Session): Promise<SessionDependencies> {
    return inPlace(await dependencies(), { platform, workspace: id, channel: id })
  }

  type InSession = (session: Session, request: Request, response: Response) => Promise<void>

  function get(path: string, work: InSession): void {
    routes.get(`/rooms/:session${path}`, async (request, response) => {
      const session = sessions.find(String(request.params.session))
      if (session === null) refuse(response, 404, notFound)
      else await work(session, request, response)
    })
  }

  /** Does one thing in a session, and answers with what has changed by it. */
  function post<Body>(
    what: string,
    schema: z.ZodType<Body>,
    work: (visit: Visit, body: Body) => Promise<void>,
  ): void {
    const doing = opening(async (session, request, response) => {
      const body = schema.safeParse(request.body)
      if (!body.success) return refuse(response, 400, unreadable(body.error))
      if (!session.use(Number(request.get('content-length')) || longestText))
        return refuse(response, 429, isFull)
      const on = await dependenciesIn(session)
      const [preview = ''] = on.previews.keys()
      // What is done in an open form says nothing of where the visitor is.
      const where = visitor.safeParse(request.body).data ?? { preview, thread: null, zone: null }
      if (!on.previews.has(where.preview)) return refuse(response, 400, notRead)
      const visit = { ...on, ...where, session }
      await errorBoundary.run(
        () => work(visit, body.data),
        async (sentence) => apologise(visit, sentence),
      )
      tellChanges(session, request, response)
    })
    routes.post(`/rooms/:session/${what}`, doing)
  }

  function opening(work: InSession) {
    return async (request: Request, response: Response): Promise<void> => {
      // A new session begins with a welcome, drawn as each platform does.
      await dependencies()
      const session = sessions.open(String(request.params.session), addressOf(request))
      if (typeof session === 'string') refuse(response, session === notFound ? 404 : 429, session)
      else await work(session, request, response)
    }
  }
}

const isFull =
  'This session is full. To begin a new one, delete this site’s data in your browser and load the page again.'
const notRead = 'That could not be read. Load the page again.'
const tooLong = `That is too long. Write at most ${longestText.toLocaleString('en')} characters.`

function unreadable({ issues }: z.ZodError): string {
  return issues.some(({ code }) => code === 'too_big') ? tooLong : notRead
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function tellChanges(session: Session, { query }: Request, response: Response): void {
  response.json(session.view(queries.parse(query).since))
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error })
}
