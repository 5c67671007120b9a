import type { Place } from '../../src/document/passage.ts'

/** Every word that the reader's pages say of their own and that the bot does not say, in English. */
export const readerWords = {
  skip: 'Skip to the text',
  playground: 'Playground',
  reader: 'Reader',
  searchLabel: 'Search the documents, or name a paragraph',
  searchHint: 'Words, or 11(c)',
  searchButton: 'Search',
  contents: 'Contents',
  opening: 'Opening',
  numbersAreOurs:
    'Numbers in square brackets and letters in grey are ours: the source prints none there, and they are only for citing.',
  numberIsOurs: 'The source prints no number here; the count is ours.',
  letterIsOurs: 'The source prints no letter here; it is ours, for citing.',
  link: (place: Place) => `Link to ${namePlace(place)}`,
  cite: 'Cite',
  citeNamed: (place: string) => `Cite ¶${place}`,
  action: 'Action item',
  actionSentences: (place: string) => `Action item ¶${place}`,
  found: (count: number) => (count === 1 ? '1 passage found' : `${count} passages found`),
  noneHere: 'None of them is in this document.',
  elsewhere: 'In other documents',
  moreFound: (count: number) => `And ${count} more, marked in the text below.`,
  onlyHere: 'Search this document only',
  tooLong: 'That is too long to search for',
  tooLongWhy: (longest: number) =>
    `Nothing was searched for: a question may have ${longest.toLocaleString('en')} characters at most. Shorten it and search again.`,
  back: 'Show the text without the search',
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
    'It is of the title, the headings, the printed numbers, the text and the closing, one a line, in Unicode NFC, with white space folded to single spaces.',
  sealed: 'The file carries this hash as its seal, and the text was found to agree with it when it was read.',
  unsealed: 'The file carries no seal, so an accidental edit of this text would go unnoticed.',
  asData: 'The same text as data',
  otherDocuments: 'Other documents',
} as const

/** "paragraph 11, item (c)". */
function namePlace({ paragraph, item }: Place): string {
  return item === null ? `paragraph ${paragraph}` : `paragraph ${paragraph}, item (${item})`
}
