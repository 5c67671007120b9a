import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createErrorBoundary } from '../../../src/app/error-boundary.ts'
import { createLog } from '../../../src/log.ts'
import { scraped } from './scrape.ts'

const run = promisify(execFile)

describe('Warnings and errors', () => {
  it('are counted by platform and level, although nothing is written', async () => {
    const { onError, samples } = await scraped()
    const log = createLog('silent', onError)
    log.error({ platform: 'Slack', err: new Error('x') }, 'failed')
    log.warn({ platform: 'Slack' }, 'odd')
    log.warn({ platform: 'Discord' }, 'odd')
    log.fatal({ platform: { id: 'U1' } }, 'over')
    log.warn('a sentence %s', 'platform')
    log.error(new Error('bare'))
    log.info({ platform: 'Slack' }, 'fine')
    log.child({ delivery: 'd1' }).warn({ platform: 'Slack' }, 'odd')
    expect(await samples('rapporteur_errors_total')).toEqual([
      'rapporteur_errors_total{platform="discord",level="warn"} 1',
      'rapporteur_errors_total{platform="none",level="error"} 1',
      'rapporteur_errors_total{platform="none",level="fatal"} 1',
      'rapporteur_errors_total{platform="none",level="warn"} 1',
      'rapporteur_errors_total{platform="slack",level="error"} 1',
      'rapporteur_errors_total{platform="slack",level="warn"} 2',
    ])
  })

  it('of the guard are among them', async () => {
    const { onError, samples } = await scraped()
    const errorBoundary = createErrorBoundary('Slack', createLog('silent', onError))
    await errorBoundary.run(
      () => Promise.reject(new Error('x')),
      async () => undefined,
    )
    expect(await samples('rapporteur_errors_total')).toEqual([
      'rapporteur_errors_total{platform="slack",level="error"} 1',
    ])
  })

  it.each([
    ['silent', []],
    ['fatal', ['over']],
    ['error', ['over', 'failed']],
    ['warn', ['over', 'failed', 'odd']],
    ['info', ['over', 'failed', 'odd', 'fine']],
    ['debug', ['over', 'failed', 'odd', 'fine', 'detail']],
  ])('are written as before where the level is %s', async (level, written) => {
    const { lines, told } = await logInProcess(level)
    expect(lines.map(({ msg }) => msg)).toEqual(written)
    expect(lines.every(({ token }) => token === '[Redacted]')).toBe(true)
    expect(told).toEqual(['Slack fatal', 'Slack error', 'Slack warn'])
  })

  it('need a level that there is', () => {
    expect(() => createLog('loud', () => undefined)).toThrow('loud')
    expect(() => createLog('loud')).toThrow('loud')
  })
})

/** What a process of its own writes to its standard output at this level, and what it was told of. */
async function logInProcess(level: string) {
  const { stdout, stderr } = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { createLog } from './src/log.ts'
    const told = []
    const log = createLog('${level}', (platform, at) => told.push(platform + ' ' + at))
    const fields = { platform: 'Slack', token: 'xoxb' }
    log.fatal(fields, 'over')
    log.error(fields, 'failed')
    log.warn(fields, 'odd')
    log.info(fields, 'fine')
    log.debug(fields, 'detail')
    console.error(JSON.stringify(told))`,
  ])
  const lines: readonly { readonly msg: string; readonly token: string }[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return { lines, told: JSON.parse(stderr) }
}
