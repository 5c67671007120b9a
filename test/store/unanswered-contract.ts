import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'

const dayMs = 86_400_000
const june = Date.parse('2031-06-15T12:00:00Z')

/** What every store of questions that found nothing must do; `open` gives an empty one. */
export function describeUnansweredStore(name: string, open: () => Promise<Store>): void {
  describe(`questions that found nothing in ${name}`, () => {
    it('are counted by month and workspace, and not kept unless that was asked for', async () => {
      const { unanswered } = await open()
      const [us, others] = [workspace('count1'), workspace('count2')]
      expect(await unanswered.read(us, june)).toEqual({ count: 0, isKept: false, questions: [] })
      await Promise.all(Array.from({ length: 5 }, () => unanswered.add(us, 'tea', june)))
      await unanswered.add(us, 'tea', june - 31 * dayMs)
      await unanswered.add(others, 'tea', june)
      expect(await unanswered.read(us, june)).toEqual({ count: 5, isKept: false, questions: [] })
      expect((await unanswered.read(us, june - 31 * dayMs)).count).toBe(1)
      expect((await unanswered.read(others, june)).count).toBe(1)
    })

    it('are kept from then on, the most frequent first, for thirty days after they were last asked', async () => {
      const { unanswered } = await open()
      const us = workspace('kept')
      await unanswered.add(us, 'before', june)
      await unanswered.setKept(us, true)
      await unanswered.add(us, 'tea “é” ; --', june)
      await Promise.all(Array.from({ length: 3 }, () => unanswered.add(us, 'coffee', june + dayMs)))
      await unanswered.add(us, 'x'.repeat(2_000), june)
      const { questions, isKept } = await unanswered.read(us, june + dayMs)
      expect(isKept).toBe(true)
      expect(questions.map(({ question, times }) => [question.slice(0, 20), times])).toEqual([
        ['coffee', 3],
        ['tea “é” ; --', 1],
        ['x'.repeat(20), 1],
      ])
      expect(questions.at(-1)?.question.length).toBeLessThanOrEqual(201)
      const later = june + 30 * dayMs
      const left = [{ question: 'coffee', times: 3 }]
      expect((await unanswered.read(us, later)).questions).toEqual(left)
      await unanswered.purge(later)
      expect((await unanswered.read(us, june)).questions).toEqual(left)
      expect((await unanswered.read(us, june)).count).toBe(6)
    })

    it('are deleted when they are not to be kept any more, and with the workspace', async () => {
      const { unanswered, forget, listWorkspaces } = await open()
      const [us, others] = [workspace('off1'), workspace('off2')]
      for (const of of [us, others]) {
        await unanswered.setKept(of, true)
        await unanswered.add(of, 'tea', june)
      }
      // However many come at the same time.
      await Promise.all([
        unanswered.setKept(us, false),
        ...Array.from({ length: 10 }, (_, at) => unanswered.add(us, `coffee ${at}`, june)),
      ])
      expect(await unanswered.read(us, june)).toEqual({ count: 11, isKept: false, questions: [] })
      await unanswered.setKept(us, true)
      expect((await unanswered.read(us, june)).questions).toEqual([])
      expect((await unanswered.read(others, june)).questions).toHaveLength(1)
      expect(await listWorkspaces('Slack')).toContain('off2')
      await forget('Slack', 'off2')
      expect(await unanswered.read(others, june)).toEqual({ count: 0, isKept: false, questions: [] })
      expect(await listWorkspaces('Slack')).not.toContain('off2')
    })

    it('are five hundred at most', async () => {
      const { unanswered } = await open()
      const us = workspace('many')
      await unanswered.setKept(us, true)
      for (let at = 0; at < 505; at += 1) await unanswered.add(us, `question ${at}`, june)
      expect((await unanswered.read(us, june)).questions).toHaveLength(500)
    })
  })
}

function workspace(id: string) {
  return { platform: 'Slack', workspace: id }
}
