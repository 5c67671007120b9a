import { describe, expect, it } from 'vitest'
import { parseThesaurus } from '../../src/document/thesaurus-file.ts'
import { vancouver } from '../library.ts'

/** Ten to the power of six words, where aliases are followed. */
const bomb = [
  '&a [x, x]',
  ...['b', 'c', 'd', 'e', 'f'].map((name, at) => `&${name} [${Array(10).fill(`*${'abcdef'[at]}`)}]`),
]
  .map((line) => `- ${line}\n`)
  .join('')

describe('A thesaurus file', () => {
  it('is a list of groups, with commas between the words', () => {
    const read = parseThesaurus('# the field\n- maritime, ship, sea\n- inter, two Koreas\n', 'file')
    expect(read).toEqual({
      groups: [
        ['maritime', 'ship', 'sea'],
        ['inter', 'two Koreas'],
      ],
    })
    expect(parseThesaurus('', 'file')).toEqual({ groups: [] })
    expect(vancouver.main.thesaurus.length).toBeGreaterThan(20)
  })

  it.each([
    ['- maritime, ship\n- alone\n', 2],
    ['- maritime, ship\n- 5\n', 2],
    ['- maritime,, ship\n', 1],
    ['- "open\n', 1],
    ['- maritime, ship\n- *nowhere\n', 2],
    [`- maritime, ship\n${bomb}`, 3],
    [`- ${'? '.repeat(10_000)}a\n`, 1],
    [`- ${'['.repeat(50_000)}\n`, 1],
  ])('that is wrong is a problem with its line: %j', (yaml, line) => {
    const read = parseThesaurus(yaml, 'content/x/thesaurus.yml')
    const problems = 'problems' in read ? read.problems : []
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]).toMatchObject({
      file: 'content/x/thesaurus.yml',
      remedy: expect.stringContaining('a line'),
    })
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line)
  })
})
