import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askForJson, askInBatch, askOnce, type Find } from '../../../adapters/cli/ask.ts'
import { createCliAdapter } from '../../../adapters/cli/index.ts'
import type { Bot } from '../../../src/bot.ts'
import { createBot } from '../../../src/bot.ts'
import { createEngine } from '../../../src/search/engine.ts'
import { both, harbour } from '../../library.ts'
import { until } from '../../until.ts'

const bot = createBot({ library: both, engine: createEngine(both), prompt: '', pageCharacters: Number.POSITIVE_INFINITY })

describe('a conversation in the terminal', () => {
  it('answers line by line until quit', async () => {
    const said = await converse(['11(g)', 'quit', '5'])
    expect(said).toContain('illegal use of "ship-to-ship transfers"')
    expect(said).not.toContain('tool of diplomacy')
  })

  it('ends with its input, once everything is answered', async () => {
    const said = await converse(['11(g)', 'harbour-2031 1'])
    expect(said).toContain('ship-to-ship transfers')
    expect(said).toContain('This Accord is about lighthouses.')
  })

  it.each(['exit', ' QUIT '])('ends with %j', async (word) => {
    expect(await converse([word, '5'])).not.toContain('tool of diplomacy')
  })

  it('lists what can be done next, and does it', async () => {
    const said = await converse(['11(g)', '.2'])
    expect(said).toContain('.1 Quote here   .2 Show ¶11   .3 Cite')
    expect(said).toContain('(a) support progress in the inter-Korean dialogue')
  })

  it('offers what the last answer offers, not the one before', async () => {
    const said = await converse(['maritime smuggling', 'cite 5', '.1'])
    expect(said.split('> ').at(-2)).toMatch(/^¶5\n\nVancouver 2018 ¶5/u)
  })

  it('takes a number that is not offered for a question', async () => {
    expect(await converse(['5', '.9'])).toMatch(/> .*[“"]?\.9/u)
  })

  it('has nothing to take back', async () => {
    expect(await converse(['quote 5', '.1'])).toContain('There is nothing to take back in a terminal.')
  })

  it('stops when it is told to', async () => {
    const { input, output, read } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false })
    await adapter.start(bot)
    input.write('5\n')
    await until(() => read().includes('tool of diplomacy'), 'an answer')
    await adapter.stop()
    await adapter.ended
  })

  it('shows what is posted to it', async () => {
    const { input, output, read } = createStreams()
    const answer = await bot.answer(bot.read('5'), { id: 'terminal', name: null })
    if (answer.kind === 'reply') await createCliAdapter({ input, output, styled: false }).post('', answer)
    expect(read()).toContain('tool of diplomacy')
  })

  it('sends no sequence to the terminal that the document could have hidden, and bold type only where it shows', async () => {
    const escape = '\u001b['
    expect(await converse(['harbour-2031 3', 'sanctions'])).not.toContain(escape)
    expect(await converse(['sanctions'], true)).toContain(`${escape}1m`)
    expect(await converse(['\u001b[31mred\u0007'])).not.toMatch(/> .*(?:\u001b|\u0007)/u)
  })
})

describe('one question', () => {
  it('is answered without offers', async () => {
    const { output, read } = createStreams()
    await askOnce(bot, '11(g)', output, false)
    expect(read()).toContain('ship-to-ship transfers')
    expect(read()).not.toContain('.1 ')
  })
})

