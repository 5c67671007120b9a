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
import {
  apologise,
  ask,
  type Conversing,
  change,
  messageActions,
  press,
  type Seat,
  submit,
  use,
} from '../session/converse.ts'
import type { Room } from '../session/room.ts'
import type { Rooms } from '../session/rooms.ts'
import type { ChoiceView, PlaygroundView, StatusView } from '../session/view.ts'
import type { Streams } from './streams.ts'

export interface RoutesOptions {
  readonly rooms: Rooms
  readonly conversing: () => Promise<Conversing>
  readonly bot: Bot
  readonly errorBoundary: ErrorBoundary
  readonly streams: Streams
  readonly about: PlaygroundView
  /** How the action items of a document stand in a room; null where there is no such document. */
  readonly listStatuses: (room: string, document: string) => Promise<readonly StatusView[] | null>
}

// A person who types fast, with the completions of every letter; a page's own requests are about a tenth of that.
const requestsPerMinute = 600
const longestBody = '64kb'
const suggestions = 8

// Enough for a long quotation to be checked.
const longestText = 20_000

const seat = {
  preview: z.enum(['slack', 'discord']),
  thread: z.string().max(20).nullable(),
  zone: z.string().max(100).nullable(),
}
const bodies = {
  ask: z.object({ ...seat, text: z.string().max(longestText) }),
  press: z.object({ ...seat, message: z.string().nullable(), code: z.string().max(200) }),
  use: z.object({ ...seat, message: z.string(), which: z.enum(messageActions) }),
  submit: z.object({
    ...seat,
    entered: z.record(z.string().max(100), z.array(z.string().max(longestText)).max(100)),
  }),
  change: z.object({ input: z.string().max(100), chosen: z.string().max(200) }),
}

/** What the page asks for, under `/playground`. What cannot be read is answered with 400 and a sentence. */
export function createRoutes({
  rooms,
  conversing,
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
    '/rooms/:room',
    inRoom(async (room, request, response) => {
      response.json(room.view(sinceOf(request)))
    }),
  )

  routes.get(
    '/rooms/:room/events',
    inRoom(async (room, request, response) => {
      streams.open(request, response, room.watch)
    }),
  )

  routes.get(
    '/rooms/:room/options',
    inRoom(async (room, request, response) => {
      const { previews } = await conversing()
      const modal = room.modal()
      const input = queryOf(request, 'input')
      const choices =
        modal === null ? [] : previews[modal.preview].completeInput(bot, input, queryOf(request, 'typed'))
      response.json(choices)
    }),
  )

  routes.get(
    '/rooms/:room/files/:message',
    inRoom(async (room, request, response) => {
      const file = room.fileOf(String(request.params.message))
      if (file === null) return refuse(response, 404, 'That file is gone. Ask for it again.')
      response.attachment(file.name).send(file.text)
    }),
  )

  routes.get(
    '/rooms/:room/standings/:document',
    inRoom(async (room, request, response) => {
      const statuses = await listStatuses(room.id, String(request.params.document))
      if (statuses === null) refuse(response, 404, 'There is no such document.')
      else response.json(statuses)
    }),
  )

  routes.use(readJson(longestBody))
  routes.post(
    '/rooms/:room/ask',
    doing(bodies.ask, (on, room, { text, ...where }) => ask(on, room, where, text)),
  )
  routes.post(
    '/rooms/:room/press',
    doing(bodies.press, (on, room, { message, code, ...where }) => press(on, room, where, message, code)),
  )
  routes.post(
    '/rooms/:room/use',
    doing(bodies.use, async (on, room, { message, which, ...where }) => {
      const found = room.find(message)
      if (found !== null) await use(on, room, where, found, which)
    }),
  )
  routes.post(
    '/rooms/:room/submit',
    doing(bodies.submit, (on, room, { entered, ...where }) => submit(on, room, where, entered)),
  )
  routes.post(
    '/rooms/:room/change',
    doing(bodies.change, async (on, room, { input, chosen }) => change(on, room, input, chosen)),
  )
  routes.post(
    '/rooms/:room/close',
    inRoom(async (room, request, response) => {
      room.show(null)
      response.json(room.view(sinceOf(request)))
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

  function inRoom(work: (room: Room, request: Request, response: Response) => Promise<void>) {
    return async (request: Request, response: Response): Promise<void> => {
      const room = rooms.open(String(request.params.room))
      if (room === null) return refuse(response, 404, 'There is no such room. Open the playground again.')
      await work(room, request, response)
    }
  }

  /** Does one thing in a room, and answers with what has changed by it. */
  function doing<Body extends object>(
    schema: z.ZodType<Body>,
    work: (on: Conversing, room: Room, body: Body) => Promise<void>,
  ) {
    return inRoom(async (room, request, response) => {
      const read = schema.safeParse(request.body)
      if (!read.success) return refuse(response, 400, unreadable(read.error))
      const body = withZone(read.data)
      const on = await conversing()
      await errorBoundary.run(
        () => work(on, room, body),
        async (sentence) => apologise(on, room, seatOf(body), sentence),
      )
      response.json(room.view(sinceOf(request)))
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

const seatSchema = z.object(seat)

function seatOf(body: object): Seat {
  return seatSchema.safeParse(body).data ?? { preview: 'slack', thread: null, zone: null }
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
