import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { credentials } from '../test/platforms/slack/ids.ts'

/** A program to measure: a file that Node runs, and its settings. */
export interface Program {
  readonly name: string
  readonly entry: string
  /** Of Node. */
  readonly flags: readonly string[]
  readonly settings: Readonly<Record<string, string>>
}

/** Where a loopback Discord listens, and the token it accepts. */
export interface DiscordAddress {
  readonly api: string
  readonly token: string
}

/** The settings of a Slack app that asks the loopback Slack. */
export function slackSettings(apiUrl: string): Readonly<Record<string, string>> {
  const { botToken, signingSecret } = credentials
  return { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }
}

export function discordSettings({ api, token }: DiscordAddress): Readonly<Record<string, string>> {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: api }
}

/** The bot as people run it, with the bundled document. */
export function theBot(name: string, settings: Readonly<Record<string, string>>): Program {
  return {
    name,
    entry: fileOf('../src/main.ts'),
    flags: startFlags(),
    settings: { ...settings, CONTENT_DIR: contentDir },
  }
}

/** A peer of bench/peers that has `answer`, a message as JSON, ready for every question. */
export function peer(
  name: 'hello-bolt' | 'echo-discord' | 'bare-express',
  answer: string,
  settings: Readonly<Record<string, string>>,
): Program {
  return { name, entry: fileOf(`./peers/${name}.ts`), flags: [], settings: { ...settings, ANSWER: answer } }
}

/** The bundled documents. */
export const contentDir = fileOf('../content')

/** The flags of Node with which `npm start` runs it. */
export function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(fileOf('../package.json'), 'utf8'))
  return String(scripts.start).match(/--\S+/gu) ?? []
}

function fileOf(path: string): string {
  return resolve(import.meta.dirname, path)
}
