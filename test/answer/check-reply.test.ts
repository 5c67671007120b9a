import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import type { Bot } from '../../src/answer/bot.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { sentenceRanges } from '../../src/text/sentences.ts'
import { textOf } from '../../src/text/span.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { runs } from '../run-length.ts'
import { ana, citedIn, labelsOf, press, replyOf, saidIn, wordsOf } from './conversation.ts'

const bot = createTestBot(both)

describe('the reply to an exact quotation', () => {
  it('shows the sentence, cited, with the quoted words marked', async () => {
    const reply = await check('sanctions are a tool of diplomacy')
    expect(reply).toMatchObject({ audience: 'asker', title: '🟢 Word for word', tone: 'exact' })
    expect(marked(reply, 'match')).toEqual(['sanctions are a tool of diplomacy '])
    expect(correctionsOf(reply)).toEqual([`${sentence(5, 0)}`])
    expect(citedIn(reply)).toEqual(['Vancouver 2018 ¶5'])
    expect(saidIn(reply)).toEqual([])
  })

  it('offers to quote the passage and to show its paragraph', async () => {
    const reply = await check('work closely with partners in the region')
    expect(labelsOf(reply)).toEqual(['Quote in channel', 'Show ¶11'])
    expect(citedIn(await press(bot, reply, 'Quote in channel'))).toEqual(['Vancouver 2018 ¶11(c)'])
    expect(citedIn(await press(bot, reply, 'Show ¶11'))).toEqual(['Vancouver 2018 ¶11'])
  })

  it('lists the further passages that have it', async () => {
    const reply = await check('conditions conducive to dialogue')
    expect(reply.title).toBe('🟢 Word for word, in 2 places')
    expect(citedIn(reply)).toEqual(['Vancouver 2018 ¶10'])
    expect(hitsOf(reply)).toEqual(['Vancouver 2018 ¶11'])
    expect((await check('North Korea')).title).toBe('🟢 Word for word, in 10 places')
    expect(hitsOf(await check('North Korea'))).toHaveLength(4)
  })

  it('says what was left out openly and what was put in', async () => {
    const reply = await check('[S]anctions are … aimed at creating [all] the conditions')
    expect(saidIn(reply)).toEqual([
      'Omission marked with “…”: a tool of diplomacy',
      '“[all]” isn’t in the document.',
      '“[S]anctions” replaces “sanctions”.',
    ])
  })

  it('draws what a reader has to know of', async () => {
    const reply = await check('the purpose of sanctions is [only] to harm the North Korean people')
    expect(reply).toMatchObject({ title: '🟡 Word for word, with marked changes', tone: 'changed' })
    expect(marked(reply, 'added')).toEqual(['[only] '])
    expect(marked(reply, 'missing')).toEqual(['not '])
  })

  it('shows of a long passage only the sentence with the words', async () => {
    const text = paragraphsOf(harbour.main)[6]?.parts[0]?.text ?? ''
    const reply = await check(text.slice(-60))
    expect(correctionsOf(reply).join('').length).toBeLessThan(text.length / 2)
    expect(marked(reply, 'match').join('')).toBe(text.slice(-60))
  })
})

describe('the reply to an altered quotation', () => {
  it('corrects the sentence, and counts many changes', async () => {
    const typed =
      'Agreed to impose unilateral sanctions that go beyond those required by UN resolutions daily'
    const reply = await check(typed)
    expect(reply.title).toBe('🟠 Not word for word: 1 replaced, 1 added, 3 left out')
    expect(citedIn(reply)).toEqual(['Vancouver 2018 ¶11(h)'])
    expect(marked(reply, 'added').map((text) => text.trim())).toEqual(['Agreed', 'daily'])
    expect(marked(reply, 'missing').map((text) => text.trim())).toEqual([
      'agree',
      'consider taking steps to',
      'and further diplomatic actions',
      'Security Council',
    ])
  })

  it('names one or two changes, and corrects them', async () => {
    const reply = await check('sanctions are never a tool of war')
    expect(reply).toMatchObject({
      title: '🟠 Not word for word: “never” added, “war” instead of “diplomacy”',
      tone: 'changed',
    })
    expect(marked(reply, 'missing')).toEqual(['diplomacy '])
    expect(marked(reply, 'added')).toEqual(['never ', 'war '])
    expect(saidIn(reply)).toEqual([
      'Struck through: not in the document. Underlined: left out of the quotation.',
    ])
  })

  it('says in words what is only seen', async () => {
    const text = renderPlainText(await check('sanctions are never a tool of war'))
    expect(text).toContain(
      'sanctions are [added: never] a tool of [added: war] [left out: diplomacy] aimed at creating',
    )
    expect(text).not.toContain('Struck through')
  })

  it('offers the sentences as they are, and the paragraph', async () => {
    const reply = await check('sanctions are never a tool of war')
    expect(labelsOf(reply)).toEqual(['Post the correct quote', 'Show ¶5'])
    const quoted = await press(bot, reply, 'Post the correct quote')
    expect(quoted.audience).toBe('channel')
    expect(citedIn(quoted)).toEqual(['Vancouver 2018 ¶5:1'])
    expect(wordsOf(quoted)).toBe(sentence(5, 0))
    const several = await check(
      'are a tool of war aimed at creating the conditions for a negotiated solution. They recalled that',
    )
    expect(citedIn(await press(bot, several, 'Post the correct quote'))).toEqual(['Vancouver 2018 ¶5:1–2'])
    const item = await check('work closely with partners in the region and worldwide')
    expect(citedIn(await press(bot, item, 'Post the correct quote'))).toEqual(['Vancouver 2018 ¶11(c)'])
  })

  it('names marks of punctuation, which a screen reader passes over', async () => {
    expect((await check('complete verifiable and irreversible denuclearization')).title).toBe(
      '🟠 Not word for word: “,” left out (comma), “,” left out (comma)',
    )
  })

  it('ends at a sentence where many are concerned, and says so', async () => {
    const text = paragraphsOf(vancouver.main)
      .slice(0, 4)
      .flatMap(({ parts }) => parts.map(({ text }) => text))
    const reply = await check(text.join(' ').replace('ballistic missiles over', 'zebras over'))
    const [shown = ''] = correctionsOf(reply)
    expect(shown.length).toBeLessThan(2_000)
    expect(shown).toMatch(/\. …$/u)
    expect(text.join(' ')).toContain(shown.slice(0, -2))
  })

  it('keeps its title short, whatever was typed', async () => {
    const text = paragraphsOf(vancouver.main)[4]?.parts[0]?.text ?? ''
    const strange = 'many strange things happen and '.repeat(12)
    const reply = await check(text.replace('sanctions are', `${strange}sanctions are`))
    expect(reply.title.length).toBeLessThanOrEqual(120)
    expect(marked(reply, 'added').join('')).toContain(strange.trim())
  })
})

