import type { Document } from '../document/document.ts'
import { countsInside, type StateCounts } from './action-words.ts'

/** What the bot says in a digest and about digests, in English. */
export const digestWords = {
  title: (date: string, counts: StateCounts) => `Action items on ${date}: ${countsInside(counts)}`,
  late: (due: string) => `Late: due at ${due}, couldn’t be posted then.`,
  newVersion: (short: string, number: number, name: string) =>
    `${short} has a new text: version ${number}, published by ${name} on `,
  itemOfTheDay: 'Action item of the day',
  nothingOpen: (count: number, short: string) =>
    `No open items. ${count === 1 ? 'The one action item' : `All ${count} action items`} of ${short} ${count === 1 ? 'is' : 'are'} done or won’t be done.`,
  changes: (since: string | null) =>
    since === null ? 'Changes so far' : `Changes since the last digest (${since})`,
  noChanges: 'No changes since the last digest.',
  moreChanges: (count: number) => `and ${count} more`,
  also: (state: string, places: readonly string[]) => `${state}: ${places.join(', ')}.`,
  heading: 'Daily digest',
  none: 'This channel has no daily digest',
  noneWhy: (document: Document, prompt: string) =>
    `Get ${document.short}’s action items and their status here every morning. Press Set up, or type ${prompt}digest 09:00 Europe/London weekdays`,
  noActions: 'Nothing to send: none of my documents has action items.',
  noActionsIn: (short: string) =>
    `Nothing to send: ${short === '' ? 'none of my documents has' : `${short} has no`} action items. Nothing was changed.`,
  noChannel: 'A digest needs a channel',
  noChannelWhy: 'Run this in the Slack or Discord channel where the digest should appear.',
  notHere: 'the bot isn’t in that channel',
  isSet: (schedule: string, short: string) => `${short}, ${schedule}`,
  setBy: (name: string) => `Set up by ${name} on `,
  next: 'Next: ',
  last: 'Last: ',
  pausedBy: (why: string | null) => `Paused${why === null ? '' : `: ${why}`}`,
  pausedUntil: (date: string) => `Paused until ${date}.`,
  stopped: 'Digest turned off',
  stoppedWhat: 'I’ll stop posting digests here. Notes on action items are kept.',
  paused: 'Paused',
  pausedWhat: (until: string | null) =>
    until === null ? 'No digests here until someone resumes them.' : `No digests here before ${until}.`,
  resumed: 'Resumed',
  announced: (name: string, schedule: string) => `Daily digest set up by ${name}: ${schedule}.`,
  announcedFirst: 'First one: ',
  alreadySet: 'Nothing changed, so I didn’t announce it again.',
  zoneAssumed: (zone: string) => `Using your time zone, ${zone}. Name another to change it.`,
  noZone: 'Which time zone?',
  noZoneWhy: (prompt: string, time: string) =>
    `I don’t know yours. Name a city or a zone, as in ${prompt}digest ${time} Europe/London`,
  nothingSaid: (prompt: string) =>
    `Type a time, a zone and days, such as ${prompt}digest 09:00 Europe/London weekdays. Days can also be daily or mon wed fri.`,
  whenTitle: 'When?',
  unknown: (what: 'time' | 'zone' | 'days' | 'words', typed: string) =>
    ({
      time: `“${typed}” isn’t a valid time`,
      zone: `“${typed}” isn’t a time zone I know`,
      days: `“${typed}” isn’t a day`,
      words: `I didn’t understand “${typed}”`,
    })[what],
  unknownWhy: (nearest: string | null, prompt: string) =>
    nearest === null
      ? `Type a time, a zone and days, such as ${prompt}digest 09:00 Europe/London weekdays. Nothing was changed.`
      : `Did you mean ${prompt}digest ${nearest}? Nothing was changed.`,
  noDate: (typed: string) => `“${typed}” isn’t a future date`,
  noDateWhy: (nearest: string | null, prompt: string) =>
    `Type ${prompt}digest pause until ${nearest ?? '5 January'}. Nothing was changed.`,
  notPosted: 'The digest isn’t set up',
  unsure: 'The digest is set up, but I couldn’t confirm that my note about it was posted.',
  noPreviewWhy: (nearest: string | null, prompt: string) =>
    `Type ${prompt}digest preview ${nearest ?? '5 January'}.`,
  dayIsOver: (typed: string) => `“${typed}” is in the past`,
  dayIsOverWhy: (prompt: string) =>
    `Past digests are in the channel. You can preview today’s or a later one, as in ${prompt}digest preview tomorrow.`,
  dayIsTooFar: (typed: string) => `“${typed}” is more than two years away`,
  dayIsTooFarWhy: (last: string, prompt: string) =>
    `The last date you can preview is ${prompt}digest preview ${last}.`,
  preview: {
    asThingsStand: 'Based on today’s status.',
    onWeekdays: 'Preview only: no digest is set up here yet. This one is for weekdays, from today.',
    withoutChanges: 'Changes up to that day will be added.',
    notDue: (isToday: boolean) => `No digest is due ${isToday ? 'today' : 'that day'}.`,
  },
  superseded: 'a newer one was due',
  tooLate: (hours: number) => `it was more than ${hours} ${hours === 1 ? 'hour' : 'hours'} late`,
  notActive: 'the digest had been paused or stopped',
  cannotTell: 'I couldn’t confirm that it was posted',
  noPlatform: 'the platform isn’t connected',
  documentGone: 'None of my documents has action items.',
  doesNotFit: 'It doesn’t fit in one message.',
  asksToWait: 'the platform asked me to slow down',
  failed: (why: string) =>
    `I paused your daily digest because I couldn’t post it: ${why} Once that’s fixed, run digest resume there.`,
  notSentAgain: (why: string) =>
    `I couldn’t confirm that today’s digest was posted, so I didn’t post it again (${why}).`,
  unreadable: 'Its settings can’t be read in my database. Set it up again.',
  cannotSchedule: (zone: string, why: string) =>
    `I can’t tell when it’s due in the time zone “${zone}” (${why}). Set it up again with another zone.`,
  states: {
    due: 'due',
    claimed: 'claimed',
    posting: 'posting',
    removing: 'removing',
    posted: 'posted',
    refused: 'failed',
    skipped: 'skipped',
    unsure: 'skipped',
    removed: 'removed',
  },
  digests: 'Daily digests',
  noDigests: 'No daily digests yet.',
  moreDigests: (count: number) => `${count} more not shown. Run digest in their channels.`,
  forgetTitle: 'Delete all data for this workspace?',
  forgetWhat:
    'This deletes the documents that your team added, notes and history of action items, digests, the quote log, and counts of questions. Posted messages stay. It can’t be undone.',
  forgotten: 'Deleted',
  forgottenWhat: (rows: number) => `All data for this workspace was deleted (${rows} rows).`,
  noForm: (prompt: string) => `Forms don’t work here. Type ${prompt}digest 09:00 Europe/London weekdays.`,
  form: {
    title: 'Daily digest',
    submit: 'Save',
    saving: 'Saving…',
    time: 'Time',
    zone: 'Time zone',
    zonePlaceholder: 'City or time zone',
    days: 'Days',
    date: 'For a date, such as next Monday',
    until: 'Until a date, such as 5 January',
  },
  command: 'This channel’s daily digest of the action items',
  subcommands: {
    set: 'Post a digest here at a set time',
    show: 'Show the schedule, who set it up and when the next one is due',
    preview: 'Show today’s digest, or a later one, only to you',
    pause: 'Pause the digest',
    resume: 'Resume the digest',
    stop: 'Turn off the digest',
  },
} as const
