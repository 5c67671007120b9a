import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import type { Bot } from '../../src/answer/bot.ts'
import { encode } from '../../src/command/codec.ts'
import { commandTable, commandWords } from '../../src/command/table.ts'
import { blockText, fileIn } from '../../src/message/blocks.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import type { Answer, Block, Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { createTestOutbox } from '../delivery/create-test-outbox.ts'
import { both, createTestBot, harbour } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { loadValidator } from '../platforms/slack/validate.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'
import { checkMessage } from './discord/check-message.ts'
import { hostileDocument } from './hostile.ts'

const slack = await loadValidator()
const store = await openMemoryStore()
afterAll(() => store.close())

const channelAccess = () => ({
  render: () => [''],
  poster: {
    post: async () => '1',
    find: async () => null,
    remove: async () => undefined,
    notify: async () => undefined,
    notifyDirectly: async () => undefined,
  },
})
const tracking = {
  open: async () => store,
  outbox: createTestOutbox(store, channelAccess, { library: both }),
  channelAccess,
}
// A main document with another beside it, either way round.
const bots = new Map(
  [both, { ...both, main: harbour.main }].map((library) => [
    library.main.id,
    createTestBot(library, tracking),
  ]),
)

const number = fc.oneof(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 14, max: 120 }))
const place = fc.oneof(
  number.map(String),
  fc.tuple(number, fc.constantFrom('a', '(c)', 'zz', ' (k)')).map((parts) => parts.join('')),
  fc.tuple(number, fc.constantFrom(':2', ':1-2', ':30', ':9-2')).map((parts) => parts.join('')),
  fc.tuple(number, number).map((parts) => parts.join('-')),
)
const document = fc.constantFrom(
  '',
  '',
  '',
  'harbour-2031 ',
  'vancouver-2018 ',
  'Vancouver 2018 ',
  'atlantis ',
)
const reference = fc
  .tuple(document, fc.array(place, { minLength: 1, maxLength: 9 }))
  .map(([name, places]) => `${name}${places.join(', ')}`)
const noise = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    ...['sanctions', 'north korea', 'in:sanctions maritime', 'blockchian', '"', '<!channel> @everyone'],
    ...[
      '‮ *x*',
      '\ud83d',
      '👨‍👩‍👧‍👦'.repeat(60),
      'x'.repeat(4_000),
      'noted that '.repeat(300),
      '“a” and “b”',
      '```',
    ],
  ),
)
const verb = fc.constantFrom('', 'show', 'forget', 'digests', ...commandWords)
const ending = fc.constantFrom(
  ...['', '', 'with context', 'apa', 'bibtex', 'csv', 'ics', 'open', 'mine', 'done', 'in progress'],
  ...[
    'done <@U012AB3CD>',
    '09:00 Europe/London weekdays',
    'preview tomorrow',
    'pause until 5 January',
    'stop',
  ],
)
/** What a person could type: a command of the table with anything in its places. */
const typed = fc.oneof(
  fc.constantFrom(...commandTable.map(({ usage }) => usage)),
  fc
    .tuple(verb, fc.oneof(reference, noise, fc.constant('')), ending, fc.oneof(fc.constant(''), noise))
    .map((parts) => parts.filter((part) => part !== '').join(' ')),
)

describe('Any command that can be typed', () => {
  it('has an answer that keeps what a reply promises, and so have its buttons', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bots.keys()), typed, fc.nat(), async (main, text, choice) => {
        const bot = bots.get(main) ?? createTestBot(both)
        const answer = await ask(bot, bot.read(text))
        const codes = answer.kind === 'reply' ? checkReply(answer) : []
        const pressed = codes[choice % codes.length]
        if (pressed === undefined) return
        const next = await ask(bot, bot.readCode(pressed))
        if (next.kind === 'reply') checkReply(next)
      }),
      { numRuns: 60 },
    )
  })

  it('is answered within the limits over a document with headings and names of any length', async () => {
    const long = `${'A heading without an end *and* so on '.repeat(110)}`.trim()
    const hostile = hostileDocument(12)
    const main = {
      ...hostile,
      title: long,
      sections: Array.from({ length: 500 }, () => ({ title: long, level: 2, from: 1, to: 12 })),
      paragraphs: paragraphsOf(hostile).map((paragraph) => ({ ...paragraph, section: long })),
    }
    const bot = createTestBot({ documents: [main], main, unsealed: [] })
    for (const text of ['5', 'quote 1-3', 'cite 5', 'contents', 'bold', 'related 5']) {
      const answer = await ask(bot, bot.read(text))
      if (answer.kind === 'reply') checkReply(answer)
    }
  })
})

