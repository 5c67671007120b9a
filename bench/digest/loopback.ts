import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { ids } from '../../test/platforms/slack/ids.ts'

// A Slack of its own process that takes messages and counts them, since the tests' strict one costs more than the bot does.

/** What `SlackProcess` asks: to forget all messages, how many channels have one, or when each channel got its messages. */
export type Question = 'forget' | 'count' | 'times'

// What a request takes to a platform nearby.
const latencyMs = 5

const times = new Map<string, number[]>()
let number = 0

const server = createServer((request, response) => void serve(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.send?.({ port: address.port })
})

process.on('message', (question: Question) => {
  if (question === 'forget') times.clear()
  const { user, system } = process.cpuUsage()
  const told = { count: times.size, cpuUs: user + system }
  process.send?.(question === 'times' ? { ...told, times: [...times] } : told)
})
// A bench that was killed leaves no process behind.
process.on('disconnect', () => process.exit())

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = new URLSearchParams(await text(request))
  const method = request.url?.split('/').at(-1) ?? ''
  const answer = answerTo(method, body)
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }, latencyMs)
}

function answerTo(method: string, body: URLSearchParams): object {
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team: 'Bench',
        team_id: ids.team,
        user: 'rapporteur',
        user_id: ids.botUser,
        bot_id: ids.bot,
      }
    case 'chat.postMessage': {
      const channel = body.get('channel') ?? ''
      number += 1
      const known = times.get(channel)
      if (known === undefined) times.set(channel, [Date.now()])
      else known.push(Date.now())
      return { ok: true, channel, ts: `1700000000.${String(number).padStart(6, '0')}` }
    }
    case 'conversations.history':
      return { ok: true, messages: [], has_more: false }
    default:
      return { ok: false, error: 'unknown_method' }
  }
}
