import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { isFailedConnection } from './src/app/failed-connection.ts'
import { measureSlowness } from './test/patience.ts'

// Workers and the processes that tests start have both from here.
process.env.SLOWNESS ??= String(await measureSlowness())
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/rapporteur/compiled'
const slowness = Number(process.env.SLOWNESS)

// The loopback servers' tests of themselves, for `.ci/run`: every day they are tested by all that runs against them.
const platforms = 'test/platforms/**/*.test.ts'

// What is tried in every way on each platform, on PostgreSQL, and on real documents: `npm run test:at-length`, and in `.ci/run`
// with the long forms. Every day each platform is asked, quoted on, checked and drawn for, too.
const everyday =
  'end-to-end|mentions|checking|verbatim|typed|home|look|forms|render|markup|text|layout|manifest|links'
const atLength = [
  `test/adapters/{slack,discord}/!(${everyday}).test.ts`,
  'test/adapters/api/!(api).test.ts',
  'test/adapters/documents/*.test.ts',
  'test/adapters/{own-quotes,quotes-of-trees}.test.ts',
  'test/answer/isolation.test.ts',
  'test/adapters/reader/verbatim.test.ts',
  'test/check/hostile.test.ts',
  'test/documents/real-*.test.ts',
  'test/store/postgres*.test.ts',
  'test/store/{database-clock,transfer}.test.ts',
  'test/library/{replicas,text-cache}.test.ts',
  'test/document/tree-cache.test.ts',
  'test/search/{words-cache,varied-settings}.test.ts',
  'test/publishing/two-publishers.test.ts',
]

// Which HTTP client is whose depends on what the process has loaded before.
const alone = 'test/adapters/discord/beside-slack.test.ts'
const platformsAlone = 'test/platforms/discord/files.test.ts'

// Whole processes, each with a start of its own: `npm run test:processes`, and in `.ci/run`.
const processes = [
  'test/process/{start,uncaught}.test.ts',
  'test/store/{open-store,db-command}.test.ts',
  'test/command/warm-up.test.ts',
  'test/process/process.test.ts',
  'test/process/start-and-stop.test.ts',
  'test/process/many-workspaces.test.ts',
  'test/process/newcomer.test.ts',
  'test/process/shell-lines.test.ts',
]

// The process killed over and over: `npm run test:killings`, and at length in `.ci/run`.
const killings = [
  'test/process/*killing.test.ts',
  'test/process/digest-replicas.test.ts',
  'test/process/clocks.test.ts',
  'test/delivery/clocks.test.ts',
]

// Every attack on the ways in, with a table of what was tried: `npm run test:hostile`.
const hostile = 'test/hostile/*.test.ts'

// Of their own: `npm run test:browser`.
const inBrowser = 'test/browser/*.test.ts'

// Vite asks packages for what they have for `development`: Markdown's tokenizer would assert and log at every step, and what is
// tested wouldn't be what runs. The option can only add to what is asked for.
const asNodeLoads: Plugin = {
  name: 'as-node-loads',
  configResolved({ ssr, environments }) {
    for (const { resolve } of [ssr, ...Object.values(environments)]) {
      const asked = resolve?.conditions ?? []
      const at = asked.indexOf('development|production')
      if (at !== -1) asked.splice(at, 1)
    }
  },
}

export default defineConfig({
  plugins: [asNodeLoads],
  test: {
    // Each worker has both SDKs to load, and the processes that tests start want a core, too: two workers take a third more
    // processor time, and a third less of anybody's (`--maxWorkers=2`).
    maxWorkers: 1,
    // Collecting garbage less often, and without waking threads that wait for each other, is a tenth less processor time.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
    // For what hangs. What takes long says so itself, in `waitFor`.
    testTimeout: 60_000 * slowness,
    hookTimeout: 60_000 * slowness,
    // As `run` does: discord.js can leave a connection behind that fails once a test's server is gone.
    onUnhandledError: (error) => !isFailedConnection(Object.assign(new Error(), error)),
    projects: [
      {
        extends: true,
        // Loading both SDKs takes longer than most files' tests, so files share what they have loaded.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...atLength, platforms, inBrowser, hostile, ...processes, ...killings],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'at-length', include: atLength, exclude: [alone], isolate: false },
      },
      {
        extends: true,
        test: { name: 'platforms', include: [platforms], exclude: [platformsAlone], isolate: false },
      },
      { extends: true, test: { name: 'processes', include: processes, isolate: false } },
      { extends: true, test: { name: 'killings', include: killings } },
      { extends: true, test: { name: 'alone', include: [alone] } },
      { extends: true, test: { name: 'platforms-alone', include: [platformsAlone] } },
      { extends: true, test: { name: 'hostile', include: [hostile], isolate: false } },
      { extends: true, test: { name: 'browser', include: [inBrowser] } },
    ],
  },
})
