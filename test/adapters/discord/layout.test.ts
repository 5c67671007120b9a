import { ButtonStyle, ComponentType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../adapters/discord/render/render.ts'
import { createReply, note, say } from '../../../src/message/create-reply.ts'
import type { Block, Offer, Reply } from '../../../src/message/reply.ts'
import type { Span } from '../../../src/text/span.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { checkMessage } from './check-message.ts'
import { readMessage } from './read-markup.ts'

const link = 'https://example.org/'
const citation = {
  short: 'S ¶1',
  full: 'Full',
  link,
  place: '¶1',
  issuer: 'An issuer',
  title: 'A *title*',
  date: '2 April 2031',
}

describe('A message', () => {
  it.each([
    ['sanctions', 0x4f6d9e],
    ['check sanctions are a tool of diplomacy', 0x2da44e],
    ['check sanctions are a blunt tool of diplomacy', 0xe0a100],
    ['check the moon is made of green cheese', 0xd1242f],
    ['pizza recipe', 0x8b8f98],
  ])('has the colour of what it says: %s', async (asked, colour) => {
    const [container] = (await draw(asked))[0]?.components ?? []
    expect(container?.accent_color).toBe(colour)
  })

  it('begins with one bold line, and texts that belong together are one component', () => {
    const reply = createReply({ title: 'A *title*', blocks: [say('a line'), note('small\nprint')] })
    expect(contents(reply)).toEqual([String.raw`**A \*title\***` + '\na line\n-# small\n-# print'])
  })

  it('has the place above a private passage, and the whole source below a public one', () => {
    const passage = (isCitedInFull: boolean): Block => ({
      kind: 'passage',
      section: 'Sec_tion',
      parts: [{ label: null, spans: ['Words.'] }],
      citation,
      isCitedInFull,
      portion: null,
    })
    expect(contents(createReply({ title: '', blocks: [passage(false)] }))).toEqual([
      `[**S ¶1**](<${link}>) · Sec\\_tion · An issuer, 2 April 2031\n> Words.`,
    ])
    expect(contents(createReply({ title: '', blocks: [passage(true)] }))).toEqual([
      `> Words.\n-# [**¶1**](<${link}>), Sec\\_tion · An issuer, *A \\*title\\**, 2 April 2031`,
    ])
  })

  it('has its buttons below the passage, and a line above what else was found', async () => {
    const [container] = (await draw('sanctions'))[0]?.components ?? []
    const { Section, Separator, TextDisplay, ActionRow } = ComponentType
    expect(container?.components.map(({ type }) => type)).toEqual([
      TextDisplay,
      ActionRow,
      Separator,
      TextDisplay,
      Section,
      Section,
      Section,
      ActionRow,
    ])
  })
})

describe('The red pen', () => {
  it('strikes through what was added, underlines what is missing, and marks no white space', () => {
    expect(correct(['a ', added('new '), 'tool', missing(' of'), ' x'])).toBe('> a ~~new~~ tool __**of**__ x')
  })

  it('marks neighbours so that Discord reads both, and ends before an escaped tilde', () => {
    for (const spans of [
      [added('new'), missing('old')],
      [missing('old'), added('new')],
      [added('a~'), ' b'],
      [added('~'), missing('_')],
      [added('a\\'), missing('\\b\\')],
      ['_', added('a'), '_~', missing('*'), '*'],
    ]) {
      const reply = createReply({ title: '', blocks: [corrected(spans)] })
      const [message] = renderReply(reply)
      const { quoted, active } = readMessage(message ?? { components: [] })
      expect(active).toEqual([])
      expect(quoted).toBe(spans.map((span) => (typeof span === 'string' ? span : span.text)).join(''))
    }
  })

  it('says the changes in words, too, where the title only counts them', () => {
    const few = contents(createReply({ title: '', blocks: [corrected([added('a '), 'b ', missing('c')])] }))
    expect(few.join()).not.toContain('left out')
    const spans = [added('a '), 'b ', missing('c'), ' d ', added('e '), missing('f'), ' g ', added('h')]
    expect(contents(createReply({ title: '', blocks: [corrected(spans)] })).join()).toContain(
      '-# “a” added, “c” left out, “e” instead of “f”, “h” added',
    )
  })

  it('keeps the limits, however many changes there are', () => {
    const spans = Array.from({ length: 700 }, (_, at) => [
      added('a'),
      missing('b'),
      at % 9 === 0 ? '*_' : ' ',
    ]).flat()
    for (const message of renderReply(createReply({ title: 'T', blocks: [corrected(spans)] }))) {
      expect(checkMessage(message)).toEqual([])
      expect(readMessage(message).active).toEqual([])
    }
  })
})

describe('The buttons of a message', () => {
  it.each([
    // How many offers, how many in the menu, whether there is a source, and what the rows hold.
    [0, 3, true, [['m0', 'm1', 'm2', 'Open source']]],
    [1, 3, true, [['o0', 'm0', 'm1', 'm2', 'Open source']]],
    [2, 3, true, [['o0', 'o1', 'm0', 'm1', 'm2']]],
    [3, 4, true, [['o0', 'o1', 'o2', 'm0', 'm1'], ['More: m2, m3']]],
    // A list of one would be a press more for nothing.
    [3, 3, true, [['o0', 'o1', 'o2', 'm0', 'm1'], ['m2']]],
    [5, 3, true, [['o0', 'o1', 'o2', 'o3', 'o4'], ['More: m0, m1, m2']]],
    [
      6,
      1,
      true,
      [
        ['o0', 'o1', 'o2', 'o3', 'o4'],
        ['o5', 'm0', 'Open source'],
      ],
    ],
    [0, 0, true, [['Open source']]],
    [0, 0, false, []],
  ])('fill a row of five: %i offers, %i in the menu', (offers, menu, hasSource, rows) => {
    const reply = createReply({
      title: 'T',
      blocks: [],
      offers: numbered('o', offers),
      menu: numbered('m', menu),
      source: hasSource ? link : null,
    })
    expect(rowsOf(reply)).toEqual(rows)
    for (const message of renderReply(reply)) expect(checkMessage(message)).toEqual([])
  })

  it('have the dangerous ones last, and one primary', () => {
    const takeBack: Offer = { label: 'Remove', command: { kind: 'take back', asker: '1', post: 'ab12' } }
    const [primary = []] = [numbered('o', 1).map((each) => ({ ...each, isPrimary: true }))]
    const reply = createReply({
      title: 'T',
      blocks: [],
      offers: primary,
      menu: [takeBack, ...numbered('m', 1)],
      source: link,
    })
    expect(rowsOf(reply)).toEqual([['o0', 'm0', 'Open source', 'Remove']])
    const styles = JSON.stringify(renderReply(reply)).match(/"style":\d/gu)
    const { Primary, Secondary, Link, Danger } = ButtonStyle
    expect(styles).toEqual([Primary, Secondary, Link, Danger].map((style) => `"style":${style}`))
  })

  it('have no link that Discord refuses', () => {
    const source = `https://example.org/${'a'.repeat(500)}`
    expect(rowsOf(createReply({ title: 'T', blocks: [], source }))).toEqual([])
  })
})

async function draw(asked: string) {
  const bot = createTestBot(vancouver)
  const answer = await bot.answer(bot.read(asked), createAsker('1', 'Ana'))
  if (answer.kind !== 'reply') throw new Error(`${asked} is not answered with a reply`)
  return renderReply(answer)
}

function added(text: string): Span {
  return { mark: 'added', text }
}

function missing(text: string): Span {
  return { mark: 'missing', text }
}

function corrected(spans: readonly Span[]): Block {
  return { kind: 'correction', section: null, spans, citation }
}

function correct(spans: readonly Span[]): string {
  const [content = ''] = contents(createReply({ title: '', blocks: [corrected(spans)] }))
  return content.split('\n')[0] ?? ''
}

function contents(reply: Reply): readonly string[] {
  return renderReply(reply).flatMap(({ components: [container] }) =>
    container.components.flatMap((each) => (each.type === ComponentType.TextDisplay ? [each.content] : [])),
  )
}

function numbered(letter: string, count: number): readonly Offer[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `${letter}${index}`,
    command: { kind: 'search', text: `${letter}${index}`, at: 0 } as const,
  }))
}

/** What each row holds: its buttons, or its list. */
function rowsOf(reply: Reply): readonly (readonly string[])[] {
  return renderReply(reply).flatMap(({ components: [container] }) =>
    container.components.flatMap((row) =>
      row.type === ComponentType.ActionRow
        ? [
            row.components.map((each) => {
              if (each.type === ComponentType.StringSelect)
                return `${each.placeholder}: ${each.options.map(({ label }) => label).join(', ')}`
              return 'label' in each ? (each.label ?? '') : ''
            }),
          ]
        : [],
    ),
  )
}
