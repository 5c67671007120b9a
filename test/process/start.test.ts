import { describe, expect, it, onTestFinished } from 'vitest'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { withinTime } from '../within-time.ts'
import { startProcess, untilReady } from './start-process.ts'

// Every day; all else that whole processes do: `npm run test:processes`.
describe('npm start', () => {
  it('serves the playground when nothing is set, says where, and exits 0 on SIGTERM', async () => {
    const run = await startProcess({ DATABASE_URL: 'sqlite:/dev/null/x' })
    await untilReady(run)
    // Said on another way than the one on which readiness is asked for.
    await waitFor(() => run.output().includes('Playground: ready'), 'the line')
    const [first = ''] = run.output().split('\n')
    expect(first).toContain(`Open ${run.origin} in a browser: `)
    expect(run.output()).toContain('No tokens set')
    expect(await (await fetch(run.origin)).text()).toContain('<title>Rapporteur: ')
    // A page that is open does not hold the end up.
    const session = `${run.origin}/playground/rooms/1234567890123456789`
    await (await fetch(session, { method: 'POST' })).text()
    const events = await fetch(`${session}/events`)
    run.kill('SIGTERM')
    expect(await withinTime(run.exited, 5_000, 'the end')).toBe(0)
    await events.body?.cancel().catch(() => undefined)
  })

  it('answers over Socket Mode and exits 0 on SIGTERM', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { botToken, appToken } = credentials
    const run = await startProcess({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
    })
    await untilReady(run)
    await slack.socket.send(
      'slash_commands',
      slack.payloads.slashCommand({ command: '/korea', text: '11(c)' }),
    )
    expect(slack.ephemerals(ids.user)).toHaveLength(1)
    run.kill('SIGTERM')
    expect(await run.exited).toBe(0)
  })
})
