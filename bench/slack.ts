import { startApp } from './app-process.ts'
import type { Row } from './measure.ts'
import type { Program } from './programs.ts'
import { type Contestant, race } from './race.ts'
import { askSlackApp } from './slack-requests.ts'

const lapSeconds = 4
const question = 'sanctions'

/** What the bot says to the question over signed HTTP, as it goes over the wire. Throws if it lacks `quoted`. */
export async function answerOverSlack(program: Program, quoted: string): Promise<string> {
  await using app = await startApp(program.entry, program.settings)
  let answer = ''
  await askSlackApp(app.origin, [question], { amount: 16 }, (body) => {
    answer = body
    return body.includes(JSON.stringify(quoted).slice(1, -1))
  })
  return answer
}

/** Questions a second over signed HTTP, against a peer that has the very same `answer` ready. */
export async function measureSlack(ours: Program, peer: Program, answer: string): Promise<readonly Row[]> {
  await using oursApp = await startApp(ours.entry, ours.settings)
  await using peerApp = await startApp(peer.entry, peer.settings)
  const contestant = (name: string, app: typeof oursApp): Contestant => ({
    name,
    app,
    ask: () => askSlackApp(app.origin, [question], { duration: lapSeconds }, (body) => body === answer),
  })
  return race('Slack', contestant('the bot', oursApp), contestant(peer.name, peerApp))
}
