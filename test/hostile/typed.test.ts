import { beforeAll, describe, expect, it } from 'vitest'
import { readText, readTyped, withoutMention } from '../../adapters/slack/render/text.ts'
import { decode } from '../../src/command/codec.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { readDate } from '../../src/schedule/read-date.ts'
import { readSchedule } from '../../src/schedule/read-schedule.ts'
import { both, createTestBot } from '../library.ts'
import { expectBounded } from './expect-bounded.ts'
import { repeated, turned } from './inputs.ts'

const bot = createTestBot(both)
const attacks = [...repeated(), ...turned()]
const few = repeated()

describe('search', () => {
  beforeAll(() => warm((text) => bot.find(text, 10)))
  it.each(attacks)('takes bounded time: %s', async (_name, text) => {
    expect(bot.find(text, 10).hits.length).toBeLessThanOrEqual(10)
    await expectBounded(() => bot.find(text, 10))
  })
})

describe('suggest', () => {
  beforeAll(() => warm((text) => bot.suggest(text, 25)))
  it.each(attacks)('takes bounded time: %s', async (_name, text) => {
    await expectBounded(() => bot.suggest(text, 25))
    for (const { label } of bot.suggest(text, 25)) expect(label.length).toBeLessThanOrEqual(100)
  })
})

describe('references and scopes', () => {
  it.each(few)('are read in bounded time: %s', async (_name, text) => {
    await expectBounded(() => parseReference(text, both.documents))
    await expectBounded(() => parseReference(text.slice(0, 1_000), both.documents))
    await expectBounded(() => bot.find(`in:${text} ships`, 10))
    await expectBounded(() => bot.find(`"${text}" ships`, 10))
  })
})

describe('commands and notes', () => {
  const verbs = [
    '',
    'check',
    'quote',
    'cite',
    'related',
    'action',
    'action 1',
    'actions',
    'digest',
    'digest pause until',
  ]
  it.each(few)('are read in bounded time: %s', async (_name, text) => {
    for (const verb of verbs) {
      await expectBounded(() => bot.read(`${verb} ${text}`))
      expect(JSON.stringify(bot.read(`${verb} ${text}`)).length).toBeLessThan(130_000)
    }
  })
})

describe('schedules and dates', () => {
  beforeAll(() => {
    warm((text) => readSchedule(text, null))
    warm((text) => readDate(text, '2026-11-28'))
  })
  it.each(few)('are read in bounded time: %s', async (_name, text) => {
    await expectBounded(() => readSchedule(text, 'Europe/London'))
    await expectBounded(() => readSchedule(text.slice(0, 399), null))
    await expectBounded(() => readDate(text, '2026-11-28'))
    await expectBounded(() => readDate(text.slice(0, 100), '2026-11-28'))
  })
})

describe('forged codes of buttons', () => {
  const heads = ['', 'show:', 'search:', 'check:', 'quote:', 'actions:', '{"kind":"show","at":']
  it.each(few)('are unclear or harmless: %s', async (_name, text) => {
    for (const head of heads) {
      await expectBounded(() => bot.readCode(head + text))
      // Nothing that a button of ours cannot say.
      expect(decode(head + text.slice(0, 80), both.documents)).not.toMatchObject({ note: expect.any(String) })
    }
  })
})

describe('messages of Slack', () => {
  it.each(few)('are read in bounded time: %s', async (_name, text) => {
    await expectBounded(() => readText(text))
    await expectBounded(() => readTyped(text))
    await expectBounded(() => withoutMention(text, 'U1'))
  })
})

function warm(work: (text: string) => unknown): void {
  for (const [, text] of attacks.slice(0, 20)) work(text.slice(0, 2_000))
}
