import fc from 'fast-check'

/** A reference with slips in it. */
export interface Slipped {
  readonly typed: string
  /** Whether it still reads as a reference, since nothing but its numbers has changed. */
  readonly isReference: boolean
}

interface Slip {
  readonly kind: keyof typeof slips
  /** Where, as a share of the places there are. */
  readonly at: number
  readonly number: number
  readonly scrap: string
  readonly other: string
}

const scraps = [
  ...[
    '1',
    '2',
    '12',
    '(',
    ')',
    'a',
    'c',
    '(b)',
    '(2)',
    '.',
    ',',
    ' ',
    ' and ',
    '-',
    ' to ',
    '/',
    ':',
    ' of ',
    ' x',
    '²',
    '½',
  ],
  ...[
    'bis',
    'ter',
    'Article ',
    'para ',
    ' § ',
    'Abs. ',
    ' Nr. ',
    ' second ',
    ' last ',
    'Annex ',
    ' I',
    'recital ',
    '条',
    '항',
    ' пункт ',
  ],
  ...[
    '第',
    '제',
    ' الفقرة ',
    '،',
    '、',
    '–',
    '\u200f',
    '\u00a0',
    '\u00ad',
    '’s',
    '"',
    ' S. 2',
    ':2',
    ' not ',
    ' + ',
    '*',
    '#',
    ' ff.',
    ' et seq.',
  ],
]
const around = [
  ...[
    'what does | say?',
    'see |',
    '| please',
    'the second sentence of |',
    'under |',
    'obligations in |',
    '| on fines',
    'compare |',
  ],
  ...[
    '| versus the rest',
    'que dit |',
    'was sagt |?',
    'qué dice |',
    '|在哪里',
    '| 내용',
    'ماذا تقول |',
    '(|)',
    '“|”',
    'is | binding?',
    '| of the Treaty',
  ],
  ...[
    '| of Directive 95/46/EC',
    'in 2018, |',
    '| (12 May 2019)',
    '3 sanctions in |',
    '| $5 million',
    'part of |',
    'not |',
    '|!!',
    'quote |',
  ],
]
const joints = [
  ' and ',
  ', ',
  '; ',
  ' to ',
  '-',
  '–',
  ' und ',
  ' or ',
  '/',
  ' et ',
  ' ',
  ' vs ',
  '、',
  ' و',
  ' 및 ',
  ' but not ',
  ' read with ',
]
const zeros = ['٠', '۰', '०', '０', '০']

const slips = {
  number: (text, { at, number }) =>
    replaceOne(text, /\d+/gu, at, (each) => (each === String(number) ? '999' : String(number))),
  letter: (text, { at, number }) =>
    replaceOne(text, /(?<=\()\p{Ll}(?=\))|(?<=[\s\d.])[a-z](?=\)?$)/gu, at, () =>
      String.fromCodePoint(97 + (number % 26)),
    ),
  script: (text, { number }) => {
    const zero = (zeros[number % zeros.length] ?? '٠').codePointAt(0) ?? 0
    return text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(zero + Number(digit)))
  },
  case: (text) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()),
  level: (text, { at }) => replaceOne(text, /\([^)]*\)|,? ?\p{L}+\.? \S+|[\d.]+/gu, at, () => ''),
  swap: (text, { at }) => {
    const pieces = text.split(/(?=\()|(?<=,) | /u)
    const from = Math.floor(at * Math.max(1, pieces.length - 1))
    const [one, two] = [pieces[from], pieces[from + 1]]
    if (one === undefined || two === undefined) return text
    return [...pieces.slice(0, from), two, one, ...pieces.slice(from + 2)].join(' ')
  },
  bracket: (text, { at }) => replaceOne(text, /[()[\]（）]/gu, at, () => ''),
  misspell: (text, { at, number }) =>
    replaceOne(text, /\p{L}{3,}/gu, at, (word) => {
      const place = number % (word.length - 1)
      const [head, one = '', two = '', tail] = [
        word.slice(0, place),
        word[place],
        word[place + 1],
        word.slice(place + 2),
      ]
      return number % 2 === 0 ? head + two + one + tail : head + one + tail
    }),
  around: (text, { number }) => (around[number % around.length] ?? '|').replace('|', text),
  join: (text, { number, other }) => text + (joints[number % joints.length] ?? ' ') + other,
  range: (text, { at, number }) =>
    replaceOne(text, /\d+/gu, at, (each) => `${each}${['-', ' to ', '–', ' bis '][number % 4]}${number}`),
  insert: (text, { at, scrap }) => {
    const place = Math.round(at * text.length)
    return text.slice(0, place) + scrap + text.slice(place)
  },
  drop: (text, { at }) => replaceOne(text, /./gsu, at, () => ''),
  twice: (text, { at }) => replaceOne(text, /\([^)]*\)|\d+/gu, at, (each) => each + each),
  spaces: (text, { at }) => replaceOne(text, /\s+/gu, at, () => ''),
} as const satisfies Readonly<Record<string, (text: string, slip: Slip) => string>>

const harmless: ReadonlySet<string> = new Set(['number', 'script', 'case'])
const kinds = Object.keys(slips).filter((kind): kind is keyof typeof slips => kind in slips)

/** The references of a document with one to three slips; `names` are the document's own. */
export function slipped(seeds: readonly string[], names: readonly string[]): fc.Arbitrary<Slipped> {
  const slip = fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    number: fc.oneof(fc.nat(30), fc.nat(300)),
    scrap: fc.constantFrom(...scraps),
    other: fc.oneof(fc.constantFrom(...seeds), fc.nat(40).map(String)),
  })
  const name = fc.option(
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('| %', '% |', '%, |', '| of the %')),
    { freq: 6 },
  )
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(slip, { minLength: 1, maxLength: 3 }), name)
    .map(([seed, each, named]) => {
      const typed = each.reduce((text, one) => slips[one.kind](text, one), seed)
      // Ids are written in one way, and the words of a heading may be searched for.
      const isNatural = !/^[a-z]{0,6}\d*[._]|^h\d|^[a-z]+[A-Z]?$|[“„«(（][^()]*\p{L}{3}/u.test(seed)
      // "15 999" is one number.
      const isPlace = isNatural && /\p{N}/u.test(typed) && !/\p{N}\s\p{N}{3}/u.test(typed)
      const isReference = isPlace && each.every(({ kind }) => harmless.has(kind))
      return named === null
        ? { typed, isReference }
        : { typed: named[1].replace('%', () => named[0]).replace('|', () => typed), isReference }
    })
}

function replaceOne(text: string, pattern: RegExp, at: number, replace: (found: string) => string): string {
  const found = [...text.matchAll(pattern)]
  const chosen = found[Math.floor(at * found.length)]
  if (chosen === undefined) return text
  return text.slice(0, chosen.index) + replace(chosen[0]) + text.slice(chosen.index + chosen[0].length)
}
