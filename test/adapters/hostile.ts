import type { Document } from '../../src/document/document.ts'
import { numberedParagraphs } from '../numbered-paragraphs.ts'
import { pick, seeded } from '../process/seeded.ts'

/** What acts on one platform or another, or is hard to carry, in pieces. */
const pieces = [
  ...['<!channel>', '<!here|here>', '@everyone', '@here', '<@U012AB3CD>', '<@!123456789012345678>'],
  ...['<#C012AB3CD|general>', '<@&123456789012345678>', '</quote:123456789012345678>', '<id:customize>'],
  ...['<t:0:R>', '<a:wave:123456789012345678>', ':smile:', ':+1::skin-tone-2:', '<!subteam^S012AB3CD>'],
  ...['<!date^0^{date}|x>', '<https://example.org|label>', 'https://example.org/a_(b)?c=*d*&e=f'],
  ...['[x](javascript:alert(1))', '[a](https://example.org)', '[[b]](<https://example.org>)', '![i](u)'],
  ...['*bold*', '**bold**', '_it_', '__u__', '***', '~s~', '~~s~~', '`c`', '``c``', '```', '||spoiler||'],
  ...['# ', '## ', '-# ', '> ', '>>> ', '- ', '* ', '+ ', '1. ', '\\', '\\\\', '\\*', '&amp;', '&lt;b&gt;'],
  ...['<b>', '</b>', '&', '<', '>', '"', '“', '”', '‘', '’', "'", '«', '»', '„', '…', '[...]', '—', '–', '-'],
  ...[
    'e\u0301\u0327',
    'Z\u0310\u0336\u0321a\u0334',
    '👨‍👩‍👧‍👦',
    '🇨🇦🇰🇷',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'न\u093f',
    'ก\u0e33',
    '각',
    '한글',
    '漢字かな',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u00ad',
    '\u00a0',
    '\u2028',
    'مرحبا',
    'שלום',
    'Καλημέρα',
  ],
  ...[
    'ship-to-ship',
    'U.S.',
    'e.g.',
    'Hon.',
    'no.',
    'the',
    'Ministers',
    'noted',
    '2,379 (2017)',
    'a.',
    'b!',
    'c?',
  ],
] as const

const longest = 10_000

/** A document of so many paragraphs of such pieces, the same for the same seed, some of them as long as can be. */
export function hostileDocument(count: number, seed = 1): Document {
  const random = seeded(seed)
  const texts = Array.from({ length: count }, () => {
    const length = random() < 0.03 ? longest : Math.floor(5 + random() * 400)
    return hostileText(random, length)
  })
  return {
    id: 'hostile',
    title: 'A document *of* <!channel> @everyone [traps](https://example.org)',
    short: 'Traps 2031',
    date: '2031-04-02',
    place: null,
    issuer: 'Conference of `Traps`',
    source: 'https://example.org/traps',
    language: 'en',
    rights: null,
    isCitedShort: false,
    page: null,
    format: 1,
    parts: numberedParagraphs(texts),
    notes: [],
    main: null,
    units: [],
    thesaurus: [],
    actions: [],
    version: null,
  }
}

function hostileText(random: () => number, length: number): string {
  const words: string[] = []
  let size = 0
  while (size < length) {
    const word = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, pieces)).join('')
    words.push(word)
    size += word.length + 1
  }
  // As the reader of documents leaves them: white space folded, composed characters.
  return words.join(' ').replace(/\s+/gu, ' ').trim().normalize('NFC').slice(0, longest).trim()
}
