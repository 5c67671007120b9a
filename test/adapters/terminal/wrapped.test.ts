import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { renderForTerminal } from '../../../adapters/terminal/render.ts'
import { wrapLine } from '../../../adapters/terminal/wrap-line.ts'
import { createAsker } from '../../asker.ts'
import { terminalBot as bot } from './streams.ts'

describe.each([40, 120])('A terminal of %d columns', (columns) => {
  it.each(['sanctions', '11', 'help', 'contents', 'cite 5', 'check sanctions are a tool of war', 'zzxqv'])(
    'has no wider line in the answer to %j',
    async (question) => {
      const answer = await bot.answer(bot.read(question), createAsker('terminal', null))
      const { text, buttons } = renderForTerminal(answer, columns, true)
      const widths = `${text}${buttons}`.split('\n').map((row) => stringWidth(row))
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
    },
  )

  it.each(['漢字'.repeat(100), `https://example.org/${'a'.repeat(300)}`])('breaks %s', (text) => {
    const rows = wrapLine({ lead: '  (a) ', text }, columns)
    expect(Math.max(...rows.map((row) => stringWidth(row)))).toBeLessThanOrEqual(columns)
    expect(rows.map((row, at) => (at === 0 ? row.slice(6) : row.trim())).join('')).toBe(text)
  })

  it('unwraps to the passage, word for word', async () => {
    const answer = await bot.answer(bot.read('5'), createAsker('terminal', null))
    const { text } = renderForTerminal(answer, columns, false)
    const words = bot.find('5', 1).hits[0]?.passage.parts[0]?.text ?? 'none'
    expect(text.replace(/\n +/gu, ' ')).toContain(words)
  })
})

it('Help talks of no channel in a terminal', async () => {
  const answer = await bot.answer(bot.read('help'), createAsker('terminal', null))
  expect(renderForTerminal(answer, 80, false).text).not.toMatch(/channel|\/korea|digest 09/u)
})
