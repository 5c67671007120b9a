import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type DiscordServer, startDiscordServer } from '../platforms/discord/server.ts'
import { credentials } from '../platforms/slack/ids.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import { launchProcess, type RunningProcess, untilReady } from '../process/start-process.ts'

/** The program in a process of its own, on both platforms, with a second document full of marks. */
export interface Platforms {
  readonly slack: SlackServer
  readonly discord: DiscordServer
  readonly run: RunningProcess
  /** What the process keeps. */
  readonly store: Store
  /** Where Slack posts to. */
  readonly url: string
  readonly end: () => Promise<void>
}

/** Starts all of it, for a whole file of tests; the one who asks ends it. */
export async function startPlatforms(): Promise<Platforms> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'))
  await cp('content', join(folder, 'content'), { recursive: true })
  await cp('test/content', join(folder, 'content'), { recursive: true })
  const [slack, discord] = await Promise.all([startSlackServer(), startDiscordServer()])
  const database = `sqlite:${join(folder, 'kept.db')}`
  const run = await launchProcess({
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    CONTENT_DIR: join(folder, 'content'),
    DOCUMENT: 'vancouver-2018',
    DATABASE_URL: database,
    PLAYGROUND: 'off',
  })
  await untilReady(run)
  const store = await openStore(database)
  return {
    slack,
    discord,
    run,
    store,
    url: `${run.origin}/slack/events`,
    async end() {
      await run.end()
      await store.close()
      await Promise.all([slack.stop(), discord.stop()])
    },
  }
}
