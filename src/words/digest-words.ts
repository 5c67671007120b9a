import type { ActionState } from '../actions/tracker.ts'
import type { Document } from '../document/document.ts'

/** What the bot says in a digest and about digests, in English. */
export const digestWords = {
  title: (date: string) => `Daily digest · ${date}`,
  late: (due: string) => `Posted late: it was due ${due}, and could not be posted then.`,
  itemOfTheDay: 'Action item of the day',
  nothingOpen: (count: number, short: string) =>
    `Nothing is open: ${count === 1 ? 'the one action item' : `all ${count} action items`} of ${short} ${count === 1 ? 'is' : 'are'} done or dropped.`,
  changes: (since: string | null) =>
    since === null ? 'Changes so far' : `Changes since the last digest (${since})`,
  noChanges: 'Nothing has changed since the last digest.',
  moreChanges: (count: number) => `and ${count} more`,
  besides: (counts: readonly (readonly [ActionState, number])[]) =>
    `Besides: ${counts
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}.`,
  heading: 'Daily digest',
  none: 'This channel has no daily digest',
  noneWhy: (document: Document, prompt: string) =>
    `It would bring the action items of ${document.short}, and what has become of them here, every morning. Set it up with a time, a zone and days: ${prompt}digest 09:00 Europe/London weekdays`,
  noActions: 'There is nothing to bring: no document here has action items.',
  noActionsIn: (short: string) =>
    `There is nothing to bring: ${short} has no action items. Nothing was changed.`,
  noChannel: 'A digest needs a channel',
  noChannelWhy: 'Ask in the channel that is to have it, in Slack or in Discord.',
  notHere: 'the bot itself is not there, so it can post nothing of its own',
  isSet: (schedule: string, short: string) => `${short}, ${schedule}`,
  setBy: (name: string) => `Set by ${name}, `,
  next: 'Next: ',
  last: 'Last: ',
  pausedBy: (why: string | null) => `Paused${why === null ? '' : `: ${why}`}`,
  pausedUntil: (date: string) => `Paused until ${date}.`,
  stopped: 'Stopped',
  stoppedWhat: 'No more digests are posted here. What was noted of the action items stays.',
  paused: 'Paused',
  pausedWhat: (until: string | null) =>
    until === null
      ? 'No digests are posted here until somebody resumes them.'
      : `No digests are posted here before ${until}.`,
  resumed: 'Resumed',
  announced: (name: string, schedule: string) => `${name} set up a daily digest here: ${schedule}.`,
  announcedFirst: 'The first: ',
  alreadySet: 'Nothing changed, so I didn’t announce it again.',
  zoneAssumed: (zone: string) => `The zone is yours, ${zone}; name another one if that is not meant.`,
  noZone: 'Which time zone?',
  noZoneWhy: (prompt: string, time: string) =>
    `I do not know yours. Name a city or a zone: ${prompt}digest ${time} Europe/London`,
  nothingSaid: (prompt: string) =>
    `Say when: a time, a zone and days, such as ${prompt}digest 09:00 Europe/London weekdays, or daily, or mon wed fri.`,
  whenTitle: 'When?',
  unknown: (what: 'time' | 'zone' | 'days' | 'words', typed: string) =>
    ({
      time: `There is no time “${typed}”`,
      zone: `There is no time zone “${typed}”`,
      days: `There is no day “${typed}”`,
      words: `I cannot read “${typed}”`,
    })[what],
  unknownWhy: (nearest: string | null, prompt: string) =>
    nearest === null
      ? `Write a time, a zone and days, such as ${prompt}digest 09:00 Europe/London weekdays. Nothing was changed.`
      : `The nearest that there is: ${prompt}digest ${nearest}. Nothing was changed.`,
  noDate: (typed: string) => `There is no date “${typed}” to come`,
  noDateWhy: (nearest: string | null, prompt: string) =>
    `Write ${prompt}digest pause until ${nearest ?? '5 January'}. Nothing was changed.`,
  notPosted: 'The digest is not set up',
  unsure:
    'The platform did not answer when I posted a note about it, so it may be missing. The digest is set up all the same.',
  noPreviewWhy: (nearest: string | null, prompt: string) =>
    `Write ${prompt}digest preview ${nearest ?? '5 January'}.`,
  dayIsOver: (typed: string) => `“${typed}” is over`,
  dayIsOverWhy: (prompt: string) =>
    `What was posted that day stands in the channel; only today’s digest and later ones can be previewed. Write ${prompt}digest preview tomorrow.`,
  dayIsTooFar: (typed: string) => `“${typed}” is too far away`,
  dayIsTooFarWhy: (last: string, prompt: string) =>
    `A digest can be previewed two years ahead at most. Write ${prompt}digest preview ${last}.`,
  preview: {
    asThingsStand: 'As things stand now.',
    onWeekdays: 'No digest is set up here; this is one on weekdays, from today.',
    withoutChanges: 'It will also say what changes until then.',
    notDue: (isToday: boolean) => `No digest is due ${isToday ? 'today' : 'that day'}.`,
  },
  superseded: 'a newer one was due',
  tooLate: (hours: number) => `it was more than ${hours} ${hours === 1 ? 'hour' : 'hours'} late`,
  notActive: 'the digest had been paused or stopped',
  cannotTell: 'it cannot be found out whether it was posted',
  noPlatform: 'the platform is not connected',
  documentGone: 'None of the documents that this bot has says what is to be done.',
  doesNotFit: 'It does not fit into one message of this platform.',
  asksToWait: 'the platform asks to wait',
  failed: (why: string) =>
    `The daily digest that you set up could not be posted, so it is paused: ${why} When that is mended, ask there for digest resume.`,
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
  noDigests: 'No channel has a daily digest.',
  moreDigests: (count: number) => `And ${count} more: ask in their channels.`,
  forgetTitle: 'Delete everything of this workspace?',
  forgetWhat:
    'What is noted of action items here, with its history, every digest, and the record of who quoted what. Messages that stand stay. This cannot be undone.',
  forgotten: 'Deleted',
  forgottenWhat: (rows: number) => `Everything that was kept of this workspace is deleted (${rows} rows).`,
  noForm: (prompt: string) => `There is no form here. Write ${prompt}digest 09:00 Europe/London weekdays.`,
  form: {
    title: 'Daily digest',
    submit: 'Save',
    saving: 'One moment: it is being saved.',
    time: 'Time',
    zone: 'Time zone',
    zonePlaceholder: 'A city or a zone',
    days: 'Days',
    date: 'For a date, such as next Monday',
    until: 'Until a date, such as 5 January',
  },
  command: 'This channel’s daily digest of the action items',
  subcommands: {
    set: 'Post it here at a time of day',
    show: 'What is set, by whom, and when it comes next',
    preview: 'Show it to you alone, now: today’s, or that of a later date',
    pause: 'Stop posting for a while',
    resume: 'Post again',
    stop: 'Post no more',
  },
} as const
