import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Adapters } from './app/adapters.ts'
import type { PreviewLoaders } from './app/platform-preview.ts'
// biome-ignore lint/correctness/useImportExtensions: JavaScript, with its types in a file of their own
import { requireNode } from './app/require-node.mjs'

requireNode()

// Beside what `npm run prepare` makes, so that it belongs to this installation and to nobody else; where it cannot be
// written, nothing is lost but time. Only what is imported after this line comes from there.
enableCompileCache(fileURLToPath(new URL('../build/compiled', import.meta.url)))
const { preferBundles } = await import('./app/bundled-packages.ts')
preferBundles()

/** The platforms as which the playground draws, by name. */
const previewLoaders: PreviewLoaders = {
  slack: async () => (await import('../adapters/slack/platform-preview.ts')).preview,
  discord: async () => (await import('../adapters/discord/platform-preview.ts')).preview,
}

const adapters: Adapters = {
  async slack(options) {
    const { createSlackAdapter } = await import('../adapters/slack/index.ts')
    return createSlackAdapter(options)
  },
  async discord(options) {
    const { createDiscordAdapter } = await import('../adapters/discord/index.ts')
    return createDiscordAdapter(options)
  },
  async playground(options) {
    const { createPlaygroundAdapter } = await import('../adapters/playground/index.ts')
    return createPlaygroundAdapter({ ...options, previewLoaders })
  },
  async mountReader(options) {
    const { mountReader } = await import('../adapters/reader/mount-reader.ts')
    mountReader(options)
  },
  async mountAbout(options) {
    const { mountAbout } = await import('../adapters/about/mount-about.ts')
    mountAbout(options)
  },
  async mountDocuments(options) {
    const { mountDocuments } = await import('../adapters/documents/mount-documents.ts')
    mountDocuments(options)
  },
  async mountApi(options) {
    const { mountApi } = await import('../adapters/api/mount-api.ts')
    mountApi(options)
  },
  async mcp(config, version) {
    const { runMcp } = await import('../adapters/api/run-mcp.ts')
    return runMcp(config, version)
  },
  examine: {
    async slack(config, about) {
      const { examineSlack } = await import('../adapters/slack/examine-slack.ts')
      return examineSlack(config, about)
    },
    async discord(config, about) {
      const { examineDiscord } = await import('../adapters/discord/examine-discord.ts')
      return examineDiscord(config, about)
    },
  },
  async ask(config, args) {
    const { runAsk } = await import('../adapters/terminal/run-ask.ts')
    return runAsk(config, args)
  },
}

const { runProgram } = await import('./app/run-program.ts')
const code = await runProgram(process.argv.slice(2), adapters)
// What a platform's library leaves open must not keep a stopped process alive.
if (process.argv.length === 2) process.exit(code)
process.exitCode = code
