import type { Place } from '../../src/document/passage.ts'

/** Every word that the reader's pages say of their own and that the bot does not say, in English. */
export const readerWords = {
  skip: 'Skip to the text',
  playground: 'Playground',
  reader: 'Reader',
  searchLabel: 'Search or go to a paragraph',
  searchHint: 'Search, or type 11(c)',
  searchButton: 'Search',
  checkLink: 'Check a quotation',
  contents: 'Contents',
  opening: 'Opening',
  numbersAreOurs: 'Numbers in [brackets] and grey letters aren’t in the source; we added them for citing.',
  numberIsOurs: 'This number isn’t in the source; we added it for citing.',
  letterIsOurs: 'This letter isn’t in the source; we added it for citing.',
  link: (place: Place, named: string) => `Link to ${namePlace(place) ?? named}`,
  cite: 'Cite',
  citeNamed: (place: string) => `Cite ${place}`,
  styles: 'Styles',
  stylesNamed: (place: string) => `Citation styles for ${place}`,
  citeTitle: (citation: string) => `Cite ${citation}`,
  styleNames: {
    short: 'Short',
    full: 'Full',
    apa: 'APA',
    chicago: 'Chicago',
    bibtex: 'BibTeX',
    ris: 'RIS',
  },
  backToPassage: 'Back to the passage',
  action: 'Action item',
  actionSentences: (place: string) => `Action item ${place}`,
  found: (count: number) => (count === 1 ? '1 passage found' : `${count} passages found`),
  noneHere: 'None of them is in this document.',
  elsewhere: 'In other documents',
  moreFound: (count: number) =>
    count === 1 ? '1 more is highlighted below.' : `${count} more are highlighted below.`,
  onlyHere: 'Search this document only',
  tooLong: 'That search is too long',
  tooLongWhy: (longest: number) =>
    `Searches can be up to ${longest.toLocaleString('en')} characters. Shorten yours and try again.`,
  back: 'Clear search',
  checkTitle: 'Check a quotation',
  checkWhat: (short: string) => `Paste a quotation to compare it with ${short}, word for word.`,
  checkLabel: 'Quotation',
  checkButton: 'Check',
  checkTooLong: (longest: number) =>
    `Quotations can be up to ${longest.toLocaleString('en')} characters. Check a shorter one.`,
  checkTooShort: 'That’s too short to check. Paste a whole phrase.',
  notHere: 'Not found in the documents',
  checkMore: (count: number) =>
    count === 1 ? '1 more quotation wasn’t checked.' : `${count} more quotations weren’t checked.`,
  readDocument: (short: string) => `Read ${short}`,
  searchWords: 'Search for these words',
  missing: 'Page not found',
  missingWhat: 'Search above, or choose a section.',
  refused: 'That didn’t work',
  about: 'About this document',
  title: 'Title',
  issuer: 'Issuer',
  place: 'Place',
  date: 'Date',
  shortName: 'Cited as',
  officialSource: 'Official source',
  rights: 'Rights',
  hash: 'SHA-256 of the text',
  hashOf:
    'Computed over the title, headings, printed numbers, text and closing (one per line, Unicode NFC, white space collapsed).',
  sealed: 'Sealed: the text matched this hash when it was loaded.',
  unsealed: 'Not sealed: an accidental edit of this text would go unnoticed.',
  asData: 'The same text as data',
  otherDocuments: 'Other documents',
  notes: 'Notes',
  note: 'Note',
  backToCall: (label: string, call: number) =>
    call === 1 ? `Back to note ${label} in the text` : `Back to call ${call} of note ${label} in the text`,
  table: 'Table',
  status: (status: string) => `[${status}]`,
  llms: {
    title: 'Rapporteur',
    lead: 'Official documents word for word: every passage with its number, its citation and its source. Quote them exactly, and check a quotation before you use it.',
    documents: 'Documents',
    text: 'text',
    data: 'data',
    programs: 'For programs and assistants',
    openApi: 'search, passages, citations and checks over HTTP',
    mcp: 'the same as tools, over streamable HTTP',
  },
} as const

/** "paragraph 11, item (c)"; null for what has no plain number. */
function namePlace({ unit }: Place): string | null {
  const [, paragraph, item] = /^(\d+)(?:\.([a-z]{1,2}))?$/u.exec(unit) ?? []
  if (paragraph === undefined) return null
  return item === undefined ? `paragraph ${paragraph}` : `paragraph ${paragraph}, item (${item})`
}
