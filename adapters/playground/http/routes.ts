import { z } from 'zod'
import type { Bot } from '../../../src/answer/bot.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import {
  createPages,
  type ErrorHandler,
  limitRequests,
  type Request,
  type Response,
  type Router,
  readJson,
} from '../../../src/app/http/pages.ts'
import type { SessionDependencies, VisitorContext } from '../session/context.ts'
import { apologise, ask, change, messageActions, press, submit, suggestIn, use } from '../session/converse.ts'
import type { Session } from '../session/session.ts'
import type { Sessions } from '../session/sessions.ts'
import type { ChoiceView, PlaygroundView, StatusView } from '../session/view.ts'
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

const visitor = {
  preview: z.string().max(40),
  thread: z.string().max(20).nullable(),
  zone: z.string().max(100).nullable(),
}
const bodies = {
  ask: z.object({ ...visitor, text: z.string().max(longestText) }),
  press: z.object({ ...visitor, message: z.string().nullable(), code: z.string().max(200) }),
  use: z.object({ ...visitor, message: z.string(), which: z.enum(messageActions) }),
  submit: z.object({
    ...visitor,
    entered: z.record(z.string().max(100), z.array(z.string().max(longestText)).max(100)),
  }),
  change: z.object({ input: z.string().max(100), chosen: z.string().max(200) }),
}

/** What the page asks for, under `/playground`. What cannot be read is answered with 400 and a sentence. */
export function createRoutes({
  sessions,
  dependencies,
  bot,
  errorBoundary,
  streams,
  about,
  listStatuses,
}: RoutesOptions): Router {
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
    const choices: readonly ChoiceView[] = bot.suggest(queryOf(request, 'typed'), suggestions)
    response.json(choices)
  })

  routes.get(
    '/rooms/:session',
    inSession(async (session, request, response) => {
      response.json(session.view(sinceOf(request)))
    }),
  )

  routes.get(
    '/rooms/:session/events',
    inSession(async (session, request, response) => {
      streams.open(request, response, session.watch)
    }),
  )

  routes.get(
    '/rooms/:session/options',
    inSession(async (session, request, response) => {
      const choices: readonly ChoiceView[] = suggestIn(
        await dependencies(),
        session,
        queryOf(request, 'input'),
        queryOf(request, 'typed'),
      )
      response.json(choices)
    }),
  )

  routes.get(
    '/rooms/:session/files/:message',
    inSession(async (session, request, response) => {
      const file = session.fileOf(String(request.params.message))
      if (file === null) return refuse(response, 404, 'That file is gone. Ask for it again.')
      response.attachment(file.name).send(file.text)
    }),
  )

  routes.get(
    '/rooms/:session/standings/:document',
    inSession(async (session, request, response) => {
      const statuses = await listStatuses(session.id, String(request.params.document))
      if (statuses === null) refuse(response, 404, 'Document not found.')
      else response.json(statuses)
    }),
  )

  routes.use(readJson(longestBody))
  routes.post(
    '/rooms/:session/ask',
    doing(bodies.ask, (on, session, { text, ...where }) => ask(on, session, where, text)),
  )
  routes.post(
    '/rooms/:session/press',
    doing(bodies.press, (on, session, { message, code, ...where }) =>
      press(on, session, where, message, code),
    ),
  )
  routes.post(
    '/rooms/:session/use',
    doing(bodies.use, async (on, session, { message, which, ...where }) => {
      const found = session.find(message)
      if (found !== null) await use(on, session, where, found, which)
    }),
  )
  routes.post(
    '/rooms/:session/submit',
    doing(bodies.submit, (on, session, { entered, ...where }) => submit(on, session, where, entered)),
  )
  routes.post(
    '/rooms/:session/change',
    doing(bodies.change, async (on, session, { input, chosen }) => change(on, session, input, chosen)),
  )
  routes.post(
    '/rooms/:session/close',
    inSession(async (session, request, response) => {
      session.show(null)
      response.json(session.view(sinceOf(request)))
    }),
  )
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

  function inSession(work: (session: Session, request: Request, response: Response) => Promise<void>) {
    return async (request: Request, response: Response): Promise<void> => {
      const session = sessions.open(String(request.params.session))
      if (session === null) return refuse(response, 404, 'Session not found. Open the playground again.')
      await work(session, request, response)
    }
  }

  /** Does one thing in a session, and answers with what has changed by it. */
  function doing<Body extends object>(
    schema: z.ZodType<Body>,
    work: (on: SessionDependencies, session: Session, body: Body) => Promise<void>,
  ) {
    return inSession(async (session, request, response) => {
      const read = schema.safeParse(request.body)
      if (!read.success) return refuse(response, 400, unreadable(read.error))
      const body = withZone(read.data)
      const on = await dependencies()
      const where = contextOf(body, on)
      if (where === null) return refuse(response, 400, notRead)
      await errorBoundary.run(
        () => work(on, session, body),
        async (sentence) => apologise(on, session, where, sentence),
      )
      response.json(session.view(sinceOf(request)))
    })
  }
}

/** That of a body that is too long, or no JSON; 500 for what we cause. */
function statusOf(error: unknown): number {
  return z.looseObject({ status: z.number() }).safeParse(error).data?.status ?? 500
}

const notRead = 'That could not be read. Load the page again.'
const tooLong = `That is too long. Write at most ${longestText.toLocaleString('en')} characters.`

function unreadable({ issues }: z.ZodError): string {
  const isLong = issues.some(({ code }) => code === 'too_big')
  return isLong ? tooLong : notRead
}

/** A zone that is none is as good as none told. */
function withZone<Body extends object>(body: Body): Body {
  if (!('zone' in body) || typeof body.zone !== 'string') return body
  return { ...body, zone: isZone(body.zone) ? body.zone : null }
}

function isZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

const visitorSchema = z.object(visitor)

/** Where the visitor is; null for a preview that there isn't. What is done in an open form says nothing of it. */
function contextOf(body: object, { previews }: SessionDependencies): VisitorContext | null {
  const [preview = ''] = previews.keys()
  const where = visitorSchema.safeParse(body).data ?? { preview, thread: null, zone: null }
  return previews.has(where.preview) ? where : null
}

function sinceOf(request: Request): number {
  const since = Number(queryOf(request, 'since'))
  return Number.isSafeInteger(since) ? since : 0
}

function queryOf({ query }: Request, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value.slice(0, longestText) : ''
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error })
}
