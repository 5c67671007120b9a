import { describe, expect, it } from 'vitest'
import { renderModal } from '../../../adapters/slack/forms/modal.ts'
import { linkValue } from '../../../adapters/slack/render/offers.ts'
import { renderReply, type SlackMessage } from '../../../adapters/slack/render/render.ts'
import { readText } from '../../../adapters/slack/render/text.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import type { Block, Offer, Reply } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { paragraphsOf } from '../../plain.ts'
import { type Json, visitJson } from '../../platforms/slack/json.ts'
import { loadValidator } from '../../platforms/slack/validate.ts'
import { describeRenderer } from '../contract.ts'

const validator = await loadValidator()

describeRenderer<SlackMessage>('Slack', {
  render: renderReply,
  check: (message) => validator.message('chat.postMessage', { ...message, channel: 'C1' }),
  readQuotes: ({ blocks }) => nodesIn(blocks).filter(isQuote).map(textIn).join(''),
  readAll: ({ blocks }) => textIn(blocks),
  findActive,
  // A button's, or an option's of a list or a menu; a link has none.
  readCodes: ({ blocks }) =>
    nodesIn(blocks).flatMap(({ value }) =>
      value === undefined || value === linkValue ? [] : [String(value)],
    ),
})

it('says everything in plain words for screen readers, too', async () => {
  const bot = createTestBot(vancouver)
  const answer = await bot.answer(bot.read('11'), createAsker('U1', null))
  if (answer.kind !== 'reply') throw new Error('no reply')
  const [message] = renderReply(answer)
  for (const part of paragraphsOf(vancouver.main)[10]?.parts ?? []) {
    expect(readText(message?.text ?? '')).toContain(part.text)
  }
})

describe('Slack, of what is long', () => {
  const show = (index: number): Offer => ({
    label: `Show ${index}`,
    command: { kind: 'search', text: `passage ${index}`, at: 0 },
  })
  const reply = (blocks: readonly Block[]): Reply => createReply({ title: 'Long', blocks, offers: [show(0)] })
  const check = (messages: readonly SlackMessage[]) =>
    messages.flatMap((message) => validator.message('chat.postMessage', { ...message, channel: 'C1' }))

  it('shows every action item, however many', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({
      citation: `Short ¶${index + 1}`,
      spans: [`${index + 1}. ${'word '.repeat(60)}`],
      status: index % 2 === 0 ? '' : 'Ana',
    }))
    const messages = renderReply(reply([{ kind: 'actions', heading: 'Open', entries }]))
    expect(check(messages)).toEqual([])
    const nodes = messages.flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(1)
    const said = nodes.flatMap(({ text }) =>
      typeof text === 'string' && /^\d+\. word/u.test(text) ? [text] : [],
    )
    expect(said).toEqual(entries.map(({ spans }) => spans.join('')))
    expect(messages.every(({ text }) => text.length <= 10_000)).toBe(true)
  })

  it.each(['in messages', 'in a modal'])('shows an item whole whose words need two messages, %s', (where) => {
    const spans = [`${'word '.repeat(1_760)}`]
    const entries = [{ citation: 'Short ¶1', spans, status: 'Ana' }]
    const long = reply([{ kind: 'actions', heading: 'Open', entries }])
    const modal = renderModal(long, 'Long', null)
    expect(validator.view(modal)).toEqual([])
    expect(check(renderReply(long))).toEqual([])
    const nodes = nodesIn(
      where === 'in a modal' ? modal.blocks : renderReply(long).map(({ blocks }) => blocks),
    )
    const said = nodes.flatMap(({ text }) =>
      typeof text === 'string' && text.startsWith('word') ? [text] : [],
    )
    expect(said.join('')).toBe(spans.join(''))
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(1)
  })

  it('divides a table of contents of 300 headings', () => {
    const entries = Array.from({ length: 300 }, (_, index) => ({
      level: index % 4,
      heading: `Chapter ${index}, ${'on and on '.repeat(8)}`,
      range: `¶${index}`,
    }))
    const messages = renderReply(reply([{ kind: 'contents', entries }]))
    expect(check(messages)).toEqual([])
    expect(messages.every(({ text }) => text.length <= 10_000)).toBe(true)
    const said = messages.map(({ blocks }) => textIn(blocks)).join('')
    for (const { heading } of entries) expect(said).toContain(heading)
  })

  it('counts its own blocks, of which a list of hits has two', () => {
    const lists = Array.from(
      { length: 40 },
      (_, index): Block => ({
        kind: 'hits',
        heading: `Next ${index}`,
        hits: [{ citation: `¶${index}`, excerpt: ['short'], offer: show(index + 1) }],
      }),
    )
    const messages = renderReply(reply(lists))
    expect(messages.length).toBeGreaterThan(1)
    expect(check(messages)).toEqual([])
    const nodes = messages.flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(41)
    expect(nodes.filter(({ type }) => type === 'context')).toHaveLength(40)
  })

  it('keeps the longest lists and menus beside the longest passage within the limits', () => {
    const offers = (from: number, length: number): Offer[] =>
      Array.from({ length }, (_, index) => {
        const { command } = show(from + index)
        return { label: `${from + index} ${'on '.repeat(40)}`, command }
      })
    const answer = createReply({
      title: 'Long',
      blocks: [{ kind: 'text', text: ['word '.repeat(1_719)] }],
      offers: offers(0, 20),
      choices: [100, 200, 300].map((from) => ({ label: 'More', offers: offers(from, 25) })),
      menu: offers(400, 4),
      source: 'https://example.org/source',
    })
    const messages = renderReply(answer)
    expect(check(messages)).toEqual([])
    const nodes = messages.flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.flatMap(({ value }) => value ?? [])).toHaveLength(20 + 75 + 4 + 1)
  })

  it('has a button for what a menu cannot carry, and no menu of one', () => {
    const long: Offer = { label: 'Long', command: { kind: 'search', text: 'x'.repeat(80), at: 0 } }
    const answer = createReply({ title: 'T', blocks: [], menu: [long, show(1)], source: null })
    const nodes = renderReply(answer).flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.filter(({ type }) => type === 'overflow')).toEqual([])
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(2)
    expect(check(renderReply(answer))).toEqual([])
  })

  it('asks before it turns a digest off or removes a quote, by itself or in an answer', () => {
    const stop: Offer = { label: 'Turn off', command: { kind: 'stop digest' } }
    const remove: Offer = {
      label: 'Remove',
      command: { kind: 'take back', asker: 'U1', post: 'a'.repeat(20) },
    }
    const answer = createReply({ title: 'T', blocks: [], offers: [stop], menu: [show(1), remove] })
    const nodes = renderReply(answer).flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.find(({ type }) => type === 'button')).toMatchObject({
      style: 'danger',
      confirm: { style: 'danger', confirm: { text: 'Turn off' } },
    })
    expect(nodes.flatMap(({ value }) => value ?? [])).toEqual([
      '1:d:stop',
      '1:s:0:passage 1',
      `1:j:b:${'a'.repeat(20)}:U1`,
    ])
    expect(check(renderReply(answer))).toEqual([])
  })

  it('divides what the bot says where many notes make it long', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `\n• ¶${index}: “${'note '.repeat(200)}”`)
    const messages = renderReply(reply([{ kind: 'text', text: lines }]))
    expect(messages.length).toBeGreaterThan(1)
    expect(check(messages)).toEqual([])
    expect(messages.map(({ blocks }) => textIn(blocks)).join('')).toContain(lines.join(''))
    expect(messages.every(({ text }) => text.length <= 10_000)).toBe(true)
  })
})

