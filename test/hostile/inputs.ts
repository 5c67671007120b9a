import { hostileDocument } from '../adapters/hostile.ts'
import { vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'

// More than any way in reads.
const longest = 60_000

/** What may be costly again and again: each is an attack where it is repeated to `longest` characters. */
const pieces = [
  ...[
    'a',
    ' ',
    '\n',
    'a ',
    'the ',
    'ship ',
    'sanktions ',
    'u.s.',
    "a'",
    "'s",
    'a-b-',
    'qzxv ',
    'programme',
    'ise',
  ],
  ...['"', '"a" ', '"the" ', '“', '“a b c” ', '‘', '‘a b c’ ', '-', '-the ', 'in:', 'in:a ', 'in:"'],
  ...[
    '1',
    '1,',
    '1-',
    '1, ',
    '¶',
    '¶1 ',
    '¶5\n',
    '(',
    '1(a)',
    '11(a), ',
    'and ',
    '1 and ',
    'paragraph ',
    '1 first ',
  ],
  ...[
    '[',
    '[]',
    '[x] ',
    '[t]he ',
    '… ',
    '. . . ',
    '.',
    '. ',
    '.,;:!?-',
    '> ',
    '>',
    '> a b c\n',
    '>\n',
    '-\n',
    '5. (a) ',
  ],
  ...[
    '<',
    '<@',
    '<@U1>',
    '@',
    ':',
    '*',
    '**a**',
    '`',
    '```',
    '~',
    '||',
    '# ',
    '- ',
    '&amp;',
    '&',
    'https://a.b ',
  ],
  ...[
    '\0',
    '\t',
    '\u2028',
    '\u0301',
    'a\u0301',
    '\u200b',
    'a\u200b',
    '\u00ad',
    '\u202e',
    '\u2066',
    '\ud800 a\udc00 ',
  ],
  ...['👨‍👩‍👧‍👦', '漢', 'ﷺ', 'ß', 'İ', '０', '\u{1F3F4}\u{E0067}', '\u{E0067}', 'ن\u200c'],
  ...[
    '9 am ',
    '25:99 ',
    'mon-',
    'lndn ',
    'utc+25 ',
    'Europe/',
    'next ',
    '5 january ',
    '2027-',
    'day after tomorrow ',
  ],
] as const

/** An attack has a name, under which a failure is found again. */
export type Attack = readonly [name: string, text: string]

/** The pieces, each repeated to so many characters. */
export function repeated(size = longest): readonly Attack[] {
  return pieces.map((piece) => [JSON.stringify(piece), piece.repeat(Math.ceil(size / piece.length))])
}

/** A document of four hundred paragraphs of traps, some of them ten thousand characters long. */
export const traps = hostileDocument(400)

/** The words of a document turned against its checker and its search. */
export function turned(): readonly Attack[] {
  return [vancouver.main, traps].flatMap((document) => {
    const { id } = document
    const whole = paragraphsOf(document)
      .flatMap(({ parts }) => parts.map(({ text }) => text))
      .join('\n')
    const words = whole.split(/\s+/u)
    const each = (change: (word: string, at: number) => string): string => words.map(change).join(' ')
    const attacks: Readonly<Record<string, string>> = {
      whole,
      'every third word another': each((word, at) => (at % 3 === 2 ? 'zebra' : word)),
      'every other word another': each((word, at) => (at % 2 === 1 ? 'zebra' : word)),
      sorted: words.toSorted().join(' '),
      reversed: words.toReversed().join(' '),
      mixed: each((_, at) => words[(at * 7_919) % words.length] ?? ''),
      'pairs of words mixed': each((_, at) => words[((at >> 1) * 7_919 + (at & 1)) % words.length] ?? ''),
      'neighbours swapped': each((_, at) => words[at ^ 1] ?? ''),
      'every word twice': each((word) => `${word} ${word}`),
      'in capitals': whole.toUpperCase(),
      'an ellipsis after five words': each((word, at) => (at % 5 === 4 ? `${word} …` : word)),
      'every fifth word in brackets': each((word, at) => (at % 5 === 4 ? `[${word}]` : word)),
      'every letter in brackets': whole.replace(/[a-z]/gu, '[$&]'),
      'an accent on every letter': whole.replace(/\p{L}/gu, '$&\u0301'),
      'zero-width spaces for spaces': whole.replaceAll(' ', '\u200b'),
      'divided at every space': whole.replaceAll(' ', '-\n'),
      'in a block quote, changed': each((word, at) => (at % 3 === 2 ? 'zebra\n>' : word)).replace(/^/u, '> '),
      'a few words again and again': `${words.slice(0, 6).join(' ')} `.repeat(500),
      'three words and an ellipsis': `${words.slice(100, 103).join(' ')} … `.repeat(500),
      'twenty quotations': quotations(words, (word, at) => (at % 3 === 0 ? 'zebra' : word)),
      'twenty with ellipses': quotations(words, (word, at) => (at % 5 === 0 ? '…' : word)),
      'a phrase of every two': each((word, at) => `"${word} ${words[at + 1] ?? ''}"`),
      'every word excluded': `${each((word) => `-${word}`)} a`,
      'every word misspelt': each((word) => `${word.slice(0, 3)}q${word.slice(3)}`),
      'without spaces': words.join(''),
    }
    return Object.entries(attacks).map(([name, text]): Attack => [`${id}: ${name}`, text])
  })
}

function quotations(words: readonly string[], change: (word: string, at: number) => string): string {
  const one = (from: number): string =>
    words
      .slice(from, from + 150)
      .map(change)
      .join(' ')
      .replace(/[“”„"«»‹›]/gu, '')
      .slice(0, 950)
  return Array.from({ length: 20 }, (_, at) => `“${one(at * 60)}”`).join(' x ')
}
