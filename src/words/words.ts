import type { CitationStyle } from '../cite/style.ts'
import type { Document } from '../document/document.ts'
import { itemsOf, mainRange } from '../document/passage.ts'
import { mainSeries } from '../document/tree.ts'
import { shortenTyped } from '../text/clean-typed.ts'
import type { Span } from '../text/span.ts'
import { whatExists } from './absence-words.ts'
import { offerWords, styleNames } from './offer-words.ts'

/** Every word that the bot says of its own, in one place, in English. `prompt` is what stands before a command. */
export const words = {
  best: (query: string, at: number, count: number) => {
    if (count === 1) return `The only match for “${shorten(query)}”.`
    return at === 0
      ? `Best of ${count} matches for “${shorten(query)}”.`
      : `Match ${at + 1} of ${count} for “${shorten(query)}”.`
  },
  nextBest: 'Next best:',
  nearest: (query: string) => `No close match for “${shorten(query)}”. Closest passages:`,
  correction: (typed: string, read: string): readonly Span[] => [
    'Showing results for ',
    { mark: 'strong', text: read },
    ` instead of “${typed}”.`,
  ],
  because: (related: readonly { readonly asked: string; readonly found: string }[]) =>
    `Also matched related words: ${related.map(({ asked, found }) => `${asked} → ${found}`).join(', ')}.`,
  alsoThere: 'Also in:',
  nearestPassages: 'Closest passages:',
  related: (place: string) => `Related to ${place}`,
  relatedTo: (place: string) => `Closest to ${place} in meaning:`,
  nothingFound: (query: string, documents: readonly Document[]) =>
    `No match for “${shorten(query)}” in ${anyOf(documents)}`,
  nothingFoundWhy: 'Try fewer or different words, or look in a section.',
  nothingRelated: 'No closely related passages.',
  longQuestion: 'That’s a long question, so I searched only its first words.',
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
  help: (documents: readonly Document[]) => `I find and quote exact passages from ${anyOf(documents)}`,
  helpPrivate: (prompt: string) =>
    `Answers to ${prompt.trim()} are private until you quote them. I don’t follow conversations.`,
  unclearReference: (text: string) => `I couldn’t read “${shorten(text)}” as a reference`,
  unclearReferenceWhy: (document: Document) => whatExists(document),
  tryReference: (document: Document, prompt: string) => `Try ${prompt}${examplePlaces(document)}.`,
  unknownButton: 'This button has expired',
  unknownButtonWhy: 'Ask again to get a fresh answer.',
  absent: 'No such passage',
  noSuchUnit: (document: Document, unit: string) => `${document.short} has no ${unit}`,
  noSuchUnitWhy: (document: Document) => {
    const { first, last } = mainRange(document)
    return `It has paragraphs ${first}–${last}.`
  },
  section: (title: string) => `This is the section “${title}”.`,
  phraseNotFound: (phrase: string) =>
    `Nothing has the exact phrase “${shorten(phrase)}”, so I searched for its words.`,
  holdsQuotation: 'This message contains a quotation. Press Check quotation to compare it with the document.',
  hello: 'Hi, I’m Rapporteur. I quote official documents word for word.',
  helloWhat: (documents: readonly Document[], prompt: string) =>
    `I know ${titles(documents)}. Ask in your own words, or by number: ${prompt}sanctions or ${prompt}5.`,
  howToAsk: (prompt: string) =>
    `Type ${prompt}and your question, or a number: ${prompt}sanctions or ${prompt}5.`,
  home: {
    title: 'Quote it right',
    what: 'Ask in your own words, type a paragraph number, or check a quotation before it goes out.',
    yours: 'Yours',
    documents: 'Documents',
    size: (paragraphs: number, items: number) =>
      [
        paragraphs === 1 ? '1 paragraph' : `${paragraphs} paragraphs`,
        ...(items === 0 ? [] : [items === 1 ? '1 action item' : `${items} action items`]),
      ].join(' · '),
    how: (command: string) =>
      `Type ${command} anywhere, mention me in a thread, or choose “Check quotation” in a message’s menu.`,
    privacy: (command: string) =>
      `Answers to ${command} are private until you quote them. When you mention me, everyone there sees the answer. I don’t follow conversations.`,
  },
  welcome: 'You’re welcome',
  welcomeWhat: 'Ask me again any time.',
  exact: (places: number) => `Word for word${inPlaces(places)}`,
  'exact with marked changes': (places: number) => `Word for word, with marked changes${inPlaces(places)}`,
  altered: (changes: readonly string[]) => `Not word for word: ${changes.join(', ')}`,
  changesCounted: ({
    added,
    leftOut,
    replaced,
  }: Readonly<Record<'added' | 'leftOut' | 'replaced', number>>) =>
    [
      ...(replaced > 0 ? [`${replaced} replaced`] : []),
      ...(added > 0 ? [`${added} added`] : []),
      ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ].join(', '),
  redPen: 'Struck through: not in the document. Underlined: left out of the quotation.',
  corrected: {
    added: (text: string) => `[added: ${text}]`,
    missing: (text: string) => `[left out: ${text}]`,
    inserted: (text: string) => `[added: ${text}]`,
    deleted: (text: string) => `[left out: ${text}]`,
  },
  checkedAll: (count: number, counts: string) => `${count} quotations checked: ${counts}`,
  notInDocuments: (documents: readonly Document[]) => `Not in ${anyOf(documents)}`,
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
  replaced: (typed: string, own: string) => `“${typed}” instead of “${own}”`,
  leftOut: (own: string) => `“${own}” left out`,
  added: (typed: string) => `“${typed}” added`,
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
  confirm: {
    'take back': {
      question: { title: 'Remove this for everyone?', text: 'You can post it again later.' },
      label: 'Remove',
    },
    'stop digest': {
      question: {
        title: 'No more digests in this channel?',
        text: 'Notes on action items are kept.',
      },
      label: 'Turn off',
    },
    'discard draft': {
      question: {
        title: 'Discard this draft?',
        text: 'What you typed for it is lost. You can add the file again.',
      },
      label: 'Discard draft',
    },
    'revoke key': {
      question: {
        title: 'Revoke this key?',
        text: 'Programs that use it can’t read anything any more. It can’t be undone.',
      },
      label: 'Revoke',
    },
    'drop unanswered': {
      question: {
        title: 'Stop keeping these words?',
        text: 'Those that were kept are deleted, which can’t be undone.',
      },
      label: 'Stop and delete',
    },
    'remove document': {
      question: {
        title: 'Remove this document?',
        text: 'All its versions go, and nobody can ask it here any more. Quotes that were posted stay. It can’t be undone.',
      },
      label: 'Remove document',
    },
  },
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
  oneMoment: 'One moment…',
  close: 'Close',
  cancel: 'Cancel',
  found: 'Find passages',
  checked: 'Check quotation',
  nothingToCheck: (prompt: string) =>
    `Nothing to check. Paste the quotation after ${prompt}check (quotation marks optional).`,
  noQuotation: 'Not a quotation',
  noQuotationWhy: (typed: string, prompt: string) =>
    `“${shorten(typed)}” is too short to check. Paste a whole phrase after ${prompt}check.`,
  checkMessage: () => `To check a message, choose “${words.checked}” in its menu.`,
  passage: 'Passage',
  noText: 'This message has no text to search or check.',
  quotedHere: 'Your quote is in the conversation.',
  choosePassage: 'Choose a passage.',
  formTooLate: 'I couldn’t open the form in time. Please try again.',
  askForm: {
    ask: {
      title: 'Ask a question',
      submit: 'Ask',
      label: 'Question',
      hint: 'Your own words, or a paragraph’s number.',
    },
    check: {
      title: 'Check a quotation',
      submit: 'Check',
      label: 'Quotation',
      hint: 'Paste it as it was quoted to you.',
    },
  },
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
  offers: offerWords,
} as const

/** Whether a line is what stands under a quote of ours: who asked for it, and what they add. */
export function isByline(line: string): boolean {
  return /^[*_-]{0,3}(?:Quoted by|Comment:) ./u.test(line)
}

/** The sign of each verdict, which is seen before it is read. */
export const verdictSigns = {
  exact: '🟢',
  'exact with marked changes': '🟡',
  altered: '🟠',
  absent: '🔴',
} as const

function examplePlaces(document: Document): string {
  const { first, last } = mainRange(document)
  const listed = mainSeries(document).find(({ id }) => itemsOf(id, document).length > 0)
  const item = listed === undefined ? '' : `, ${listed.number}(a)`
  return `${Math.min(Number(first) + 1, Number(last))}${item}, ${first}:1 (a sentence) or ${first}-${last}`
}

function inPlaces(count: number): string {
  return count <= 1 ? '' : `, in ${count} places`
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
