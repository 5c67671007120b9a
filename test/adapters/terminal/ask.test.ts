import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import {
  askForJson,
  askInBatch,
  askOnce,
  askPiped,
  type Check,
  findInCollection,
  readArguments,
  unknownOption,
} from '../../../adapters/terminal/ask.ts'
import { harbour } from '../../library.ts'
import { waitFor } from '../../wait-for.ts'
import { terminalBot as bot, createStreams } from './streams.ts'

describe('one question', () => {
  it('is answered without offers', async () => {
    const { output, read } = createStreams()
    await askOnce(bot, '11(g)', output, false)
    expect(read()).toContain('ship-to-ship transfers')
    expect(read()).not.toContain('.1 ')
  })
})

describe('questions from a pipe', () => {
  it('are answered line by line', async () => {
    const { input, output, read } = createStreams()
    input.end('5\n\n zzxqv\n11(g)\n')
    expect(await askPiped(bot, input, output)).toBe(true)
    expect(read()).toMatch(/tool of diplomacy.*No match.*ship-to-ship transfers/su)
  })

  it.each([
    ['zzxqv\n99\n', false],
    ['9/11\n', false],
    ['quote 99\n', false],
    ['hi\n', true],
    ['zzxqv\nsanctions\n', true],
    ['', true],
  ])('tell whether any of %j was answered', async (typed, isAnswered) => {
    const { input, output } = createStreams()
    input.end(typed)
    expect(await askPiped(bot, input, output)).toBe(isAnswered)
  })
})

describe('--batch as a person', () => {
  it('tells what was understood, what is shown and what is said', async () => {
    const { input, output, read } = createStreams()
    const asked = [
      'quote 5 please',
      'sanctions',
      'article 5',
      'hi',
      'who owns 11c',
      'check sanctions are a tool of diplomacy',
    ]
    input.end(asked.map((ask, id) => `${JSON.stringify({ id, ask })}\n`).join(''))
    await askInBatch(bot.find, bot.check, input, output, bot)
    const answers = read()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id, command, passages }) => [id, command, passages])).toEqual([
      [0, 'quote', ['5']],
      [1, 'search', expect.arrayContaining(['5', '6'])],
      [2, 'unclear', []],
      [3, 'greeting', []],
      [4, 'action', ['11.c']],
      [5, 'check', ['5']],
    ])
    expect(answers[0].reply).toContain('sanctions are a tool of diplomacy')
    expect(answers[2].reply).toContain('Vancouver 2018 has no articles')
    expect(answers[2].reply).toContain('Show ¶5')
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
    const answers = await askLines(
      ids.map((id) => JSON.stringify({ id, text: id % 2 === 0 ? `${(id % 12) + 1}` : 'sanctions' })),
    )
    expect(answers.map(({ id }) => id)).toEqual(ids)
    expect(answers.map(({ kind }) => kind)).toEqual(ids.map((id) => (id % 2 === 0 ? 'passages' : 'hits')))
    expect(answers[4]).toEqual({ id: 4, kind: 'passages', hits: [{ id: '5', score: 1 }] })
  })

  it.each([
    'not JSON',
    '{"id": 1',
    '[]',
    'null',
    '{"id": 1}',
    '{"text": "x"}',
    '{"id":1,"text":5}',
    '{"id":1,"text":"x","limit":0}',
  ])('answers the bad line %s with an error and goes on', async (bad) => {
    const answers = await askLines([bad, '', '{"id":"b","text":"5"}'])
    expect(answers).toMatchObject([
      { error: expect.stringContaining('{"id"') },
      { id: 'b', kind: 'passages' },
    ])
  })

  it('says which line was bad where that can be told', async () => {
    const [answer] = await askLines(['{"id": 7, "text": 5}'])
    expect(answer?.id).toBe(7)
  })

  it('keeps to the limit', async () => {
    const [two, many] = await askLines([
      '{"id":1,"text":"north korea","limit":2}',
      '{"id":2,"text":"north korea"}',
    ])
    expect([two?.hits, many?.hits]).toEqual([
      expect.objectContaining({ length: 2 }),
      expect.objectContaining({ length: 10 }),
    ])
  })

  it('waits for a reader that is slow', async () => {
    const { input } = createStreams()
    const output = new PassThrough({ highWaterMark: 16 })
    const lines: string[] = []
    const done = askInBatch(bot.find, bot.check, input, output)
    input.end(Array.from({ length: 50 }, (_, id) => `{"id":${id},"text":"5"}\n`).join(''))
    await waitFor(() => output.writableNeedDrain, 'a full pipe')
    output.on('data', (chunk) => lines.push(String(chunk)))
    await done
    expect(lines.join('').trim().split('\n')).toHaveLength(50)
  })
})

