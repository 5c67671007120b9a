import { describe, expect, it } from 'vitest'
import { renderModal } from '../../../adapters/slack/forms/modal.ts'
import { renderReply, type SlackMessage } from '../../../adapters/slack/render/render.ts'
import { readText } from '../../../adapters/slack/render/text.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import type { Block, Offer, Reply } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
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
  readCodes: ({ blocks }) =>
    nodesIn(blocks).flatMap((node) => (node.type === 'button' ? [String(node.value)] : [])),
})

it('says everything in plain words for screen readers, too', async () => {
  const bot = createTestBot(vancouver)
  const answer = await bot.answer(bot.read('11'), createAsker('U1', null))
  if (answer.kind !== 'reply') throw new Error('no reply')
  const [message] = renderReply(answer)
  for (const part of vancouver.main.paragraphs[10]?.parts ?? []) {
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

  it('shows every action item and its button, however many', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({
      citation: `Short ¶${index + 1}`,
      spans: [`${index + 1}. ${'word '.repeat(60)}`],
      status: index % 2 === 0 ? '' : 'assigned to Ana',
      offer: show(index + 1),
    }))
    const messages = renderReply(reply([{ kind: 'actions', heading: 'Open', entries }]))
    expect(check(messages)).toEqual([])
    const nodes = messages.flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(61)
    expect(nodes.filter(isQuote).map(textIn)).toEqual(entries.map(({ spans }) => spans.join('')))
    expect(messages.every(({ text }) => text.length <= 10_000)).toBe(true)
  })

  it('shows the button of an item once, though its words need two messages', () => {
    const spans = [`${'word '.repeat(1_760)}`]
    const entries = [{ citation: 'Short ¶1', spans, status: 'assigned to Ana', offer: show(1) }]
    const messages = renderReply(reply([{ kind: 'actions', heading: 'Open', entries }]))
    expect(check(messages)).toEqual([])
    const nodes = messages.flatMap(({ blocks }) => nodesIn(blocks))
    expect(nodes.filter(({ type }) => type === 'button')).toHaveLength(2)
    expect(nodes.filter(isQuote).map(textIn).join('')).toBe(spans.join(''))
  })

  it('shows the button of such an item once in a modal, too', () => {
    const spans = [`${'word '.repeat(1_760)}`]
    const entries = [{ citation: 'Short ¶1', spans, status: 'assigned to Ana', offer: show(1) }]
    const modal = renderModal(reply([{ kind: 'actions', heading: 'Open', entries }]), 'Long', null)
    expect(validator.view(modal)).toEqual([])
    const buttons = nodesIn(modal.blocks).filter(({ type }) => type === 'button')
    expect(buttons.map(({ value }) => value)).toEqual(['1:s:0:passage 1', '1:s:0:passage 0'])
    expect(nodesIn(modal.blocks).filter(isQuote).map(textIn).join('')).toBe(spans.join(''))
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

  it('counts its own blocks, of which a list has two', () => {
    const entries = (index: number) => [
      { citation: `¶${index}`, spans: ['short'], status: '', offer: show(index) },
    ]
    const lists = Array.from(
      { length: 40 },
      (_, index): Block => ({ kind: 'actions', heading: 'Open', entries: entries(index + 1) }),
    )
    const messages = renderReply(reply(lists))
    expect(check(messages)).toEqual([])
    expect(messages.flatMap(({ blocks }) => nodesIn(blocks)).filter(isQuote)).toHaveLength(40)
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
    'header',
    'actions',
    'button',
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

/** The texts of a tree in order; a link is read as its address. */
function textIn(tree: unknown): string {
  return nodesIn(tree)
    .flatMap((node) => {
      if (node.type === 'link') return [String(node.url)]
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
