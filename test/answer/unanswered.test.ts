import { describe, expect, it } from 'vitest'
import { askFirst } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { openWorkspaces } from '../library/workspaces.ts'
import { waitFor } from '../wait-for.ts'
import { labelsOf } from './conversation.ts'

const nothing = 'xylophone concerto quokka'
const others = 'theremin axolotl'

describe('Questions that found nothing', () => {
  it('are counted for administrators, without their words, until they want these kept, and then no longer', async () => {
    const { ask, counted, press } = await open()
    const hidden = await ask(nothing)
    expect(hidden.outcome).toBe('none')
    await ask(nothing)
    await counted(2)
    const first = await ask('unanswered')
    expect(first.title).toBe('2 questions found nothing this month')
    expect(renderPlainText(first)).not.toMatch(/quokka/u)
    expect(labelsOf(first)).toEqual(['Keep the words'])
    const kept = await press(first, 'Keep the words')
    expect(renderPlainText(kept)).toMatch(/No words kept yet/u)
    await ask(nothing)
    await counted(3)
    expect(renderPlainText(await ask('Unanswered questions'))).toContain(`“${nothing}”`)
    // What found something, another page and a quote are none of them.
    await ask('sanctions')
    await ask('5')
    await counted(3)
    const asked = await press(await ask('unanswered'), 'Stop and delete')
    expect(asked.title).toBe('Stop keeping these words?')
    expect(renderPlainText(await ask('unanswered'))).toMatch(/quokka/u)
    const stopped = await press(asked, 'Stop and delete')
    expect(renderPlainText(stopped)).not.toMatch(/quokka/u)
    expect(labelsOf(await ask('unanswered'))).toEqual(['Keep the words'])
  })

  it('are a workspace’s own', async () => {
    const ours = await open()
    const theirs = ours.of('T2')
    await ours.press(await ours.ask('unanswered'), 'Keep the words')
    await theirs.press(await theirs.ask('unanswered'), 'Keep the words')
    await ours.ask(nothing)
    await theirs.ask(others)
    await ours.counted(1)
    await theirs.counted(1)
    expect(renderPlainText(await ours.ask('unanswered'))).not.toContain(others)
    expect(renderPlainText(await theirs.ask('unanswered'))).not.toContain(nothing)
    await ours.press(await ours.press(await ours.ask('unanswered'), 'Stop and delete'), 'Stop and delete')
    expect(renderPlainText(await theirs.ask('unanswered'))).toContain(others)
  })

  it('are for nobody else, whatever button they press', async () => {
    const { ask, bot } = await open()
    for (const code of ['1:y', '1:y:on', '1:y:off']) {
      const answer = await bot.answer(bot.readCode(code), createAsker('U2', 'Ben'))
      expect(answer.kind === 'reply' ? answer.title : '', code).toBe('You can’t do that here')
    }
    expect(labelsOf(await ask('unanswered'))).toEqual(['Keep the words'])
  })
})

async function open() {
  const { bot: everywhere, store } = await openWorkspaces()
  const of = (workspace: string) => {
    const admin = () => {
      const asker = createAsker('U1', 'Ana', true)
      return { ...asker, at: { ...asker.at, platform: 'Slack', workspace } }
    }
    const ask = async (text: string): Promise<Reply> => {
      const bot = await everywhere.at(admin().at)
      return replied(await bot.answer(bot.read(text), admin()))
    }
    return {
      ask,
      async press(reply: Reply, label: string): Promise<Reply> {
        const found = reply.offers.find((each) => each.label === label)
        if (found === undefined) throw new Error(`no ${label}`)
        // As platforms draw it.
        return replied(await everywhere.answer(askFirst(found).command, admin()))
      },
      /** Nobody who asks waits for it. */
      async counted(count: number): Promise<void> {
        const read = () => store.unanswered.read({ platform: 'Slack', workspace }, store.now())
        await waitFor(async () => (await read()).count === count, `${count} counted`)
      },
    }
  }
  return { ...of('T1'), of, bot: everywhere }
}

function replied(answer: { readonly kind: string }): Reply {
  if (answer.kind !== 'reply') throw new Error('no reply')
  return answer as Reply
}
