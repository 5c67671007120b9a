import type { CitationStyle } from '../cite/style.ts'
import { pinpoint } from '../document/citation.ts'
import { type Document, itemsOf, paragraphAt, paragraphRange } from '../document/document.ts'
import type { Absence } from '../document/passage.ts'
import { formatSpan, type Span } from '../document/reference.ts'
import { shortenTyped } from '../text/clean-typed.ts'
import type { Span as ReplySpan } from '../text/span.ts'

/** Every word that the bot says of its own, in one place, in English. `prompt` is what stands before a command. */
export const words = {
  search: (query: string, at: number, count: number) =>
    count === 1 ? `“${shorten(query)}”: 1 passage` : `“${shorten(query)}”: passage ${at + 1} of ${count}`,
  nearest: (query: string) => `No close match for “${shorten(query)}”. Closest passages:`,
  correction: (typed: string, read: string): readonly ReplySpan[] => [
    'Showing results for ',
    { mark: 'strong', text: read },
    ` instead of “${typed}”.`,
  ],
  because: (related: readonly { readonly asked: string; readonly found: string }[]) =>
    `Also matched related words: ${related.map(({ asked, found }) => `${asked} → ${found}`).join(', ')}.`,
  alsoFound: 'More matches',
  closeBy: 'Similar passages',
  alsoThere: 'Also in',
  nearestPassages: 'Closest passages',
  theirPassages: 'Sources',
  related: (place: string) => `Related to ¶${place}`,
  nothingFound: (query: string) => `Nothing found for “${shorten(query)}”`,
  nothingFoundWhy: (documents: readonly Document[]) =>
    `Nothing in ${anyOf(documents)} matches. Try fewer or different words, or browse the contents.`,
  nothingRelated: 'No closely related passages.',
  longQuestion: 'That’s a long question, so I searched only its first words.',
  show: (places: string) => `¶${places}`,
  page: (page: number, of: number) => `Page ${page + 1} of ${of}.`,
  tooManyPlaces: 'That list is too long for one answer. Ask for fewer paragraphs.',
  moreCitations: (shown: number, of: number) =>
    `Showing ${shown} of ${of} citations. Ask for the rest by number.`,
  portion: (number: number, of: number) => `part ${number} of ${of}`,
  quotedBy: (name: string) => `Quoted by ${name}`,
  comment: (name: string | null, text: string) =>
    name === null ? `Comment: ${text}` : `Quoted by ${name}, who adds: ${text}`,
  quoted: 'Quoted.',
  notPosted: 'Not posted',
  quotePending:
    'The platform isn’t responding. I’ll post your quote as soon as it does (I’ll try for 15 minutes).',
  quoteCameLate: 'I couldn’t post your quote in time. Please ask again.',
  quoteUnsure:
    'I can’t tell whether your quote was posted, so I didn’t post it again. If you don’t see it, ask again.',
  answerCameLate: 'I couldn’t answer in time. Please ask again.',
  answerUnsure: 'I can’t tell whether my answer was posted, so I didn’t post it again.',
  unreadableDelivery:
    'Something that you asked me to post was damaged in my database, so I can’t post it. Please ask again.',
  quoteRefusedBefore: 'An earlier attempt was rejected. Please ask again.',
  tooLongToQuote: (characters: number) =>
    `That’s too long for one quote (${characters.toLocaleString('en')} characters). Quote fewer paragraphs.`,
  notYourQuote: 'Only the person who posted this quote or an admin can remove it.',
  cite: 'Citation of',
  citeIn: (places: string, style: CitationStyle) => `Citation of ${places}, ${styleNames[style]}`,
  contents: 'Contents',
  help: 'Commands',
  helpAbout: (documents: readonly Document[], prompt: string) =>
    `I find and quote exact passages from ${titles(documents)}. ${prompt === '' ? 'Try:' : `Type ${prompt.trim()} and one of these:`}`,
  helpPrivate: 'Only you see my answers until you quote them.',
  unclearReference: (text: string) => `I couldn’t read “${shorten(text)}” as a reference`,
  unclearReferenceWhy: (document: Document, prompt: string) =>
    `${whatExists(document)} Try ${prompt}${examplePlaces(document)}.`,
  unknownButton: 'This button has expired',
  unknownButtonWhy: 'Ask again to get a fresh answer.',
  absent: 'No such passage',
  noSuchUnit: (document: Document, unit: string) => `${document.short} has no ${unit}`,
  noSuchUnitWhy: (document: Document) => {
    const { first, last } = paragraphRange(document)
    return `It has paragraphs ${first}–${last}.`
  },
  section: (title: string) => `This is the section “${title}”.`,
  phraseNotFound: (phrase: string) =>
    `Nothing has the exact phrase “${shorten(phrase)}”, so I searched for its words.`,
  holdsQuotation: 'This message contains a quotation. Press Check quotation to compare it with the document.',
  hello: 'Hello!',
  helloWhat: (documents: readonly Document[], prompt: string) =>
    `I find and quote exact passages from ${titles(documents)}. Ask in your own words, or by number, such as ${prompt}sanctions or ${prompt}5.`,
  welcome: 'You’re welcome',
  welcomeWhat: 'Ask me again any time.',
  exact: (place: string, more: number) => `Word for word: ${place}${andMore(more)}`,
  'exact with marked changes': (place: string, more: number) =>
    `Word for word, with marked changes: ${place}${andMore(more)}`,
  altered: (place: string, more: number) => `Not word for word: ${place}${andMore(more)}`,
  notInDocuments: 'Not found in the documents',
  notInParagraphs: (what: 'title' | 'heading' | 'closing', short: string) =>
    `This is ${what === 'heading' ? 'a heading' : `the ${what}`} of ${short}, not paragraph text`,
  verdicts: (exact: number, marked: number, altered: number, absent: number) =>
    [
      ...(exact > 0 ? [`${exact} word for word`] : []),
      ...(marked > 0 ? [`${marked} word for word with marked changes`] : []),
      ...(altered > 0 ? [`${altered} not word for word`] : []),
      ...(absent > 0 ? [`${absent} not found`] : []),
    ].join(', '),
  asTyped: 'You wrote: ',
  changed: 'Differences:',
  replaced: (typed: string, own: string) => `“${typed}” instead of “${own}”`,
  leftOut: (own: string) => `missing: “${own}”`,
  added: (typed: string) => `added: “${typed}”`,
  mark: (name: string) => ` (${name})`,
  moreChanges: (count: number) => `and ${count} more`,
  elided: (own: string) => `Omission marked with “…”: ${own}`,
  insertedFor: (typed: string, own: string) => `“${typed}” replaces “${own}”.`,
  inserted: (typed: string) => `“${typed}” isn’t in the document.`,
  wordsCounted: (count: number) => ` (${count} words)`,
  verdictOn: (verdict: string, typed: string) => `${verdict}. “${typed}”`,
  moreQuotations: (count: number) =>
    `${count} more ${count === 1 ? 'quotation' : 'quotations'} not checked. Send ${count === 1 ? 'it' : 'them'} separately.`,
  textCut: 'The text is too long, so I checked only the beginning.',
  nothingNear: 'No passage has similar wording, either.',
  fault: (id: string) => `Something went wrong. If it happens again, give your admin this code: ${id}.`,
  storeGone: (id: string) =>
    `I can’t reach my database, so nothing was saved. Try again in a minute. If it keeps failing, give your admin this code: ${id}.`,
  notAMember: (name: string) => `I’m not in this channel yet. Type /invite @${name} there, then try again.`,
  refusedByPlatform: (code: string) =>
    `The platform rejected the message (${code}), so nothing was posted. Please tell your admin.`,
  cannotPost: (reason: string) => `I couldn’t post here: ${reason}. Nothing was posted.`,
  cannotRemove: (reason: string) => `I couldn’t remove it: ${reason}.`,
  missingPermissions: (names: readonly string[]) =>
    `I need the ${permissions(names)}, which an admin can grant in the channel settings`,
  askerLacks: (names: readonly string[]) =>
    `you need the ${permissions(names)}, since I post only for people who can post here themselves`,
  askerTimedOut: 'you’re timed out on this server, and I post only for people who can post here themselves',
  askerLocked: 'this thread is locked, and you don’t have the Manage Threads permission',
  threadLocked: 'this thread is locked, and only its moderators can open it again',
  noReplies: 'Discord doesn’t allow replies to system messages',
  oneMessageOnly: 'I’m not a member here, so a quote must fit in one message (quote less)',
  noExternalApps: 'this server doesn’t let personal apps post publicly',
  quoteInReply: 'Quote in reply',
  quoteCommand: 'Post a passage in the channel, word for word with its source',
  close: 'Close',
  found: 'Find passages',
  checked: 'Check quotation',
  nothingToCheck: (prompt: string) =>
    `Nothing to check. Paste the quotation after ${prompt}check (quotation marks optional).`,
  noQuotation: 'Not a quotation',
  noQuotationWhy: (typed: string, prompt: string) =>
    `“${shorten(typed)}” is too short to check. Paste a whole phrase after ${prompt}check. To check a message, choose “${words.checked}” in its menu.`,
  passage: 'Passage',
  noText: 'This message has no text to search or check.',
  quotedHere: 'Your quote is in the conversation.',
  choosePassage: 'Choose a passage.',
  formTooLate: 'I couldn’t open the form in time. Please try again.',
  form: {
    title: 'Quote in thread',
    submit: 'Quote',
    passage: 'Passage',
    passageHint: 'Posted as a reply. Everyone here can see it.',
    passagePlaceholder: 'Search, or type 11(c)',
    sentences: 'Sentences',
    sentencesHint: 'Leave empty for the whole passage.',
    sentencesOption: 'Only some sentences, such as 2 or 2–3',
    number: 'Or type a reference',
    numberPlaceholder: '11(c) or 5:2-3',
    context: 'Context',
    withContext: 'Include the lead-in',
    comment: 'Comment',
    commentHint: 'Optional. Shown under your name.',
  },
  offers: {
    next: 'Next match',
    nextPage: 'Next page',
    previous: 'Previous match',
    previousPage: 'Previous page',
    quote: 'Quote in channel',
    show: (place: string) => `Show ¶${place}`,
    showPassage: 'Show the passage',
    style: (style: CitationStyle) => styleNames[style],
    readOn: 'Read on',
    cite: 'Cite',
    takeBack: 'Remove',
    moreContext: 'More context',
    tryAgain: 'Try again',
    contents: 'Contents',
    help: 'Help',
    literal: (typed: string) => `Search for “${typed}” instead`,
    searchInstead: 'Search for these words instead',
    searchFor: (typed: string) => `Search for “${shortenTyped(typed, 25)}”`,
    openSection: (title: string) => `Section “${shortenTyped(title, 28)}”`,
    check: 'Check quotation',
    changeState: (state: string) => `Mark as ${state}`,
    allActions: 'All action items',
    openActions: 'Open items',
    myActions: 'Assigned to me',
    csv: 'CSV file',
    ics: 'Calendar file',
    mine: 'Assign to me',
    notMine: 'Unassign me',
    changeAction: 'Edit…',
    digest: 'Daily digest',
    settings: 'Settings',
    setDigest: 'Set up…',
    changeDigest: 'Edit…',
    preview: 'Preview',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Turn off',
    use: (typed: string) => `Use ${typed}`,
    forget: 'Delete all data',
  },
} as const

