import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readBlocks } from '../adapters/slack/read-message.ts'
import { trials } from '../deploy/shell-lines.ts'
import { pdfLines, pdfOf } from '../import/make-files.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { makeFreshCopy, npmCi } from './fresh-copy.ts'
import { freePort } from './start-process.ts'

// For what hangs: it types two dozen commands.
const longMs = 3_600_000

it(
  'The commands of the docs do what they say, typed in a fresh copy beside a bot in Slack',
  async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { folder, start } = await makeFreshCopy()
    const port = String(await freePort())
    const settings = {
      SLACK_BOT_TOKEN: credentials.botToken,
      SLACK_APP_TOKEN: credentials.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: port,
      API: 'on',
    }
    const installed = start(npmCi)
    expect(await installed.exited, installed.output()).toBe(0)
    await writeFile(
      join(folder, 'rules.pdf'),
      pdfOf([pdfLines('1. Ships carry a lamp.', '2. Boats pay no toll.')]),
    )
    const bot = start('npm start', settings)
    await waitFor(
      () => bot.output().includes('Slack: connected'),
      () => bot.output(),
      60_000,
    )
    const made = slack.payloads.slashCommand({ command: '/korea', text: 'key new laptop', user: ids.admin })
    await slack.socket.send('slash_commands', made)
    const told = await waitFor(() => slack.ephemerals(ids.admin)[0], 'a key')
    const [key = ''] = /rap_\S+/u.exec(readBlocks(told)) ?? []

    const place = { origin: `http://127.0.0.1:${port}`, folder }
    for (const [line, trial] of Object.entries(trials)) {
      if (!('says' in trial)) continue
      const typed = start(trial.instead?.(place) ?? line, { ...settings, RAPPORTEUR_KEY: key })
      const code = await typed.exited
      expect.soft(typed.output(), line).toMatch(trial.says)
      expect.soft(code, `${line}: ${typed.output()}`).toBe(trial.code ?? 0)
    }
    bot.interrupt()
    await bot.exited
  },
  longMs,
)
