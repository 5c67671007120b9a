import { shortenTyped } from '../text/clean-typed.ts'

/** What the bot says about the settings of a workspace, in English. */
export const settingsWords = {
  title: 'Settings',
  main: 'Main document',
  mainHere: 'Main document of this channel',
  dates: 'Language of dates',
  datesLike: (name: string, example: string) => `${name}, as in ${example}`,
  /** A day of two digits, whose weekday and month no language leaves out. */
  exampleDate: '2026-11-26',
  datesWhy:
    'It’s for dates that I write. Documents and citations stay as they are, and so do dates that your app shows in its own way.',
  hints: 'Hints',
  hintsHere: 'Hints in this channel',
  isOn: (isOn: boolean) => (isOn ? 'on' : 'off'),
  hintsWhat: 'Hints are short lines that say what to type or press next.',
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
  chooseHints: 'Hints…',
  removeAdmin: 'Remove an admin…',
  everywhere: (short: string) => `${short} everywhere`,
  here: (short: string) => `${short} here`,
  resetHere: 'Same as everywhere',
  setHints: {
    everywhere: (isOn: boolean) => (isOn ? 'On everywhere' : 'Off everywhere'),
    here: (isOn: boolean) => (isOn ? 'On here' : 'Off here'),
  },
  removeOne: (name: string) => `Remove ${nameIn(name)}`,
  changed: {
    dates: (name: string) => `Dates are now in ${name}`,
    hints: (isOn: boolean) => `Hints are now ${isOn ? 'on' : 'off'}`,
    hintsHere: (isOn: boolean) => `Hints are now ${isOn ? 'on' : 'off'} in this channel`,
    hintsUsual: 'Hints in this channel are now the same as everywhere',
    named: (name: string) => `${nameIn(name)} is now an admin here`,
    all: 'Settings saved',
    removed: (name: string) => `${nameIn(name)} is no longer an admin here`,
  },
  wasNone: 'That person isn’t a named admin',
  tooMany: (most: number) => `You can name ${most} admins at most. Remove one first`,
  notAPerson: 'Nothing was saved. I don’t know one of these people: choose members, not bots',
  changedMeanwhile: 'Nothing was saved, since something changed meanwhile. Edit again',
  form: {
    submit: 'Save',
    mainHint: 'A number alone, such as 11(c), means this document.',
    showHints: 'Show hints',
    admins: 'Who else is an admin',
    adminsHint: 'They can change documents, keys and settings. Bots can’t be admins.',
  },
  unknownAdmin: 'I don’t know who that is. Pick a person from the @ list',
  unknownDates: (typed: string) => `I have no dates in “${nameIn(typed)}”. Choose from the list`,
  unknownHints: (typed: string) => `I can’t set hints to “${nameIn(typed)}”. Type on or off`,
  notInMessages: 'Use /settings for this, so that only you see the answer.',
  open: 'Settings',
  change: 'Edit…',
  openPage: 'Open the settings page',
  command: 'See and change the settings of this server',
  subcommands: {
    show: 'See the settings, and change them',
    dates: 'Choose the language of dates',
    hints: 'Turn hints on or off: lines that say what to type next',
    admin: 'Let someone change documents, keys and settings',
    remove: 'Remove someone whom you named',
  },
  languageOption: 'The language, such as French',
  personOption: 'Who it is',
  stateOption: 'On or off',
  whereOption: 'In which channels; everywhere if you leave it out',
  states: { on: 'On', off: 'Off', usual: 'Same as everywhere (for this channel)' },
  places: { everywhere: 'Everywhere', here: 'In this channel' },
} as const

function nameIn(name: string): string {
  return shortenTyped(name, 40)
}
