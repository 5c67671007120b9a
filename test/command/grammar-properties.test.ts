import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/command/command.ts'
import { parseCommand } from '../../src/command/parse-command.ts'
import { cardinalOf, ordinalOf, romanNumeral, tensOf } from '../../src/document/reference/numerals.ts'
import type { Span } from '../../src/document/reference/step.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot } from '../library.ts'
import { patient } from '../patience.ts'
import { isLong } from '../run-length.ts'

const bot = createTestBot(both)
const words =
  `quote cite show check related action actions digest help hi thanks please can you what does say about the of in and or to not but
  paragraph para. point article section bullet third second five eleven sentence item sanctions ministers done open mark assign note
  who owns set up search for next steps here thread me I a is 한국 état`.split(/\s+/u)
const references =
  '5 11 11c 11(c) 5:2 5-7 ¶5 #6 99 0 12 11(z) 11c(iii) 9/11 5/6 2018 1,000 (5) [5] 11.c 5.2 1e3 ٥ ² -5 $5 5% 10:30 1234567890'.split(
    ' ',
  )
const marks =
  '" “ ” \' ( ) [ ] { } : ; , . ? ! - – — / \\ * ** _ ~ ` ``` > # | + = & < > @ 👍 🇨🇦 \u200b \n \t'.split(' ')
const tokens = [
  ...[
    '<@U0BOB>',
    '<@!123456789012345678>',
    '<@&1>',
    '<#C1|general>',
    '<#general>',
    '<:seoul:123456789012345678>',
  ],
  ...[
    ':thinking_face:',
    ':+1::skin-tone-2:',
    '</korea:123456789012345678>',
    '/korea',
    '<https://example.org|x>',
    '&gt;',
  ],
  ...['harbour-2031', 'Vancouver 2018', 'in:sanctions', '-china', '<t:0:R>', '@everyone', '**5**', '> 5'],
]
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...references),
  fc.constantFrom(...marks),
  fc.constantFrom(...tokens),
)
const line = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '')), { minLength: 1, maxLength: 9 })
  .map((pieces) => pieces.flat().join(''))
const numRuns = isLong ? 100_000 : 400
const longest = patient(isLong ? 400_000 : 20_000)

describe('anything that is typed', () => {
  it(
    'names no passage by a number that was not typed, nor drops one that was',
    () => {
      fc.assert(
        fc.property(line, (typed) => {
          const command = parseCommand(typed, both.documents)
          const spans = spansOf(command)
          const said = numbersIn(typed)
          for (const number of spans.flatMap(namedBy)) expect([...said], typed).toContain(number)
          if (command.kind !== 'show' && command.kind !== 'quote') return
          if ('beside' in command && command.beside !== undefined) return
          const meant = new Set(spans.flatMap(everyNumber))
          for (const number of plainNumbers(typed)) expect([...meant], typed).toContain(number)
        }),
        { numRuns },
      )
    },
    longest,
  )

  it(
    'is answered, and never with another passage where a reference names nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(line, async (typed) => {
          const command = bot.read(typed)
          const answer = await bot.answer(command, createAsker('U1', 'Ana'))
          expect(answer.kind).toBe('reply')
          if (answer.kind !== 'reply') return
          expect(renderPlainText(answer).trim(), typed).not.toBe('')
          if (command.kind !== 'show' && command.kind !== 'quote') return
          const { passages, absences } = resolveReference(command.reference, both)
          const isShown = answer.blocks.some(({ kind }) => kind === 'passage')
          expect(isShown, typed).toBe(command.kind === 'show' ? passages.length > 0 : absences.length === 0)
        }),
        { numRuns },
      )
    },
    longest,
  )
})

function spansOf(command: Command): readonly Span[] {
  return 'reference' in command && command.reference !== null ? command.reference.spans : []
}

/** The numbers at the head of a span: of a range both. */
function namedBy({ steps, to }: Span): readonly number[] {
  const [head, inner] = steps
  return [head?.number, inner === undefined ? to : null].flatMap(digitsOf)
}

function everyNumber({ steps, to }: Span): readonly number[] {
  const numbers = [...steps.map(({ number }) => number), to]
  return numbers.flatMap((number) => [...digitsOf(number), ...lettersOf(number)])
}

function digitsOf(number: string | null | undefined): readonly number[] {
  return (number?.match(/\d+/gu) ?? []).map(Number)
}

function lettersOf(number: string | null): readonly number[] {
  return (number?.match(/[a-z]+/gu) ?? []).map(letterCount)
}

function letterCount(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0)
}

/** Every number that a text could be read to name: digits, with marks of wide forms folded, words and ordinals. */
function numbersIn(typed: string): ReadonlySet<number> {
  const text = typed
    .normalize('NFKC')
    .replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    .replace(/\p{Cf}|\uFE0F/gu, '')
    .toLowerCase()
  // What a mark of emphasis or an emoji divides is one number where it's taken off.
  const digits = [text, text.replace(/[*_~`]/gu, '')].flatMap((each) => each.match(/\d+/gu) ?? [])
  // Another script is another word.
  const named = (text.match(/\p{Script=Latin}+|(?:(?!\p{Script=Latin})\p{L})+/gu) ?? []).flatMap(
    (word) => cardinalOf(word) ?? ordinalOf(word) ?? tensOf(word) ?? romanNumeral(word) ?? [],
  )
  const titles = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter(() => /section|next\P{L}+steps/u.test(text))
  return new Set([...digits.map(Number), ...named, ...titles])
}

/** The numbers that stand for themselves, apart from names, tokens, years and quantities. */
function plainNumbers(typed: string): readonly number[] {
  const text = typed
    .replace(
      /<[^<>]*>|(?<![\p{L}\d-])(?:Vancouver 2018|harbour-2031)(?![\p{L}\d-])|:[^\s:]*:|(?<!\d)[12]\d{3}(?!\d)/gu,
      ' ',
    )
    .replace(/[\d.,:$%-]*(?:[$%]|,000|10:30|1e3|\.\d)[\d.,:$%-]*/gu, ' ')
  return [...text.matchAll(/(?<=^|[\s(["“])\d{1,9}(?=[\s)\],;.?!"”]|$)/gu)].map(([digits]) => Number(digits))
}
