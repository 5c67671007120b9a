import { type AppProcess, startApp } from './app-process.ts'
import type { Row } from './measure.ts'
import type { Program } from './programs.ts'
import { questions } from './questions.ts'
import { type Contestant, raceAgainst } from './race.ts'
import { askSlackApp } from './slack-requests.ts'

const lapSeconds = 3
const question = 'sanctions'
// Every two questions in one make 3,600 that differ, more than the bot remembers the replies to.
const newQuestions = questions.flatMap((one) => questions.map((other) => `${one} ${other}`))

/** What the bot says to the question over signed HTTP, as it goes over the wire. Throws if it lacks `quoted`. */
export async function answerOverSlack(program: Program, quoted: string): Promise<string> {
  await using app = await startApp(program)
  let answer = ''
  await askSlackApp(app.origin, [question], { amount: 16 }, (body) => {
    answer = body
    return body.includes(JSON.stringify(quoted).slice(1, -1))
  })
  return answer
}

/** Questions a second over signed HTTP, against a peer that has the very same `answer` ready for whatever is asked. */
export async function measureSlack(ours: Program, peer: Program, answer: string): Promise<readonly Row[]> {
  await using oursApp = await startApp(ours)
  await using peerApp = await startApp(peer)
  const race = (what: string, asked: readonly string[], isRight: (body: string) => boolean) => {
    const contestant = (name: string, app: AppProcess): Contestant => ({
      name,
      app,
      ask: () => askSlackApp(app.origin, asked, { duration: lapSeconds }, isRight),
    })
    return raceAgainst(what, contestant(ours.name, oursApp), contestant(peer.name, peerApp))
  }
  return [
    ...(await race('Slack, one question', [question], (body) => body === answer)),
    ...(await race('Slack, new questions', newQuestions, (body) => body.includes('"blocks"'))),
  ]
}
