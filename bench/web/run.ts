import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundleFolder } from '../../src/app/http/page-assets.ts'
import { startApp } from '../app-process.ts'
import { median, progress, quantile, type Row } from '../measure.ts'
import { theBot } from '../programs.ts'
import { questions } from '../questions.ts'
import { measureInBrowser } from './in-browser.ts'

// `npm run bench:web`: what somebody waits for who tries the bot in a browser. Everything is measured in one run, against the
// least that the same server answers.

const asked = 300
const starts = 3
let callers = 0
const bot = theBot('the playground', { PLAYGROUND: 'public' })

const rows: Row[] = []
const firsts: number[] = []
for (let round = 1; round <= starts; round += 1) {
  progress(`Start ${round} of ${starts}`)
  await using app = await startApp(bot)
  // Nobody has been here before: the page, and then the first question of all.
  await time(() => get(app.origin))
  firsts.push(await time(() => ask(app.origin, '1000000000000000001', 'sanctions')))
  if (round < starts) continue
  rows.push({ what: 'start to ready', value: app.startMs, unit: 'ms' })
  rows.push({ what: 'first answer after a start (median of starts)', value: median(firsts), unit: 'ms' })
  const least = await repeat(asked, () => get(`${app.origin}/healthz`))
  const page = await repeat(asked, () => get(app.origin))
  const reader = await repeat(asked, () => get(`${app.origin}/vancouver-2018`))
  const found = await repeat(asked, (index) =>
    get(
      `${app.origin}/vancouver-2018?${new URLSearchParams({ q: `${questions[index % questions.length]} ${index}` })}`,
    ),
  )
  // Each in a room of its own, since a room that has been talked in for long is not what people try.
  const answers = await repeat(asked, (index) =>
    ask(
      app.origin,
      String(2_000_000_000_000_000_000n + BigInt(index)),
      `${questions[index % questions.length]} ${index}`,
    ),
  )
  const to = 'GET /healthz'
  rows.push({ what: `${to}, p50`, value: median(least), unit: 'ms' })
  for (const [what, samples] of Object.entries({
    'the playground’s page': page,
    'the reader’s page': reader,
    'the reader’s page with a search': found,
    'an answer in the playground': answers,
  })) {
    rows.push({
      what: `${what}, p50`,
      value: median(samples),
      unit: 'ms',
      ratio: median(samples) / median(least),
      to,
    })
    rows.push({ what: `${what}, p99`, value: quantile(samples, 0.99), unit: 'ms' })
  }
  rows.push(...(await measureInBrowser(app.origin)))
}
rows.push(...sizes())

console.table(
  rows.map(({ what, value, unit, ratio, to }) => ({
    what,
    value: value < 10 ? value.toFixed(2) : value.toFixed(0),
    unit,
    ratio: ratio?.toFixed(2) ?? '',
    to: to ?? '',
  })),
)
console.log(`Node ${process.version}, ${availableParallelism()} cores`)

function sizes(): readonly Row[] {
  if (!existsSync(bundleFolder)) return []
  return readdirSync(bundleFolder)
    .filter((name) => /\.(?:js|css)$/u.test(name))
    .flatMap((name) => {
      const file = readFileSync(join(bundleFolder, name))
      const what = name.replace(/-[\w-]{8}\./u, '.')
      return [
        { what: `${what}, gzip`, value: gzipSync(file).length / 1_000, unit: 'kB' },
        { what: `${what}, brotli`, value: brotliCompressSync(file).length / 1_000, unit: 'kB' },
      ]
    })
}

async function get(address: string): Promise<void> {
  const response = await fetch(address, { headers: fromSomebody() })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  await response.text()
}

async function ask(origin: string, room: string, text: string): Promise<void> {
  const response = await fetch(`${origin}/playground/rooms/${room}/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...fromSomebody() },
    body: JSON.stringify({ preview: 'slack', thread: null, zone: 'Europe/London', text }),
  })
  if (!response.ok) throw new Error(`${text}: ${response.status}`)
  await response.json()
}

/** Requests are limited by address, so each has another, as a proxy nearby would tell. */
function fromSomebody(): Readonly<Record<string, string>> {
  callers += 1
  return { 'X-Forwarded-For': `10.0.${callers >> 8}.${callers & 255}` }
}

async function repeat(amount: number, work: (index: number) => Promise<void>): Promise<readonly number[]> {
  const samples: number[] = []
  for (let index = 0; index < amount; index += 1) samples.push(await time(() => work(index)))
  return samples
}

async function time(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
