import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import type { Bot } from '../../src/answer/bot.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { textOf } from '../../src/text/span.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { ana, labelsOf, offersOf, passagesOf, press, replyOf, saidIn, wordsOf } from './conversation.ts'

const bot = createTestBot(both)

describe('the reply to an exact quotation', () => {
  it('shows the passage, cited, with the quoted words marked', async () => {
    const reply = await check('sanctions are a tool of diplomacy')
    expect(reply).toMatchObject({ audience: 'asker', title: 'Word for word: Vancouver 2018 ¶5' })
    expect(marked(reply)).toEqual(['sanctions are a tool of diplomacy'])
    expect(wordsOf(reply)).toBe(vancouver.main.paragraphs[4]?.parts[0]?.text)
    expect(passagesOf(reply)[0]?.citation.full).toMatch(/para\. 5$/u)
    expect(saidIn(reply)).toEqual([])
  })

  it('offers to quote the passage and to show its paragraph', async () => {
    const reply = await check('work closely with partners in the region')
    expect(labelsOf(reply)).toEqual(['Quote in channel', 'Show ¶11'])
    expect((await press(bot, reply, 'Quote in channel')).title).toBe('¶11(c)')
    expect((await press(bot, reply, 'Show ¶11')).title).toBe('¶11')
  })

  it('lists the further passages that have it', async () => {
    const reply = await check('conditions conducive to dialogue')
    expect(reply.title).toBe('Word for word: Vancouver 2018 ¶10 and 1 more passage')
    expect(hitsOf(reply)).toEqual(['Vancouver 2018 ¶11'])
    expect((await check('North Korea')).title).toBe('Word for word: Vancouver 2018 ¶1 and 9 more passages')
    expect(hitsOf(await check('North Korea'))).toHaveLength(4)
  })

  it('says what was left out openly and what was put in', async () => {
    const reply = await check('[S]anctions are … aimed at creating [all] the conditions')
    expect(saidIn(reply)).toEqual([
      [
        'Omission marked with “…”: a tool of diplomacy',
        '“[all]” isn’t in the document.',
        '“[S]anctions” replaces “sanctions”.',
      ].join('\n'),
    ])
  })

  it('shows of a long passage the part with the words', async () => {
    const text = harbour.main.paragraphs[6]?.parts[0]?.text ?? ''
    const reply = await check(text.slice(-60))
    expect(passagesOf(reply)).toHaveLength(1)
    expect(passagesOf(reply)[0]?.portion?.of).toBeGreaterThan(1)
    expect(marked(reply).join('')).toBe(text.slice(-60).replace(/\.$/u, '') + '.')
  })
})

describe('the reply to an altered quotation', () => {
  it('shows the passage, what was typed, and every change as a sentence', async () => {
    const typed =
      'Agreed to impose unilateral sanctions that go beyond those required by UN resolutions daily'
    const reply = await check(typed)
    expect(reply.title).toBe('Not word for word: Vancouver 2018 ¶11(h)')
    expect(saidIn(reply)).toEqual([
      `You wrote: ${typed}`,
      [
        'Differences:',
        '- “Agreed” instead of “agree”',
        '- missing: “consider taking steps to”',
        '- missing: “and further diplomatic actions”',
        '- missing: “Security Council”',
        '- added: “daily”',
      ].join('\n'),
    ])
  })

  it('marks what differs on both sides', async () => {
    const reply = await check('sanctions are never a tool of war')
    expect(marked(reply)).toEqual(['diplomacy'])
    expect(markedText(reply)).toEqual(['never', 'war'])
    expect(labelsOf(reply)).toEqual(['Quote in channel', 'Show ¶5'])
  })

  it('names marks of punctuation, which a screen reader passes over', async () => {
    expect(saidIn(await check('complete verifiable and irreversible denuclearization'))[1]).toBe(
      'Differences:\n- missing: “,” (comma)\n- missing: “,” (comma)',
    )
  })

  it('names ten changes and says how many more there are', async () => {
    const text = vancouver.main.paragraphs[3]?.parts[0]?.text ?? ''
    const reply = await check(text.replace(/((?:\S+ ){5})\S+/gu, '$1zebra'))
    const lines = saidIn(reply)[1]?.split('\n') ?? []
    expect(lines).toHaveLength(12)
    expect(lines.at(-1)).toMatch(/^- and \d+ more$/u)
  })

  it('cuts a long typed text, never silently, where its changes are seen', async () => {
    const text = vancouver.main.paragraphs.slice(0, 4).flatMap(({ parts }) => parts.map(({ text }) => text))
    const reply = await check(text.join(' ').replace('ballistic missiles over', 'zebras over'))
    const typed = saidIn(reply).find((said) => said.startsWith('You wrote')) ?? ''
    expect(typed.length).toBeLessThan(1_050)
    expect(typed).toMatch(/^You wrote: … .*zebras.* …$/su)
    expect(markedText(reply)).toEqual(['zebras'])
  })

  it('cuts a long change openly, with the number of its words', async () => {
    const text = vancouver.main.paragraphs[4]?.parts[0]?.text ?? ''
    const strange = 'many strange things happen and '.repeat(12)
    const reply = await check(text.replace('sanctions are', `${strange}sanctions are`))
    expect(saidIn(reply)[1]).toMatch(/added: “many strange .* … .* \(60 words\)”/u)
  })
})

