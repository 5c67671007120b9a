import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTooDeep, parseBlocks } from '../../src/document/markdown.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { runs } from '../run-length.ts'

const signs = [
  '-',
  '*',
  '+',
  '1.',
  '2.',
  '1)',
  '23.',
  '1234567890.',
  '>',
  '#',
  '##',
  '#######',
  '***',
  '---',
  '_ _ _',
]
const spaces = [
  ' ',
  '  ',
  '   ',
  '    ',
  '      ',
  '\t',
  ' \t',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n\n',
  '\n    ',
  '\n  ',
  '  \n',
  ' \t\n',
]
const texts = [
  'a',
  'b c',
  'd\\',
  '\\#',
  '\\-',
  '&amp;',
  '<b>',
  '`',
  '```',
  '===',
  '[a]: b',
  '!',
  '(a) ',
  '\u00a0',
  '#',
  '_',
  '漢',
  '\0',
]
const body = fc
  .array(fc.constantFrom(...signs, ...signs, ...spaces, ...spaces, ...spaces, ...texts), { maxLength: 40 })
  // Under front matter, which is read alone.
  .map((pieces) => ['---\n---\n', ...pieces].join(''))

describe('parseBlocks', () => {
  it('reads in pieces what the parser reads in one', () => {
    fc.assert(
      fc.property(body, (source) => {
        fc.pre(findTooDeep(source) === null)
        const whole = runTask(parseBlocks(source, Number.POSITIVE_INFINITY))
        expect(runTask(parseBlocks(source, 0))).toEqual(whole)
      }),
      { numRuns: runs(20_000) },
    )
  })

  it('divides a long file, so that it is read in many steps', () => {
    const steps = [...parseBlocks('1. One.\n\n'.repeat(2_000))].length
    expect(steps).toBeGreaterThan(5)
    expect(runTask(parseBlocks('1. One.\n\n'.repeat(2_000)))).toHaveLength(2_000)
  })

  it.each([
    ['---\na: b\n---', 'a: b'],
    ['---\n---', ''],
    ['---\n\n---\nb', ''],
    ['--- \t\n\na\n\n--- \n---', '\na\n'],
  ])('reads front matter at the beginning: %j', (source, yaml) => {
    expect(runTask(parseBlocks(source))[0]).toEqual({ kind: 'front matter', line: 1, yaml })
  })

  it.each(['---', '---\n--- a\nb', '---a\n---', ' ---\na: b\n---', '\n---\na: b\n---', 'a\n---\nb: c\n---'])(
    'reads none where it does not end, or stands elsewhere: %j',
    (source) => {
      expect(runTask(parseBlocks(source)).map(({ kind }) => kind)).not.toContain('front matter')
    },
  )
})
