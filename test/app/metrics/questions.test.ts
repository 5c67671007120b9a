import { describe, expect, it, onTestFinished } from 'vitest'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Asker } from '../../../src/command/command.ts'
import { renderPlainText } from '../../../src/message/plain-text.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { spanOf } from '../../spans.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'
import { scraped } from './scrape.ts'

const secret = 'xylophonezauber'
const weak = 'computer games'

function asker(): Asker {
  const at = { platform: 'Slack', workspace: 'Tworkspace7', channel: 'Cchannel7', thread: null }
  return { ...createAsker('Uperson7', 'Ada Nameworth'), at }
}

async function trackingBot(): Promise<Bot> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return createTestBot(vancouver, { open: async () => store, outbox: null, channelAccess: () => null })
}

describe('Questions', () => {
  it('are counted by platform and kind, and timed', async () => {
    const { measureBot, samples } = await scraped()
    const bot = measureBot(await trackingBot())
    const asked = ['sanctions', 'sanctions', '5', 'quote 5', 'quote 6', 'actions', 'digest']
    for (const typed of [...asked, 'help', 'help', 'help', '5:x']) await bot.answer(bot.read(typed), asker())
    expect(await samples('rapporteur_questions_total')).toEqual([
      'rapporteur_questions_total{platform="slack",kind="actions"} 1',
      'rapporteur_questions_total{platform="slack",kind="digest"} 1',
      'rapporteur_questions_total{platform="slack",kind="help"} 3',
      'rapporteur_questions_total{platform="slack",kind="quote"} 2',
      'rapporteur_questions_total{platform="slack",kind="search"} 2',
      'rapporteur_questions_total{platform="slack",kind="show"} 1',
      'rapporteur_questions_total{platform="slack",kind="unclear"} 1',
    ])
    const counts = await samples('rapporteur_answer_seconds_count')
    expect(counts).toContain('rapporteur_answer_seconds_count{platform="slack",kind="help"} 3')
    expect(counts).toHaveLength(7)
    const below = await samples('rapporteur_answer_seconds_bucket')
    expect(below).toContain('rapporteur_answer_seconds_bucket{le="+Inf",platform="slack",kind="help"} 3')
    expect(await samples('rapporteur_failed_questions_total')).toEqual([])
  })

  it('have a kind without spaces, and the platform of their asker', async () => {
    const { measureBot, samples } = await scraped()
    const bot = measureBot(createTestBot(vancouver))
    await bot.answer({ kind: 'take back', asker: 'Uperson7', post: null }, asker())
    await bot.answer({ kind: 'help', isFull: false }, createAsker('U1', null))
    expect(await samples('rapporteur_questions_total')).toEqual([
      'rapporteur_questions_total{platform="slack",kind="take_back"} 1',
      'rapporteur_questions_total{platform="test",kind="help"} 1',
    ])
  })

  it('that find, find nothing, or find only what is near, are told apart, remembered or not', async () => {
    const { measureBot, samples } = await scraped()
    const plain = createTestBot(vancouver)
    const bot = measureBot(plain)
    expect(renderPlainText(await search('sanctions'))).toContain('Best of ')
    expect((await search(weak)).title).toContain('No close match')
    expect((await search(secret)).title).toContain('No match')
    for (const text of [weak, secret, 'sanctions', secret]) await search(text)
    expect(await samples('rapporteur_searches_total')).toEqual([
      'rapporteur_searches_total{platform="slack",outcome="hits"} 2',
      'rapporteur_searches_total{platform="slack",outcome="none"} 3',
      'rapporteur_searches_total{platform="slack",outcome="weak"} 2',
    ])
    // Another page of the same search, and what is no search.
    await bot.answer({ kind: 'search', text: 'sanctions', at: 1 }, asker())
    await bot.answer(bot.read('related 5'), asker())
    expect(await samples('rapporteur_searches_total')).toContain(
      'rapporteur_searches_total{platform="slack",outcome="hits"} 2',
    )

    async function search(text: string) {
      const command = { kind: 'search', text, at: 0 } as const
      const answer = await bot.answer(command, asker())
      // Of what is asked again it is the very answer that the bot remembers, by which renderers know it.
      const [second, third] = [await plain.answer(command, asker()), await plain.answer(command, asker())]
      expect(third).toBe(second)
      if (answer.kind !== 'reply') throw new Error('no reply')
      return answer
    }
  })

  it('leave nothing of what was asked, by whom and where', async () => {
    const { measureBot, text } = await scraped()
    const bot = measureBot(await trackingBot())
    const reference = { document: secret, spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] } as const
    for (const command of [
      bot.read(secret),
      bot.read(`sanctions ${secret}`),
      bot.read(`quote 5 ${secret}`),
      bot.read(`check ${secret} ${secret}`),
      bot.read(`digest at nine in ${secret}`),
      bot.readCode(secret),
      { kind: 'show', reference, at: 0 },
      { kind: 'change action', reference, state: null, owner: null, note: secret },
      { kind: 'unclear', reason: 'unknown person', text: secret },
    ] as const) {
      await bot.answer(command, { ...asker(), origin: 'Oorigin7' }, 'Ppost7')
    }
    const said = await text()
    expect(said).toMatch(/rapporteur_questions_total\{platform="slack",kind="change_action"\} 1/u)
    for (const word of [secret, 'Uperson7', 'Nameworth', 'Tworkspace7', 'Cchannel7', 'Oorigin7', 'Ppost7']) {
      expect(said.toLowerCase(), word).not.toContain(word.toLowerCase())
    }
  })

  it('that fail fail as before, and are counted apart', async () => {
    const { measureBot, samples } = await scraped()
    const trouble = new Error('The database is gone.')
    const plain = createTestBot(vancouver, {
      open: () => Promise.reject(trouble),
      outbox: null,
      channelAccess: () => null,
    })
    const bot = measureBot(plain)
    await expect(bot.answer({ kind: 'digest' }, asker())).rejects.toBe(trouble)
    const thrower = measureBot({
      ...plain,
      answer: () => {
        throw trouble
      },
    })
    await expect(thrower.answer({ kind: 'search', text: 'x', at: 0 }, asker())).rejects.toBe(trouble)
    expect(await samples('rapporteur_failed_questions_total')).toEqual([
      'rapporteur_failed_questions_total{platform="slack",kind="digest"} 1',
      'rapporteur_failed_questions_total{platform="slack",kind="search"} 1',
    ])
    expect(await samples('rapporteur_questions_total')).toHaveLength(2)
    expect(await samples('rapporteur_answer_seconds_count')).toHaveLength(2)
    expect(await samples('rapporteur_searches_total')).toEqual([])
  })

  it('go to a bot that is otherwise the same', async () => {
    const { measureBot } = await scraped()
    const plain = createTestBot(vancouver)
    const asked: unknown[][] = []
    const bot = measureBot({
      ...plain,
      answer: (...all) => {
        asked.push(all)
        return plain.answer(...all)
      },
    })
    const { answer: _, at: __, ...others } = bot
    expect(plain).toMatchObject(others)
    const there = await bot.at({ platform: 'Slack', workspace: 'T1', channel: 'C1' })
    expect(await bot.at({ platform: 'Slack', workspace: 'T2', channel: 'C1' })).toBe(there)
    expect(Object.keys(bot)).toEqual(Object.keys(plain))
    const [command, who] = [bot.read('quote 5'), asker()]
    expect(await bot.answer(command, who, 'Ppost7')).toEqual(await plain.answer(command, who, 'Ppost7'))
    expect(asked).toEqual([[command, who, 'Ppost7']])
  })
})
