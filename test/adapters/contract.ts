import { describe, expect, it } from 'vitest'
import { decode, encode } from '../../src/command/codec.ts'
import type { Asker } from '../../src/command/command.ts'
import type { ChannelAccess } from '../../src/delivery/channel-access.ts'
import { createReply, offersOf } from '../../src/message/create-reply.ts'
import type { ActionLine, Answer, Block, PassageBlock, Reply } from '../../src/message/reply.ts'
import { type Span, textOf } from '../../src/text/span.ts'
import { createAsker } from '../asker.ts'
import { createTestOutbox } from '../delivery/create-test-outbox.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { remembered } from '../remembered.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

/** A renderer, and what a person would get of the messages it makes. */
export interface RendererUnderTest<Message> {
  readonly render: (reply: Reply) => readonly Message[]
  /** What the platform's own rules, as written down by others, hold against a message; empty where nothing. */
  readonly check: (message: Message) => readonly string[]
  /** The document's words in a message as a person reads them, each item after its label, markup resolved. */
  readonly readQuotes: (message: Message) => string
  /** All that a person reads in a message, markup resolved, and every address that it links to. */
  readonly readAll: (message: Message) => string
  /** What could act instead of being read: mentions, links, formatting that came out of the text. */
  readonly findActive: (message: Message) => readonly string[]
  /** The codes of a message's buttons, in order. */
  readonly readCodes: (message: Message) => readonly string[]
}

/** What a person could ask that makes every kind of reply, over the bundled and the invented document. */
const questions = [
  '',
  'help',
  'contents',
  'sanctions',
  'UN',
  'blockchain',
  '<!channel> @everyone *bold* [x](javascript:alert(1))',
  'markup of chat platforms',
  'harbour vessels inspect',
  'lamps lit',
  ...Array.from({ length: 12 }, (_, index) => `${index + 1}`),
  '1-12',
  '11c',
  '5:2-3',
  '5, 99',
  '99',
  '98, 99',
  'quote 98, 99',
  '5:30, 5:31',
  '11z',
  '9/11',
  'cite 5, 11(c)',
  'cite 5, 11(c) apa',
  'cite 5 chicago',
  'cite 11c bibtex',
  'cite 5 ris',
  'quote 11c with context',
  'quote 5:2 with context',
  'check sanctions are a tool of diplomacy',
  'check Sanctions are a tool of <!channel> @everyone *war* [x](javascript:alert(1))',
  'check The Ministers agreed to impose unilateral sanctions beyond those required by UN Security Council resolutions',
  'check “sanctions are a tool of diplomacy” and “the moon is made of <@U012AB3CD> cheese”',
  'check The Ministers noted … sanctions are a [blunt] tool of diplomacy',
  `check ${'north korea and the ministers '.repeat(60)}`,
  'related 9',
  'quote 1',
  'quote 11',
  'quote 1-12',
  'quote 5:2',
  ...['0', '1', '2', '3', '4', '5', '6', '7', '0-7', '3:1'].flatMap((place) => [
    `harbour-2031 ${place}`,
    `quote harbour-2031 ${place}`,
    `cite harbour-2031 ${place}`,
    `cite harbour-2031 ${place} apa`,
    `cite harbour-2031 ${place} bibtex`,
  ]),
]

