import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mostLines, openHistory } from '../../../adapters/terminal/history.ts'
import { createCliAdapter } from '../../../adapters/terminal/index.ts'
import { terminalBot as bot, createStreams } from './streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'history-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newFile = (): string => join(folder, String(files++), 'terminal-history')

describe('What was asked in earlier sessions', () => {
  it('is there in the next, the newest first, in a file for its user alone', () => {
    const file = newFile()
    for (const line of ['5', 'sanctions', 'sanctions']) openHistory(file).keep(line, bot.read(line))
    expect(openHistory(file).lines).toEqual(['sanctions', '5'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('has no notes, states or owners, no comments, and nothing after a space', () => {
    const history = openHistory(newFile())
    const lines = ['action 11c done: call held', 'forget', ' sanctions', `${'a '.repeat(400)}`]
    for (const line of lines) history.keep(line, bot.read(line))
    history.keep('quote 5', {
      kind: 'quote',
      reference: { document: null, spans: [] },
      withContext: false,
      comment: 'ours',
    })
    expect(history.lines).toEqual([])
  })

  it('is bounded, and keeps what another session wrote meanwhile', () => {
    const file = newFile()
    const [one, other] = [openHistory(file), openHistory(file)]
    for (let at = 0; at < mostLines + 20; at++)
      (at % 2 === 0 ? one : other).keep(`word ${at}`, bot.read('word'))
    const { lines } = openHistory(file)
    expect(lines).toHaveLength(mostLines)
    expect(lines[0]).toBe(`word ${mostLines + 19}`)
  })

  it('is of a conversation, without the numbers of buttons', async () => {
    const file = newFile()
    const { input, output } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false, history: openHistory(file) })
    await adapter.start(bot)
    input.end('11(g)\n.2\n')
    await adapter.ended
    expect(readFileSync(file, 'utf8')).toBe('11(g)\n')
  })

  it('is told once where it cannot be written, and the conversation goes on', async () => {
    const { input, output, read } = createStreams()
    // A file where the folder should be.
    const history = openHistory(join(newlyFilled(), 'history'))
    const adapter = createCliAdapter({ input, output, styled: false, history })
    await adapter.start(bot)
    input.end('5\n6\n')
    await adapter.ended
    expect(read().split('I can’t keep your questions').length - 1).toBe(1)
    expect(read()).toContain('circumventing sanctions are sophisticated')
  })
})

function newlyFilled(): string {
  const file = newFile()
  openHistory(file).keep('5', bot.read('5'))
  chmodSync(file, 0o600)
  return file
}
