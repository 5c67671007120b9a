import { quoteOf } from '../adapters/slack/read-message.ts'
import { labelsOf } from '../adapters/slack/start-bot.ts'
import { credentials } from '../platforms/slack/ids.ts'
import type { Json } from '../platforms/slack/json.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import type { Side } from './kill-rounds.ts'

/** A loopback Slack as the killing test needs it, over Socket Mode or signed HTTP. */
export async function createSlackSide(mode: 'socket' | 'http'): Promise<Side> {
  const slack = await startSlackServer()
  let origin = ''
  return {
    name: mode === 'socket' ? 'Slack, Socket Mode' : 'Slack, signed HTTP',
    settings: {
      SLACK_BOT_TOKEN: credentials.botToken,
      SLACK_API_URL: slack.apiUrl,
      ...(mode === 'socket'
        ? { SLACK_APP_TOKEN: credentials.appToken }
        : { SLACK_SIGNING_SECRET: credentials.signingSecret }),
    },
    connect(address) {
      origin = address
    },
    answered: ['5', 'show 11c'],
    newChannel: (seed, at) => `C0${seed}X${at}`,
    ask(how, typed, channel) {
      // A person types again where nothing happened; Slack delivers the same event again by itself.
      const event = slack.payloads.appMention({ text: typed, channel })
      return {
        isPatient: false,
        deliver: () =>
          how === 'mention'
            ? deliver(slack, mode, origin, 'events_api', event)
            : deliver(
                slack,
                mode,
                origin,
                'slash_commands',
                slack.payloads.slashCommand({ command: '/korea', text: typed, channel }),
              ),
      }
    },
    posted: (channel) => {
      const messages = slack.visible(channel)
      return {
        quoted: messages.map(quoteOf).join(''),
        // What takes it back is on the first message of a quote, and on the last of an answer, and nowhere else.
        quotes: messages.filter((message) => labelsOf(message).includes('Remove')).length,
      }
    },
    watch: (see) =>
      slack.watch(({ method }, moment) => {
        if (method === 'chat.postMessage') see(moment)
      }),
    loseAnAnswer: () => slack.fail('chat.postMessage', { kind: 'lost-answer' }),
    violations: () => slack.violations,
    stop: () => slack.stop(),
  }
}

/** Whether Slack was told that it arrived. */
async function deliver(
  slack: SlackServer,
  mode: 'socket' | 'http',
  origin: string,
  kind: 'events_api' | 'slash_commands',
  payload: Json,
): Promise<boolean> {
  try {
    if (mode === 'http') return (await slack.post(`${origin}/slack/events`, kind, payload)).status === 200
    await slack.socket.send(kind, payload)
    return true
  } catch {
    return false
  }
}
