import { actionItemsOf } from '../../src/actions/action-items.ts'
import { withStatuses } from '../../src/actions/statuses.ts'
import { welcomeReply } from '../../src/answer/help-reply.ts'
import { SetupError } from '../../src/app/adapter.ts'
import type { PlaygroundAdapter, PlaygroundOptions } from '../../src/app/adapters.ts'
import { createErrorBoundary } from '../../src/app/error-boundary.ts'
import { onlyFromPage, onlyHere } from '../../src/app/http/only-here.ts'
import { readAssets } from '../../src/app/http/page-assets.ts'
import { createPages, onlyAt, type RequestHandler } from '../../src/app/http/pages.ts'
import type { PreviewLoaders } from '../../src/app/platform-preview.ts'
import type { Library } from '../../src/document/library.ts'
import { notice } from '../../src/message/create-reply.ts'
import { stateLabels } from '../../src/words/action-words.ts'
import { words } from '../../src/words/words.ts'
import { renderPage } from './http/page.ts'
import { createRoutes } from './http/routes.ts'
import { createStreams } from './http/streams.ts'
import { draw, type PlatformPreviews } from './session/draw.ts'
import { examplesFor } from './session/examples.ts'
import { misquoterOf, openingLines, people } from './session/people.ts'
import { createPoster } from './session/poster.ts'
import { createSessions } from './session/sessions.ts'
import type { Drawn, PlaygroundView, StatusView } from './session/view.ts'
import { platform } from './session/visit.ts'

interface PreviewOptions {
  /** The platforms that it draws, by name. */
  readonly previewLoaders: PreviewLoaders
}

/**
 * The playground: a page on which the bot is asked as in Slack or Discord, and answers as it would there. Each visitor has
 * a session of their own, which is a workspace with one channel. Throws SetupError where the page has not been made.
 */
export function createPlaygroundAdapter(options: PlaygroundOptions & PreviewOptions): PlaygroundAdapter {
  const { server, library, outbox, previewLoaders, isPublic, log } = options
  const { actions, forget, listWorkspaces } = options.store
  const errorBoundary = createErrorBoundary(platform, log)
  const assets = readAssets()
  const streams = createStreams()
  let loading: Promise<PlatformPreviews> | null = null
  let previews: PlatformPreviews | null = null
  let welcome: Drawn | null = null
  const sessions = createSessions(
    (session) => {
      session.add({ audience: 'channel', drawn: drawWelcome() })
      for (const said of openingLines(library.main)) session.add({ audience: 'channel', said })
    },
    (id) => {
      forget(platform, id).catch((error: unknown) =>
        log.error({ platform, err: error }, 'A session is not forgotten'),
      )
    },
  )
  let purging: NodeJS.Timeout | undefined
  const poster = createPoster(sessions.find, (text) => draw(loadedPreviews(), notice(words.passage, text)))

  return {
    name: platform,
    async start(bot) {
      if (assets === null) throw new SetupError(notMade)
      if (options.isLoadedAtOnce) await load()
      const known = await listWorkspaces(platform)
      if (known.length > 0) await load()
      sessions.adopt(known)
      purging = setInterval(sessions.purge, purgeEveryMs).unref()
      const pages = createPages()
      const guard = (otherwise: RequestHandler): RequestHandler[] => (isPublic ? [] : [onlyHere(otherwise)])
      const dependencies = async () => ({ bot, outbox, previews: await load() })
      const about = describe(library, options.command, Object.keys(previewLoaders))
      // Others are led to what is theirs to see.
      const toReader = guard((_request, response) => response.redirect(`/${library.main.id}`))
      pages.get('/', ...toReader, (_request, response) => {
        // Ready by the first question.
        void load().catch(() => undefined)
        response.set('Cache-Control', 'no-cache').send(renderPage(assets.playground))
      })
      pages.use(
        '/playground',
        ...guard((_request, response) => response.status(403).json({ error: notForOthers })),
        onlyFromPage(isPublic, (_request, response) => response.status(403).json({ error: notFromPage })),
        createRoutes({ sessions, dependencies, bot, errorBoundary, streams, about, listStatuses }),
      )
      server.mount(onlyAt(['/', '/playground'], pages))
      const whom = isPublic ? 'for everybody who reaches this server' : 'for this machine alone'
      return `ready, ${whom}`
    },
    useSession(id) {
      const session = sessions.find(id)
      session?.use(0)
      return session !== null
    },
    channelAccess: { poster, render: (reply) => [draw(loadedPreviews(), reply)] },
    async stop() {
      clearInterval(purging)
      streams.end()
      await errorBoundary.settle(2_500)
    },
  }

  async function load(): Promise<PlatformPreviews> {
    loading ??= loadPreviews(previewLoaders)
    previews = await loading
    return previews
  }

  /** The same for all. */
  function drawWelcome(): Drawn {
    const reply = welcomeReply(library, `/${options.command} `)
    welcome ??= draw(loadedPreviews(), { ...reply, audience: 'channel' })
    return welcome
  }

  /** Nothing is posted before a visitor asks for it. */
  function loadedPreviews(): PlatformPreviews {
    if (previews === null) throw new Error('The playground has not been asked anything yet')
    return previews
  }

  async function listStatuses(session: string, id: string): Promise<readonly StatusView[] | null> {
    const document = library.documents.find((each) => each.id === id)
    if (document === undefined) return null
    const known = await actions.list({ platform, workspace: session, document: id })
    return withStatuses(actionItemsOf(document), known).map(({ status: { passage, state, owner } }) => ({
      passage,
      state,
      label: stateLabels[state],
      owner: owner === null ? null : (owner.name ?? owner.id),
    }))
  }
}

const notForOthers =
  'The playground answers only the machine it runs on. To open it to others, set PLAYGROUND=public there.'
const notFromPage = 'Another site asked for this. Open the playground itself.'
const purgeEveryMs = 600_000
const notMade =
  'The pages for browsers have not been made: run npm ci, or npm run prepare. (PLAYGROUND=off starts without them.)'

async function loadPreviews(loaders: PreviewLoaders): Promise<PlatformPreviews> {
  const loaded = Object.entries(loaders).map(async ([name, load]) => [name, await load()] as const)
  return new Map(await Promise.all(loaded))
}

function describe(library: Library, command: string, previews: readonly string[]): PlaygroundView {
  return {
    previews,
    command,
    people,
    documents: library.documents.map(({ id, short, title }) => ({ id, short, title })),
    examples: examplesFor(library),
    misquoter: misquoterOf(library.main)?.id ?? null,
  }
}
