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
  nearest: (query: string) => `No passage quite answers “${shorten(query)}”; these are the nearest`,
  correction: (typed: string, read: string): readonly ReplySpan[] => [
    'Showing ',
    { mark: 'strong', text: read },
    ` for “${typed}”.`,
  ],
  because: (related: readonly { readonly asked: string; readonly found: string }[]) =>
    `Matched by likeness: ${related.map(({ asked, found }) => `${asked} ≈ ${found}`).join(', ')}.`,
  alsoFound: 'Also found',
  closeBy: 'Close to it',
  alsoThere: 'Also there',
  nearestPassages: 'Nearest passages',
  theirPassages: 'Where they are from',
  related: (place: string) => `Related to ¶${place}`,
  nothingFound: (query: string) => `Nothing found for “${shorten(query)}”`,
  nothingFoundWhy: (documents: readonly Document[]) =>
    `No passage of ${titles(documents)} answers that. Try other words, or fewer; or look at the contents.`,
  nothingRelated: 'No other passage is close to this one.',
  longQuestion: 'The question is long: only its first words were searched for.',
  show: (places: string) => `¶${places}`,
  page: (page: number, of: number) => `Page ${page + 1} of ${of}.`,
  tooManyPlaces: 'There is more: that is a long list of places, so ask for fewer at a time.',
  moreCitations: (shown: number, of: number) =>
    `Only the first ${shown} of ${of} are cited: ask for the others by number.`,
  portion: (number: number, of: number) => `part ${number} of ${of}`,
  quotedBy: (name: string) => `Quoted by ${name}`,
  comment: (name: string | null, text: string) =>
    name === null ? `Comment: ${text}` : `Quoted by ${name}, who adds: ${text}`,
  quoted: 'Quoted.',
  notPosted: 'Not posted',
  quotePending:
    'The platform does not answer yet. The quote is posted as soon as it does, within 15 minutes.',
  quoteCameLate: 'A quote that you asked for could not be posted in time and was dropped. Ask for it again.',
  quoteUnsure:
    'It cannot be found out whether your quote was posted, so it is not posted again. Look for it, and ask again if it is not there.',
  answerCameLate: 'I couldn’t answer in time. Please ask again.',
  answerUnsure: 'I can’t tell whether my answer was posted, so I didn’t post it again.',
  unreadableDelivery:
    'Something that you asked me to post was damaged in my database, so I can’t post it. Please ask again.',
  quoteRefusedBefore: 'This quote was refused before. Ask for it again.',
  tooLongToQuote: (characters: number) =>
    `That is ${characters.toLocaleString('en')} characters, too much for one quote. Quote fewer paragraphs at a time.`,
  notYourQuote: 'Only the person who asked for this quote, or an administrator, can take it back.',
  cite: 'Citation of',
  citeIn: (places: string, style: CitationStyle) => `Citation of ${places}, ${styleNames[style]}`,
  contents: 'Contents',
  help: 'What you can ask',
  helpAbout: (documents: readonly Document[], prompt: string) =>
    `I quote ${titles(documents)}, word for word and with its paragraph numbers. Type ${prompt === '' ? '' : `${prompt.trim()} and `}one of these:`,
  helpPrivate: 'Answers are for you alone until you quote them.',
  unclearReference: (text: string) => `“${shorten(text)}” is not a reference`,
  unclearReferenceWhy: (document: Document, prompt: string) =>
    `${whatExists(document)} Write one as ${prompt}${examplePlaces(document)}.`,
  unknownButton: 'That button is from another version',
  unknownButtonWhy: 'I cannot tell what it meant. Please ask again; the new answer has new buttons.',
  absent: 'There is no such passage',
  noSuchUnit: (document: Document, unit: string) => `${document.short} has no ${unit}`,
  noSuchUnitWhy: (document: Document) => {
    const { first, last } = paragraphRange(document)
    return `It has paragraphs ${first} to ${last}.`
  },
  section: (title: string) => `This is the section “${title}”.`,
  phraseNotFound: (phrase: string) =>
    `Nothing has the exact phrase “${shorten(phrase)}”, so I searched for its words.`,
  holdsQuotation:
    'The message holds a quotation. To compare it with the document word for word, use Check quotation.',
  hello: 'Hello!',
  helloWhat: (documents: readonly Document[], prompt: string) =>
    `I find and quote exact passages from ${titles(documents)}. Ask in your own words, or by number, such as ${prompt}sanctions or ${prompt}5.`,
  welcome: 'You’re welcome',
  welcomeWhat: 'Ask me again any time.',
  exact: (place: string, more: number) => `Exact: ${place}${andMore(more)}`,
  'exact with marked changes': (place: string, more: number) =>
    `Exact, with marked changes: ${place}${andMore(more)}`,
  altered: (place: string, more: number) => `Altered: ${place}${andMore(more)}`,
  notInDocuments: 'Not in the documents',
  notInParagraphs: (what: 'title' | 'heading' | 'closing', short: string) =>
    `Not in the paragraphs: ${what === 'heading' ? 'a heading' : `the ${what}`} of ${short}`,
  verdicts: (exact: number, marked: number, altered: number, absent: number) =>
    [
      ...(exact > 0 ? [`${exact} exact`] : []),
      ...(marked > 0 ? [`${marked} exact with marked changes`] : []),
      ...(altered > 0 ? [`${altered} altered`] : []),
      ...(absent > 0 ? [`${absent} not in the documents`] : []),
    ].join(', '),
  asTyped: 'As typed: ',
  changed: 'What differs:',
  replaced: (typed: string, own: string) => `“${typed}” for “${own}”`,
  leftOut: (own: string) => `left out: “${own}”`,
  added: (typed: string) => `added: “${typed}”`,
  mark: (name: string) => ` (${name})`,
  moreChanges: (count: number) => `and ${count} more`,
  elided: (own: string) => `Openly left out (…): “${own}”.`,
  insertedFor: (typed: string, own: string) => `“${typed}” stands for “${own}”.`,
  inserted: (typed: string) => `“${typed}” is not the document’s.`,
  wordsCounted: (count: number) => ` (${count} words)`,
  verdictOn: (verdict: string, typed: string) => `${verdict}. “${typed}”`,
  moreQuotations: (count: number) => `And ${count} more: check them in a message of their own.`,
  textCut: 'The text is long: only its beginning was checked.',
  nothingNear: 'No passage is near to it by its words, either.',
  fault: (id: string) =>
    `Something went wrong on our side. If it happens again, tell whoever runs this bot this number: ${id}.`,
  storeGone: (id: string) =>
    `My database cannot be reached, so nothing was written down. Try again in a minute; if it stays so, tell whoever runs this bot this number: ${id}.`,
  notAMember: (name: string) =>
    `I am not a member of this conversation, so I cannot quote in it. Type “/invite @${name}” there, then try again.`,
  refusedByPlatform: (code: string) =>
    `The platform refuses this message (${code}). Nothing was posted. Please tell whoever runs this bot.`,
  cannotPost: (reason: string) => `I cannot post here: ${reason}. Nothing was posted.`,
  cannotRemove: (reason: string) => `I cannot take it back: ${reason}.`,
  missingPermissions: (names: readonly string[]) =>
    `the bot lacks the permission${names.length === 1 ? '' : 's'} ${new Intl.ListFormat('en').format(names)}, which an administrator can grant in the channel’s settings`,
  askerLacks: (names: readonly string[]) =>
    `you lack the permission${names.length === 1 ? '' : 's'} ${new Intl.ListFormat('en').format(names)}, and I post only for people who can post here themselves`,
  askerTimedOut: 'you are timed out on this server, and I post only for people who can post here themselves',
  askerLocked: 'this thread is locked and you lack the permission Manage Threads',
  threadLocked: 'this thread is locked, and only its moderators can open it again',
  noReplies: 'Discord lets nobody reply to a notice like this one',
  oneMessageOnly:
    'where the bot is not a member, a quote has to fit into one message, and this one does not; quote less at a time',
  noExternalApps: 'this server does not let you use apps of your own for all to see',
  quoteInReply: 'Quote in reply',
  quoteCommand: 'Put a passage before everybody, word for word and with its source',
  close: 'Close',
  found: 'Find passages',
  checked: 'Check quotation',
  nothingToCheck: (prompt: string) =>
    `There are no words to check. Write them after ${prompt}check, with or without quotation marks.`,
  noQuotation: 'Not a quotation',
  noQuotationWhy: (typed: string, prompt: string) =>
    `“${shorten(typed)}” is too short to check. Paste a whole phrase after ${prompt}check. To check somebody’s message, choose “${words.checked}” in its menu.`,
  passage: 'Passage',
  noText: 'This message has no text that could be searched for or checked.',
  quotedHere: 'The quote stands in the conversation.',
  choosePassage: 'Choose a passage.',
  formTooLate: 'I couldn’t open the form in time. Please try again.',
  form: {
    title: 'Quote in thread',
    submit: 'Quote',
    passage: 'Passage',
    passageHint: 'The quote goes under the message, for all to see.',
    passagePlaceholder: 'A number or words',
    sentences: 'Sentences',
    sentencesHint: 'None chosen: the whole passage.',
    sentencesOption: 'Some sentences of it only, such as 2 or 2-3',
    number: 'Or its number, with sentences',
    numberPlaceholder: '11(c) or 5:2-3',
    context: 'Context',
    withContext: 'With the words that lead to it',
    comment: 'Comment',
    commentHint: 'Your own words, under your name.',
  },
  offers: {
    next: 'Next',
    previous: 'Previous',
    quote: 'Quote here',
    show: (place: string) => `Show ¶${place}`,
    showPassage: 'Show the passage',
    style: (style: CitationStyle) => styleNames[style],
    readOn: 'Read on',
    cite: 'Cite',
    takeBack: 'Take back',
    moreContext: 'More context',
    tryAgain: 'Try again',
    contents: 'Contents',
    help: 'Help',
    literal: (typed: string) => `Search “${typed}” itself`,
    searchInstead: 'Search for these words',
    searchFor: (typed: string) => `Search for “${shortenTyped(typed, 25)}”`,
    openSection: (title: string) => `Section “${shortenTyped(title, 28)}”`,
    check: 'Check quotation',
    changeState: (state: string) => `Mark as ${state}`,
    allActions: 'All action items',
    openActions: 'Still to do',
    myActions: 'Mine only',
    csv: 'CSV file',
    ics: 'Calendar file',
    mine: 'Mine',
    notMine: 'Not mine',
    changeAction: 'Change or note…',
    digest: 'Daily digest',
    settings: 'Settings',
    setDigest: 'Set it up…',
    changeDigest: 'Change…',
    preview: 'Preview',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop it',
    use: (typed: string) => `Use ${typed}`,
    forget: 'Delete everything',
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
      return `There is no document called “${absence.name}”.`
    case 'paragraph':
      return `There is no paragraph ${absence.number}. ${whatExists(absence.document)}`
    case 'item':
      return describeAbsentItem(absence)
    case 'sentence': {
      const count = describeSentences(absence.count)
      return `There is no sentence ${absence.number} in ¶${pinpoint(absence)}: it has ${count}.`
    }
    case 'sub-item':
      return `¶${pinpoint(absence)} has no (${absence.label}).`
    case 'backwards':
      return `${formatSpan(absence.span)} runs backwards: write ${formatSpan(turnRound(absence.span))}.`
  }
}

