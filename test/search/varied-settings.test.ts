import { expect, it } from 'vitest'
import { readCollection } from '../../bench/search/collection-files.ts'
import { createOurs } from '../../bench/search/evaluate.ts'
import { searcherKey, shippedValue, varied, withoutFloor, withSetting } from '../../bench/search/settings.ts'
import { someOf } from '../run-length.ts'

// The bench makes a searcher once for all settings with the same key, and asks it under each of them.
const judged = readCollection('generated:600')
const questions = judged.questions.clean.slice(0, 40).map(({ text }) => text)

it('a searcher that was asked under another setting answers as a new one would, where their keys are the same', () => {
  const used = withSetting(withoutFloor, () => {
    const searcher = createOurs(judged)
    for (const question of questions) searcher(question, 10)
    return searcher
  })
  const settings = varied
    .map(({ path, values, off }) => {
      const value = [...(off === undefined ? [] : [off]), ...values].find(
        (each) => each !== shippedValue(path),
      )
      return { [path]: value ?? shippedValue(path) }
    })
    .filter((setting) => searcherKey(setting) === searcherKey({}))
  const unlike = someOf(settings, 6).filter((setting) =>
    withSetting({ ...withoutFloor, ...setting }, () => {
      const fresh = createOurs(judged)
      return !questions.every((question) => used(question, 10).join() === fresh(question, 10).join())
    }),
  )
  expect(unlike).toEqual([])
})
