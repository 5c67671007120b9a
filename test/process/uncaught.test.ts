import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

/** Runs one part that emits an error to which nobody listens, and after it has started, SIGTERM. */
async function runWith(code: string): Promise<{ readonly exit: unknown; readonly said: string }> {
  const script = `
    import { EventEmitter } from 'node:events'
    import { createStatusBoard } from './src/app/part.ts'
    import { run } from './src/app/run.ts'
    const say = (level) => (...said) => console.log(level, said.at(-1))
    const log = { info: say('info'), warn: say('warn'), error: say('error'), fatal: say('fatal') }
    let term
    const part = {
      name: 'part',
      async start() {
        setTimeout(() => new EventEmitter().emit('error', Object.assign(new Error('x'), { code: '${code}' })), 10)
        term = setInterval(() => process.kill(process.pid, 'SIGTERM'), 200)
      },
      async stop() {
        clearInterval(term)
        console.log('stopping')
      },
    }
    process.exitCode = await run([[part]], createStatusBoard(), log)
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [exit]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { exit, said }
}

it('goes on where a connection fails that nobody listens to any more', async () => {
  const { exit, said } = await runWith('ECONNREFUSED')
  expect(said).toContain('warn A connection that was given up has failed')
  expect([exit, said.includes('fatal'), said.includes('stopping')]).toEqual([0, false, true])
})

it('stops in order, with a code that is not zero, after any other error that nobody catches', async () => {
  const { exit, said } = await runWith('EWRONG')
  expect([exit, said.includes('fatal Cannot go on'), said.includes('stopping')]).toEqual([1, true, true])
})