/** Whether a line is what stands under a quote of ours: who asked for it, and what they add. */
export function isByline(line: string): boolean {
  return /^[*_-]{0,3}(?:Quoted by|Comment:) ./u.test(line)
}

const styleNames: Readonly<Record<CitationStyle, string>> = {
  apa: 'APA',
  chicago: 'Chicago',
  bibtex: 'BibTeX',
  ris: 'RIS',
}

/** What the document has instead of what was asked for, as a sentence. */
export function describeAbsence(absence: Absence): string {
  switch (absence.kind) {
    case 'document':
      return `I don’t have a document called “${absence.name}”.`
    case 'paragraph':
      return `¶${absence.number} doesn’t exist. ${whatExists(absence.document)}`
    case 'item':
      return describeAbsentItem(absence)
    case 'sentence': {
      const count = describeSentences(absence.count)
      return `¶${pinpoint(absence)} has no sentence ${absence.number}. It has ${count}.`
    }
    case 'sub-item':
      return `¶${pinpoint(absence)} has no (${absence.label}).`
    case 'backwards':
      return `${formatSpan(absence.span)} is in reverse order. Did you mean ${formatSpan(turnRound(absence.span))}?`
  }
}

function describeSentences(count: number): string {
  if (count === 0) return 'no sentences of its own'
  return count === 1 ? 'one sentence' : `sentences 1–${count}`
}

