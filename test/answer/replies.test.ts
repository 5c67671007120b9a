import { describe, expect, it } from 'vitest'
import { commandTable } from '../../src/command/table.ts'
import { treeOf } from '../../src/document/tree.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { textOf } from '../../src/text/span.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import {
  ana,
  ask,
  citedIn,
  labelsOf,
  menuOf,
  passagesOf,
  press,
  pressThrough,
  replyOf,
  saidIn,
  wordsOf,
} from './conversation.ts'

const bot = createTestBot(both)

describe('a quote', () => {
  it('is for the whole channel, verbatim, and says who asked for it', async () => {
    const reply = await ask(bot, 'quote 11(g)')
    expect(reply).toMatchObject({ audience: 'channel', title: '', offers: [], source: vancouver.main.source })
    expect(passagesOf(reply).map(({ isCitedInFull }) => isCitedInFull)).toEqual([true])
    expect(wordsOf(reply)).toBe(wordsOf(await ask(bot, '11(g)')))
    expect(saidIn(reply)).toEqual(['Quoted by Ana'])
  })

  it('names nobody where the platform tells no name', async () => {
    expect(saidIn(replyOf(await bot.answer(bot.read('quote 5'), createAsker('U1', null))))).toEqual([])
  })

  it('can be taken back by whoever asked for it and by administrators, and by nobody else', async () => {
    const reply = await ask(bot, 'quote 5')
    expect(menuOf(reply)).toEqual(['Paragraphs around it', 'Copy citation', 'Remove'])
    const takeBack = reply.menu[2]
    if (takeBack === undefined) return
    expect(await bot.answer(takeBack.command, ana)).toEqual({ kind: 'withdrawal' })
    const admin = createAsker('U3', 'Bo', true)
    expect(await bot.answer(takeBack.command, admin)).toEqual({ kind: 'withdrawal' })
    const refused = replyOf(await bot.answer(takeBack.command, createAsker('U2', 'Ana')))
    expect(refused.audience).toBe('asker')
    expect(saidIn(refused)).toEqual(['Only the person who posted this quote or an admin can remove it.'])
  })

  it('carries the id of its post to whoever takes it back', async () => {
    const reply = replyOf(await bot.answer(bot.read('quote 5'), ana, 'abc123'))
    expect(reply.menu.at(-1)?.command).toEqual({ kind: 'take back', asker: 'U1', post: 'abc123' })
  })

  it('is asked about before it is removed, where a button cannot ask itself', async () => {
    const command = { kind: 'take back', asker: 'U1', post: 'abc123' } as const
    const question = replyOf(await bot.answer({ kind: 'confirm', command }, ana))
    expect(question).toMatchObject({ audience: 'asker', title: 'Remove this for everyone?' })
    expect(question.offers).toEqual([{ label: 'Remove', command, isConfirmed: true }])
    const refused = replyOf(await bot.answer({ kind: 'confirm', command }, createAsker('U2', 'Bo')))
    expect(saidIn(refused)).toEqual(['Only the person who posted this quote or an admin can remove it.'])
  })

  it('says whose words a comment is, in a line above the document’s own', async () => {
    const command = bot.read('quote 5')
    if (command.kind !== 'quote') throw new Error('no quote')
    const reply = replyOf(await bot.answer({ ...command, comment: 'See this,\nplease.' }, ana))
    expect(saidIn(reply)).toEqual(['Quoted by Ana, who adds: See this, please.'])
    expect(reply.blocks[0]?.kind).toBe('text')
    expect(wordsOf(reply)).toBe(wordsOf(await ask(bot, '5')))
  })

  it.each([
    ['quote 5', ['4', '5', '6']],
    ['quote 1', ['1', '2']],
    ['quote 12', ['11', '12']],
    ['quote 11(c)', ['11']],
    ['quote 5:2', ['5']],
  ])('offers what stands around it: %s', async (typed, around) => {
    const shown = await pressThrough(
      bot,
      await press(bot, await ask(bot, typed), 'Paragraphs around it'),
      'Next page',
    )
    expect(shown.flatMap(citedIn)).toEqual(around.map((place) => `Vancouver 2018 ¶${place}`))
  })

  it('of an item comes with its lead-in when asked, as the document has it', async () => {
    const [passage] = passagesOf(await ask(bot, 'quote 11(c) with context'))
    expect(passage?.parts.map(({ label }) => label)).toEqual([null, '(c)'])
    expect(passage?.citation.full).toMatch(/para\. 11, third bullet, with its lead-in$/u)
    const paragraph = paragraphsOf(vancouver.main)[10]?.parts[0]?.text ?? ''
    const [leadIn, item] = passage?.parts.map(({ spans }) => textOf(spans)) ?? []
    expect(paragraph).toMatch(new RegExp(`^The Ministers .* instability\\. ${leadIn}$`, 'u'))
    expect(item).toBe(wordsOf(await ask(bot, '11c')))
  })

  it('of a sentence comes with its neighbours when asked, and of a paragraph as it is', async () => {
    expect((await ask(bot, 'quote 5:2 with context')).blocks).toEqual((await ask(bot, 'quote 5:1-3')).blocks)
    expect((await ask(bot, 'quote 5:1 with context')).blocks).toEqual((await ask(bot, 'quote 5:1-2')).blocks)
    expect((await ask(bot, 'quote 5 with context')).blocks).toEqual((await ask(bot, 'quote 5')).blocks)
  })

  it.each([
    ['quote 99', 'There’s no ¶99'],
    ['quote 5, 99', 'There’s no ¶99'],
    ['quote 11(a)-(z)', '¶11 has no item (z)'],
    ['quote 7-5', '7–5 is in reverse order'],
  ])('is never half of what was asked for: %s', async (typed, title) => {
    const reply = await ask(bot, typed)
    expect(reply).toMatchObject({ audience: 'asker', title })
    expect(passagesOf(reply)).toEqual([])
  })

  it('may be the whole of the bundled document, in one piece', async () => {
    const reply = await ask(bot, 'quote 1-12')
    expect(reply.audience).toBe('channel')
    expect(wordsOf(reply)).toBe(
      paragraphsOf(vancouver.main)
        .flatMap(({ parts }) => parts.map(({ text }) => text))
        .join(''),
    )
  })

  it('that would fill screens of others is refused, privately and with a reason', async () => {
    const { main } = harbour
    const long = treeOf(main).byId.get('6')?.unit
    if (long === undefined) throw new Error('There is no ¶6')
    const tall = {
      ...main,
      parts: paragraphsOf(main).map(({ number }) => ({ ...long, id: `${number}`, number: `${number}` })),
    }
    const reply = await ask(createTestBot({ documents: [tall], main: tall, unsealed: [] }), 'quote 0-7')
    expect(reply.audience).toBe('asker')
    expect(saidIn(reply).join()).toMatch(/too long for one quote \(\d\d,\d{3} characters\)/u)
    expect(passagesOf(reply)).toEqual([])
  })
})