describe('--batch with quotations', () => {
  it('gives the verdict, its passages and what differs', async () => {
    const answers = await askLines([
      '{"id":1,"check":"Sanctions are a tool of diplomacy."}',
      '{"id":"two","check":"sanctions are a tool of war"}',
      '{"id":3,"check":"the moon is made of cheese"}',
      '{"id":4,"check":"wind of force 10 or more"}',
      '{"id":5,"text":"5"}',
    ])
    expect(answers).toEqual([
      { id: 1, verdict: 'exact', passages: ['5'], changes: [] },
      {
        id: 'two',
        verdict: 'altered',
        passages: ['5'],
        changes: [{ document: 'diplomacy', quotation: 'war' }],
      },
      { id: 3, verdict: 'absent', passages: [], changes: [] },
      { id: 4, verdict: 'exact', passages: ['harbour-2031/2.c'], changes: [] },
      { id: 5, kind: 'passages', hits: [{ id: '5', score: 1 }] },
    ])
  })

  it('gives of several quotations the worst verdict, each passage once, and all changes', async () => {
    const [two, three] = await askLines([
      JSON.stringify({
        id: 1,
        check: 'He said “sanctions are a tool of war” and “sanctions are a tool of diplomacy”',
      }),
      JSON.stringify({
        id: 2,
        check: '“conditions conducive to dialogue”, “a tool of war aimed at”, “nothing like it”',
      }),
    ])
    expect(two).toEqual({
      id: 1,
      verdict: 'altered',
      passages: ['5'],
      changes: [{ document: 'diplomacy', quotation: 'war' }],
    })
    expect(three).toEqual({
      id: 2,
      verdict: 'absent',
      passages: ['10', '11', '5'],
      changes: [{ document: 'diplomacy', quotation: 'war' }],
    })
  })

  it.each(['{"id":1,"check":5}', '{"check":"x"}', '{"id":[],"check":"x"}'])(
    'answers the bad line %s with an error that says how to write it',
    async (bad) => {
      expect(await askLines([bad])).toMatchObject([{ error: expect.stringContaining('"check"') }])
    },
  )

  it('cannot check a quotation against a collection', async () => {
    const answers = await askLines(['{"id":1,"check":"x"}', '{"id":2,"text":"5"}'], null)
    expect(answers).toMatchObject([
      { id: 1, error: expect.stringContaining('no paragraphs') },
      { id: 2, kind: 'passages' },
    ])
  })
})

async function askLines(
  lines: readonly string[],
  check: Check = bot.check,
): Promise<readonly Record<string, unknown>[]> {
  const { input, output, read } = createStreams()
  input.end(lines.join('\n'))
  await askInBatch(bot.find, check, input, output)
  return read()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('the arguments of ask', () => {
  it.each([
    [['what', 'about', 'sanctions'], { question: 'what about sanctions', isJson: false, isBatch: false }],
    [['--json', '11(c)'], { question: '11(c)', isJson: true }],
    [['sanctions', '-china', '--json'], { question: 'sanctions -china', isJson: true }],
    [['--batch'], { question: '', isBatch: true, collection: null }],
    [['--batch', '--collection', 'texts.jsonl'], { question: '', isBatch: true, collection: 'texts.jsonl' }],
    [['--collection', '--json'], { collection: '--json', isJson: false }],
    [['--collection'], { collection: '' }],
    [[], { question: '', isJson: false, isBatch: false, collection: null }],
  ])('are read from %j', (args, read) => {
    expect(readArguments(args)).toMatchObject(read)
  })
})

describe('an option', () => {
  it.each([
    [['--bogus'], '--bogus'],
    [['sanctions', '-x'], '-x'],
    [['--json', '--batch', '--collection', '--json'], null],
    [['sanctions', '-china'], null],
    [['-5', 'degrees'], null],
  ])('in %j that is none is %j', (args, unknown) => {
    expect(unknownOption(args)).toBe(unknown)
  })
})

describe('a collection', () => {
  it('answers a batch as the documents do', () => {
    const find = findInCollection({ find: (text) => (text === 'x' ? [] : [{ id: 'a', score: 0.5 }]) })
    expect(find('y', 1)).toEqual({ kind: 'hits', hits: [{ id: 'a', score: 0.5 }] })
    expect(find('x', 1)).toEqual({ kind: 'none', hits: [] })
  })
})