function turnRound(span: Span): Span {
  if (span.kind === 'sub-item') return span
  return span.kind === 'items'
    ? { ...span, from: span.to, to: span.from }
    : { ...span, from: span.to, to: span.from }
}

/** "This document has paragraphs 1–12." */
function whatExists(document: Document): string {
  const { first, last } = paragraphRange(document)
  return `${document.short} has paragraphs ${first}–${last}.`
}

function describeAbsentItem({ document, paragraph, letter }: Absence & { kind: 'item' }): string {
  const found = paragraphAt(document, paragraph)
  const letters = found === null ? [] : itemsOf(found).map((item) => item.letter)
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined) return `¶${paragraph} has no items.`
  return `¶${paragraph} has no item (${letter}). Its items are (${first}) to (${last}).`
}

function examplePlaces(document: Document): string {
  const { first, last } = paragraphRange(document)
  const listed = document.paragraphs.find((paragraph) => itemsOf(paragraph).length > 0)
  const item = listed === undefined ? '' : `, ${listed.number}(a)`
  return `${Math.min(first + 1, last)}${item}, ${first}:1 (a sentence) or ${first}-${last}`
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more ${count === 1 ? 'passage' : 'passages'}`
}

function permissions(names: readonly string[]): string {
  return `${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'permission' : 'permissions'}`
}

function titles(documents: readonly Document[]): string {
  const [only, second] = documents
  if (only !== undefined && second === undefined) return `the ${only.title} (${only.date.slice(0, 4)})`
  return new Intl.ListFormat('en').format(documents.map(({ short }) => short))
}

function anyOf(documents: readonly Document[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(documents.map(({ short }) => short))
}

function shorten(typed: string): string {
  return shortenTyped(typed, 60)
}
