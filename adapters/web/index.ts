import { actionItemsOf } from '../../src/actions/action-items.ts'
import { withStandings } from '../../src/actions/standings.ts'
import { type Adapter, SetupError } from '../../src/adapter.ts'
import type { Library } from '../../src/document/library.ts'
import { createGuard } from '../../src/guard.ts'
import { createPages, onlyAt } from '../../src/http/pages.ts'
import type { Server } from '../../src/http/server.ts'
import type { Log } from '../../src/log.ts'
import { createOutbox } from '../../src/outbox/outbox.ts'
import { stateLabels } from '../../src/reply/action-words.ts'
import { notice } from '../../src/reply/notice.ts'
import { words } from '../../src/reply/words.ts'
import type { Store } from '../../src/store/store.ts'
import { readAssets } from './assets.ts'
import { type Conversing, platform } from './converse.ts'
import { draw, type Looks } from './draw.ts'
import { examplesFor } from './examples.ts'
import { elsewhereTo, onlyHere } from './only-here.ts'
import { renderPage } from './page.ts'
import { openingLines, people } from './people.ts'
import { createPoster } from './poster.ts'
import { createRooms } from './rooms.ts'
import { createRoutes } from './routes.ts'
import { createStreams } from './streams.ts'
import type { PlaygroundView, StandingView } from './view.ts'

export interface PlaygroundOptions {
  readonly server: Server
  readonly library: Library
  /** Where what visitors do is kept. */
  readonly store: Pick<Store, 'posts' | 'actions' | 'forget'>
  /** The platforms as which it draws; loaded at the start, or once somebody opens the page. */
  readonly loadLooks: () => Promise<Looks>
  readonly isLoadedAtOnce: boolean
  /** The slash command, without the slash. */
  readonly command: string
  /** Whether others than this machine's own user may use it. */
  readonly isPublic: boolean
  readonly log: Log
}

/**
 * The playground: a page on which the bot is asked as in Slack or Discord, and answers as it would there. Each visitor has
 * a room of their own, which is a workspace with one channel. Throws SetupError where the page has not been made.
 */
export function createPlaygroundAdapter({
  server,
  library,
  store: { posts, actions, forget },
  loadLooks,
  isLoadedAtOnce,
  command,
  isPublic,
  log,
}: PlaygroundOptions): Adapter {
  const guard = createGuard(platform, log)
  const assets = readAssets()
  const streams = createStreams()
  let loading: Promise<Looks> | null = null
  let looks: Looks | null = null
  const rooms = createRooms(
    (room) => {
      for (const said of openingLines(library.main)) {
        room.add({
          thread: null,
          audience: 'channel',
          drawn: null,
          said,
          asked: null,
          mark: null,
          file: null,
        })
      }
    },
    (id) => {
      forget(platform, id).catch((error: unknown) =>
        log.error({ platform, err: error }, 'A room is not forgotten'),
      )
    },
  )
  const poster = createPoster(rooms.find, (text) => draw(loadedLooks(), notice(words.passage, text)))
  const outbox = createOutbox({ platform, posts, poster, log })

  return {
    name: platform,
    async start(bot) {
      if (assets === null) throw new SetupError(notMade)
      if (isLoadedAtOnce) await load()
      const pages = createPages()
      const guarded = isPublic ? [] : [onlyHere]
      const conversing = async (): Promise<Conversing> => ({ bot, outbox, looks: await load() })
      const about = describe(library, command)
      const toReader = isPublic ? [] : [elsewhereTo(`/${library.main.id}`)]
      pages.get('/', ...toReader, (_request, response) => {
        // Ready by the first question.
        void load().catch(() => undefined)
        response.set('Cache-Control', 'no-cache').send(renderPage(assets.playground))
      })
      pages.use(
        '/playground',
        ...guarded,
        createRoutes({ rooms, conversing, bot, guard, streams, about, listStandings }),
      )
      server.mount(onlyAt(['/', '/playground'], pages))
      outbox.start()
      const whom = isPublic ? 'for everybody who reaches this server' : 'for this machine alone'
      return `open ${server.address()} in a browser (${whom})`
    },
    outlet: { poster, render: (reply) => [draw(loadedLooks(), reply)] },
    async stop() {
      streams.end()
      await guard.settle(2_500)
      await outbox.stop()
    },
  }

  async function load(): Promise<Looks> {
    loading ??= loadLooks()
    looks = await loading
    return looks
  }

  /** Nothing is posted before somebody has asked for it. */
  function loadedLooks(): Looks {
    if (looks === null) throw new Error('The playground has not been asked anything yet')
    return looks
  }

  async function listStandings(room: string, id: string): Promise<readonly StandingView[] | null> {
    const document = library.documents.find((each) => each.id === id)
    if (document === undefined) return null
    const known = await actions.list({ platform, workspace: room, document: id })
    return withStandings(actionItemsOf(document), known).map(({ standing: { passage, state, owner } }) => ({
      passage,
      state,
      label: stateLabels[state],
      owner: owner === null ? null : (owner.name ?? owner.id),
    }))
  }
}

const notMade =
  'The pages for browsers have not been made: run npm ci, or npm run prepare. (PLAYGROUND=off starts without them.)'

function describe(library: Library, command: string): PlaygroundView {
  return {
    command,
    people,
    documents: library.documents.map(({ id, short, title }) => ({ id, short, title })),
    examples: examplesFor(library),
  }
}