/** What every renderer must do: every test here holds for every platform. */
export function describeRenderer<Message>(name: string, under: RendererUnderTest<Message>): void {
  // Each test reads the same messages.
  const renderer = {
    ...under,
    render: remembered(under.render),
    readQuotes: remembered(under.readQuotes),
    readAll: remembered(under.readAll),
  }

  describe(`${name} renders every reply`, () => {
    shared ??= collectReplies()
    const replies = shared

    it('within the limits and the schema of the platform', async () => {
      for (const [question, reply] of await replies) {
        for (const message of renderer.render(reply)) expect(renderer.check(message), question).toEqual([])
      }
    })

    it('with every word of the document, in order, and no other', async () => {
      for (const [question, reply] of await replies) {
        const said = renderer.render(reply).map(renderer.readQuotes).join('')
        expect(withoutSpace(said), question).toBe(withoutSpace(reply.blocks.map(wordsOf).join('')))
      }
    })

    it('with nothing that acts instead of being read', async () => {
      for (const [question, reply] of await replies) {
        for (const message of renderer.render(reply))
          expect(renderer.findActive(message), question).toEqual([])
      }
    })

    it('with where it comes from and a link to it in every message that carries a quote', async () => {
      for (const [question, reply] of await replies) {
        for (const message of renderer.render(reply)) {
          if (renderer.readQuotes(message) === '') continue
          const all = renderer.readAll(message)
          const places = reply.blocks.flatMap((block) =>
            block.kind === 'comparison' ? [[block.place, block.link]] : [],
          )
          const cited = [
            ...[...passagesOf(reply), ...correctionsOf(reply)].map(citationsIn),
            ...places,
          ].filter((parts) => parts.every((part) => all.includes(part)))
          expect(cited.length, question).toBeGreaterThan(0)
        }
      }
    })

    it('saying which part it is, where a passage is too long for one message', async () => {
      for (const [question, reply] of await replies) {
        // What stands beside a passage may need a message of its own.
        const messages = renderer.render(reply).filter((message) => renderer.readQuotes(message) !== '')
        if (messages.length < 2 || passagesOf(reply).length !== 1) continue
        messages.forEach((message, index) => {
          expect(renderer.readAll(message), question).toContain(`part ${index + 1} of ${messages.length}`)
        })
      }
    })

    it('with buttons that mean what was offered', async () => {
      for (const [question, reply] of await replies) {
        const codes = renderer.render(reply).flatMap(renderer.readCodes)
        const offered = new Set(offersOf(reply).map(({ command }) => encode(command)))
        expect(new Set(codes), question).toEqual(offered)
        expect(codes.length, question).toBe(offered.size)
        for (const code of codes) {
          const command = decode(code, both.documents)
          expect(command.kind === 'unclear' ? null : encode(command), question).toBe(code)
        }
      }
    })

    it('with the title and the words of the bot', async () => {
      for (const [question, reply] of await replies) {
        const all = renderer.render(reply).map(renderer.readAll).join('\n')
        expect(all, question).toContain(reply.title)
        for (const block of reply.blocks)
          if (block.kind === 'text' || block.kind === 'note')
            for (const part of saidIn(block.text)) expect(all, question).toContain(part)
      }
    })

    it('with how each action item stands, apart from its words', async () => {
      for (const [question, reply] of await replies) {
        const messages = renderer.render(reply)
        const all = messages.map(renderer.readAll).join('\n')
        const quoted = messages.map(renderer.readQuotes).join('\n')
        for (const { citation, status, spans } of actionsOf(reply)) {
          expect(all, question).toContain(citation)
          for (const span of spans)
            expect(withoutSpace(all), question).toContain(withoutSpace(textOf([span])))
          expect(all, question).toContain(status)
          if (status !== '') expect(quoted, question).not.toContain(status)
        }
      }
    })
  })
}

// The core's, so they are the same for every platform.
let shared: ReturnType<typeof collectReplies> | undefined

async function collectReplies(): Promise<readonly (readonly [string, Reply])[]> {
  const asker = createAsker('U0123456789', 'Ana <!here> *Sousa*')
  const collected: (readonly [string, Reply])[] = []
  for (const library of [both, vancouver, harbour]) {
    const bot = createTestBot(library)
    for (const question of questions) {
      const answer: Answer = await bot.answer(bot.read(question), asker)
      if (answer.kind === 'reply') collected.push([question, answer])
    }
  }
  return [...collected, ...comparisons(), ...(await collectTracked(asker))]
}

