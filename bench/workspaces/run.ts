import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSlackServer } from '../../test/platforms/slack/server.ts'
import { hasPostgres } from '../../test/postgres/has-postgres.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import { type AppProcess, startApp } from '../app-process.ts'
import { progress } from '../measure.ts'
import { slackSettings, theBot } from '../programs.ts'
import { questions } from '../questions.ts'
import { type Contestant, raceAgainst } from '../race.ts'
import { askSlackApp } from '../slack-requests.ts'
import { appSettings, installMany, teamsOf } from './install-many.ts'
import { refreshStorm } from './refresh-storm.ts'

// `npm run bench:workspaces`: an app that a thousand workspaces have added, fifty of them asking, against the bot of one workspace
// in the same run; then a thousand tokens that end at once, and four replicas.

const { values } = parseArgs({
  options: {
    workspaces: { type: 'string', default: '1000' },
    hot: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '3' },
  },
})
const teams = teamsOf(Number(values.workspaces))
const hot = teams.slice(0, Number(values.hot))
const duration = Number(values.seconds)
const newQuestions = questions.flatMap((one) => questions.map((other) => `${one} ${other}`))

const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
const slack = await startSlackServer()
try {
  await askAll()
  await storm()
} finally {
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
}

async function askAll(): Promise<void> {
  const database = `sqlite:${join(folder, 'many.db')}`
  progress(`${teams.length} workspaces add the app`)
  await installMany(database, teams)
  const many = { ...appSettings(slack.apiUrl), DATABASE_URL: database, PLAYGROUND: 'off' }
  await using one = await startApp(theBot('one workspace', slackSettings(slack.apiUrl)))
  await using all = await startApp(theBot(`${teams.length} workspaces`, many))
  const contestant = (name: string, app: AppProcess, asking?: readonly string[]): Contestant => ({
    ...{ name, app },
    ask: () =>
      askSlackApp(app.origin, newQuestions, { duration }, (body) => body.includes('"blocks"'), asking),
  })
  const ours = contestant(`${teams.length} workspaces, ${hot.length} asking`, all, hot)
  const rows = await raceAgainst('Slack, new questions', ours, contestant('one workspace', one))
  console.table(
    rows.map(({ what, value, unit, ratio }) => ({
      what,
      value: Math.round(value),
      unit,
      ratio: ratio?.toFixed(2),
    })),
  )
  const [ofMany, ofOne] = [await all.usage(), await one.usage()]
  console.table([
    { memory: `${teams.length} workspaces`, MB: Math.round(ofMany.rssBytes / 1e6) },
    { memory: 'one workspace', MB: Math.round(ofOne.rssBytes / 1e6) },
  ])
}

async function storm(): Promise<void> {
  progress(`${teams.length} tokens end at once`)
  const rows = [{ on: 'SQLite', ...(await refreshStorm(`sqlite:${join(folder, 'storm.db')}`, teams)) }]
  if (hasPostgres) {
    const postgres = await startPostgres()
    try {
      rows.push({ on: 'PostgreSQL', ...(await refreshStorm(await postgres.createDatabase(), teams)) })
    } finally {
      await postgres.stop()
    }
  }
  console.table(rows.map((row) => ({ ...row, seconds: row.seconds.toFixed(1) })))
  const wrong = rows.filter(({ once, reused, lost }) => once !== teams.length || reused > 0 || lost > 0)
  if (wrong.length > 0) throw new Error('Not every token was had once')
}
