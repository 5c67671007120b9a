import { expect, it } from 'vitest'
import { renderReply, type SlackMessage } from '../../../adapters/slack/render.ts'
import { readText } from '../../../adapters/slack/text.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, vancouver } from '../../library.ts'
import { type Json, visitJson } from '../../slack/json.ts'
import { loadValidator } from '../../slack/validate.ts'
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
