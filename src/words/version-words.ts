import type { ChangeCounts } from '../compare/compare-documents.ts'

/** What the bot says of versions, of what changed between them, and of which document a bare number means, in English. */
export const versionWords = {
  title: (short: string, count: number) => `${short}: ${count === 1 ? 'one version' : `${count} versions`}`,
  version: (number: number) => `Version ${number}`,
  by: (name: string) => ` · published by ${name} on `,
  first: 'the first one',
  counts: ({ added, removed, changed, renumbered }: ChangeCounts) =>
    [
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(added > 0 ? [`${added} added`] : []),
      ...(removed > 0 ? [`${removed} removed`] : []),
      ...(renumbered > 0 ? [`${renumbered} renumbered`] : []),
    ].join(', ') || 'no words changed',
  none: (short: string) => `${short} has no versions`,
  noneWhy: 'It comes with me and stays as it is. Only documents that your team adds have versions.',
  onlyOne: (short: string) => `${short} has one version`,
  onlyOneWhy: 'Once it’s published again, I can show what changed.',
  noSuchVersion: (short: string, number: number) => `${short} has no version ${number}`,
  hasVersions: (newest: number) => (newest === 1 ? 'It has version 1.' : `It has versions 1–${newest}.`),
  sameVersion: (short: string, number: number) => `That’s version ${number} of ${short} twice`,
  sameVersionWhy: 'Name two different versions.',
  cannotOpen: (number: number) => `I can’t open version ${number}`,
  cannotOpenWhy: 'Its text isn’t in my database any more, or can’t be read.',
  compared: (short: string, from: number, to: number, counts: string) =>
    `${short}, version ${from} → ${to}: ${counts}`,
  comparedPlaces: (short: string, from: number, to: number) => `${short}, version ${from} → ${to}`,
  same: (place: string, from: number, to: number) => `${place}: the same words in versions ${from} and ${to}`,
  looks: (from: number, to: number) =>
    `Struck through: only in version ${from}. Underlined: new in version ${to}.`,
  published: (number: number, name: string) => `Version ${number} was published by ${name} on `,
  renumbered: (places: readonly string[], more: number) =>
    `Renumbered, with the same words: ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  what: {
    added: 'added',
    removed: 'removed',
    changed: (before: string | null) => (before === null ? 'changed' : `changed, was ${before}`),
    renumbered: (before: string) => `same words, was ${before}`,
  },
  places: {
    title: 'Title',
    closing: 'Closing',
    heading: (place: string) => `Heading of ${place}`,
  },
  earlier: (number: number, newest: number) => `From version ${number}; version ${newest} is newer. `,
  stillSame: 'The words here are the same.',
  stillElsewhere: (place: string) => `It has the same words as ${place}.`,
  nowOther: 'The words here have changed.',
  nowOtherElsewhere: (place: string) => `They have changed, and are ${place} there.`,
  nowGone: 'It doesn’t have this passage.',
  offers: {
    newest: (number: number) => `Show in version ${number}`,
    compareWith: (number: number) => `Changes since version ${number}`,
    compareTwo: (from: number, to: number) => `Changes from version ${from} to ${to}`,
    versions: 'All versions',
    changes: 'Show a changed passage',
    use: (short: string) => `Use ${short}`,
    useEverywhere: 'Use it in all channels',
    reset: 'Use the usual one',
    chooseOther: 'Use another document',
  },
  meant: (short: string) => `A number alone means ${short} here`,
  meantWhy: {
    channel: 'That was chosen for this channel.',
    workspace: 'That was chosen for the whole workspace.',
    usual: '',
  },
  nameAnother: (example: string) => `Name another document to ask it, as in ${example}.`,
  onlyDocument: 'It’s the only document I have.',
  used: (short: string, isEverywhere: boolean) =>
    `A number alone means ${short} ${isEverywhere ? 'in this workspace' : 'here'} now`,
  usedWhy: (isEverywhere: boolean) =>
    isEverywhere
      ? 'Channels with a document of their own keep it. Buttons of earlier answers stay as they are.'
      : 'Other channels and the buttons of earlier answers stay as they are.',
  notKept: 'I can’t keep that here',
  notKeptWhy: 'This bot has no database, so name the document each time.',
  didYouMean: (names: readonly string[]) =>
    `Did you mean ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}?`,
  version2: (number: number) => `version ${number}`,
} as const