describe('a citation', () => {
  it('is short, full and linked, for each passage', async () => {
    const reply = await ask(bot, 'cite 5, 11(c)')
    expect(reply.title).toBe('Citation of ¶5, 11(c)')
    const citations = reply.blocks.flatMap((block) => (block.kind === 'citation' ? [block.citation] : []))
    expect(citations.map(({ short }) => short)).toEqual(['Vancouver 2018 ¶5', 'Vancouver 2018 ¶11(c)'])
    for (const { full, link } of citations) {
      expect(full).toContain('Global Affairs Canada')
      expect(link).toBe(vancouver.main.source)
    }
    expect(passagesOf(await press(bot, reply, 'Show the passage'))).toHaveLength(2)
  })

  it('is given for every passage that was asked for, or says that some are left out', async () => {
    const reply = await ask(bot, 'cite 1-12')
    const citations = reply.blocks.filter(({ kind }) => kind === 'citation')
    expect(citations.length === 12 || saidIn(reply).length > 0).toBe(true)
  })
})

describe('help', () => {
  it('lists every typed command as it is typed here, and what it does', async () => {
    const brief = await ask(bot, 'help')
    expect(brief.title).toBe('I find and quote exact passages from Vancouver 2018 or Harbour 2031')
    expect(usagesOf(brief).length).toBeLessThanOrEqual(8)
    const all = await press(bot, brief, 'All commands')
    const entries = commandTable.map(({ usage, does }) => ({ typed: `/korea ${usage}`, does }))
    expect(usagesOf(all)).toEqual(entries)
    expect(entries).toEqual(expect.arrayContaining([...usagesOf(brief)]))
    expect(labelsOf(all)).toEqual(['Contents', 'Documents'])
  })

  it('is the answer to nothing', async () => {
    expect(await ask(bot, ' ')).toEqual(await ask(bot, 'help'))
  })
})

