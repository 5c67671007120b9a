import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../../src/document/format-2/parse-blocks.ts'
import { readUnits } from '../../../src/document/format-2/read-units.ts'
import { findTooDeep } from '../../../src/document/markdown.ts'
import { isUnit, type UnitPart } from '../../../src/document/unit.ts'
import { runTask } from '../../../src/text/cooperative-task.ts'
import { runs } from '../../run-length.ts'
import { printedIn, readTree } from './tree.ts'

const line = fc.constantFrom(
  '## Article 1',
  '### Chapter II Lamps',
  '## {preamble}',
  '## {recitals}',
  '## {operative}',
  '## Annex',
  '## Lamps',
  '1. one',
  '2) two',
  '- (a) three',
  '- 2.1 four',
  '- 2.1.1 five',
  '- § 5. six',
  '- seven',
  '- – eight',
  '    - (i) nine',
  '    10. ten',
  '        - eleven',
  '    twelve',
  'thirteen',
  '> fourteen',
  '> 1. fifteen',
  '>     - (a) sixteen',
  '| a | b |\n|---|---|\n| c | d |',
  'e[^1]',
  '[^1]: f',
  '***',
  '- (b) {deleted}',
  '3. - (a) g',
  '',
  '',
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n')), { maxLength: 25 })
  .map((lines) => lines.flat().join(''))

function idsIn(parts: readonly UnitPart[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return []
    return [part.id, ...(part.kind === 'table' ? part.rows.map(({ id }) => id) : idsIn(part.parts))]
  })
}

function unitsIn(parts: readonly UnitPart[]): readonly UnitPart[] {
  return parts.flatMap((part) =>
    part.kind === 'text' || part.kind === 'table' ? [] : [part, ...unitsIn(part.parts)],
  )
}

describe('any file', () => {
  it('is read or refused, with ids that are unique and can be named', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { parts, problems } = readTree(source)
        if (problems.length > 0) return
        const ids = idsIn(parts)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(/^[^\s:#.]+(?:\.[^\s:#.]+)*$/u)
        for (const part of unitsIn(parts)) {
          if (isUnit(part))
            expect(part.isOurs && part.label !== null && /\p{Nd}/u.test(part.label)).toBe(false)
        }
      }),
      { numRuns: runs(4_000) },
    )
  })

  it('keeps each word of the file, and once', () => {
    const words = (from: string): readonly string[] =>
      from.match(/one|two|[a-z]{3,}teen|[a-z]*(?:ven|ine|ve|our|ree|elve|ght|ix|ten)\b/gu) ?? []
    fc.assert(
      fc.property(text, (source) => {
        const { parts, notes, problems } = readTree(source)
        if (problems.length > 0) return
        const sort = (list: readonly string[]): readonly string[] => list.toSorted()
        expect(sort(words([printedIn(parts), ...notes.map(({ text }) => text)].join(' ')))).toEqual(
          sort(words(source.replace(/operative|deleted/gu, ''))),
        )
      }),
      { numRuns: runs(4_000) },
    )
  })

  it('is divided for the parser where that changes nothing', () => {
    fc.assert(
      fc.property(text, (source) => {
        fc.pre(findTooDeep(source) === null)
        // A long text is divided between any two blocks that cannot be one.
        const long = `${'x '.repeat(1_100)}\n\n${source}`
        const [, ...divided] = runTask(parseSource(long, -1))
        const whole = runTask(parseSource(source, 1))
        expect(divided).toEqual(whole)
      }),
      { numRuns: runs(2_000) },
    )
  })
})

// Each in its short form a fraction of a second.
const many = 40
const hostile: readonly (readonly [string, (size: number) => string])[] = [
  ['brackets', (size) => `- ${'(a'.repeat(100)}\n\n`.repeat(size)],
  ['marks of notes', (size) => `${`1. {again} ${'[^1]'.repeat(20)}\n\n`.repeat(size)}[^1]: x`],
  ['braces', (size) => `## ${'{'.repeat(280)}\n\nx\n\n`.repeat(size)],
  ['backslashes', (size) => `- ${'\\('.repeat(200)}\n\n`.repeat(size)],
  [
    'nested lists',
    (size) =>
      `${Array.from({ length: 20 }, (_, at) => `${' '.repeat(at * 2)}- (a) x`).join('\n')}\n\n`.repeat(
        size / 20,
      ),
  ],
  ['nested quotations', (size) => `${'> '.repeat(40)}- (a) x\n\n`.repeat(size / 8)],
  ['second lists', (size) => `1. x\n\n${'    - (a) y\n\n    t\n\n'.repeat(size / 2)}`],
  ['numerals', (size) => `- ${'IVX'.repeat(100)}. x\n- ${'一'.repeat(100)}、x\n\n`.repeat(size)],
  ['numbers with points', (size) => `- ${'1.'.repeat(100)} x\n\n`.repeat(size)],
  ['annexes', (size) => '## Annex\n\nx\n\n'.repeat(size)],
]

describe('a hostile file', () => {
  it.each(hostile)('of %s is read in time that grows as it does', (_, make) => {
    const timeOf = (size: number): number => {
      const source = make(size)
      const before = process.cpuUsage()
      runTask(
        readUnits(
          source,
          1,
          { language: 'en' },
          () => {},
          () => {},
        ),
      )
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    timeOf(many)
    const once = Math.min(timeOf(many), timeOf(many))
    // Quadratic time would be 64 times as long; 20 ms for what the clock cannot tell.
    const most = 24 * (once + 20)
    const eightfold = timeOf(many * 8)
    expect(eightfold < most ? eightfold : timeOf(many * 8)).toBeLessThan(most)
  })
})
