import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message } from 'slack-blocks-to-jsx'
import { describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../../adapters/discord/render/render.ts'
import { type Markup, readMarkup } from '../../../adapters/playground/page/discord-markdown.ts'
import { renderReply as renderForSlack } from '../../../adapters/slack/render/render.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import { paragraphsOf } from '../../plain.ts'
import { hostileDocument } from '../hostile.ts'
import { readHtml } from '../reader/read-html.ts'
import { describeVerbatim } from '../verbatim.ts'

// What the playground draws of a payload has its words, too: the libraries that draw are not ours.

describeVerbatim('the playground, drawing as Slack,', {
  render: renderForSlack,
  readQuotes: ({ blocks }) => blocks.map((block) => quotesIn(drawSlack([block as Block]))).join(''),
})

describeVerbatim('the playground, drawing as Discord,', {
  render: renderForDiscord,
  readQuotes: ({ components: [container] }) =>
    container.components
      .flatMap((each) => ('content' in each ? readMarkup(each.content) : []))
      .filter(({ type }) => type === 'blockQuote')
      .map(textOf)
      .join('\n'),
})

describe('What the playground draws as Discord', () => {
  it('knows the markup that our messages have', () => {
    const text =
      '### Title\n**bold** · x\n> quoted\n-# small · [e.org](<https://e.org>)\n- one\n  - two\n`c` <t:1700000000:F>'
    expect(readMarkup(text).map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'heading',
        'strong',
        'blockQuote',
        'subtext',
        'entry',
        'inlineCode',
        'timestamp',
      ]),
    )
  })

  it('shows every other text as it is', () => {
    for (const { parts } of paragraphsOf(hostileDocument(300))) {
      const [text = ''] = parts.map((part) => part.text)
      const messages = renderForDiscord(createReply({ title: '', blocks: [{ kind: 'text', text: [text] }] }))
      const drawn = messages
        .flatMap(({ components: [container] }) => container.components)
        .flatMap((each) => ('content' in each ? readMarkup(each.content) : []))
        .map(textOf)
        .join('')
      expect(withoutSpace(drawn)).toBe(withoutSpace(text))
    }
  })
})

function drawSlack(blocks: Block[]): string {
  return renderToStaticMarkup(createElement(Message, { blocks, logo: '', name: '', withoutWrapper: true }))
}

function quotesIn(html: string): string {
  const quotes = readHtml(html).filter(({ name }) => name === 'blockquote')
  return quotes.map(({ text }) => text).join('\n')
}

function textOf({ type, content }: Markup): string {
  if (type === 'br' || type === 'newline') return '\n'
  if (content === undefined || typeof content === 'string') return content ?? ''
  return ('type' in content ? [content] : content).map(textOf).join('')
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
