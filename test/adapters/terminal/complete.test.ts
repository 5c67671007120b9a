import { describe, expect, it } from 'vitest'
import { createCompleter } from '../../../adapters/terminal/complete.ts'
import { terminalBot as bot } from './streams.ts'

const complete = createCompleter(bot)

describe('Tab', () => {
  it.each([
    ['q', 'quote ', 'q'],
    ['quote 11c', '11(c)', '11c'],
    ['sanct', 'sanctions', 'sanct'],
    ['Next', 'Next Steps', 'Next'],
    ['in:San', 'in:Sanctions', 'in:San'],
    ['maritime smug', 'smuggling', 'smug'],
  ])('completes %j to %j', (line, completion, replaced) => {
    const [found, part] = complete(line)
    expect(found.map((each) => each.toLowerCase())).toContain(completion.toLowerCase())
    expect(part).toBe(replaced)
  })

  it('lists commands where nothing is typed, and references after a verb', () => {
    expect(complete('')[0]).toContain('check ')
    expect(complete('quote ')[0].length).toBeGreaterThan(3)
  })

  it('answers whatever is typed', () => {
    for (const line of ['"', 'in:"', '((((', '¶', '\u0000', 'a'.repeat(5_000), '5-', ' ']) {
      expect(Array.isArray(complete(line)[0])).toBe(true)
    }
  })
})
