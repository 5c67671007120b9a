import { describe, expect, it } from 'vitest'
import { problemsOf, readValid, sourceOf } from './source.ts'

const text = '1. One.'

const bombs = ['a', 'b', 'c', 'd', 'e']
  .map((name, at) => `k${at}: &${'bcdef'[at]} [${Array(10).fill(`*${name}`)}]`)
  .join('\n')

describe('the front matter', () => {
  it.each([
    ['title', '""'],
    ['short', '2020 Accord'],
    ['short', 'x'.repeat(51)],
    ['date', '2020-02-30'],
    ['date', 'in January'],
    ['date', '2020'],
    ['issuer', '""'],
    ['source', 'javascript:alert(1)'],
    ['source', 'www.example.org'],
    ['language', 'not a language'],
    ['sha256', 'abc'],
    ['paragraphs', '"12345678, 12345678"'],
  ])('may not have the %s %s', (key, value) => {
    const source = sourceOf(text, { [key]: value })
    expect(problemsOf(source)).toEqual([expect.stringContaining(`"${key}"`)])
    const line = source.split('\n').findIndex((candidate) => candidate.startsWith(`${key}:`)) + 1
    expect(problemsOf(source)[0]).toMatch(new RegExp(`^${line}: `, 'u'))
  })

  it('reports each required key that is missing', () => {
    const problems = problemsOf(`---\ntitle: Accord\n---\n${text}`)
    expect(problems.map((problem) => /"(\w+)"/u.exec(problem)?.[1])).toEqual([
      'short',
      'date',
      'issuer',
      'source',
    ])
  })

  it('reports unknown keys by name and line', () => {
    const source = sourceOf(text, { author: 'Somebody' })
    const line = source.split('\n').indexOf('author: Somebody') + 1
    expect(problemsOf(source)).toEqual([`${line}: the front matter has an unknown key (author)`])
  })

  it.each([
    ['an unquoted colon', 'Accord: the text'],
    ['an open quotation mark', '"Accord'],
    ['an asterisk in front', '*Accord*'],
    ['an ampersand and an exclamation mark in front', '&Accord !'],
  ])('that is not valid YAML is a problem: %s', (_, title) => {
    expect(problemsOf(sourceOf(text, { title }))).toEqual([expect.stringContaining('front matter')])
  })

  it.each(['', '- a list', 'one word', '42'])('that has no keys is a problem in plain words: %j', (yaml) => {
    const problems = problemsOf(`---\n${yaml}\n---\n${text}`)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join('\n')).not.toContain('"undefined"')
  })

  it.each([
    ['that names nothing', 'rights: *nowhere', 'rights'],
    ['that grows without end', `rights: &a [x, x]\n${bombs}`, 'k0'],
  ])('says of an alias %s what it is, and where', (_, yaml, key) => {
    const source = sourceOf(text).replace('---', `---\n${yaml}`)
    const line = source.split('\n').findIndex((each) => each.startsWith(`${key}:`)) + 1
    expect(problemsOf(source)).toEqual([
      `${line}: the front matter has an alias (*name) that cannot be followed`,
    ])
  })

  it('refuses keys within keys before the parser loses itself in them', () => {
    expect(problemsOf(sourceOf(text, { rights: `\n  ${'? '.repeat(5_000)}x` }))).toEqual([
      expect.stringContaining('nested too deeply'),
    ])
  })

  it('may leave out place, language, rights and seal', () => {
    expect(readValid(sourceOf(text))).toMatchObject({
      document: { place: null, language: 'en', rights: null },
      sealed: false,
    })
  })
})