function describeSentences(count: number): string {
  if (count === 0) return 'no sentences of its own'
  return count === 1 ? 'one sentence' : `sentences 1 to ${count}`
}

function turnRound(span: Span): Span {
  if (span.kind === 'sub-item') return span
  return span.kind === 'items'
    ? { ...span, from: span.to, to: span.from }
    : { ...span, from: span.to, to: span.from }
}

/** "This document has paragraphs 1 to 12." */
function whatExists(document: Document): string {
  const { first, last } = paragraphRange(document)
  return `${document.short} has paragraphs ${first} to ${last}.`
}

function describeAbsentItem({ document, paragraph, letter }: Absence & { kind: 'item' }): string {
  const found = paragraphAt(document, paragraph)
  const letters = found === null ? [] : itemsOf(found).map((item) => item.letter)
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined) return `Paragraph ${paragraph} has no items; ¶${paragraph} shows all of it.`
  return `There is no item (${letter}) in paragraph ${paragraph}: it has items (${first}) to (${last}).`
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

function titles(documents: readonly Document[]): string {
  const [only, second] = documents
  if (only !== undefined && second === undefined) return `the ${only.title} (${only.date.slice(0, 4)})`
  return new Intl.ListFormat('en').format(documents.map((document) => document.short))
}

function shorten(typed: string): string {
  return shortenTyped(typed, 60)
}
