import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/command/parse-command.ts'
import { commandTable, commandWords } from '../../src/command/table.ts'
import { anyText } from '../any-text.ts'
import { busyFor } from '../busy-for.ts'
import { both } from '../library.ts'
import { runs } from '../run-length.ts'
import { readAs } from './read-as.ts'

describe('parseCommand', () => {
  it.each([
    ['actions', 'actions'],
    ['Actions open', 'actions open'],
    ['actions mine', 'actions mine'],
    ['actions csv', 'actions csv'],
    ['actions harbour-2031 ics', 'harbour-2031 actions ics'],
    ['actions taken by ministers', 'search actions taken by ministers'],
    ['action', 'actions'],
    ['action plan on sanctions', 'search action plan on sanctions'],
    ['action 11c', 'action 11(c)'],
    ['action ¶11 (c)', 'action 11(c)'],
    ['action 11c in progress', 'change 11(c): in progress'],
    ['action 11c done shipped in June', 'change 11(c): done, shipped in June'],
    ['action 11c done: shipped in June', 'change 11(c): done, shipped in June'],
    ['action 11c <@U012AB3CD>', 'change 11(c): U012AB3CD'],
    ['action 11c <@U012AB3CD> in progress since May', 'change 11(c): in progress, U012AB3CD, since May'],
    ['action 11c mine', 'change 11(c): asker'],
    ['action 11c nobody open', 'change 11(c): open, nobody'],
    ['action 11c dropped', 'change 11(c): dropped'],
    ['action 11c note 5 states have answered', 'change 11(c): 5 states have answered'],
    ['action 11c waiting for <@U012AB3CD>', 'change 11(c): waiting for <@U012AB3CD>'],
    ['action 11c minefield cleared', 'change 11(c): minefield cleared'],
    ['action 11c @ana', 'unknown person @ana'],
    ['action 11c done @ana', 'unknown person done @ana'],
    ['action harbour-2031 4(a) done', 'change harbour-2031 4(a): done'],
    ['digest', 'digest'],
    ['digests', 'digests'],
    ['digest 09:00 Europe/London weekdays', 'digest 09:00 Europe/London weekdays'],
    ['digest set', 'digest form'],
    ['digest set 9am', 'digest 9am'],
    ['digest preview', 'preview digest'],
    ['digest preview  ', 'preview digest'],
    ['digest preview for', 'preview digest'],
    ['digest preview forty winks', 'preview digest forty winks'],
    ['digest preview 2026-12-01', 'preview digest 2026-12-01'],
    ['Digest PREVIEW 5 January', 'preview digest 5 January'],
    ['digest preview next Monday', 'preview digest next Monday'],
    ['digest preview for tomorrow', 'preview digest tomorrow'],
    ['digest preview of Friday', 'preview digest Friday'],
    ['digest pause', 'pause digest'],
    ['digest pause until 5 January', 'pause digest 5 January'],
    ['digest resume', 'resume digest'],
    ['digest stop', 'stop digest'],
    ['unanswered', 'unanswered'],
    ['Unanswered questions?', 'unanswered'],
    ['unanswered questions of peace', 'search unanswered questions of peace'],
    ['forget', 'forget'],
    ['forget the past', 'search forget the past'],
  ])('reads %j as %s', (typed, read) => {
    expect(readAs(typed)).toBe(read)
  })

  it('takes the longest of the names that begin alike', () => {
    const documents = [
      { id: 'geneva', short: 'Geneva' },
      { id: 'geneva-2', short: 'Geneva II' },
      { id: 'g3', short: 'Geneva II bis' },
    ]
    const read = (typed: string) => parseCommand(typed, documents)
    expect(read('digest Geneva II 09:00 London')).toMatchObject({
      document: 'geneva-2',
      words: '09:00 London',
    })
    expect(read('digest set geneva ii bis 9am')).toMatchObject({ document: 'g3', words: '9am' })
    expect(read('digest Geneva 09:00')).toMatchObject({ document: 'geneva', words: '09:00' })
    expect(read('actions GENEVA II open')).toMatchObject({ document: 'geneva-2', which: 'open' })
    expect(read('actions geneva-2')).toMatchObject({ document: 'geneva-2', which: 'all' })
    expect(read('Geneva II 5')).toMatchObject({ kind: 'show', reference: { document: 'geneva-2' } })
    expect(read('action Geneva II bis 5 done')).toMatchObject({
      reference: { document: 'g3' },
      state: 'done',
    })
  })

  it.each(['', 'quote ', 'cite ', 'digest ', 'action ', 'actions ', 'action 11c ', 'check ', 'show '])(
    'cuts what is too long after %j, at once',
    async (verb) => {
      const typed = `${verb}${'word of “2, 3” and <@U1> '.repeat(160_000)}`
      expect(typed.length).toBeGreaterThan(3_900_000)
      const command = JSON.stringify(parseCommand(typed, both.documents))
      expect(command.length).toBeLessThan(verb === 'check ' ? 21_000 : 2_500)
      expect(await busyFor(() => parseCommand(typed, both.documents))).toBeLessThan(50)
    },
  )

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
    ['cite 5 mla', 'show 5 | mla'],
    ['check 5', 'show 5'],
    ['Check  sanctions are\n a  tool ', 'check sanctions are\n a  tool'],
    [
      'check “some *marked* _words_ `here` [x](http://x.example)”',
      'check “some *marked* _words_ `here` [x](http://x.example)”',
    ],
    ['*check* some words of ours', 'check some words of ours'],
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
    ['show me sanctions', 'search sanctions'],
    ['related matters', 'search related matters'],
    ['quotes about women', 'search quotes about women'],
    ['help with sanctions', 'search help with sanctions'],
    ['contents of the summary', 'search contents of the summary'],
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
      anyText(),
      fc.array(word).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const command = parseCommand(text, both.documents)
        if (command.kind !== 'search') return
        const said: readonly string[] = text.match(/[\p{L}\p{N}]+/gu) ?? []
        const kept: readonly string[] = command.text.match(/[\p{L}\p{N}]+/gu) ?? []
        let at = -1
        for (const word of kept) {
          at = said.indexOf(word, at + 1)
          expect(at, word).not.toBe(-1)
        }
        const telling = (words: readonly string[]) => words.filter((word) => word === 'sanctions').length
        expect(telling(kept)).toBe(telling(said))
      }),
      { numRuns: runs(200) },
    )
  })
})
