import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { questions } from '../../../bench/questions.ts'
import { mayBegin } from '../../../src/document/reference/may-begin.ts'
import { readTokens, takeRun } from '../../../src/document/reference/parse.ts'
import { documents } from './documents.ts'

const cases = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /\| (.*) ⇒/u.exec(line)?.[1] ?? [])
const all = [...documents.values()]

it('passes over no word that a reference begins with', () => {
  let passed = 0
  for (const [at, text] of cases.entries()) {
    const question = questions[at % questions.length] ?? ''
    for (const typed of [text, text.toUpperCase(), `${question} ${text} ${question}`]) {
      const reading = readTokens(typed, typed, all)
      for (const start of reading.tokens.keys()) {
        if (mayBegin(reading, start)) continue
        passed += 1
        expect(takeRun(reading, start), `${typed} at ${start}`).toBeNull()
      }
    }
  }
  expect(passed).toBeGreaterThan(1_000)
})
