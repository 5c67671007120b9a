import autocannon from 'autocannon'
import { basicUnitsOf } from '../src/document/basic-units.ts'
import type { Document } from '../src/document/document.ts'
import { startApp } from './app-process.ts'
import type { Row } from './measure.ts'
import { peer, theBot } from './programs.ts'
import { raceAgainst, type Stream } from './race.ts'

const connections = 16
const seconds = 5
// Of each connection.
const addressesOfEach = 300

/**
 * Passages a second over HTTP, each of another address so that nobody is told to wait, against a bare route that has the
 * JSON of one of them ready.
 */
export async function measureApi(document: Document): Promise<readonly Row[]> {
  const paths = basicUnitsOf(document).map(({ id }) => `/api/v1/passages/${document.id}%20${id}`)
  const bot = theBot('the API', { API: 'public' })
  await using ours = await startApp(bot)
  const response = await fetch(`${ours.origin}${paths[4]}`)
  const answer = await response.text()
  await using bare = await startApp(peer('bare-express', answer, {}))
  return await raceAgainst(
    'API',
    { name: bot.name, app: ours, ask: () => askFor(ours.origin, paths) },
    { name: 'bare Express route', app: bare, ask: () => askFor(bare.origin, paths) },
  )
}

async function askFor(origin: string, paths: readonly string[]): Promise<Stream> {
  let from = 0
  const requests = (): autocannon.Request[] =>
    Array.from({ length: addressesOfEach }, (_, at) => {
      from += 1
      const address = `198.51.${Math.floor(from / 250) % 250}.${from % 250}`
      return { method: 'GET', path: paths[at % paths.length] ?? '/', headers: { 'x-forwarded-for': address } }
    })
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    setupClient: (client) => client.setRequests(requests()),
  })
  const { errors, timeouts, non2xx, '2xx': answers } = result
  if (answers === 0 || errors + timeouts + non2xx > 0)
    throw new Error(
      `${origin}: ${answers} answers, ${errors} errors, ${timeouts} timeouts, ${non2xx} not 200`,
    )
  return { answers, perSecond: answers / result.duration }
}
