import { config as loadEnvironment } from 'dotenv'
import pRetry from 'p-retry'
import { type Adapter, SetupError } from './adapter.ts'
import { type Bot, createBot, type Tracking } from './bot.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { usualDigestPace } from './digest/deliver-digests.ts'
import { createDigestRunner } from './digest/digest-runner.ts'
import { type Library, readLibrary } from './document/library.ts'
import { ContentError } from './document/problem.ts'
import { createServer, type Server } from './http/server.ts'
import { createLog, type Log } from './log.ts'
import { type Platform, run } from './run.ts'
import { type Collection, CollectionError, loadCollection } from './search/collection.ts'
import { loadEngine, readBundledVectors, unusedSynonyms } from './search/engine.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { StoreError, StoreUnavailable } from './store/store-error.ts'

const usage = `npm start                    start every platform whose token is set
npm run ask -- sanctions     ask once
npm run ask                  a conversation
npm run ask -- --json 11c    the answer as data
npm run ask -- --batch       a JSON query a line on standard input, an answer a line
npm run ask -- --collection docs.jsonl --batch
                             the same over any texts, {"id","title","text"} a line`

const nothingConfigured = `No platform is configured. Set one of these, in the environment or in a file named .env:
  Slack    SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP)
  Discord  DISCORD_TOKEN
.env.example says where to find them.`

const meaningIsOff =
  'Meaning is off: src/search/vectors/english.bin is missing, so search knows only words and spelling.'

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
    console.error(usage)
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
  const platforms: Platform[] = []
  if (config.slack === null && config.discord === null) {
    console.log(nothingConfigured)
    if (!process.stdin.isTTY) return 1
    console.log('\nUntil then, ask here.')
    return converse(await createTerminalBot(config))
  }
  const log = createLog(config.logLevel)
  const library = readLibrary(config.contentDir, config.document)
  const vectors = readBundledVectors()
  reportLibrary(library, log)
  if (vectors === null) log.warn(meaningIsOff)
  const outlet = (name: string) =>
    platforms.find(({ adapter, connected }) => connected && adapter.name === name)?.adapter.outlet ?? null
  const store = await openAtLast(config.database, log)
  const bot = createBot({
    library,
    engine: await loadEngine(library, vectors, indexCache),
    prompt: `/${config.command} `,
    pageCharacters,
    tracking: { open: async () => store, outlet },
  })
  const server = createServer(config.host, config.port, () =>
    Object.fromEntries(platforms.map(({ adapter, connected }) => [adapter.name.toLowerCase(), connected])),
  )
  for (const adapter of await loadAdapters(config, server, store, log)) {
    platforms.push({ adapter, connected: false })
  }
  const runner = createDigestRunner({
    ...store,
    library,
    outlet,
    log,
    pace: { ...usualDigestPace, lateMs: config.digestLateHours * 3_600_000 },
  })
  runner.start()
  const code = await run(platforms, bot, server, log, runner.stop)
  await store.close()
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
  { posts, forget, listWorkspaces }: Store,
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
        posts,
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
        posts,
        onRemoved: forgetting('Discord'),
        listWorkspaces: () => listWorkspaces('Discord'),
        log,
      }),
    )
  }
  return adapters
}

async function ask(config: Config, args: readonly string[]): Promise<number> {
  const { askForJson, askInBatch, askOnce, findInCollection, readArguments } = await import(
    '../adapters/cli/ask.ts'
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
  const { createCliAdapter } = await import('../adapters/cli/index.ts')
  const adapter = createCliAdapter({ input: process.stdin, output: process.stdout, styled: true })
  console.log('Ask by words or by number; help says what can be asked, quit ends.\n')
  await adapter.start(bot)
  await adapter.ended
  return 0
}

async function createTerminalBot(config: Config): Promise<Bot> {
  const library = readLibrary(config.contentDir, config.document)
  const vectors = readBundledVectors()
  if (vectors === null) console.error(meaningIsOff)
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
    outlet: () => null,
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
