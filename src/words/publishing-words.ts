/** What is said of a workspace's own documents on the way from a file to a version, in English. */
export const publishingWords = {
  fields: {
    name: 'name',
    title: 'title',
    short: 'short name',
    date: 'date',
    issuer: 'issuer',
    source: 'address of the official text',
    rights: 'rights',
    language: 'language',
    actions: 'action items',
  },
  missing: (field: string) => `The ${field} is missing. Type it before you publish.`,
  name: 'the name may have lower-case letters, digits and hyphens, at most 40, and mustn’t read as a paragraph number',
  nameRemedy: 'Choose a name such as climate-accord',
  bundled: (name: string) => `“${name}” is one of my built-in documents`,
  taken: (name: string, other: string) => `“${name}” already names ${other}`,
  takenRemedy: 'Choose another name',
  tooLong: (field: string, most: number) =>
    `the ${field} has more than ${most.toLocaleString('en')} characters`,
  shorten: 'Shorten it',
  short: 'the short name begins with a digit, so it would read as a paragraph number',
  shortRemedy: 'Begin it with a letter',
  date: 'the date isn’t one I can read',
  dateRemedy: 'Write it as 2018-01-16',
  source: 'the address of the official text isn’t a web address',
  sourceRemedy: 'Copy it from the browser, beginning with https://',
  language: 'the language isn’t a language tag',
  languageRemedy: 'Write a tag such as en, fr or zh',
  actions: (named: string) => `the text has no passages “${named}” for action items`,
  actionsRemedy: 'Write a reference to what is in the text, such as 11(a)-(c), or leave it empty',
  unexplained: (lost: readonly string[], added: readonly string[]) =>
    [
      ...(lost.length > 0
        ? [`${counted(lost, 'word')} of the file didn’t reach the text: ${list(lost)}`]
        : []),
      ...(added.length > 0
        ? [`${counted(added, 'word')} of the text aren’t in the file: ${list(added)}`]
        : []),
    ].join('. '),
  unexplainedRemedy: 'Correct the text below, or import the document in another format',
  unexplainedAndEdited: 'the import left words unexplained, and the text has been edited since',
  unexplainedAndEditedRemedy: 'Compare the text with the file before you publish',
  longText: (most: number) => `the text has more than ${most.toLocaleString('en')} characters`,
  longTextRemedy: 'Divide the document, and publish its parts',
  tooManyDocuments: (most: number) =>
    `This workspace has ${most} documents of its own, the most I keep. Remove one first.`,
  tooManyVersions: (most: number) =>
    `This document has ${most} versions, the most I keep. Remove the document, or publish it under another name.`,
  tooMuchText: 'The documents of this workspace are too long together. Remove one, or publish a shorter one.',
  tooManyDrafts: (most: number) =>
    `${most} documents are waiting to be published here, the most I keep. Publish or discard one first.`,
  tooLongImport: (most: number) =>
    `The text of this file has more than ${most.toLocaleString('en')} characters. Divide the document, and import its parts.`,
  olderFormat:
    'This document.md is written by the older rules: its front matter has no line “format: 2”. Add that line and bring it again. I’ll show you how I read each line.',
  notUtf8: 'This document.md isn’t UTF-8 text. Save it as UTF-8 and bring it again.',
  noWords: 'This document.md has no words below its front matter. Write its text there and bring it again.',
  wrongFrontMatter: (line: number, message: string, remedy: string) =>
    `In line ${line}, ${message}. ${remedy}.`,
  carried: (keys: readonly string[]) => `the file’s front matter also has ${keys.join(', ')}`,
  inherited: (keys: readonly string[]) => `the version before also has ${keys.join(', ')}`,
  inheritedRemedy:
    'I’ll keep that as it is. To change it, publish, download the document.md, edit it and bring it as the next version',
  carriedRemedy: 'I’ll keep that as it is. To change it, edit the file and bring it again',
  tooBusy: 'I’m reading too many files. Try again in a minute.',
  waitingForTurn: 'Waiting for other files to be read',
} as const

const mostNamed = 8

function counted(words: readonly string[], word: string): string {
  return words.length === 1 ? `1 ${word}` : `${words.length.toLocaleString('en')} ${word}s`
}

function list(words: readonly string[]): string {
  const named = words.slice(0, mostNamed).map((word) => `“${word}”`)
  const more = words.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
