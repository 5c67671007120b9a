import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTyped as readSlack } from '../../adapters/slack/render/text.ts'
import { createTestBot, vancouver } from '../library.ts'
import { describeCommand } from './read-as.ts'

const file = new URL('../../../shared/people.jsonl', import.meta.url)
const bot = createTestBot(vancouver)

/** What each input is understood as; those of other kinds have their tests where they belong. */
const understood: Readonly<Record<string, string>> = {
  'what does paragraph 11 say?': 'show 11',
  'hey quote 5': 'quote 5',
  'quote 5 here': 'quote 5',
  'sanctions thanks': 'search sanctions',
  'hi sanctions': 'search sanctions',
  'quote me the sanctions bit': 'search the sanctions bit',
  'sanctions :thinking_face:': 'search sanctions',
  'sanctions <@U0BOB>': 'search sanctions',
  '<!subteam^S012ABC|@desk> sanctions': 'search sanctions',
  'quote *5*': 'quote 5',
  'action 11c assign <@U0BOB>': 'change 11(c): U0BOB',
  'action 11c done!': 'change 11(c): done',
  'action 11c: in progress': 'change 11(c): in progress',
  'action 11c -20% against the plan': 'change 11(c): -20% against the plan',
  'action 11c open question: who pays?': 'change 11(c): open question: who pays?',
  'help!': 'help',
  'contents.': 'contents',
  '(5)': 'show 5',
  'quote 5,': 'quote 5',
  'quote: 5': 'quote 5',
  '11c(iii)': 'show 11(c)(iii)',
  'article 5': 'no articles 5',
  'paragraph five': 'show 5',
  'third bullet of paragraph 11': 'show 11(c)',
  '11(c)(d)': 'show 11(c), 11(d)',
  '/korea 5': 'show 5',
}

const kinds = new Set([
  ...['reference-inside-a-sentence', 'platform-tokens-in-text', 'emphasis-in-a-command'],
  ...[
    'action-words-become-a-note',
    'action-separator',
    'note-loses-its-minus',
    'state-word-taken-from-prose',
  ],
  ...['help-with-punctuation', 'punctuation-round-a-reference', 'punctuation-after-the-verb', 'sub-sub-item'],
  ...['other-words-for-a-paragraph', 'numbers-in-words', 'order-of-a-reference', 'separators-in-a-reference'],
  'command-typed-with-its-prefix',
])

const lines = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): { kind: string; input: string } => JSON.parse(line))
      .filter(({ kind }) => kinds.has(kind))
      .map(({ kind, input }) => {
        const [bare = ''] = input.replace(/^(?:Slack|Discord)[^:]*: /u, '').split(/ {2,}\(/u)
        return [kind, bare.trim()] as const
      })
  : []

describe.skipIf(lines.length === 0)('what people typed', () => {
  it('is all in the table', () => {
    expect(lines.length).toBeGreaterThan(20)
    for (const [, input] of lines) expect(understood, input).toHaveProperty([input])
  })

  it.each(lines.length === 0 ? [['', '']] : lines)('%s: %s', (_, input) => {
    expect(describeCommand(bot.read(readSlack(input)))).toBe(understood[input])
  })
})

describe('the same, wherever they come from', () => {
  it.each(Object.entries(understood))('%j is %s', (input, read) => {
    expect(describeCommand(bot.read(readSlack(input)))).toBe(read)
  })
})