describe('the contents', () => {
  it('have every heading of every document, each with its paragraphs', async () => {
    const [entries] = (await ask(bot, 'contents')).blocks.flatMap((block) =>
      block.kind === 'contents' ? [block.entries] : [],
    )
    expect(entries?.map(({ level, range }) => `${level} ${range}`)).toEqual([
      '0 ¶1–12',
      '1 ¶3–4',
      '1 ¶5–6',
      '1 ¶7–10',
      '1 ¶11–12',
      '0 ¶0–7',
      '1 ¶2–3',
      '1 ¶4–7',
    ])
    expect(entries?.[0]?.heading).toBe(vancouver.main.title)
  })
})

describe('plain text', () => {
  it('has all that a reply says but its buttons', async () => {
    const passage = renderPlainText(await ask(bot, 'quote 11(g)'))
    expect(passage).toMatch(/^Quoted by Ana\n\ncounter North/u)
    expect(passage).toContain(
      `illegal use of "ship-to-ship transfers";\n¶11(g), Next Steps · Global Affairs Canada, ${vancouver.main.title}, 16 January 2018`,
    )
    expect(passage).toMatch(/ 16 January 2018 · https:\S+$/u)
    expect(passage).not.toContain('Remove')
    const found = renderPlainText(await ask(bot, 'maritime smuggling'))
    expect(found).toMatch(/Next best:\n- \S+ \d{4} ¶\S+ .*\S/u)
    expect(renderPlainText(await ask(bot, 'contents'))).toMatch(/\n {2}Sanctions {2}¶5–6\n/u)
    expect(renderPlainText(await ask(bot, 'help'))).toMatch(
      /\n {2}\/korea cite 5 +Get a citation to copy; add apa/u,
    )
    expect(renderPlainText(await ask(bot, 'cite 5'))).toMatch(
      /Vancouver 2018 ¶5\nGlobal .*, para\. 5\nhttps:\S+$/u,
    )
  })

  it('has the items of a paragraph after their letters', async () => {
    expect(renderPlainText(await ask(bot, 'harbour-2031 4'))).toMatch(
      /:\n\(a\) to light their lamps;\n\(b\) .*\n\(c\) # not/u,
    )
  })

  it('says which part of a long passage it is', async () => {
    expect(renderPlainText(await ask(bot, 'harbour-2031 6'))).toMatch(
      /Harbour 2031 ¶6 · Lists · part 1 of \d · /u,
    )
  })

  it('shows marks as the terminal does, and text that looks like markup as it is', async () => {
    const styled = renderPlainText(await ask(bot, 'abductees'), ({ mark, text }) => `[${mark} ${text}]`)
    expect(styled).toContain('as well as [match abductees] and their')
    const nothing = renderPlainText(await ask(bot, 'bitcoin'), ({ mark, text }) => `[${mark} ${text}]`)
    expect(nothing).toMatch(/^\[strong No match /u)
    expect(renderPlainText(await ask(bot, 'harbour-2031 3'))).toContain(
      '<!channel> <!here|here> <@U012AB3CD>',
    )
  })
})

function usagesOf(reply: Reply) {
  return reply.blocks.flatMap((block) => (block.kind === 'usage' ? block.entries : []))
}
