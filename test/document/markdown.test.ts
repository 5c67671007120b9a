import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTooDeep, parseBlocks } from '../../src/document/markdown.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { referenceBlocks } from './commonmark.ts'

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
  // The reference parser knows no lists under front matter that does not end.
  .map((pieces) => ['---\n---\n', ...pieces].join(''))

describe('parseBlocks', () => {
  it('reads in pieces what the parser reads in one', () => {
    fc.assert(
      fc.property(body, (source) => {
        fc.pre(findTooDeep(source) === null)
        expect(runTask(parseBlocks(source, 0))).toEqual(referenceBlocks(source))
      }),
      { numRuns: Number(process.env.RUNS ?? 1_000) },
    )
  })

  it('reads front matter at the beginning alone, and only where it ends', () => {
    for (const rest of [
      '',
      '\na: b\n---',
      '\n---',
      '\n\n---\nb',
      ' \t\n\na\n\n--- \n---',
      '\n--- a\nb',
      'a\n---',
    ]) {
      for (const source of [`---${rest}`, ` ---${rest}`, `\n---${rest}`]) {
        expect(runTask(parseBlocks(source, 0))).toEqual(referenceBlocks(source))
      }
    }
  })
})