describe('the reply to a quotation that is absent', () => {
  it('shows the nearest passages', async () => {
    const reply = await check(
      'an embargo shall be imposed on all exports of coal and to punish smuggling at sea',
    )
    expect(reply.title).toBe('Not found in the documents')
    expect(reply.blocks.at(-1)).toMatchObject({ kind: 'hits', heading: 'Closest passages' })
    expect(hitsOf(reply).length).toBeGreaterThan(0)
    expect(hitsOf(reply).length).toBeLessThanOrEqual(3)
  })

  it.each(['...', '""', '“ ”', '🇨🇦'])('asks for words where %j has none', async (text) => {
    expect(saidIn(await check(text))).toEqual([expect.stringContaining('Nothing to check')])
  })

  it('says so where there are none', async () => {
    const reply = await check('xyzzy')
    expect(saidIn(reply)).toEqual(['You wrote: xyzzy', 'No passage has similar wording, either.'])
    expect(labelsOf(reply)).toEqual(['Contents'])
  })

  it('tells where a document has the words outside its paragraphs', async () => {
    expect((await check(vancouver.main.title)).title).toBe(
      'This is the title of Vancouver 2018, not paragraph text',
    )
    expect((await check('Next Steps')).title).toBe('This is a heading of Vancouver 2018, not paragraph text')
  })
})

describe('the reply to several quotations', () => {
  it('counts the verdicts and describes each', async () => {
    const reply = await check(
      'He said “sanctions are a tool of diplomacy”, “sanctions are a tool of war” and “the moon is made of cheese”.',
    )
    expect(reply.title).toBe('1 word for word, 1 not word for word, 1 not found')
    expect(saidIn(reply)).toEqual([
      'Word for word: Vancouver 2018 ¶5. “sanctions are a tool of diplomacy”',
      'Not word for word: Vancouver 2018 ¶5. “sanctions are a tool of war”\n- “war” instead of “diplomacy”',
      'Not found in the documents. “the moon is made of cheese”',
    ])
    expect(hitsOf(reply)).toEqual(['Vancouver 2018 ¶5'])
  })

  it('shows eight and says how many more there are', async () => {
    const reply = await check('“sanctions are a tool” '.repeat(12))
    expect(saidIn(reply)).toHaveLength(9)
    expect(saidIn(reply).at(-1)).toContain('4 more quotations not checked')
  })
})

describe('every reply to a check', () => {
  it('says when the text was too long', async () => {
    expect(saidIn(await check('sanctions '.repeat(3_000)))[0]).toContain('I checked only the beginning')
    expect(saidIn(await check('sanctions are a tool of diplomacy')).join()).not.toContain('beginning')
  })

  it('has its data in Bot.check', () => {
    expect(bot.check('sanctions are a tool of war')).toMatchObject([
      { kind: 'altered', passages: [{ id: '5' }], changes: [{ document: 'diplomacy', quotation: 'war' }] },
    ])
  })

  it('fits one message on every platform, within their rules of length', async () => {
    for (const text of await longTexts()) {
      const reply = await check(text)
      expect(reply.title.length).toBeLessThanOrEqual(120)
      expect(renderForSlack(reply)).toHaveLength(1)
      expect(renderForDiscord(reply)).toHaveLength(1)
    }
  })

  it('holds nothing that reaches beyond its line, or would be taken for markup', async () => {
    const hostile =
      '\u202eevil\u2066 \u0007\u001b[31m <!channel> @everyone \ud800 sanctions are a tool of war'
    const said = renderPlainText(await check(hostile))
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(said.isWellFormed()).toBe(true)
  })

  it('keeps every word of a document as it is, whatever is typed', async () => {
    const paragraphs = both.documents.flatMap((document) => document.paragraphs)
    const own = paragraphs.map(({ parts }) => parts.map(({ text }) => text).join('')).join('\n')
    const piece = fc.constantFrom(
      'sanctions are a tool',
      'of diplomacy',
      '…',
      '[',
      ']',
      '“',
      '”',
      'zebra',
      'North Korea',
      '> ',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const reply = await check(`x ${pieces.join(' ')}`)
        expect(own).toContain(wordsOf(reply))
        expect(offersOf(reply).length).toBeGreaterThan(0)
      }),
      { numRuns: runs(150), seed: 7 },
    )
  })
})

async function check(text: string, by: Bot = bot): Promise<Reply> {
  return replyOf(await by.answer({ kind: 'check', text }, ana))
}

/** Texts whose replies are long: much is quoted, changed, left out. */
async function longTexts(): Promise<readonly string[]> {
  const whole = both.documents.flatMap(({ paragraphs }) =>
    paragraphs.map(({ parts }) => parts.map(({ text }) => text).join('\n')),
  )
  return whole.flatMap((text) => [
    text,
    text.replace(/((?:\S+\s){7})\S+/gu, '$1zebra'),
    text.replace(/((?:\S+\s){9})(?:\S+\s){2}/gu, '$1… '),
    `${text.slice(0, 300)} ${'strange words that nobody wrote '.repeat(20)}`,
    `“${text.slice(0, 200)}” and “zebras ${text.slice(0, 200)}” and “nothing of the kind at all”`,
  ])
}

function marked(reply: Reply): readonly string[] {
  return passagesOf(reply).flatMap(({ parts }) =>
    parts.flatMap(({ spans }) => spans.flatMap((span) => (typeof span === 'string' ? [] : [span.text]))),
  )
}

function markedText(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'text' ? block.text.flatMap((span) => (typeof span === 'string' ? [] : [span.text])) : [],
  )
}

function hitsOf(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'hits'
      ? block.hits.map(({ citation, excerpt }) => (textOf(excerpt) === '' ? '' : citation))
      : [],
  )
}
