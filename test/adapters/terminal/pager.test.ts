import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCompleter } from '../../../adapters/terminal/complete.ts'
import { mostLines, openHistory } from '../../../adapters/terminal/history.ts'
import { pageThrough } from '../../../adapters/terminal/pager.ts'
import { terminalBot as bot } from './streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'history-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('The history of the terminal', () => {
  const file = join(folder, 'new', 'terminal-history')
  const history = openHistory(file)
  const keep = (line: string): void => history.keep(line, bot.read(line))

  it('keeps questions, for its user alone, and nothing that forget deletes', () => {
    for (const line of ['5', 'sanctions', 'action 11c done shipped', ' secret', 'digest 09:00', '11c'])
      keep(line)
    expect(openHistory(file).lines).toEqual(['11c', 'sanctions', '5'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is bounded, and can be emptied', () => {
    for (let number = 0; number < mostLines + 20; number++) keep(`word${number}`)
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(mostLines)
    history.clear()
    expect(openHistory(file).lines).toEqual([])
  })
})

describe('Tab', () => {
  it.each([
    ['quo', [['quote '], 'quo']],
    ['cite 11c', [['11(c)'], '11c']],
    ['next', [['Next Steps'], 'next']],
    ['funds in:sanc', [['in:Sanctions'], 'in:sanc']],
    ['proliferat', [expect.arrayContaining(['proliferation']), 'proliferat']],
  ])('completes %j', (line, completed) => {
    expect(createCompleter(bot)(line)).toEqual(completed)
  })
})

describe('The pager', () => {
  it('is the one that is named, and reads the answer', async () => {
    const file = join(folder, 'paged')
    expect(await pageThrough('an answer', { ...process.env, PAGER: `cat > ${file}` })).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('an answer')
  })

  it.each(['', 'exit 127'])('leaves the answer to be printed where it is %j', async (PAGER) => {
    expect(await pageThrough('an answer', { ...process.env, PAGER })).toBe(false)
  })
})
