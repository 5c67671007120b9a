import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCliAdapter } from '../../../adapters/terminal/index.ts'
import { trackInTerminal } from '../../../adapters/terminal/run-ask.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { placeIn } from '../../place.ts'
import { waitFor } from '../../wait-for.ts'
import { terminalBot as bot, createStreams } from './streams.ts'

describe('a conversation in the terminal', () => {
  it('answers line by line until quit', async () => {
    const said = await converse(['11(g)', 'quit', '5'])
    expect(said).toContain('illegal use of "ship-to-ship transfers"')
    expect(said).not.toContain('tool of diplomacy')
  })

  it('ends with its input, and answers all of it', async () => {
    const { input, output, read } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false })
    await adapter.start(bot)
    input.end('11(g)\nharbour-2031 1')
    await adapter.ended
    await waitFor(() => read().includes('This Accord is about lighthouses.'), 'the last answer')
    expect(read()).toContain('ship-to-ship transfers')
  })

  it.each(['exit', ' QUIT '])('ends with %j', async (word) => {
    expect(await converse([word, '5'])).not.toContain('tool of diplomacy')
  })

  it('lists what can be done next, and does it', async () => {
    const said = await converse(['11(g)', '.4'])
    expect(said).toContain('.1 Quote in channel   .2 ‹ ¶11(f)   .3 ¶11(h) ›   .4 Show ¶11')
    expect(said).toContain('(a) support progress in the inter-Korean dialogue')
  })

  it('offers what the last answer offers, not the one before', async () => {
    const said = await converse(['maritime smuggling', 'cite 5', '.1'])
    expect(said.split('> ').at(-2)).toMatch(/^Vancouver 2018 ¶5 · /u)
  })

  it('takes a number that is not offered for a question', async () => {
    expect(await converse(['5', '.9'])).toMatch(/> .*[“"]?\.9/u)
  })

  it('has nothing to take back', async () => {
    expect(await converse(['quote 5', '.3'])).toContain('There is nothing to take back in a terminal.')
  })

  it('goes on after a question that its database could not answer, and asks it again with the next', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'terminal-'))
    const database = join(folder, 'later', 'rapporteur.db')
    // A file where the folder should be.
    await writeFile(join(folder, 'later'), '')
    const keeping = createTestBot(vancouver, trackInTerminal(`sqlite:${database}`))
    const { input, output, read } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false })
    await adapter.start(keeping)
    input.write('action 11c\n')
    await waitFor(() => read().includes('Set DATABASE_URL'), 'the sentence', 10_000)
    expect(read()).not.toContain('    at ')
    await rm(join(folder, 'later'))
    input.write('action 11c\nquit\n')
    await adapter.ended
    await waitFor(() => read().includes('⬜ Open'), 'the answer after all', 10_000)
  })

  it('says what went wrong on our side, and goes on', async () => {
    const failing = { ...bot, answer: async () => Promise.reject(new Error('out of ideas')) }
    expect(await converse(['5', '6'], false, failing)).toMatch(/out of ideas.*out of ideas/su)
  })

  it('stops when it is told to', async () => {
    const { input, output, read } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false })
    await adapter.start(bot)
    input.write('5\n')
    await waitFor(() => read().includes('tool of diplomacy'), 'an answer')
    await adapter.stop()
    await adapter.ended
  })

  it('shows what is posted to it', async () => {
    const { input, output, read } = createStreams()
    const answer = await bot.answer(bot.read('5'), createAsker('terminal', null))
    const { poster, render } = createCliAdapter({ input, output, styled: false }).channelAccess
    const [said] = answer.kind === 'reply' ? render(answer) : []
    await poster.post(placeIn(''), said, { post: '', part: 0 })
    expect(read()).toContain('tool of diplomacy')
  })

  it('sends no sequence to the terminal that the document could have hidden, and bold type only where it shows', async () => {
    const sequence = '\u001b['
    expect(await converse(['harbour-2031 3', 'sanctions'])).not.toContain(sequence)
    expect(await converse(['sanctions'], true)).toContain(`${sequence}1m`)
    expect(await converse(['\u001b[31mred\u0007'])).not.toMatch(/[\p{Cc}--\n]/v)
  })
})

/** What is said to these lines, and to `quit` after them. */
async function converse(lines: readonly string[], styled = false, asked = bot): Promise<string> {
  const { input, output, read } = createStreams()
  const adapter = createCliAdapter({ input, output, styled })
  await adapter.start(asked)
  input.write([...lines, 'quit', ''].join('\n'))
  await adapter.ended
  return read()
}
