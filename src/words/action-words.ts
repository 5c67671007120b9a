import type { ActionState, Change, Person } from '../actions/tracker.ts'
import { withoutHidden } from '../text/hidden.ts'

/** What the bot says about action items, in English. What a team says is never put among a document's words. */
export const actionWords = {
  none: 'There are no action items',
  noneWhy: 'No document here names any. Its front matter can: actions: 11(a)-(i).',
  list: (which: 'all' | 'open' | 'mine', counts: readonly (readonly [ActionState, number])[]) => {
    const said = counts.filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`)
    const named = { all: 'Action items', open: 'Action items still to do', mine: 'Your action items' }[which]
    return said.length === 0 ? named : `${named}: ${said.join(', ')}`
  },
  nothingOpen: 'Nothing is open: every action item is done or dropped.',
  nothingMine: 'You have none. Show one and press Mine to take it.',
  notAnAction: (place: string) => `¶${place} is not an action item`,
  actionsAre: (short: string, places: string) => `The action items of ${short} are ¶${places}.`,
  oneAtATime: 'One action item at a time',
  oneAtATimeWhy: 'Name a single one, such as action 11(c) done.',
  item: (place: string) => `Action item ¶${place}`,
  changed: (place: string, change: Change) => `¶${place}: ${describeChange(change)}`,
  unchanged: (place: string) => `¶${place} was like that already`,
  heading: 'What has become of it here',
  nobody: 'nobody has it',
  hasIt: (name: string) => `${name} has it`,
  untouched: 'Nobody has noted anything yet.',
  earlier: (count: number) =>
    `and ${count} earlier ${count === 1 ? 'change' : 'changes'}: actions csv has them all.`,
  unknownPerson: 'I cannot tell who that is',
  unknownPersonWhy:
    'Choose the person from the list that opens when you type @, so that the platform tells me who is meant. “mine” means you.',
  unsureChange: 'A note, or its status?',
  unsureChangeWhy: (prompt: string, place: string, said: string) =>
    `I didn’t save “${withoutHidden(said)}”. To keep it as a note, type ${prompt}action ${place} note: ${withoutHidden(said)}`,
  noteTooLong: 'The note is too long',
  noteTooLongWhy: (longest: number) =>
    `A note may have ${longest.toLocaleString('en')} characters. Nothing was changed.`,
  file: (format: 'csv' | 'ics') =>
    format === 'csv' ? 'Action items as a table' : 'Action items as an iCalendar file',
  fileWhat: (format: 'csv' | 'ics') =>
    format === 'csv'
      ? 'One line for each item and one for each change.'
      : 'A to-do for each item, with its state; calendars that know to-dos can open it.',
  fileSent: 'The file is in your direct messages with me.',
  fileRefused: (code: string) =>
    `Slack does not let me send you the file (${code}). Whoever runs this bot can update it from manifest.yml.`,
  notKept: 'Action items are not kept here',
  notKeptWhy: 'This bot runs without a database.',
  howToChange: (prompt: string, place: string) =>
    `There is no form here. Write ${prompt}action ${place} in progress, ${prompt}action ${place} done and a note, or ${prompt}action ${place} mine.`,
  form: {
    submit: 'Save',
    item: 'Action item',
    state: 'State',
    owner: 'Owner',
    ownerHint: 'Leave it empty for nobody.',
    notAPerson: 'I cannot tell who that is. Choose a person; a bot cannot have it.',
    note: 'Note',
    noteHint: 'Your team’s words; they are kept with your name and the date.',
  },
  command: 'The action items of the document, and how they stand here',
  itemCommand: 'Show one action item, or change it',
  listCommand: 'List the action items, or get them as a file',
  whichOption: 'All, only what is still to do, only yours, or a file',
} as const

/** "done, now with Ana; “shipped in June”". */
export function describeChange({ state, owner, note }: Change): string {
  const said = [
    ...(state === null ? [] : [state]),
    ...(owner === null ? [] : [owner === 'nobody' ? 'nobody has it now' : `now with ${nameOf(owner)}`]),
  ].join(', ')
  return [said, ...(note === null ? [] : [`“${withoutHidden(note)}”`])]
    .filter((part) => part !== '')
    .join('; ')
}

/** The name of a person, or the platform's id where it tells no name. */
export function nameOf({ id, name }: Person): string {
  return name === null ? id : withoutHidden(name)
}

/** The state on a button or in a list. */
export const stateLabels: Readonly<Record<ActionState, string>> = {
  open: 'Open',
  'in progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}
