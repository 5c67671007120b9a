import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actionStates } from '../../src/actions/tracker.ts'
import { startupMessages } from '../../src/app/startup-messages.ts'
import { commandHint, commandSummary, commandTable } from '../../src/command/table.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { describeAbsence } from '../../src/words/absence-words.ts'
import { accessWords } from '../../src/words/access-words.ts'
import { actionWords, describeChange, stateLabels } from '../../src/words/action-words.ts'
import { digestWords } from '../../src/words/digest-words.ts'
import { detailNames, documentWords } from '../../src/words/document-words.ts'
import { refusalReasons } from '../../src/words/refusal-reasons.ts'
import { words } from '../../src/words/words.ts'
import { both, vancouver } from '../library.ts'

/** What a technical editor would strike out, each with a sentence of the kind that must not come back. */
const weeded: readonly (readonly [name: string, pattern: RegExp, sample: string])[] = [
  ['somebody, for someone', /\b(?:some|any|every)body\b/iu, 'Paused until somebody resumes it.'],
  ['whoever runs the bot, for an admin', /\bwhoever\b/iu, 'Tell whoever runs this bot.'],
  ['administrator, for admin', /\badministrators?\b/iu, 'Only an administrator can.'],
  [
    'for all to see, for publicly',
    /\bfor all to see\b|\bbefore every(?:one|body)\b/iu,
    'Post it for all to see.',
  ],
  ['the record, for the document', /\bthe record\b/iu, 'A paragraph of the record.'],
  ['stands, for is posted', /\bstands?\b/iu, 'The quote stands in the channel.'],
  ['take back, for remove', /\btak(?:e|es|ing|en) (?:it |them )?back\b/iu, 'Take it back.'],
  [
    'noted, for saved',
    /\bwritten down\b|\b(?:has|is|was) noted\b|\bhas become of\b/iu,
    'Nothing was written down.',
  ],
  ['a placeholder in the second person', /\byou (?:has|is|was|does)\b/iu, 'You has set up a digest.'],
  ['there is, for a subject', /\bthere (?:is|are)\b/iu, 'There is no such passage.'],
  [
    'an uncontracted negation',
    /\b(?:can ?not|(?:do|does|did|is|are|was|were|could|would|will|have|has) not)\b/iu,
    'It cannot be read.',
  ],
  ['an uncontracted pronoun', /\b(?:I am|I have been|I will|you are)\b|^That is\b/u, 'I am not a member.'],
  [
    'a passive relative clause',
    /\b(?:what|that) can be \p{L}+ed\b|\bthat could be\b|\bwhat (?:is|was) \p{L}+ed\b/iu,
    'Type what can be asked.',
  ],
  [
    'to have, for to get',
    /\bthat is to (?:have|be)\b|\b(?:nobody|every item) has it\b/iu,
    'The channel that is to have it.',
  ],
  ['mended, likeness, to-do', /\bmended\b|\blikeness\b|\bto-dos?\b/iu, 'When that is mended, ask again.'],
  ['runs backwards', /\bbackwards\b/iu, '7–5 runs backwards.'],
  ['an impersonal one', /\bone can\b/iu, 'Here one can only reply.'],
  ['two colons in a sentence', /:(?= )[^.!?\n]*:(?= )/u, 'Type this: a time: 09:00.'],
  [
    'a semicolon between sentences',
    /; (?:if|it|or|so|name|quote|ask|but)\b/iu,
    'Try later; if it fails, wait.',
  ],
  ['a straight apostrophe', /\p{L}'\p{L}/u, "It doesn't fit."],
  ['a straight quotation mark', /(?<=\s)"\p{L}+"(?=[\s.])/u, 'Press "Quote" here.'],
  ['a doubled word or space', /\b(\p{L}{2,}) \1\b| {2,}\S/u, 'Read the the text.'],
]

describe('The catalogue', () => {
  it.each(weeded)('has no %s', (_, pattern, sample) => {
    expect(sample).toMatch(pattern)
    expect(sentences.filter(([, sentence]) => pattern.test(sentence))).toEqual([])
  })

  it('is gone through whole, with nothing left out of a sentence', () => {
    expect(sentences.length).toBeGreaterThan(250)
    for (const [name, sentence] of sentences) {
      expect(sentence, name).not.toMatch(/undefined|\[object|NaN|=>/u)
      expect(sentence.trim(), name).not.toBe('')
    }
  })

  it('says no two things of one meaning on buttons', () => {
    const labels = sentences.flatMap(([name, sentence]) =>
      name.startsWith('words.offers.') ? [sentence] : [],
    )
    const twice = labels.filter((label, at) => labels.indexOf(label) !== at)
    // One action, on two kinds of thing.
    expect(new Set(twice)).toEqual(new Set(['Edit…']))
  })

  it('never puts a name before a verb, since the name may be You', () => {
    const named = [
      digestWords.announced('You', 'daily'),
      digestWords.setBy('You'),
      words.quotedBy('You'),
      describeChange(change),
    ]
    for (const sentence of named) expect(sentence).not.toMatch(/\bYou (?!on )[a-z]/u)
  })
})

const person = { id: 'U1', name: 'Ana' }
const change = {
  number: 1,
  passage: '11.c',
  at: 0,
  by: person,
  state: 'done',
  owner: person,
  note: 'shipped',
} as const

/** The arguments of those that take others than text and numbers. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'words.because': [[[{ asked: 'bombs', found: 'missiles' }]]],
  'words.best': [
    ['sanctions', 0, 1],
    ['sanctions', 0, 9],
    ['sanctions', 2, 9],
  ],
  'words.nothingFound': [['sanctions', both.documents]],
  'words.help': [[both.documents], [vancouver.documents]],
  'words.exact': [[1], [2]],
  'words.exact with marked changes': [[1], [2]],
  'words.altered': [[['“strong” added', '“the” left out']]],
  'words.changesCounted': [[{ added: 1, leftOut: 2, replaced: 3 }]],
  'words.notInDocuments': [[both.documents]],
  'words.helloWhat': [[both.documents, '/korea ']],
  'words.unclearReferenceWhy': [[both.main, '/korea ']],
  'words.noSuchUnit': [[both.main, 'articles']],
  'words.noSuchUnitWhy': [[both.main]],
  'words.citeIn': [['¶5', 'apa']],
  'words.comment': [
    ['Ana', 'see below'],
    [null, 'see below'],
  ],
  'words.verdicts': [[1, 2, 3, 4]],
  'words.notInParagraphs': [
    ['title', 'Vancouver 2018'],
    ['heading', 'Vancouver 2018'],
    ['closing', 'Vancouver 2018'],
  ],
  'words.missingPermissions': [[['Send Messages']], [['Send Messages', 'Attach Files']]],
  'words.askerLacks': [[['Send Messages']], [['Send Messages', 'Attach Files']]],
  'words.offers.style': [['apa']],
  'words.tooLongToQuote': [[20_000]],
  'words.moreQuotations': [[1], [3]],
  'actionWords.list': (['all', 'open', 'mine'] as const).map((which) => [
    which,
    actionStates.map((state) => [state, 2]),
    'Vancouver 2018',
  ]),
  'actionWords.changed': [
    ['11(c)', change],
    ['11(c)', { ...change, state: null, owner: null }],
    ['11(c)', { ...change, owner: 'nobody' }],
  ],
  'words.tryReference': [[both.main, '/korea ']],
  'actionWords.noteTooLongWhy': [[1_000]],
  'actionWords.file': [['csv'], ['ics']],
  'actionWords.fileWhat': [['csv'], ['ics']],
  'digestWords.nothingOpen': [
    [1, 'Vancouver 2018'],
    [9, 'Vancouver 2018'],
  ],
  'digestWords.changes': [[null], ['26 November']],
  'digestWords.title': [['Monday, 30 November 2026', [['open', 2]]]],
  'digestWords.also': [['Open', ['¶11(b)']]],
  'digestWords.noneWhy': [[both.main, '/korea ']],
  'digestWords.noActionsIn': [[''], ['Vancouver 2018']],
  'digestWords.pausedBy': [[null], ['the channel is archived']],
  'digestWords.pausedWhat': [[null], ['5 January']],
  'digestWords.unknown': [
    ['time', '25:00'],
    ['zone', 'Mars'],
    ['days', 'x'],
    ['words', 'x'],
  ],
  'digestWords.unknownWhy': [
    [null, '/korea '],
    ['09:00 Europe/London', '/korea '],
  ],
  'digestWords.preview.notDue': [[true], [false]],
  'documentWords.list': [[1], [3]],
  'documentWords.addedBy': [[{ number: 1, by: 'Ana', at: 0 }], [{ number: 2, by: 'Ana', at: 0 }]],
  'documentWords.drafts': [[1], [3]],
  'documentWords.tooLarge': [['gdpr.pdf', 20]],
  'documentWords.onlyFirst': [
    ['gdpr.pdf', 1],
    ['gdpr.pdf', 3],
  ],
  'documentWords.draft.missing': [
    ['gdpr.pdf', 1],
    ['gdpr.pdf', 2],
  ],
  'documentWords.draft.found': [[[]], [['articles 1–99', 'recitals 1–173']]],
  'documentWords.draft.accounted': [[5_120]],
  'documentWords.draft.leftOut': [[1], [12]],
  'documentWords.draft.stillMissing': [[['date']], [['date', 'source']]],
  'documentWords.draft.replaces': [[1]],
  'documentWords.draft.more': [[12]],
  'documentWords.draft.page': [[3]],
  'documentWords.draft.line': [[3]],
  'documentWords.published': [
    ['GDPR', 1],
    ['GDPR', 2],
  ],
  'documentWords.announced': [
    ['Ana', both.main],
    ['Ana', { ...both.main, version: { number: 2, by: 'Ana', at: 0 } }],
  ],
  'startupMessages.cacheUnwritten': [['data', new Error('EACCES')]],
}

/** Every sentence under its name; those that are made are made of samples. */
function collect(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) {
    const spans = value.map((span) => (typeof span === 'string' ? span : Object(span).text))
    return [[name, spans.join('')]]
  }
  if (typeof value === 'function') {
    const calls = samples[name] ?? [['Europe', 'Asia', 'Africa']]
    return calls.flatMap((call) => collect(name, value(...call)))
  }
  return Object.entries(value ?? {}).flatMap(([key, each]) => collect(`${name}.${key}`, each))
}

const manifest = readFileSync('manifest.yml', 'utf8').replace(/^\s*#.*$/gmu, '')
const described = [...manifest.matchAll(/description: ([^>\n]+)|long_description: >-\n((?: {4}.*\n)+)/gu)]

const sentences: readonly (readonly [string, string])[] = [
  ...collect('words', words),
  ...collect('actionWords', actionWords),
  ...collect('digestWords', digestWords),
  ...collect('documentWords', documentWords),
  ...collect('detailNames', detailNames),
  ...collect('accessWords', accessWords),
  ...collect('refusalReasons', refusalReasons),
  ...collect('stateLabels', stateLabels),
  ...collect('startupMessages', {
    ...startupMessages,
    usage: '',
    unknownOption: '',
    nothingConfigured: '',
  }).filter(([, sentence]) => sentence !== ''),
  ...commandTable.map(({ usage, does }) => [`help ${usage}`, does] as const),
  ['commandSummary', commandSummary],
  ['commandHint', commandHint],
  ...described.map(
    ([, line, long]) => ['manifest', (line ?? long ?? '').replace(/\s+/gu, ' ').trim()] as const,
  ),
  ...['99', '11(z)', '5(a)', '5:9', '11(c):2', '7-5', '11(c)(iv)', 'atlantis'].map(
    (typed) => [`absent ${typed}`, absenceOf(typed)] as const,
  ),
]

function absenceOf(typed: string): string {
  const parsed = parseReference(typed, both.documents)
  if (parsed?.kind !== 'reference') return describeAbsence({ kind: 'document', name: typed })
  const [absence] = resolveReference(parsed.reference, both).absences
  if (absence === undefined) throw new Error(`${typed} exists`)
  return describeAbsence(absence)
}
