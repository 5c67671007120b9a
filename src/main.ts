import { config as loadEnvironment } from 'dotenv'
import pRetry from 'p-retry'
import { type Bot, createBot, type Tracking } from './answer/bot.ts'
import { type Adapter, SetupError } from './app/adapter.ts'
import { type Config, ConfigError, type PlaygroundConfig, readConfig } from './app/config.ts'
import { createServer, type Server } from './app/http/server.ts'
import { type Platform, run } from './app/run.ts'
import { startupMessages } from './app/startup-messages.ts'
import { rulesOfRequests } from './delivery/delivery-rules.ts'
import { createOutbox, type Outbox } from './delivery/outbox.ts'
import { createDigestRules } from './digest/digest-rules.ts'
import { createDigestRunner, type DigestRunner } from './digest/digest-runner.ts'
import { type Library, readLibrary } from './document/library.ts'
import { ContentError } from './document/problem.ts'
import { createLog, type Log } from './log.ts'
import { type Collection, CollectionError, loadCollection } from './search/collection.ts'
import { loadEngine, readBundledVectors, unusedSynonyms } from './search/engine.ts'
import { StoreError, StoreUnavailable } from './store/database/store-error.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

// Where the indices of large libraries are kept.
const indexCache = 'data/index'

// One private answer stays within one message on every platform.
const pageCharacters = 2_800

process.exitCode = await main(process.argv.slice(2))

/** Does what the command line asks for; resolves to the exit code. */
async function main([verb, ...rest]: readonly string[]): Promise<number> {
  loadEnvironment({ quiet: true })
  try {
    const config = readConfig(process.env)
    if (verb === undefined) return await start(config)
    if (verb === 'ask') return await ask(config, rest)
    console.error(startupMessages.usage)
    return 1
  } catch (error) {
    const ours = [ConfigError, ContentError, SetupError, CollectionError, StoreError]
    const isOurs = ours.some((kind) => error instanceof kind)
    if (!isOurs || !(error instanceof Error)) throw error
    console.error(error.message)
    return 1
  }
}

async function start(config: Config): Promise<number> {
  const hasTokens = config.slack !== null || config.discord !== null
  const { readAssets } = await import('./app/http/page-assets.ts')
  // Beside a platform it is only left out where its page has not been made; alone, it says what to do.
  const isLeftOut = typeof config.playground === 'string' || (hasTokens && readAssets() === null)
  const playground = isLeftOut ? null : config.playground
  if (!hasTokens && playground === null) {
    console.log(startupMessages.nothingConfigured)
    if (config.playground === 'refused') console.log(startupMessages.playgroundRefused)
    return 1
  }
  const platforms: Platform[] = []
  const { createMetrics } = await import('./app/metrics/metrics.ts')
  const metrics = createMetrics()
  const log = createLog(config.logLevel, metrics.onError)
  const library = readLibrary(config.contentDir, config.document, config.publicUrl)
  const vectors = readBundledVectors()
  reportLibrary(library, log)
  if (vectors === null) log.warn(startupMessages.meaningIsOff)
  if (!hasTokens) log.info(startupMessages.playgroundAlone)
  if (config.playground === 'refused') log.info(startupMessages.playgroundRefused)
  const channelAccess = (name: string) =>
    platforms.find(({ adapter, connected }) => connected && adapter.name === name)?.adapter.channelAccess ??
    null
  const engine = await loadEngine(library, vectors, indexCache)
  const botOver = (store: Store, outbox: Outbox): Bot =>
    metrics.measureBot(
      createBot({
        library,
        engine,
        prompt: `/${config.command} `,
        pageCharacters,
        tracking: { open: async () => store, outbox, channelAccess },
      }),
    )
  const lateMs = config.digestLateHours * 3_600_000
  const outboxOver = (store: Store): Outbox =>
    createOutbox({
      ...store,
      channelAccess,
      rules: { ...rulesOfRequests, digest: createDigestRules({ ...store, library, lateMs }) },
      log,
      onSettled: metrics.onSettled,
    })
  const server = createServer(config.host, config.port, () =>
    Object.fromEntries(platforms.map(({ adapter, connected }) => [adapter.name.toLowerCase(), connected])),
  )
  server.mount(metrics.handler)
  const stores: Store[] = []
  const runners: (DigestRunner | Outbox)[] = []
  if (playground !== null) {
    // What is tried out is kept apart from what a team notes.
    const store = await openAtLast(playground.database, log)
    const outbox = outboxOver(store)
    const adapter = await loadPlayground(config, playground, server, library, store, outbox, log)
    platforms.push({ adapter, bot: botOver(store, outbox), connected: false })
    stores.push(store)
    runners.push(outbox, createDigestRunner({ ...store, channelAccess, log, lateMs }))
  }
  const { mountReader } = await import('../adapters/reader/mount-reader.ts')
  const { contentDir, publicUrl } = config
  mountReader({
    server,
    library,
    engine,
    contentDir,
    publicUrl,
    isBesidePlayground: playground !== null,
    // Readers from outside are not led to what is for this machine alone.
    hasPlayground: playground !== null && (playground.isPublic || publicUrl === null),
    log,
  })
  if (hasTokens) {
    const store = await openAtLast(config.database, log)
    metrics.watchLedger(store.deliveries)
    const outbox = outboxOver(store)
    const bot = botOver(store, outbox)
    for (const adapter of await loadAdapters(config, server, store, outbox, log)) {
      platforms.push({ adapter, bot, connected: false })
    }
    stores.push(store)
    runners.push(outbox, createDigestRunner({ ...store, channelAccess, log, lateMs }))
  }
  for (const runner of runners) runner.start()
  const code = await run(platforms, server, log, async () => {
    await Promise.all(runners.map((runner) => runner.stop()))
  })
  await Promise.all(stores.map((store) => store.close()))
  // What a platform's library leaves open must not keep a stopped process alive.
  process.exit(code)
}

