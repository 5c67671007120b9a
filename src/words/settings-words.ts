import { shortenTyped } from '../text/clean-typed.ts'

/** What the bot says about the settings of a workspace, in English. */
export const settingsWords = {
  title: 'Settings',
  main: 'Main document',
  mainHere: 'Main document of this channel',
  dates: 'Language of dates',
  datesLike: (name: string, example: string) => `${name}, as in ${example}`,
  datesWhy:
    'It’s for dates that I write. Documents and citations stay as they are, and so do dates that your app shows in its own way.',
  admins: 'Admins',
  platformAdmins: {
    Slack: 'admins and owners of this workspace',
    Discord: 'everyone who can manage this server',
    other: 'admins of this workspace',
  },
  named: (platforms: string, names: readonly string[]) =>
    new Intl.ListFormat('en').format([platforms, ...names]),
  howToName: (prompt: string) =>
    `To name someone, type ${prompt}settings admin @name. They can then change documents, keys and settings. They can’t name admins or delete everything.`,
  howToNameByCommand:
    'To name someone, use /settings admin. They can then change documents, keys and settings. They can’t name admins or delete everything.',
  chooseMain: 'Main document…',
  chooseMainHere: 'In this channel…',
  chooseDates: 'Language of dates…',
  removeAdmin: 'Remove an admin…',
  everywhere: (short: string) => `${short} everywhere`,
  here: (short: string) => `${short} here`,
  resetHere: 'Same as everywhere',
  removeOne: (name: string) => `Remove ${nameIn(name)}`,
  changed: {
    dates: (name: string) => `Dates are now in ${name}`,
    named: (name: string) => `${nameIn(name)} is now an admin here`,
    removed: (name: string) => `${nameIn(name)} is no longer an admin here`,
  },
  wasNone: 'That person isn’t a named admin',
  tooMany: (most: number) => `You can name ${most} admins at most. Remove one first`,
  unknownAdmin: 'I don’t know who that is. Pick a person from the @ list',
  unknownDates: (typed: string) => `I have no dates in “${nameIn(typed)}”. Choose from the list`,
  open: 'Settings',
  command: 'See and change the settings of this server',
  subcommands: {
    show: 'See the settings, and change them',
    dates: 'Choose the language of dates',
    admin: 'Let someone change documents, keys and settings',
    remove: 'Remove someone whom you named',
  },
  languageOption: 'The language, such as French',
  personOption: 'Who it is',
} as const

function nameIn(name: string): string {
  return shortenTyped(name, 40)
}
