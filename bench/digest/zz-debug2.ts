import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { ids } from '../../test/slack/ids.ts'
import { startApp } from '../app-process.ts'
import { slackSettings, theBot } from '../programs.ts'
import { startSlackProcess } from './slack-process.ts'

using slack = await startSlackProcess()
const url = 'sqlite:/tmp/mine/d.db'
const store = await openStore(url)
const date = Temporal.Now.plainDateISO('UTC').toString()
for (let n = 0; n < 2000; n += 1)
  await store.digests.subscribe({
    platform: 'Slack',
    workspace: ids.team,
    channel: 'C' + String(n).padStart(8, '0'),
    document: 'vancouver-2018',
    schedule: { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
    setBy: { id: 'U', name: 'a' },
    setAt: 0,
    next: { date, at: Date.now() + 3600000 },
  })
await store.close()
const bot = theBot('x', { ...slackSettings(slack.apiUrl), DATABASE_URL: url, LOG_LEVEL: 'warn' })
const app = await startApp(bot.entry, bot.settings)
await sleep(3000)
const db = new DatabaseSync('/tmp/mine/d.db', { timeout: 5000 })
db.prepare('update subscriptions set next_at = ?').run(Date.now() + 1000)
for (let i = 0; i < 6; i++) {
  await sleep(3000)
  console.log(JSON.stringify(await app.usage()))
  console.log(
    (await slack.times()).size,
    JSON.stringify(
      db
        .prepare('select state, count(*), min(reason), min(lease_until) from deliveries group by state')
        .all(),
    ),
    Date.now(),
  )
}
await app[Symbol.asyncDispose]()
process.exit()
