import { App, LogLevel } from '@slack/bolt'

// The least that a Bolt app over signed HTTP can be: it answers every `/korea` with ANSWER, a message as JSON. The other
// settings are the bot's own.

const {
  SLACK_BOT_TOKEN,
  SLACK_SIGNING_SECRET,
  SLACK_API_URL,
  PORT,
  ANSWER = '{"text":"hello"}',
} = process.env

const answer = JSON.parse(ANSWER)
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
  deferInitialization: true,
  customRoutes: [{ path: '/readyz', method: 'GET', handler: (_request, response) => response.end('ok') }],
})
app.command('/korea', ({ ack }) => ack(answer))
// Like the bot, it is not ready before it knows whom its token belongs to.
await app.init()
await app.start({ port: Number(PORT), host: '127.0.0.1' })
