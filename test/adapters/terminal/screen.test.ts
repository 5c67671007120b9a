import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { terminalAsker } from '../../../adapters/terminal/ask.ts'
import { createCliAdapter } from '../../../adapters/terminal/index.ts'
import { type Output, showAnswer } from '../../../adapters/terminal/screen.ts'
import { wrapLine } from '../../../adapters/terminal/wrap-line.ts'
import { both } from '../../library.ts'
import { paragraphsOf } from '../../plain.ts'
import { terminalBot as bot, createStreams } from './streams.ts'

const questions = ['5', '11', 'sanctions', 'help', 'contents', 'cite 11(c)', 'check sanctions are tools']

describe('An answer on a screen', () => {
  it.each(questions.flatMap((asked) => [40, 80, 120].map((columns) => [asked, columns] as const)))(
    'of %j is no wider than %i columns, in colour too',
    async (asked, columns) => {
      for (const styled of [false, true]) {
        const { text, page } = await show(asked, { columns }, styled)
        expect(page).toBeNull()
        const rows = stripVTControlCharacters(text).split('\n')
        // What is to be copied is not broken.
        const shown = asked.startsWith('cite') ? rows.filter((row) => !row.startsWith('http')) : rows
        for (const row of shown) expect(stringWidth(row), row).toBeLessThanOrEqual(columns)
      }
    },
  )

  it('has every word of a passage, in order', async () => {
    for (const { number, parts } of paragraphsOf(both.main)) {
      const { text } = await show(String(number), { columns: 40 })
      const words = text.replaceAll(/\s+/gu, ' ')
      for (const part of parts) expect(words).toContain(part.text.replaceAll(/\s+/gu, ' '))
    }
  })

  it('is the plain text, unwrapped, in a pipe', async () => {
    const { text } = await show('5', {})
    const [paragraph] = paragraphsOf(both.main).filter(({ number }) => number === 5)
    expect(text).toContain(`\n${paragraph?.parts[0]?.text}\n`)
  })

  it('goes through the pager where it is taller than the screen, and its buttons stay', async () => {
    const { text, page } = await show('11', { columns: 80, rows: 10 })
    expect(page).toContain('work closely with partners')
    expect(text).not.toContain('work closely with partners')
    expect(text).toContain('.1 ')
  })

  it('is written where there is no pager', async () => {
    const { text } = await show('11', { columns: 80, rows: 10 }, false, false)
    expect(text).toContain('work closely with partners')
  })

  it('explains its buttons once in a conversation', async () => {
    const { input, output, read } = createStreams()
    const adapter = createCliAdapter({ input, output, styled: false })
    await adapter.start(bot)
    input.end('5\n6\n7\n')
    await adapter.ended
    expect(read().split('To press a button').length - 1).toBe(1)
  })
})

describe('A wrapped line', () => {
  it('counts wide characters, and breaks only a word that is wider than a row', () => {
    for (const text of [
      '漢字'.repeat(30),
      `https://example.org/${'a'.repeat(100)}`,
      'a bb ccc '.repeat(20),
    ]) {
      const rows = wrapLine({ lead: '  ', text }, 30)
      for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(30)
      expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
    expect(wrapLine({ lead: '- ', text: 'one two three' }, 10)).toEqual(['- one two', '  three'])
  })
})

async function show(
  asked: string,
  size: { readonly columns?: number; readonly rows?: number },
  styled = false,
  hasPager = true,
) {
  const { output, read } = createStreams()
  const isTTY = size.columns !== undefined
  const screen: Output = Object.assign(new PassThrough(), { isTTY, ...size })
  screen.pipe(output)
  let page: string | null = null
  const answer = await bot.answer(bot.read(asked), terminalAsker)
  await showAnswer(answer, screen, {
    styled,
    hint: '',
    async page(text) {
      if (hasPager) page = text
      return hasPager
    },
  })
  screen.end()
  await new Promise((resolve) => output.once('finish', resolve))
  return { text: read(), page }
}
