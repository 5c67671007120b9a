import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readBlocks } from '../adapters/slack/read-message.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { makeFreshCopy, npmCi } from './fresh-copy.ts'
import { freePort } from './start-process.ts'

// The tokens are pasted, and fetching the project is a command, too.
const most = 10
const startMs = 60_000
// For what hangs.
const longMs = 3_600_000

it(
  'With the README alone, a newcomer gets from nothing to a reply in Slack in under ten commands',
  async () => {
    const readme = await readFile('README.md', 'utf8')
    const commands = [...firstBlock(readme), ...inSteps(sectionOf(readme, 'Slack'))]
    expect(commands).toEqual(['npm ci', 'npm start', 'npm run doctor', 'cp .env.example .env', 'npm start'])
    expect(1 + commands.length).toBeLessThan(most)

    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { folder, start } = await makeFreshCopy()
    const settings = { PORT: String(await freePort()) }
    const said: string[] = []
    const replies: string[] = []
    for (const command of commands) {
      const typed = start(command === 'npm ci' ? npmCi : command, settings)
      if (command === 'npm start') {
        await waitFor(
          () => /Playground: ready|Slack: connected/u.test(typed.output()),
          () => `npm start; it said: ${typed.output()}`,
          startMs,
        )
        replies.push(await (hasTokens(await envOf(folder)) ? askInSlack() : askInBrowser(typed.output())))
        typed.interrupt()
        await typed.exited
      } else expect(await typed.exited, `${command}: ${typed.output()}`).toBe(0)
      said.push(typed.output())
      if (command.startsWith('cp ')) await fillIn(folder)
    }
    // The playground first, and then Slack.
    expect(replies).toEqual([
      expect.stringContaining('<title>Rapporteur'),
      expect.stringMatching(/sanctions/u),
    ])
    expect(said[2]).toMatch(/https:\/\/api\.slack\.com\/apps\?new_app=1&manifest_json=/u)
    expect(slack.violations).toEqual([])

    /** What the README says to set, and the address of a Slack that is no Slack. */
    async function fillIn(at: string): Promise<void> {
      const { botToken, appToken } = credentials
      const set = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl }
      let text = await readFile(join(at, '.env'), 'utf8')
      for (const [name, value] of Object.entries(set)) {
        expect(text).toMatch(new RegExp(`^${name}=$`, 'mu'))
        text = text.replace(new RegExp(`^${name}=$`, 'mu'), `${name}=${value}`)
      }
      await writeFile(join(at, '.env'), text)
    }

    async function askInSlack(): Promise<string> {
      await slack.socket.send(
        'slash_commands',
        slack.payloads.slashCommand({ command: '/korea', text: 'sanctions' }),
      )
      return readBlocks(await waitFor(() => slack.ephemerals(ids.user)[0], 'a reply to /korea sanctions'))
    }
  },
  longMs,
)

async function askInBrowser(said: string): Promise<string> {
  const [, address = ''] = /Open (http:\S+) in a browser/u.exec(said) ?? []
  return (await fetch(address)).text()
}

async function envOf(folder: string): Promise<string> {
  return readFile(join(folder, '.env'), 'utf8').catch(() => '')
}

function hasTokens(env: string): boolean {
  return /^SLACK_BOT_TOKEN=\S/mu.test(env)
}

/** The commands of the first block for a shell. */
function firstBlock(markdown: string): readonly string[] {
  const [, block = ''] = /```sh\n(.*?)```/su.exec(markdown) ?? []
  return block.trim().split(/\n| && /u)
}

function sectionOf(markdown: string, title: string): string {
  return markdown.split(/^## /mu).find((section) => section.startsWith(`${title}\n`)) ?? ''
}

/** The commands for a shell in the numbered steps of a section. */
function inSteps(section: string): readonly string[] {
  const steps = section.match(/^\d\. .*(?:\n {3}.*)*/gmu) ?? []
  return steps.flatMap((step) =>
    [...step.matchAll(/`((?:npm|npx|node|cp|git) [^`]+)`/gu)].map(([, line = '']) => line),
  )
}