describe('the reply to a quotation that is absent', () => {
  it('shows the nearest passages', async () => {
    const reply = await check(
      'an embargo shall be imposed on all exports of coal and to punish smuggling at sea',
    )
    expect(reply).toMatchObject({ title: '🔴 Not in Vancouver 2018 or Harbour 2031', tone: 'absent' })
    expect(reply.blocks.at(-1)).toMatchObject({ kind: 'hits', heading: 'Closest passages:' })
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
      '🔴 This is the title of Vancouver 2018, not paragraph text',
    )
    expect((await check('Next Steps')).title).toBe(
      '🔴 This is a heading of Vancouver 2018, not paragraph text',
    )
  })
})

describe('the reply to several quotations', () => {
  it('counts the verdicts and describes each, and corrects what differs', async () => {
    const reply = await check(
      'He said “sanctions are a tool of diplomacy”, “sanctions are a tool of war” and “the moon is made of cheese”.',
    )
    expect(reply.title).toBe('3 quotations checked: 1 word for word, 1 not word for word, 1 not found')
    expect(saidIn(reply)).toEqual([
      '🟢 Vancouver 2018 ¶5 Word for word. “sanctions are a tool of diplomacy”',
      '🟠 Vancouver 2018 ¶5 Not word for word: “war” instead of “diplomacy”',
      '🔴 Not in Vancouver 2018 or Harbour 2031. “the moon is made of cheese”',
      'Struck through: not in the document. Underlined: left out of the quotation.',
    ])
    expect(marked(reply, 'added')).toEqual(['war '])
    expect(labelsOf(reply)).toEqual(['Show ¶5'])
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
    const paragraphs = both.documents.flatMap((document) => paragraphsOf(document))
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
        for (const shown of correctionsOf(reply)) {
          for (const each of shown.split(' …')) expect(own.replaceAll('\n', ' ')).toContain(each)
        }
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
  const whole = both.documents.flatMap((document) =>
    paragraphsOf(document).map(({ parts }) => parts.map(({ text }) => text).join('\n')),
  )
  return whole.flatMap((text) => [
    text,
    text.replace(/((?:\S+\s){7})\S+/gu, '$1zebra'),
    text.replace(/((?:\S+\s){9})(?:\S+\s){2}/gu, '$1… '),
    `${text.slice(0, 300)} ${'strange words that nobody wrote '.repeat(20)}`,
    `“${text.slice(0, 200)}” and “zebras ${text.slice(0, 200)}” and “nothing of the kind at all”`,
  ])
}

/** The corrected sentences of a reply as the document has them. */
function correctionsOf(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'correction'
      ? [textOf(block.spans.filter((span) => typeof span === 'string' || span.mark !== 'added'))]
      : [],
  )
}

function marked(reply: Reply, mark: 'match' | 'added' | 'missing'): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'correction'
      ? block.spans.flatMap((span) => (typeof span !== 'string' && span.mark === mark ? [span.text] : []))
      : [],
  )
}

function sentence(paragraph: number, at: number): string {
  const text = paragraphsOf(vancouver.main)[paragraph - 1]?.parts[0]?.text ?? ''
  const { start, end } = sentenceRanges(text, 'en')[at] ?? { start: 0, end: 0 }
  return text.slice(start, end)
}

function hitsOf(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'hits'
      ? block.hits.map(({ citation, excerpt }) => (textOf(excerpt) === '' ? '' : citation))
      : [],
  )
}
