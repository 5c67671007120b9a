import { describe, expect, it } from 'vitest'
import type { Bot } from '../../src/answer/bot.ts'
import { fullAccess } from '../../src/command/access.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Block, Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { openWorkspaces } from '../library/workspaces.ts'
import { both } from '../library.ts'

/** What is asked, what the answer teaches, and what it has to say in any case. */
const taught: readonly (readonly [string, RegExp, RegExp])[] = [
  ['zygomorphic quaternions', /Try fewer or different words/u, /^No match for/u],
  ['9/11', /Try \/korea 2/u, /Vancouver 2018 has paragraphs 1–\d+\./u],
  ['check so', /To check a message/u, /too short to check/u],
  ['actions mine', /press Assign to me/u, /Nothing is assigned to you/u],
  ['digest', /Press Set up, or type/u, /This channel has no daily digest/u],
  ['use', /Name another document/u, /A number alone means Vancouver 2018 here/u],
  ['keys', /Type \/korea key new/u, /No keys yet/u],
  ['settings', /To name someone/u, /Hints: o/u],
]

/** Answers that are what was asked for, with all that makes them understood: source, version, nearest, absence. */
const whole = [
  '5',
  'sanctions',
  'quote 11(c)',
  'help',
  'hello',
  '99',
  'check tool of strong diplomacy aimed at creating',
  'cite 5',
  'contents',
  'documents',
]

describe('Hints', () => {
  it.each(taught)(
    'are left out of the answer to “%s” where they are off, and nothing else is',
    async (text, hint, rest) => {
      const { ask, store, libraries, at } = await open()
      const on = await ask(text)
      expect(renderPlainText(on)).toMatch(hint)
      expect(renderPlainText(on)).toMatch(rest)
      await store.documents.setHints(at, false)
      await libraries.refresh()
      const off = await ask(text)
      expect(renderPlainText(off)).not.toMatch(hint)
      expect(renderPlainText(off)).toMatch(rest)
      if (text !== 'settings')
        expect(off).toEqual({ ...on, blocks: on.blocks.filter((block) => !isHint(block)) })
    },
  )

  it('are none of what an answer needs in order to be understood', async () => {
    const { ask, store, libraries, at } = await open()
    const before = []
    for (const text of whole) before.push(await ask(text))
    await store.documents.setHints(at, false)
    await libraries.refresh()
    for (const [index, text] of whole.entries()) expect(await ask(text), text).toEqual(before[index])
  })

  it('are as a channel has it, whatever the workspace has, and of no other workspace', async () => {
    const { ask, store, libraries, at } = await open()
    const hasHint = async (channel: string, workspace = 'T1') =>
      /Try fewer/u.test(renderPlainText(await ask('zygomorphic quaternions', channel, workspace)))
    await store.documents.setChannelHints(at, 'C1', false)
    await libraries.refresh()
    expect([await hasHint('C1'), await hasHint('C2'), await hasHint('C1', 'T2')]).toEqual([false, true, true])
    await store.documents.setHints(at, false)
    await store.documents.setChannelHints(at, 'C1', true)
    await libraries.refresh()
    expect([await hasHint('C1'), await hasHint('C2'), await hasHint('C1', 'T2')]).toEqual([true, false, true])
    await store.documents.setChannelHints(at, 'C1', null)
    await libraries.refresh()
    expect(await hasHint('C1')).toBe(false)
  })

  it('leave the bot’s own page with what it is for: buttons, documents and who sees what', async () => {
    const { botAt, store, libraries, at } = await open()
    const page = (bot: Bot) => {
      const { beginning, privacy } = bot.home()
      return [beginning, privacy].map((reply) => renderPlainText(reply)).join('\n')
    }
    expect(page(await botAt())).toMatch(/Ask in your own words.*anywhere, mention me/su)
    await store.documents.setHints(at, false)
    await libraries.refresh()
    const off = await botAt()
    expect(page(off)).not.toMatch(/Ask in your own words|mention me in a thread/u)
    expect(page(off)).toMatch(/Quote it right.*private until you quote them/su)
    expect(off.home().beginning.offers).not.toHaveLength(0)
  })
})

async function open() {
  const { bot, store, libraries } = await openWorkspaces({ hasKeys: true }, both)
  const at = { platform: 'Slack', workspace: 'T1' }
  const ask = async (text: string, channel = 'C1', workspace = 'T1'): Promise<Reply> => {
    const made = createAsker('U1', 'Ana')
    const asker = { ...made, access: fullAccess, at: { ...made.at, platform: 'Slack', workspace, channel } }
    const here = await bot.at(asker.at)
    const answer = await here.answer(here.read(text), asker, 'a'.repeat(20))
    if (answer.kind !== 'reply') throw new Error('no reply')
    return answer
  }
  return { ask, store, libraries, at, botAt: () => bot.at({ ...at, channel: '' }) }
}

function isHint(block: Block): boolean {
  return 'isHint' in block && block.isHint === true
}
