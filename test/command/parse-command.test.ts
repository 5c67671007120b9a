import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/command/parse-command.ts'
import { commandTable, commandWords } from '../../src/command/table.ts'
import { formatReference } from '../../src/document/reference.ts'
import { both } from '../library.ts'

/** What a typed text is understood as, in short: "quote 11(c)", "search sanctions". */
function readAs(typed: string): string {
  const command = parseCommand(typed, both.documents)
  switch (command.kind) {
    case 'show':
    case 'related':
      return `${command.kind} ${formatReference(command.reference)}`
    case 'quote':
      return `quote ${formatReference(command.reference)}${command.withContext ? ' with context' : ''}`
    case 'cite':
      return `cite ${formatReference(command.reference)}${command.style === null ? '' : ` ${command.style}`}`
    case 'check':
      return `check ${command.text}`
    case 'search':
      return `search ${command.text}`
    case 'unclear':
      return `${command.reason} ${command.text}`
    case 'take back':
    case 'contents':
    case 'help':
      return command.kind
  }
}

describe('parseCommand', () => {
  it.each(commandTable)('does what the table says of $usage: $does', ({ usage }) => {
    const [verb = ''] = usage.split(' ')
    const isVerb = commandWords.some((word) => word === verb)
    const isReference = /^\d/u.test(usage)
    expect(readAs(usage)).toBe(
      isVerb ? usage : `${isReference ? 'show' : 'search'} ${usage.replace('-7', '–7')}`,
    )
  })

  it('has every word of completion in the table', () => {
    for (const word of commandWords)
      expect(commandTable.map(({ usage }) => usage.split(' ')[0])).toContain(word)
  })

  it.each(['', ' ', '\n', '\t \u00a0', 'help', 'HELP', ' Help ', '?'])(
    'reads %j as a call for help',
    (typed) => {
      expect(readAs(typed)).toBe('help')
    },
  )

  it.each([
    ['Contents', 'contents'],
    ['  QUOTE   5  ', 'quote 5'],
    ['Cite ¶11, third bullet', 'cite 11(c)'],
    ['show 5', 'show 5'],
    ['quote 11c with context', 'quote 11(c) with context'],
    ['quote 11(c) in its context', 'quote 11(c) with context'],
    ['quote the context', 'search the context'],
    ['cite 5 apa', 'cite 5 apa'],
    ['cite 11c as BibTeX', 'cite 11(c) bibtex'],
    ['CITE 5, 6 RIS', 'cite 5, 6 ris'],
    ['cite 5 mla', 'search 5 mla'],
    ['check 5', 'check 5'],
    ['Check  sanctions are\n a  tool ', 'check sanctions are\n a  tool'],
    ['check', 'help'],
    ['checks and balances', 'search checks and balances'],
    ['quote\n5:2-3', 'quote 5:2–3'],
    ['quote harbour-2031 4(b)', 'quote harbour-2031 4(b)'],
    ['5', 'show 5'],
    ['5-7', 'show 5–7'],
    ['Harbour 2031 ¶4', 'show harbour-2031 4'],
    ['99', 'show 99'],
  ])('reads %j as %s', (typed, command) => {
    expect(readAs(typed)).toBe(command)
  })

  it.each([
    ['quote sanctions', 'search sanctions'],
    ['cite the UN resolutions', 'search the UN resolutions'],
    ['show me sanctions', 'search me sanctions'],
    ['related matters', 'search related matters'],
    ['quotes about women', 'search quotes about women'],
    ['help with sanctions', 'search help with sanctions'],
    ['contents of the summary', 'search contents of the summary'],
    ['table of contents', 'search table of contents'],
    ['cyber  operations\nfund', 'search cyber operations fund'],
    ['-5 degrees', 'search -5 degrees'],
  ])('searches where no reference follows: %j', (typed, command) => {
    expect(readAs(typed)).toBe(command)
  })

  it.each([
    ['9/11', 'malformed reference 9/11'],
    ['quote 5-', 'malformed reference 5-'],
    ['cite 11(c', 'malformed reference 11(c'],
  ])('does not search for what looks like a reference: %j', (typed, command) => {
    expect(readAs(typed)).toBe(command)
  })

  it('begins at the first hit and the first page', () => {
    expect(parseCommand('sanctions', both.documents)).toMatchObject({ at: 0 })
    expect(parseCommand('1-12', both.documents)).toMatchObject({ at: 0 })
  })

  it('reads anything, and loses no word of a question', () => {
    const word = fc.constantFrom(
      'quote',
      'cite',
      'related',
      'help',
      '5',
      'sanctions',
      '한국',
      '🇨🇦',
      ':',
      '\n',
      '  ',
      'x',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const command = parseCommand(text, both.documents)
        if (command.kind !== 'search') return
        const said = text.replace(/\s+/gu, ' ').trim()
        expect(said.endsWith(command.text)).toBe(true)
        expect(said.slice(0, said.length - command.text.length).trim()).toMatch(/^(?:quote|cite|show)?$/iu)
      }),
      { numRuns: 200 },
    )
  })
})
