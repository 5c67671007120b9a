import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/document/library.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { type Paragraph, paragraphsOf } from '../plain.ts'
import { spanOf } from '../spans.ts'
import {
  ask,
  citedIn,
  labelsOf,
  menuOf,
  passagesOf,
  press,
  pressThrough,
  saidIn,
  wordsOf,
} from './conversation.ts'

const bot = createTestBot(vancouver)

describe('shown passages', () => {
  it('come verbatim, to the asker alone, with their citation and source', async () => {
    const reply = await ask(bot, '11(g)')
    expect(reply).toMatchObject({ audience: 'asker', title: '', source: vancouver.main.source })
    expect(wordsOf(reply)).toBe(
      `counter North Korea's maritime smuggling in accordance with relevant UNSC resolutions, including measures to ` +
        `stop its illegal use of "ship-to-ship transfers";`,
    )
    expect(passagesOf(reply)[0]?.citation).toEqual({
      short: 'Vancouver 2018 ¶11(g)',
      full: expect.stringMatching(/para\. 11, seventh bullet$/u),
      link: vancouver.main.source,
      place: '¶11(g)',
      issuer: 'Global Affairs Canada',
      title: vancouver.main.title,
      date: '16 January 2018',
    })
    expect(passagesOf(reply)[0]?.isCitedInFull).toBe(false)
  })

  it('have their items lettered within a paragraph, and not alone', async () => {
    const [whole] = passagesOf(await ask(bot, '11'))
    expect(whole?.parts.map(({ label }) => label)).toEqual([
      null,
      ...[...'abcdefghi'].map((letter) => `(${letter})`),
    ])
    const [alone] = passagesOf(await ask(bot, '11c'))
    expect(alone?.parts.map(({ label }) => label)).toEqual([null])
  })

  it.each([
    ['1-12', vancouver],
    ['0-7', harbour],
    ['harbour-2031 0-7', both],
    ['6', harbour],
  ] satisfies [string, Library][])('reach every word of %s by turning pages', async (typed, library) => {
    const bot = createTestBot(library)
    const pages = await pressThrough(bot, await ask(bot, typed), 'Next page')
    const document = library === vancouver ? vancouver.main : harbour.main
    const all = paragraphsOf(document)
    const wanted = typed === '6' ? all.slice(6, 7) : all
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map(wordsOf).join('')).toBe(textOf(wanted))
    for (const [index, page] of pages.entries()) {
      expect(saidIn(page)).toContain(`Page ${index + 1} of ${pages.length}.`)
      expect(wordsOf(page).length).toBeLessThanOrEqual(2_800)
    }
  })

  it('say that there is more where the list is too long for a button to turn pages', async () => {
    const places = [1, 2, 3, 4, 5, 6, 7, 9, 10].flatMap((number) => [`${number}:1`, `${number}:2`]).join(', ')
    const reply = await ask(bot, `${places}, 3-6, 9, 10, 11`)
    expect(labelsOf(reply)).not.toContain('Next page')
    expect(saidIn(reply).join()).toMatch(/fewer/u)
  })

  it('stay at the last page where a button asks for one beyond it', async () => {
    const span = spanOf({ kind: 'paragraphs', from: 1, to: 12 })
    const beyond = await bot.answer(
      { kind: 'show', reference: { document: null, spans: [span] }, at: 99 },
      createAsker('U1', null),
    )
    expect(beyond).toMatchObject({ offers: expect.not.arrayContaining([{ label: 'Next page' }]) })
  })

  it('offer quote, the neighbours, and the paragraph around an item or a sentence', async () => {
    expect(labelsOf(await ask(bot, '5'))).toEqual(['Quote in channel', '‹ ¶4', '¶6 ›'])
    expect(labelsOf(await ask(bot, '1'))).toEqual(['Quote in channel', '¶2 ›'])
    expect(labelsOf(await ask(bot, '12'))).toEqual(['Quote in channel', '‹ ¶11'])
    expect(labelsOf(await ask(bot, '11c'))).toEqual(['Quote in channel', '‹ ¶11(b)', '¶11(d) ›', 'Show ¶11'])
    expect(labelsOf(await ask(bot, '5:2'))).toEqual(['Quote in channel', 'Show ¶5'])
    expect(labelsOf(await ask(bot, '5, 9'))).toEqual(['Quote in channel'])
  })

  it('offer in the menu what is done with them', async () => {
    expect(menuOf(await ask(bot, '5'))).toEqual(['Copy citation', 'Related passages'])
    const item = await ask(bot, '11c')
    expect(menuOf(item)).toEqual([
      'Track this action item',
      'Quote with its context',
      'Copy citation',
      'Related passages',
    ])
    const quoted = await press(bot, item, 'Quote with its context')
    expect(passagesOf(quoted)[0]?.parts.map(({ label }) => label)).toEqual([null, '(c)'])
    expect(citedIn(await press(bot, item, '¶11(d) ›'))).toEqual(['Vancouver 2018 ¶11(d)'])
  })

  it('stand beside a note of what does not exist, which is not quoted', async () => {
    const reply = await ask(bot, '5, 99')
    expect(saidIn(reply)).toEqual(['There’s no ¶99. Vancouver 2018 has paragraphs 1–12.'])
    const quoted = await press(bot, reply, 'Quote in channel')
    expect(quoted.audience).toBe('channel')
    expect(passagesOf(quoted).map(({ citation }) => citation.short)).toEqual(['Vancouver 2018 ¶5'])
  })
})

describe('a passage that does not exist', () => {
  it.each([
    ['99', 'There’s no ¶99', 'Show ¶12', 'Vancouver 2018 ¶12'],
    ['0', 'There’s no ¶0', 'Show ¶1', 'Vancouver 2018 ¶1'],
    ['11z', '¶11 has no item (z)', 'Show ¶11', 'Vancouver 2018 ¶11'],
    ['5:9', '¶5 has no sentence 9', 'Show ¶5', 'Vancouver 2018 ¶5'],
    ['11(c):9', '¶11(c) has no sentence 9', 'Show ¶11(c)', 'Vancouver 2018 ¶11(c)'],
    ['7-5', '7–5 is in reverse order', 'Show ¶5', 'Vancouver 2018 ¶5'],
    ['harbour-2031 99', 'There’s no ¶99', 'Show ¶7', 'Harbour 2031 ¶7'],
  ])('is said not to exist, with the nearest as an offer: %s', async (typed, title, label, citation) => {
    const bot = createTestBot(both)
    const reply = await ask(bot, typed)
    expect(reply).toMatchObject({ title, tone: 'quiet' })
    expect(passagesOf(reply)).toEqual([])
    expect(saidIn(reply)).toHaveLength(1)
    const shown = await press(bot, reply, label)
    expect(passagesOf(shown)[0]?.citation.short).toBe(citation)
  })
})

it('says once what exists instead of several passages', async () => {
  const reply = await ask(bot, '98, 99')
  expect([reply.title, ...saidIn(reply)]).toEqual([
    'There’s no ¶98',
    'Vancouver 2018 has paragraphs 1–12.',
    'There’s no ¶99.',
  ])
})

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.flatMap(({ parts }) => parts.map(({ text }) => text)).join('')
}
