import { expect, it } from 'vitest'
import { type DiscordMessage, renderReply } from '../../../adapters/discord/render/render.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import type { Block } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, harbour, vancouver } from '../../library.ts'
import { allComponents, buttonsOf, optionsOf } from '../../platforms/discord/components.ts'
import { remembered } from '../../remembered.ts'
import { spanOf } from '../../spans.ts'
import { describeRenderer } from '../contract.ts'
import { checkMessage } from './check-message.ts'
import { readMessage } from './read-markup.ts'

const read = remembered((message: DiscordMessage) => readMessage(message))

describeRenderer<DiscordMessage>('Discord', {
  render: renderReply,
  check: checkMessage,
  readQuotes: (message) => read(message).quoted,
  readAll: (message) => {
    const { text, links } = read(message)
    return [text, ...links].join('\n')
  },
  findActive: (message) => {
    const { active, links } = read(message)
    const strange = links.filter((link) => !/^https:\/\/(?:www\.canada\.ca|example\.org)\//u.test(link))
    return [...active, ...strange]
  },
  // What is dangerous is asked about first.
  readCodes: (message) =>
    [
      ...buttonsOf(message).flatMap(({ customId }) => customId ?? []),
      ...optionsOf(message).map(({ value }) => value),
    ].map((code) => code.replace(/^1:j:/u, '1:')),
})

it('puts every private answer of the core into one message', async () => {
  for (const library of [vancouver, harbour]) {
    const bot = createTestBot(library)
    for (const question of [
      'sanctions',
      'ministers',
      'north korea',
      'harbour vessels',
      '1',
      '6',
      '11',
      'related 5',
    ]) {
      const answer = await bot.answer(bot.read(question), createAsker('1', null))
      if (answer.kind === 'reply') expect(renderReply(answer), question).toHaveLength(1)
    }
  }
})

const citation = {
  short: 'S ¶1',
  full: 'Full',
  link: 'https://example.org/',
  place: '¶1',
  issuer: 'An issuer',
  title: 'A title',
  date: '2 April 2031',
}

it.each<[string, Block[]]>([
  ['60 texts', Array.from({ length: 60 }, (_, index) => ({ kind: 'text', text: [`Line ${index}.`] }))],
  ['a text of 9,000 marks', [{ kind: 'text', text: ['*_ '.repeat(3_000)] }]],
  [
    'a table of contents of 300 headings',
    [
      {
        kind: 'contents',
        entries: Array.from({ length: 300 }, (_, index) => ({
          level: index % 4,
          heading: `Chapter ${index}`,
          range: `¶${index}`,
        })),
      },
    ],
  ],
  [
    'a citation full of marks',
    [
      {
        kind: 'citation',
        citation: {
          ...citation,
          short: '*a* [b] ]c[',
          full: '```\n@everyone',
          link: "https://example.org/(a)'<b>",
        },
      },
    ],
  ],
])('keeps the limits with %s', (_, blocks) => {
  const reply = createReply({ title: '# *t*', blocks })
  const messages = renderReply(reply)
  for (const message of messages) {
    expect(checkMessage(message)).toEqual([])
    expect(readMessage(message).active).toEqual([])
  }
})

it('leaves out the marks of a search before it divides a passage, and the excerpts before a second message', () => {
  const passage: Block = {
    kind: 'passage',
    section: null,
    parts: [
      {
        label: null,
        spans: Array.from({ length: 920 }, () => [{ mark: 'match', text: 'abc' } as const, ' ']).flat(),
      },
    ],
    citation,
    isCitedInFull: false,
    portion: { number: 1, of: 4 },
  }
  const excerpt = ['word '.repeat(30)]
  const hits: Block = {
    kind: 'hits',
    heading: 'More matches',
    hits: [2, 3, 4, 5, 6, 7, 8].map((number) => ({
      citation: `S ¶${number}`,
      excerpt,
      offer: {
        label: 'Show',
        command: {
          kind: 'show',
          reference: { document: null, spans: [spanOf({ kind: 'paragraphs', from: number, to: number })] },
          at: 0,
        },
      },
    })),
  }
  const reply = createReply({ title: 'T', blocks: [passage, hits] })
  const messages = renderReply(reply)
  expect(messages).toHaveLength(1)
  const said = messages.map(readMessage).map(({ text }) => text)
  expect(said.join()).toContain('part 1 of 4')
  expect(said.join()).toContain('abc '.repeat(920).trim())
  expect(said.join()).not.toContain('word word')
})

it('joins neighbouring matches, which would otherwise be read as something else', () => {
  const text = [{ mark: 'match', text: 'a*' } as const, { mark: 'strong', text: '*b' } as const, '*c']
  const [message] = renderReply(createReply({ title: '', blocks: [{ kind: 'text', text }] }))
  const [content] = allComponents(message?.components).flatMap((component) => component.content ?? [])
  expect(content).toBe(String.raw`**a\*\*b**\*c`)
})