describe('Places that repeat, overlap or do not exist', () => {
  it.each([
    // What is typed, which passages are drawn, and how many sentences say what is missing.
    ['5, 5', ['5'], 0],
    ['5-7, 6-8', ['5', '6', '7', '8'], 0],
    ['6-8, 5-7, 7', ['6', '7', '8', '5'], 0],
    ['11c, 11(c), 11', ['11(c)', '11'], 0],
    ['5:1, 5:1-2, 5:1', ['5:1', '5:1–2'], 0],
    ['5:30, 5:31', [], 2],
    ['98, 99', [], 2],
    ['quote 98, 99', [], 2],
    ['quote 5, 5', ['5'], 0],
    ['quote 5-7, 6-8', ['5', '6', '7', '8'], 0],
    ['5, 98, 5, 99', ['5'], 2],
    ['98, 98, 11zz, 7-5', [], 4],
  ] as const)(
    '%s has each button once on every platform, and draws each passage once',
    async (text, places, missing) => {
      const bot = createTestBot(both)
      const reply = await ask(bot, bot.read(text))
      if (reply.kind !== 'reply') throw new Error('nothing is said')
      checkReply(reply)
      const drawn = await pagesOf(bot, reply)
      expect(drawn).toEqual(places.map((place) => `Vancouver 2018 ¶${place}`))
      const texts = reply.blocks.filter(({ kind }) => kind === 'text').map((block) => blockText(block))
      const said = [reply.title, ...texts]
      expect(said.filter((each) => /There’s no|has no|is in reverse order/u.test(each))).toHaveLength(missing)
      for (const messages of [renderForSlack(reply), renderForDiscord(reply)]) {
        const ids = messages.map((message) =>
          [...JSON.stringify(message).matchAll(buttonId)].map(([id]) => id),
        )
        expect(ids.at(-1)?.length).toBeGreaterThan(0)
        for (const each of ids) expect(new Set(each).size, each.join(' ')).toBe(each.length)
      }
    },
  )
})

const buttonId = /"(?:action_id|custom_id)":"[^"]+"/gu

/** The citations of the passages of a reply and of its further pages, in order; of one in parts once. */
async function pagesOf(bot: Bot, first: Reply): Promise<readonly string[]> {
  const own = first.blocks.flatMap((block) =>
    block.kind === 'passage' && (block.portion?.number ?? 1) === 1 ? [block.citation.short] : [],
  )
  const next = first.offers.find(({ label }) => label === 'Next page')
  if (next === undefined) return own
  const page = await ask(bot, next.command)
  return page.kind === 'reply' ? [...own, ...(await pagesOf(bot, page))] : own
}

let asked = 0

function ask(bot: Bot, command: ReturnType<Bot['read']>): Promise<Answer> {
  asked += 1
  // Every second of them is an administrator.
  return bot.answer(command, createAsker('U0123456789', 'Ana <!here> *Sousa*', asked % 2 === 0))
}

/** Fails where a reply breaks a promise or does not fit a platform; the codes of its buttons. */
function checkReply(reply: Reply): readonly string[] {
  expect(reply.title).toMatch(/^\P{Cc}{0,120}$/u)
  expect(reply.title.length).toBeLessThanOrEqual(120)
  const offers = offersOf(reply)
  const listed = new Set(reply.choices.flatMap((choice) => choice.offers))
  for (const offer of offers)
    expect(offer.label).toMatch(listed.has(offer) ? /^\P{Cc}{1,75}$/u : /^\P{Cc}{1,40}$/u)
  const codes = offers.map(({ command }) => encode(command) ?? 'none')
  expect(new Set(codes).size, codes.join(' ')).toBe(codes.length)
  expect(codes).not.toContain('none')
  expect(reply.offers.length).toBeLessThanOrEqual(25)
  for (const heading of reply.blocks.flatMap(headingsOf)) expect(heading.length).toBeLessThanOrEqual(300)
  for (const short of reply.blocks.flatMap(citationsOf)) expect(short.length).toBeLessThanOrEqual(80)
  const said = reply.blocks.filter((block) => fileIn(block) === null).map((block) => blockText(block).length)
  expect(said.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(24_000)
  for (const message of renderForSlack(reply)) {
    expect(slack.message('chat.postMessage', { ...message, channel: 'C1' })).toEqual([])
  }
  for (const message of renderForDiscord(reply)) expect(checkMessage(message)).toEqual([])
  return codes
}

function headingsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'passage':
      return [block.section ?? '']
    case 'contents':
      return block.entries.map(({ heading }) => heading)
    case 'hits':
    case 'actions':
      return [block.heading]
    default:
      return []
  }
}

function citationsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'passage':
    case 'citation':
      return [block.citation.short]
    case 'hits':
      return block.hits.map(({ citation }) => citation)
    case 'actions':
      return block.entries.map(({ citation }) => citation)
    default:
      return []
  }
}