describe('--json', () => {
  it('gives what was found, with citation, source and verbatim text', () => {
    const { output, read } = createStreams()
    askForJson(bot, 'harbour-2031 4(b)', output)
    expect(JSON.parse(read())).toEqual({
      query: 'harbour-2031 4(b)',
      kind: 'passages',
      hits: [
        {
          id: 'harbour-2031/4.b',
          document: 'harbour-2031',
          score: 1,
          section: 'Lists',
          citation: 'Harbour 2031 ¶4(b)',
          fullCitation: expect.stringMatching(/para\. 4, item 2$/u),
          source: harbour.main.source,
          text: 'to keep them lit;',
        },
      ],
    })
  })

  it('gives at most ten hits, or none', () => {
    const [found, none] = [createStreams(), createStreams()]
    askForJson(bot, 'sanctions', found.output)
    expect(JSON.parse(found.read())).toMatchObject({ kind: 'hits', hits: expect.any(Array) })
    expect(JSON.parse(found.read()).hits.length).toBeLessThanOrEqual(10)
    askForJson(bot, 'bitcoin', none.output)
    expect(JSON.parse(none.read())).toEqual({ query: 'bitcoin', kind: 'none', hits: [] })
  })
})

describe('--batch', () => {
  it('answers every line in its order', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => index)
    const answers = await askLines(ids.map((id) => JSON.stringify({ id, text: id % 2 === 0 ? `${(id % 12) + 1}` : 'sanctions' })))
    expect(answers.map(({ id }) => id)).toEqual(ids)
    expect(answers.map(({ kind }) => kind)).toEqual(ids.map((id) => (id % 2 === 0 ? 'passages' : 'hits')))
    expect(answers[4]).toEqual({ id: 4, kind: 'passages', hits: [{ id: '5', score: 1 }] })
  })

  it.each(['not JSON', '{"id": 1', '[]', 'null', '{"id": 1}', '{"text": "x"}', '{"id":1,"text":5}', '{"id":1,"text":"x","limit":0}'])(
    'answers the bad line %s with an error and goes on',
    async (bad) => {
      const answers = await askLines([bad, '', '{"id":"b","text":"5"}'])
      expect(answers).toMatchObject([{ error: expect.stringContaining('{"id"') }, { id: 'b', kind: 'passages' }])
    },
  )

  it('says which line was bad where that can be told', async () => {
    const [answer] = await askLines(['{"id": 7, "text": 5}'])
    expect(answer?.id).toBe(7)
  })

  it('keeps to the limit', async () => {
    const [two, many] = await askLines(['{"id":1,"text":"north korea","limit":2}', '{"id":2,"text":"north korea"}'])
    expect([two?.hits, many?.hits]).toEqual([expect.objectContaining({ length: 2 }), expect.objectContaining({ length: 10 })])
  })

  it('waits for a reader that is slow', async () => {
    const { input } = createStreams()
    const output = new PassThrough({ highWaterMark: 16 })
    const lines: string[] = []
    const done = askInBatch(bot.find, input, output)
    input.end(Array.from({ length: 50 }, (_, id) => `{"id":${id},"text":"5"}\n`).join(''))
    await until(() => output.writableNeedDrain, 'a full pipe')
    output.on('data', (chunk) => lines.push(String(chunk)))
    await done
    expect(lines.join('').trim().split('\n')).toHaveLength(50)
  })
})

async function converse(lines: readonly string[], styled = false, withBot: Bot = bot): Promise<string> {
  const { input, output, read } = createStreams()
  const adapter = createCliAdapter({ input, output, styled })
  await adapter.start(withBot)
  input.end(lines.map((line) => `${line}\n`).join(''))
  await adapter.ended
  await until(() => read().endsWith('> ') || read().split('> ').length > lines.length || /quit|exit/iu.test(lines.join()), 'the last answer')
  return read()
}

async function askLines(lines: readonly string[], find: Find = bot.find): Promise<readonly Record<string, unknown>[]> {
  const { input, output, read } = createStreams()
  input.end(lines.join('\n'))
  await askInBatch(find, input, output)
  return read().trim().split('\n').map((line) => JSON.parse(line))
}

function createStreams(): { readonly input: PassThrough; readonly output: PassThrough; readonly read: () => string } {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let written = ''
  output.on('data', (chunk) => {
    written += chunk
  })
  return { input, output, read: () => written }
}