/** Only text, with no markup type, no parsed text object and no link but the source's own address. */
function findActive(message: SlackMessage): readonly string[] {
  const inert = new Set([
    'rich_text',
    'rich_text_section',
    'rich_text_quote',
    'rich_text_list',
    'rich_text_preformatted',
    'text',
    'actions',
    'button',
    'context',
    'section',
    'overflow',
    'static_select',
    // What the core marks as one, and nothing that stands in a text.
    'date',
    'channel',
  ])
  const active = nodesIn(message.blocks).flatMap((node) => {
    if (node.type === undefined) return []
    const type = String(node.type)
    if (type === 'link')
      return /^https:\/\/(?:www\.canada\.ca|example\.org)\//u.test(String(node.url)) ? [] : [type]
    if (type === 'plain_text') return node.emoji === false ? [] : ['plain_text with emoji']
    return inert.has(type) ? [] : [type]
  })
  return [...active, ...(/[<>]/u.test(message.text) ? ['markup in text'] : [])]
}

function isQuote(node: Json): boolean {
  return node.type === 'rich_text_quote'
}

/** The texts of a tree in order; a link is read as its text and its address. */
function textIn(tree: unknown): string {
  return nodesIn(tree)
    .flatMap((node) => {
      if (node.type === 'link') return [String(node.text ?? ''), String(node.url)]
      if (node.type === 'date') return [String(node.fallback)]
      if (node.type === 'channel') return [String(node.channel_id)]
      return node.type === 'text' || node.type === 'plain_text' ? [String(node.text)] : []
    })
    .join('')
}

function nodesIn(tree: unknown): readonly Json[] {
  const nodes: Json[] = []
  visitJson(tree, '', (node) => nodes.push(node))
  return nodes
}
