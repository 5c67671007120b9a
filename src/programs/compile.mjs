// `npm run prepare`, at last: starts the program once with every platform, none of which it reaches, and ends it. What it has
// compiled stays in build/compiled, so that the first start of an installation is as quick as the next.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const longestMs = 30_000
// Nothing listens there.
const nowhere = 'http://127.0.0.1:1/'
const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-compile-'))
const child = spawn(process.execPath, [fileOf('../main.ts')], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    PORT: '0',
    CONTENT_DIR: fileOf('../../content'),
    ...{ SLACK_BOT_TOKEN: 'xoxb-none', SLACK_SIGNING_SECRET: 'none', SLACK_API_URL: nowhere },
    ...{ DISCORD_TOKEN: 'none', DISCORD_API_URL: nowhere },
  },
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: longestMs,
})
const exited = once(child, 'exit')
const waiting = new Set(['Slack', 'Discord'])
for await (const line of createInterface(child.stdout)) {
  for (const name of waiting) if (line.includes(`${name}: cannot connect`)) waiting.delete(name)
  // A second signal would end it before it has written anything.
  if (waiting.size === 0 && !child.killed) child.kill('SIGTERM')
}
await exited
rmSync(folder, { recursive: true, force: true })
