import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { passageText } from '../../src/document/passage.ts'
import { createAsker } from '../asker.ts'
import { setUpDesk } from '../digest/set-up.ts'
import { readValid, sourceOf } from '../document/source.ts'
import { both, vancouver } from '../library.ts'

const ana = createAsker('U1', 'Ana')
const items = actionItemsOf(vancouver.main)
const words = items.map(passageText)

/** Asks anew, as another question. */
function asked(id = 'U1', name = 'Ana') {
  return createAsker(id, name)
}

describe('Action items', () => {
  it('are the nine items of paragraph 11, each by the beginning of its exact words, and whole when opened', async () => {
    const { ask } = await setUpDesk()
    const said = await ask('actions', asked())
    expect(items).toHaveLength(9)
    for (const [at, text] of words.entries()) {
      const line = said.split('\n').find((each) => each.includes(`¶11(${'abcdefghi'[at]}) `)) ?? ''
      expect(text.startsWith(line.slice(line.indexOf(') ') + 2, -2))).toBe(true)
      expect(line.length).toBeGreaterThan(40)
      expect(await ask(`action 11${'abcdefghi'[at]}`, asked())).toContain(text)
    }
    expect(items.every(({ section }) => section === 'Next Steps')).toBe(true)
    expect(said).toContain('9 action items in Vancouver 2018: 9 open')
  })

  it('take a state, an owner and notes, and keep who changed what', async () => {
    const { ask } = await setUpDesk()
    await ask('action 11c in progress', asked())
    await ask('action 11c mine', asked('U2', 'Ben'))
    const said = await ask('action 11c done shipped in June', asked('U2', 'Ben'))
    expect(said).toContain('¶11(c) marked as done; “shipped in June”')
    expect(said).toContain(words[2])
    expect(said).toContain('✅ Done · Ben')
    expect(said).toMatch(/Ben: done; “shipped in June”[\s\S]*Ben: assigned to Ben[\s\S]*Ana: in progress/u)
  })

  it('put the words of the document and those of the team apart', async () => {
    const { bot, ask } = await setUpDesk()
    await ask('action 11c done the ministers agreed to nothing', asked())
    const answer = await bot.answer(bot.read('action 11c'), ana)
    const blocks = answer.kind === 'reply' ? answer.blocks : []
    const [passage] = blocks.filter((block) => block.kind === 'passage')
    expect(JSON.stringify(passage)).not.toContain('agreed to nothing')
    const texts = blocks.filter((block) => block.kind === 'text')
    expect(JSON.stringify(texts)).not.toContain('work closely with partners')
  })

  it('are told once for one question, however often it is delivered', async () => {
    const { ask } = await setUpDesk()
    const question = asked()
    await ask('action 11c note first look', question)
    const said = await ask('action 11c note first look', question)
    expect(said.split('“first look”')).toHaveLength(2)
  })

  it('say that nothing has changed where it has not', async () => {
    const { ask } = await setUpDesk()
    await ask('action 11c done', asked())
    expect(await ask('action 11c done', asked())).toContain('No change to ¶11(c)')
    expect(await ask('action 11d nobody', asked())).toContain('No change to ¶11(d)')
  })

  it('are listed by what is to do, and by whose they are', async () => {
    const { ask } = await setUpDesk()
    expect(await ask('actions mine', asked())).toContain('Nothing is assigned to you')
    await ask('action 11a done', asked())
    await ask('action 11b in progress mine', asked())
    const open = await ask('actions open', asked())
    expect(open).toContain('8 unfinished action items in Vancouver 2018: 7 open, 1 in progress')
    expect(open).not.toContain('¶11(a)')
    const mine = await ask('actions mine', asked())
    expect(mine).toContain(words[1]?.slice(0, 40))
    expect(mine).not.toContain('¶11(c)')
    expect(await ask('actions mine', asked('U2', 'Ben'))).toContain('Nothing is assigned to you')
  })

  it('say that everything is done where it is', async () => {
    const { ask } = await setUpDesk()
    for (const letter of 'abcdefghi') await ask(`action 11${letter} dropped`, asked())
    expect(await ask('actions open', asked())).toContain('No open items.')
  })

  it('belong to one workspace and to one document', async () => {
    const { ask } = await setUpDesk(both)
    await ask('action 11c done', asked())
    await ask('action harbour-2031 4(a) in progress', asked())
    const elsewhere = asked()
    const other = { ...elsewhere, at: { ...elsewhere.at, workspace: 'T2' } }
    expect(await ask('actions', other)).toContain('9 action items in Vancouver 2018: 9 open')
    expect(await ask('actions', asked())).toContain('8 open, 1 done')
    expect(await ask('actions harbour-2031', asked())).toContain('5 open, 1 in progress')
  })

  it.each([
    ['action 99', 'There’s no ¶99'],
    ['action 5 done', '¶5 isn’t an action item'],
    ['action 11 done', '¶11 isn’t an action item'],
    ['action 11a, 11b done', 'One action item at a time'],
    ['action 11c @ana', 'I don’t know who that is'],
    [`action 11c note ${'x'.repeat(1_001)}`, 'The note is too long'],
  ])('answer %s with what to do, and change nothing', async (typed, answer) => {
    const { ask } = await setUpDesk()
    expect(await ask(typed, asked())).toContain(answer)
    expect(await ask('actions', asked())).toContain('9 action items in Vancouver 2018: 9 open')
    expect(await ask('action 11c', asked())).toContain('No updates yet')
  })

  it('are turned page by page where they fill more than one, and none is lost', async () => {
    const list = Array.from({ length: 60 }, (_, at) => `${at + 2}. Item ${at + 2}.`).join('\n\n')
    const { document } = readValid(sourceOf(`1. Opening.\n\n${list}`, { actions: '2-61' }))
    const { bot } = await setUpDesk({ documents: [document], main: document, unsealed: [] })
    const seen = new Set<string>()
    let command = bot.read('actions')
    for (let page = 0; page < 20; page += 1) {
      const answer = await bot.answer(command, asked())
      if (answer.kind !== 'reply') break
      for (const block of answer.blocks) {
        if (block.kind === 'actions') for (const { citation } of block.entries) seen.add(citation)
      }
      const next = answer.offers.find(({ label }) => label === 'Next page')
      if (next === undefined) break
      command = next.command
    }
    expect([...seen]).toEqual(Array.from({ length: 60 }, (_, at) => `¶${at + 2}`))
  })

  it('tell the last ten changes and how many there were before', async () => {
    const { ask } = await setUpDesk()
    for (let number = 1; number <= 13; number += 1) await ask(`action 11c note remark ${number}`, asked())
    const said = await ask('action 11c', asked())
    expect(said).toContain('“remark 13”')
    expect(said).not.toContain('“remark 3”')
    expect(said).toContain('3 earlier changes not shown')
  })
})
