import type { Document, Version } from '../document/document.ts'
import { shortenTyped } from '../text/clean-typed.ts'
import { countUnits } from './absence-words.ts'

/** What the bot says about the documents of a workspace and about drafts, in English. */
export const documentWords = {
  heading: 'Documents',
  list: (count: number) => (count === 1 ? '1 document' : `${count.toLocaleString('en')} documents`),
  bundled: 'comes with me',
  addedBy: (version: Version) =>
    version.number === 1
      ? `added by ${nameIn(version.by)} on `
      : `version ${version.number}, added by ${nameIn(version.by)} on `,
  isMain: 'a number alone means this one',
  moreDocuments: (count: number) => `${count.toLocaleString('en')} more not shown. Ask about them by name.`,
  add: 'Add a document',
  manage: 'Manage documents',
  openPage: 'Open the page',
  drafts: (count: number) => (count === 1 ? '1 draft' : `${count} drafts`),
  openDraft: 'Open a draft',
  removeOne: 'Remove a document',
  addTitle: 'Add a document of your own',
  addHow: {
    Slack:
      'Choose “Add to documents” in the menu of a message that has the file. I read PDF, Word, OpenDocument, web pages, Akoma Ntoso, Markdown and plain text.',
    Discord:
      'Use /documents add with the file. I read PDF, Word, OpenDocument, web pages, Akoma Ntoso, Markdown and plain text.',
    other:
      'Open my page and drop the file there. I read PDF, Word, OpenDocument, web pages, Akoma Ntoso, Markdown and plain text.',
  },
  addThen:
    'You’ll see what I found before anyone else does. Nothing is published until you press Publish, and only if every word of the file is accounted for.',
  pageOnce: 'The link to my page is yours alone. It works once, within 15 minutes.',
  inTerminal: 'To add a document, run npm run import with the file.',
  notKept: 'Documents can’t be added here',
  notKeptWhy: 'This bot has no database for them. An admin can add files to its content folder instead.',
  shortcut: 'Add to documents',
  reading: (file: string) => `Reading ${shorten(file)}…`,
  tooLarge: (file: string, megabytes: number) =>
    `${shorten(file)} is too large. I read files of up to ${megabytes} MB. Divide the document, then add its parts.`,
  notAdded: 'I couldn’t add the file',
  unavailable: {
    'no file': 'This message has no file. Attach the document to a message, then try again.',
    'no access':
      'I’m not allowed to read files here. An admin can update the app from manifest.yml (files:read). You can also drop the file on my page.',
    gone: 'The file has been deleted. Attach it again, then try once more.',
    elsewhere: 'The file is stored outside this platform, so I can’t fetch it. Upload the file itself.',
    'too slow': 'The file took too long to download. Try again in a minute.',
    failed: 'The download failed. Try again in a minute.',
  },
  onlyFirst: (file: string, others: number) =>
    others === 1
      ? `This message has another file. I read only ${shorten(file)}.`
      : `This message has ${others} more files. I read only ${shorten(file)}.`,
  draft: {
    ready: (file: string) => `${shorten(file)} is ready to publish`,
    missing: (file: string, count: number) =>
      `${shorten(file)} needs ${count === 1 ? 'one detail' : `${count} details`}`,
    wrong: (file: string) => `${shorten(file)} can’t be published yet`,
    found: (series: readonly string[]) =>
      series.length === 0 ? 'I found no numbered parts.' : `I found ${listOf(series)}.`,
    accounted: (words: number) => `All ${words.toLocaleString('en')} words are accounted for.`,
    leftOut: (count: number) =>
      count === 1 ? 'One word was left out.' : `${count.toLocaleString('en')} words were left out.`,
    stillMissing: (details: readonly Detail[]) =>
      `Still missing: ${listOf(details.map((each) => detailNames[each]))}.`,
    isNew: 'A new document.',
    replaces: (version: number) => `Will be version ${version + 1}.`,
    broughtBy: (name: string) => `Brought by ${name}. I keep a draft for a day.`,
    problems: 'To fix first:',
    warnings: 'To look at:',
    more: (count: number) => `${count.toLocaleString('en')} more on my page.`,
    page: (page: number) => `page ${page}`,
    line: (line: number) => `line ${line}`,
    review: 'Review',
    fill: 'Fill in details…',
    change: 'Edit details…',
    publish: 'Publish',
    discard: 'Discard',
  },
  draftGone: 'This draft is gone',
  draftGoneWhy: 'It was published or discarded, or it was a day old. Add the file again to start over.',
  noDrafts: 'No drafts are waiting.',
  draftBy: (name: string) => `brought by ${name}`,
  notPublished: 'Not published',
  published: (short: string, version: number) =>
    version === 1 ? `${short} is published` : `Version ${version} of ${short} is published`,
  publishedWhat: 'Ask ',
  announced: (name: string, document: Document) => {
    const number = document.version?.number ?? 1
    return number === 1
      ? `${name} added ${document.short} (${countUnits(document)}).`
      : `${name} added ${document.short} (version ${number}, ${countUnits(document)}).`
  },
  announcementUnsure: 'I couldn’t confirm that my note in the channel was posted.',
  asUploaded: (name: string) => `As uploaded by ${nameIn(name)}, not compared with the official text.`,
  notAnnounced: (why: string) => `The channel doesn’t know yet. ${why}`,
  discarded: 'Draft discarded',
  discardedWhat: 'Nothing was published.',
  removed: (short: string) => `${short} was removed`,
  removedWhat: 'Nobody can ask it here any more. Quotes that were posted stay.',
  notThere: 'This document isn’t here any more',
  notThereWhy: 'Type documents to see the list.',
  reallyRemove: (short: string) => `Remove ${short}?`,
  remove: (short: string) => `Remove ${short}`,
  form: {
    title: 'Details of the document',
    submit: 'Save',
    noForm: 'Forms don’t work here. Open my page to fill in the details.',
    wrong: {
      date: 'I couldn’t read that date. Type it as 2018-01-16 or 16 January 2018.',
      source: 'Type the whole address, beginning with https://.',
      name: 'Use up to 40 lower-case letters, digits and hyphens, such as gdpr.',
      short: 'Begin with a letter, so that it isn’t read as a number.',
      language: 'Type a language tag, such as en or pt-BR.',
    },
    hints: {
      title: 'The complete official title.',
      short: 'What quotes call it, such as GDPR.',
      date: 'As 2018-01-16 or 16 January 2018.',
      issuer: 'Who published the text.',
      source: 'The address of the official text.',
      name: 'What people type to ask it, such as gdpr.',
      language: 'A language tag, such as en or pt-BR.',
    },
  },
  command: 'List the documents, or add one of your own',
  subcommands: {
    list: 'List the documents, and who added them',
    add: 'Add a document of your own from a file',
  },
  fileOption: 'PDF, DOCX, ODT, HTML, XML, Markdown or plain text',
} as const

/** What is said of a document, in a form and in sentences. */
export const detailNames = {
  title: 'Title',
  short: 'Short name',
  date: 'Date',
  issuer: 'Issuer',
  source: 'Source',
  name: 'Name',
  rights: 'Rights',
  language: 'Language',
  actions: 'Action items',
} as const

export type Detail = keyof typeof detailNames

function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat('en').format(parts)
}

function nameIn(name: string): string {
  return shortenTyped(name, 40)
}

function shorten(file: string): string {
  return shortenTyped(file, 60)
}