/** A database that is away is waited for, as a platform is; any other mistake ends the start with its sentence. */
function openAtLast(url: string, log: Log): Promise<Store> {
  return pRetry(() => openStore(url), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1_000,
    maxTimeout: 15_000,
    shouldRetry: ({ error }) => error instanceof StoreUnavailable && error.obstacle === 'gone',
    onFailedAttempt: ({ error }) => {
      if (error instanceof StoreUnavailable && error.obstacle === 'gone') log.warn(error.message)
    },
  })
}

/** Only the platforms that are set up are loaded, so that one of them does not cost the memory of the others. */
async function loadAdapters(
  config: Config,
  server: Server,
  { forget, listWorkspaces }: Store,
  outbox: Outbox,
  log: Log,
): Promise<readonly Adapter[]> {
  const adapters: Adapter[] = []
  const forgetting = (platform: string) => async (workspace: string) => {
    const rows = await forget(platform, workspace)
    log.info(
      { platform, workspace, rows },
      'The bot was removed from a workspace; what was kept of it is deleted',
    )
  }
  if (config.slack !== null) {
    const { createSlackAdapter } = await import('../adapters/slack/index.ts')
    adapters.push(
      createSlackAdapter({
        ...config.slack,
        command: config.command,
        server,
        outbox,
        onRemoved: forgetting('Slack'),
        log,
      }),
    )
  }
  if (config.discord !== null) {
    const { createDiscordAdapter } = await import('../adapters/discord/index.ts')
    adapters.push(
      createDiscordAdapter({
        ...config.discord,
        command: config.command,
        outbox,
        onRemoved: forgetting('Discord'),
        listWorkspaces: () => listWorkspaces('Discord'),
        log,
      }),
    )
  }
  return adapters
}

/** What it draws as is loaded only once somebody opens it. */
async function loadPlayground(
  { command, slack, discord }: Config,
  { database, isPublic }: PlaygroundConfig,
  server: Server,
  library: Library,
  { actions, forget }: Store,
  outbox: Outbox,
  log: Log,
): Promise<Adapter> {
  const { createPlaygroundAdapter } = await import('../adapters/playground/index.ts')
  return createPlaygroundAdapter({
    server,
    library,
    store: { actions, forget },
    outbox,
    async loadPreviews() {
      const [ofSlack, ofDiscord] = await Promise.all([
        import('../adapters/slack/platform-preview.ts'),
        import('../adapters/discord/platform-preview.ts'),
      ])
      return { slack: ofSlack.preview, discord: ofDiscord.preview }
    },
    // Beside a platform they cost memory that may never be needed; but what is kept may be due before anybody comes.
    isLoadedAtOnce: (slack === null && discord === null) || database !== 'sqlite::memory:',
    command,
    isPublic,
    log,
  })
}

async function ask(config: Config, args: readonly string[]): Promise<number> {
  const { askForJson, askInBatch, askOnce, findInCollection, readArguments } = await import(
    '../adapters/terminal/ask.ts'
  )
  const { question, isBatch, isJson, collection } = readArguments(args)
  if (collection !== null) {
    const texts: Collection = await loadCollection(collection, readBundledVectors(), indexCache)
    await askInBatch(findInCollection(texts), null, process.stdin, process.stdout)
    return 0
  }
  const bot = await createTerminalBot(config)
  if (isBatch) await askInBatch(bot.find, bot.check, process.stdin, process.stdout)
  else if (isJson) askForJson(bot, question, process.stdout)
  else if (question === '' && process.stdin.isTTY) return converse(bot)
  else await askOnce(bot, question, process.stdout, process.stdout.isTTY === true)
  return 0
}

async function converse(bot: Bot): Promise<number> {
  const { createCliAdapter } = await import('../adapters/terminal/index.ts')
  const adapter = createCliAdapter({ input: process.stdin, output: process.stdout, styled: true })
  console.log('Ask by words or by number; help says what can be asked, quit ends.\n')
  await adapter.start(bot)
  await adapter.ended
  return 0
}

async function createTerminalBot(config: Config): Promise<Bot> {
  const library = readLibrary(config.contentDir, config.document, config.publicUrl)
  const vectors = readBundledVectors()
  if (vectors === null) console.error(startupMessages.meaningIsOff)
  const engine = await loadEngine(library, vectors, indexCache)
  return createBot({
    library,
    engine,
    prompt: '',
    pageCharacters: Number.POSITIVE_INFINITY,
    tracking: trackInTerminal(config),
  })
}

/** A terminal keeps action items, too, but most questions need no database, so the first that does opens it. */
function trackInTerminal({ database }: Config): Tracking {
  let opened: Promise<Store> | null = null
  return {
    open() {
      opened ??= openStore(database)
      return opened
    },
    outbox: null,
    channelAccess: () => null,
  }
}

function reportLibrary(library: Library, log: Log): void {
  const { documents, unsealed } = library
  log.info(
    `Documents: ${documents.map(({ short, paragraphs }) => `${short} (${paragraphs.length} paragraphs)`).join(', ')}`,
  )
  for (const id of unsealed) {
    log.warn(`${id} carries no seal, so an accidental edit would go unnoticed; run: npm run seal -- ${id}`)
  }
  for (const { id, group } of unusedSynonyms(library)) {
    log.warn(`${id}: no word of this group of the thesaurus stands in the text: ${group.join(', ')}`)
  }
}