/** What changed between two versions, full of what could act, and as long as a paragraph may be. */
function comparisons(): readonly (readonly [string, Reply])[] {
  const hostile = '<!channel> @everyone *bold* ~~x~~ [x](javascript:alert(1)) <@U012AB3CD> # - > '
  const spans = (times: number): readonly Span[] =>
    Array.from({ length: times }, (_, at): readonly Span[] => [
      `Same words ${at} ${hostile}`,
      { mark: 'deleted', text: `were ${hostile}` },
      { mark: 'inserted', text: `are ${hostile}` },
    ]).flat()
  return [1, 40].map((times) => [
    `compare ${times}`,
    createReply({
      title: 'Code, version 1 → 2: 2 changed',
      blocks: [
        {
          kind: 'comparison',
          place: 'art. 1 [a]',
          link: 'https://example.org/1',
          what: hostile,
          spans: spans(times),
        },
        { kind: 'comparison', place: 'art. 2', link: 'https://example.org/2', what: 'same words', spans: [] },
      ],
    }),
  ])
}

/** What is said about action items and digests, full of what could act. */
async function collectTracked(asker: Asker): Promise<readonly (readonly [string, Reply])[]> {
  const collected: (readonly [string, Reply])[] = []
  for (const library of [both, harbour]) {
    const store = await openMemoryStore()
    const nobody: ChannelAccess = {
      render: () => [''],
      poster: {
        post: async () => '1',
        find: async () => null,
        remove: async () => undefined,
        notify: async () => undefined,
        notifyDirectly: async () => undefined,
      },
    }
    const outbox = createTestOutbox(store, () => nobody, { library })
    const bot = createTestBot(library, { open: async () => store, outbox, channelAccess: () => nobody })
    for (const [index, question] of trackedQuestions.entries()) {
      const answer = await bot.answer(bot.read(question), { ...asker, origin: `${library.main.id} ${index}` })
      if (answer.kind !== 'reply') continue
      collected.push([question, answer])
      // A digest for all to see is what its preview is.
      if (question === 'digest preview') collected.push([question, { ...answer, audience: 'channel' }])
    }
    await store.close()
  }
  return collected
}

const trackedQuestions = [
  'digest',
  'digests',
  'actions',
  'actions harbour-2031',
  'action 11c',
  'action 3',
  'action harbour-2031 3 in progress mine',
  'action 11c done <!channel> @everyone *shipped* [x](javascript:alert(1)) <@U012AB3CD>',
  'action 11c <@U012AB3CD>',
  'action 4a dropped ``` -# # > no',
  'action 11c @ana',
  'action 5',
  'action 99z',
  'actions open',
  'actions mine',
  'actions csv',
  'actions ics',
  'digest preview',
  'digest 25:00 <!channel>',
  'digest',
  'digest 09:00',
  'digest 09:00 Europe/London weekdays',
  'digest',
  'digests',
  'digest preview 31 February <!channel>',
  'digest preview in 5 weeks',
  'digest pause until 31 February',
  'digest pause until 5 January',
  'digest pause',
  'digest resume',
  'digest preview',
  'action 11a done',
  'action 3 done',
  'digest preview',
  'digest stop',
  'forget',
]

function saidIn(spans: readonly Span[]): readonly string[] {
  return spans.flatMap((span) => {
    const text =
      typeof span === 'string' ? span : span.mark === 'moment' || span.mark === 'channel' ? '' : span.text
    return text.split('\n').map((line) => line.trim())
  })
}

function actionsOf(reply: Reply): readonly ActionLine[] {
  return reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.entries : []))
}

function passagesOf(reply: Reply): readonly PassageBlock[] {
  return reply.blocks.filter((block) => block.kind === 'passage')
}

function correctionsOf(reply: Reply): readonly Block<'correction'>[] {
  return reply.blocks.filter((block) => block.kind === 'correction')
}

/** What a reader must be told of where it comes from: for all to see, the complete title and its issuer. */
function citationsIn(block: PassageBlock | Block<'correction'>): readonly string[] {
  const { short, place, issuer, title, date, link } = block.citation
  const isInFull = block.kind === 'passage' && block.isCitedInFull
  return isInFull && title !== null ? [place, issuer, title, date, link] : [short, issuer, date, link]
}

/** The document's words in a block, with what a quotation added to them. */
function wordsOf(block: Block): string {
  if (block.kind === 'correction' || block.kind === 'comparison') return textOf(block.spans)
  if (block.kind !== 'passage') return ''
  return block.parts.map(({ label, spans }) => `${label ?? ''}${textOf(spans)}`).join('')
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
