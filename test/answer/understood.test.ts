import { describe, expect, it } from 'vitest'
import { searchForMessage } from '../../src/command/read-message.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { createTestBot, vancouver } from '../library.ts'
import { citedIn } from './conversation.ts'

const bot = createTestBot(vancouver)

async function replyTo(typed: string): Promise<Reply> {
  const answer = await bot.answer(bot.read(typed), createAsker('U1', 'Ana'))
  if (answer.kind !== 'reply') throw new Error('No reply')
  return answer
}

const labels = ({ offers }: Reply): readonly string[] => offers.map(({ label }) => label)

describe('What is understood', () => {
  it('is greeted with three ways to begin, and thanked', async () => {
    const hello = await replyTo('hi')
    expect(renderPlainText(hello)).toMatch(
      /^Hi, I’m Rapporteur\. I quote official documents word for word\.\n\nI know the .*\/korea sanctions or \/korea 5\.\n\nAnswers to \/korea are private/u,
    )
    expect(labels(hello)).toEqual(['Ask a question', 'Check a quotation', 'Set up a digest', 'Help'])
    expect(labels(await replyTo('thanks a lot'))).toEqual(['Help'])
  })

  it('says of a kind of unit that there is none, with the paragraph beside it', async () => {
    const reply = await replyTo('article 5')
    expect(renderPlainText(reply)).toBe('Vancouver 2018 has no articles\n\nIt has paragraphs 1–12.')
    expect(labels(reply)).toEqual(['Show ¶5', 'Search for these words instead', 'Contents'])
    expect(labels(await replyTo('article 99'))).not.toContain('Show ¶99')
  })

  it('says of a part of an item that there is none', async () => {
    const reply = await replyTo('11(c)(iii)')
    expect(renderPlainText(reply)).toContain('¶11(c) has no (iii)')
    expect(labels(reply)).toEqual(['Show ¶11(c)', 'Contents'])
    // Two items may have been meant.
    expect(labels(await replyTo('11(c)(i)'))).toEqual(['Show ¶11(c)', 'Show ¶11(i)', 'Contents'])
    expect(renderPlainText(await replyTo('11(z)(iii)'))).toContain('¶11 has no item (z)')
  })

  it('offers the search where a reference has other words beside it', async () => {
    const reply = await replyTo('what does paragraph 5 say about missiles')
    expect(citedIn(reply)).toEqual(['Vancouver 2018 ¶5'])
    expect(reply.audience).toBe('asker')
    expect(reply.offers.at(-1)).toEqual({
      label: 'Search for “missiles”',
      command: { kind: 'search', text: 'missiles', at: 0 },
    })
    expect((await replyTo('quote paragraph 5 about missiles')).audience).toBe('asker')
    expect(labels(await replyTo('paragraph 99 on missiles'))).toEqual([
      'Show ¶12',
      'Search for “missiles”',
      'Contents',
    ])
  })

  it('says that a title is read as a section’s, and offers the other reading', async () => {
    const shown = await replyTo('next steps')
    expect(renderPlainText(shown)).toContain('This is the section “Next Steps”.')
    expect(labels(shown)).toContain('Search for “next steps”')
    expect(labels(await replyTo('sanctions'))).toContain('Section “Sanctions”')
  })

  it('searches for the words of a phrase that nothing has, and says so', async () => {
    const reply = await replyTo('"sanctions of diplomacy"')
    expect(reply.outcome).not.toBe('none')
    expect(renderPlainText(reply)).toContain('Nothing has the exact phrase “sanctions of diplomacy”')
    expect(renderPlainText(await replyTo('"tool of diplomacy"'))).not.toContain('exact phrase')
  })

  it('asks where a note could be a state', async () => {
    const reply = await replyTo('action 11c completed form attached')
    expect(renderPlainText(reply)).toContain('action 11(c) note: completed form attached')
    expect(labels(reply)).toEqual(['Mark as done', 'Edit…'])
  })

  it('offers the check of a quotation in a message', async () => {
    const command = searchForMessage('He said “sanctions are a tool of diplomacy”. -no')
    const reply = await bot.answer(command, createAsker('U1', 'Ana'))
    if (reply.kind !== 'reply') throw new Error('No reply')
    expect(renderPlainText(reply)).toContain('This message contains a quotation.')
    expect(reply.offers[0]).toEqual({
      label: 'Check quotation',
      isPrimary: true,
      command: { kind: 'check', text: 'sanctions are a tool of diplomacy' },
    })
  })
})
