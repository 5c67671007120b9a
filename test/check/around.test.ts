import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../src/check/changes-of.ts'
import { pointsAbove } from '../../src/command/points-above.ts'
import { both, createTestBot, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { arbitraryExcerpt, occursIn } from './verbatim.ts'

const bot = createTestBot(both)
const quoted = 'sanctions are a tool of diplomacy aimed at creating the conditions for a negotiated solution'
const full = `Global Affairs Canada, “Co-chairs' summary of the Vancouver Foreign Ministers' Meeting on Security and Stability on the Korean Peninsula”, Vancouver, Canada, 16 January 2018, para. 5`
const link =
  'https://www.canada.ca/en/global-affairs/news/2018/01/co-chair_s_summaryofthevancouverforeignministersmeetingonsecurit.html'
/** What stands around a quotation, or in it, and is none of its words, by kind. */
const exact: Readonly<Record<string, readonly string[]>> = {
  emphasis: [
    'sanctions are a *tool* of diplomacy',
    '**sanctions are a tool of diplomacy**',
    '_sanctions_ are a ~tool~ of diplomacy',
    'sanctions are a __tool__ of ***diplomacy***',
    '||sanctions are a tool|| of diplomacy',
    '`sanctions are a tool of diplomacy`',
    '```\nsanctions are a tool of diplomacy\n```',
    '# sanctions are a tool of diplomacy',
    '-# sanctions are a tool of diplomacy',
    '*S*anctions are a tool',
    'It says “sanctions are a *tool* of diplomacy”.',
    'It says *“sanctions are a tool of diplomacy”*.',
    '<b>sanctions</b> are a <i>tool</i> of diplomacy',
    'the recent inter-*Korean* dialogue',
    '_“sanctions are a tool of diplomacy”_',
    '~~sanctions are a tool~~ of diplomacy',
  ],
  footnotes: [
    'sanctions are a tool of diplomacy¹ aimed at creating',
    'sanctions are a tool of diplomacy¹² aimed',
    'sanctions are a tool of diplomacy[1] aimed',
    'sanctions are a tool of diplomacy [1] aimed',
    'sanctions are a tool of diplomacy[12].',
    'sanctions are a tool of diplomacy* aimed',
    'sanctions are a tool of diplomacy† aimed',
    'sanctions are a tool of diplomacy‡ aimed at creating',
    'for a negotiated solution.¹ They recalled that',
    'for a negotiated solution.[3] They recalled that',
    'for a negotiated solution.*',
    '¹ sanctions are a tool',
    'sanctions are a tool of diplomacy<sup>1</sup> aimed at',
    'sanctions are a tool of diplomacy[^1] aimed at',
    'sanctions are a tool of diplomacy^1 aimed at',
    'sanctions are a tool¹,² of diplomacy',
    'sanctions [1] are a tool [2] of diplomacy',
    '“sanctions are a tool of diplomacy¹”',
    'sanctions are a tool of diplomacy [note 3] aimed',
    'The UN¹ Security Council'.replace('The', 'the'),
  ],
  citation: [
    quoted + ' (¶5)',
    quoted + ' (Vancouver 2018 ¶5)',
    quoted + ' (Vancouver 2018, ¶5)',
    'Vancouver 2018 ¶5: ' + quoted,
    '¶5: ' + quoted,
    '(¶5) ' + quoted,
    'Vancouver 2018 ¶5\n' + quoted,
    'Vancouver 2018 ¶5 · Sanctions\n' + quoted,
    quoted + '\n' + full,
    quoted + '\n— ' + full,
    quoted + ' — Vancouver 2018 ¶5',
    '“' + quoted + '” (Vancouver 2018, para. 5)',
    '“' + quoted + '” — ' + full + '.',
    '“' + quoted + '”\n\nSource: ' + link,
    quoted + ' [¶5]',
    quoted + ', para. 5',
    full + ': ' + quoted,
    full + '\n' + quoted,
    `Vancouver 2018 ¶5 · Sanctions\n${quoted}\n${full}\n${link}\nQuoted by alice`,
    `Vancouver 2018 ¶5 · Sanctions\n${quoted}\n${full}\n${link}\nQuoted by Alice Smith, who adds: this is “not what the minister said”!`,
    quoted + ' ¶5',
    quoted + ' ' + link,
    '¶5 ' + quoted,
    'Vancouver 2018, paragraph 5: “' + quoted + '”',
    '“' + quoted + '” (para. 5)',
    quoted + ' (¶5, emphasis added)',
    quoted + '\nVancouver 2018 ¶5:1',
    '¶5 — ' + quoted,
    '> ' + quoted + '\n> — Vancouver 2018 ¶5',
    'Quoted by alice\n' + quoted,
    quoted + ' (see Vancouver 2018 ¶5)',
    'Vancouver 2018 ¶5 ' + quoted,
  ],
  frames: [
    '> > ' + quoted,
    '>> ' + quoted,
    '> > sanctions are a tool\n> > of diplomacy',
    '>>> ' + quoted,
    'On Mon, 28 Nov 2026 at 10:04, Alice <alice@example.org> wrote:\n> ' + quoted,
    'On Mon, 28 Nov 2026 at 10:04, Alice Smith\n<alice@example.org> wrote:\n\n' + quoted,
    '---------- Forwarded message ---------\nFrom: Bob <bob@x.org>\nDate: Mon, 28 Nov 2026\nSubject: the text\nTo: Alice <a@x.org>\n\n' +
      quoted,
    'Begin forwarded message:\n\nFrom: Bob\nSubject: x y\n\n' + quoted,
    '-----Original Message-----\nFrom: Bob\nSent: Monday\nTo: Alice\nSubject: RE: x\n\n' + quoted,
    quoted + '\n\nSent from my iPhone',
    'Alice Smith  10:04 AM\n' + quoted,
    '[10:04 AM] Alice: ' + quoted,
    'Alice — Today at 3:04 PM\n' + quoted,
    '> On Mon, 28 Nov 2026, Alice wrote:\n>> ' + quoted,
    'Posted in #korea-desk | Nov 28th\n' + quoted,
    'alice 10:04\n' + quoted,
  ],
  lists: [
    '- ' + quoted,
    '* ' + quoted,
    '• ' + quoted,
    '1. The Ministers noted that ' +
      quoted +
      '.\n2. They recalled that the UN Security Council has adopted 10 separate resolutions',
    '- The Ministers noted that sanctions are a tool\n- of diplomacy aimed at',
    '– The Ministers noted that ' + quoted,
    'a) The Ministers noted that ' + quoted + '.\nb) They recalled that the UN',
  ],
  pdf: [
    'sanctions are a tool\n3\nof diplomacy aimed at creating',
    'sanctions are a tool\n\n- 3 -\n\nof diplomacy',
    'sanctions are a tool\nPage 3 of 12\nof diplomacy',
    'sanctions are a tool of diplo-\nmacy aimed at the non-\n'.replace(' the non-\n', ' creating'),
    'sanctions are a tool of diplo\u00admacy',
    'sanctions are a tool of diplo\u00ad\nmacy',
    'undermine the global non-\nproliferation regime. As North Ko-\nrea feels the impact',
    'prevent proliferation ﬁnancing',
    'sanctions are a tool\f\nof diplomacy',
    'progress in denucleari-\nzation dialogue',
    'sanctions are a tool\n3/12\nof diplomacy',
  ],
  remarks: [
    quoted + ' [emphasis added]',
    'sanctions are a *tool* of diplomacy (emphasis added)',
    'sanctions are a tool [sic] of diplomacy',
    quoted + ' (emphasis in original)',
    quoted + ' [my emphasis]',
    'sanctions are a tool of diplomacy [footnote omitted] aimed at',
    '… ' + quoted + ' …',
    '[…] ' + quoted,
    '[S]anctions are a tool',
    '[the] Ministers noted that sanctions are',
    '[t]hey recalled that the UN',
    quoted + ' [sic]!',
    'The Ministers noted that [S]anctions are',
  ],
  smileys: [quoted + ' 👍', quoted + ' :thumbsup:', ':eyes: ' + quoted],
}

const kindsOf = (text: string): readonly string[] => [...new Set(bot.check(text).map(({ kind }) => kind))]

describe.each(Object.entries(exact))('%s are no words of a quotation', (_kind, texts) => {
  it.each(texts)('%j', (text) => {
    expect(kindsOf(text)).toEqual(['exact'])
  })
})

describe('what a reader has to know of', () => {
  it.each([
    ['the purpose of sanctions is [only] to harm the North Korean people', 'not > [only]'],
    ['North Korea will […] be accepted as a nuclear power', 'never > …'],
    ['sanctions are a [legitimate] tool of diplomacy', ' > [legitimate]'],
    ['recall[ing] that the UN Security Council', 'recalled > recall[ing]'],
    ['called on all [20] states to fully enforce', ' > [20]'],
    ['sanctions … aimed at creating', 'are a tool of diplomacy > …'],
  ])('makes it word for word with marked changes, which are named: %s', (text, change) => {
    const [verdict] = bot.check(text)
    expect(verdict?.kind).toBe('exact with marked changes')
    expect(
      verdict === undefined || verdict.kind === 'no quotation'
        ? []
        : changesOf(verdict).map(({ document, quotation }) => `${document} > ${quotation}`),
    ).toEqual([change])
  })
})

describe('a word or two that stand everywhere', () => {
  it.each([
    'this',
    'that',
    'the',
    'is this',
    'it',
    'of the',
    'sanctions',
    'the sanctions',
    'Ministers',
    '“this”',
    'This!',
  ])('are no quotation: %s', (text) => expect(kindsOf(text)).toEqual(['no quotation']))

  it.each([
    'this one',
    'the quote above',
    'that please',
    'is this right?',
    'whether that is correct',
    'this message',
  ])('nor is what only points to one: %s', (text) => {
    expect(pointsAbove(text)).toBe(true)
    expect(kindsOf(text)).toEqual(['no quotation'])
  })

  it.each(['North Korea', 'lifelines', 'this international effort', 'a quotation of five words'])(
    'are others: %s',
    (text) => {
      expect(pointsAbove(text)).toBe(false)
      expect(kindsOf(text)).not.toEqual(['no quotation'])
    },
  )
})

describe('what is ambiguous', () => {
  it.each([
    'sanctions are a tool of diplomacy (¶5) and peace',
    'sanctions are a *weapon* of diplomacy',
    'sanctions are a tool of war¹',
    '10 separate resolutions¹'.replace('10', '12'),
    'has adopted 10² separate resolutions',
    '¶5: 12 separate resolutions',
    '¶5, b tool of diplomacy',
    'sanctions are ~~not~~ a tool',
    '> > sanctions are a tool of war\n> > aimed at creating',
    'sanctions are a tool\n3 of diplomacy',
    'Quoted by alice, who adds: sanctions are a tool of war',
    'sanctions are a tool of diplomacy (not)',
    'sanctions are a tool of diplomacy (for now)',
    'sanctions are a tool (1) of diplomacy',
    'https://x.org sanctions are a weapon of diplomacy',
    '6. The Ministers noted that sanctions are a tool',
    '(d) work closely with partners in the region',
  ])('counts as words: %j', (text) => {
    expect(kindsOf(text).join()).not.toContain('exact')
  })
})

const excerpt = arbitraryExcerpt(vancouver.main, { min: 8, max: 40 })
const wrap: Readonly<Record<string, (text: string) => string>> = {
  emphasis: (text) => text.replace(/\b(\w{4,})\b/u, '*$1*'),
  'bold all over': (text) => `**${text}**`,
  footnotes: (text) => `${text.replace(/(?<=[a-z]{4}) /u, '¹ ')}[2]`,
  'a citation after it': (text) => `${text} (Vancouver 2018 ¶5)`,
  'our citation': (text) => `Vancouver 2018 ¶5 · Sanctions\n${text}\n${full}\n${link}\nQuoted by alice`,
  'a comment': (text) => `${text}\n${full}\n${link}\nQuoted by alice, who adds: no?\nNo.`,
  'nested marks': (text) => `> > ${text.replace(/(\S+ \S+ \S+) /gu, '$1\n> > ')}`,
  'a forward': (text) => `---------- Forwarded message ---------\nFrom: Bob\nTo: Ana\nSubject: x\n\n${text}`,
  mail: (text) => `On Mon, 28 Nov 2026 at 10:04, Ana <ana@example.org> wrote:\n> ${text}`,
  'a page’s end': (text) => text.replace(/^(\S+ \S+ \S+ \S+) /u, '$1\n\n- 3 -\n\n'),
  bullets: (text) => `- ${text}`,
  remarks: (text) => `${text} [emphasis added]`,
}

describe.each(Object.entries(wrap))('in %s', (_name, wrapped) => {
  it('every run of words is exact, and none with one word changed, added or left out', () => {
    const changed = fc.record({
      one: excerpt,
      at: fc.nat(),
      by: fc.constantFrom('zebra', '', 'not', '12'),
      isPutIn: fc.boolean(),
    })
    fc.assert(
      fc.property(changed, ({ one: { text, words }, at, by, isPutIn }) => {
        expect(kindsOf(wrapped(text)), wrapped(text)).toEqual(['exact'])
        const inner = 1 + (at % (words.length - 2))
        const { start, end } = words[inner] ?? { start: 0, end: 0 }
        const other = `${text.slice(0, start)}${by} ${text.slice(isPutIn ? start : end).trimStart()}`
        if (both.documents.some((document) => occursIn(document, other))) return
        expect(kindsOf(wrapped(other)), wrapped(other)).not.toContain('exact')
      }),
      { numRuns: runs(60), seed: 20_180_116 },
    )
  })
})
