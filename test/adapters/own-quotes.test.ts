import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { withStatuses } from '../../src/actions/statuses.ts'
import { quoteReply } from '../../src/answer/quote-reply.ts'
import type { Quote } from '../../src/command/command.ts'
import { digestReply } from '../../src/digest/digest-reply.ts'
import { pinpoint } from '../../src/document/citation.ts'
import { withContext } from '../../src/document/context.ts'
import { referenceTo } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { ask } from '../answer/conversation.ts'
import { createAsker } from '../asker.ts'
import { everyPassage } from '../document/passages.ts'
import { both, createTestBot } from '../library.ts'
import { someOf } from '../run-length.ts'
import { textsOf } from './quote-texts.ts'

const bot = createTestBot(both)
// Every day from all over the documents, in the long form all.
const passages = someOf(
  both.documents.flatMap((document) => everyPassage(document, both)),
  12,
)
const comment =
  'Is this not what the Minister said on Monday?\nI think that he has it wrong, and “not word for word”.'

function expectExact(reply: Reply, what: string): void {
  for (const [how, texts] of Object.entries(textsOf(reply))) {
    // A message that quotes nothing, as the last of a long digest, has nothing to be checked.
    const quoting = texts.filter((text) => text.includes('> '))
    for (const text of quoting.length > 0 ? quoting : texts) {
      const kinds = bot.check(text).map(({ kind }) => kind)
      expect([...new Set(kinds)], `${what} · ${how}\n${text}`).toEqual(['exact'])
    }
  }
}

const quote = { kind: 'quote', withContext: false, comment: null } as const
const by = createAsker('U1', 'Alice Smith')

describe('a quote of ours is exact when it is checked', () => {
  it.each([
    ['', {}],
    ['with a comment', { comment }],
    ['with what leads to it', { withContext: true }],
  ])('in every passage, on every platform, %s', (_how, given: Partial<Quote>) => {
    for (const passage of passages) {
      const command: Quote = { ...quote, reference: referenceTo(passage, both), ...given }
      const shown = command.withContext ? withContext(passage, both) : passage
      expectExact(quoteReply(command, [shown], by, 'post', both), pinpoint(passage))
    }
  })

  it.each(['5 and 9', '11(c), 11(g) and 2', '1-3', '5:2, 6:1', '5-6'])('of several passages: %s', (place) => {
    const parsed = parseReference(place)
    if (parsed?.kind !== 'reference') throw new Error(place)
    const { passages: several } = resolveReference(parsed.reference, both)
    const command = { ...quote, reference: parsed.reference, comment }
    expectExact(quoteReply(command, several, by, 'post', both), place)
    const copied = renderPlainText(quoteReply({ ...command, comment: null }, several, by, 'post', both))
    expect([...new Set(bot.check(copied).map(({ kind }) => kind))], copied).toEqual(['exact'])
  })

  it('in a digest, whatever the item of the day', () => {
    for (const document of both.documents) {
      const items = withStatuses(actionItemsOf(document), [])
      for (const item of items) {
        const content = {
          document,
          date: '2026-11-30',
          zone: 'Europe/London',
          dates: 'en-GB' as const,
          lateSince: null,
          news: null,
          item,
          items,
          changes: [],
          changesCount: 0,
          since: null,
        }
        expectExact(digestReply(content, both, 'full'), item.status.passage)
      }
    }
  })

  it('copied as plain text', () => {
    for (const passage of passages) {
      const command: Quote = { ...quote, reference: referenceTo(passage, both) }
      const text = renderPlainText(quoteReply(command, [passage], by, 'post', both))
      expect(
        bot.check(text).map(({ kind }) => kind),
        text,
      ).toEqual(['exact'])
    }
  })

  it.each(['5', '11(c)', '11', 'sanctions', 'verification mechanism', 'related 5'])(
    'answered publicly: %s',
    async (asked) => {
      expectExact({ ...(await ask(bot, asked)), audience: 'channel' }, asked)
    },
  )

  it('with one of its words changed never is', () => {
    for (const passage of passages.slice(0, 40)) {
      const command: Quote = { ...quote, reference: referenceTo(passage, both), comment }
      for (const texts of Object.values(textsOf(quoteReply(command, [passage], by, 'post', both)))) {
        const text = texts[0] ?? ''
        const own = passage.parts[0]?.text ?? ''
        const words = own.match(/[A-Za-z]{4,}/gu) ?? []
        const word = words[Math.floor(words.length / 2)]
        if (word === undefined || text.split(word).length > 4) continue
        const at = text.lastIndexOf(word)
        if (!text.includes('> ')) continue
        const quoted = text.indexOf('> ')
        const place = text.indexOf(word, quoted)
        const changed = place === -1 ? text : `${text.slice(0, place)}zebra${text.slice(place + word.length)}`
        expect(at).toBeGreaterThan(-1)
        expect(
          bot.check(changed).every(({ kind }) => kind === 'exact'),
          changed,
        ).toBe(place === -1)
      }
    }
  })
})
