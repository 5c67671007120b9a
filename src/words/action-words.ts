import type { ActionState, Change, Person } from '../actions/tracker.ts'
import { withoutHidden } from '../text/hidden.ts'

/** What the bot says about action items, in English. What a team says is never put among a document's words. */
export const actionWords = {
  none: 'No action items',
  noneWhy:
    'None of my documents lists action items. An admin can add them in a document’s front matter, as in actions: 11(a)-(i).',
  list: (which: 'all' | 'open' | 'mine', counts: StateCounts, short: string) => {
    const count = counts.reduce((sum, [, each]) => sum + each, 0)
    const items = `${count} ${count === 1 ? 'action item' : 'action items'}`
    const named = {
      all: `${items} in ${short}`,
      open: `${count} unfinished ${count === 1 ? 'action item' : 'action items'} in ${short}`,
      mine: `${items} assigned to you`,
    }[which]
    return count === 0 ? named : `${named}: ${countsInside(counts)}`
  },
  nothingOpen: 'No open items. Every action item is done or won’t be done.',
  nothingMine: 'Nothing is assigned to you.',
  takeOne: 'Open an item and press Assign to me.',
  notAnAction: (place: string) => `${place} isn’t an action item`,
  actionsAre: (short: string, places: string) => `The action items of ${short} are ${places}.`,
  oneAtATime: 'One action item at a time',
  oneAtATimeWhy: 'Name just one, such as action 11(c) done.',
  item: (place: string) => `Action item ${place}`,
  changed: (place: string, change: Change) =>
    change.state === null && change.owner === null
      ? `Note added to ${place}`
      : `${place} ${change.state === null ? '' : 'marked as '}${describeChange(change)}`,
  unchanged: (place: string) => `No change to ${place}`,
  heading: 'Status',
  nobody: 'unassigned',
  hasIt: (name: string) => `assigned to ${name}`,
  untouched: 'No updates yet.',
  earlier: (count: number) => `${count} earlier ${count === 1 ? 'change' : 'changes'} not shown.`,
  allChanges: 'For the full history, type actions csv.',
  unknownPerson: 'I don’t know who that is',
  unknownPersonWhy: 'Pick the person from the @ list, or write “mine” for yourself.',
  unsureChange: 'A note, or its status?',
  unsureChangeWhy: (prompt: string, place: string, said: string) =>
    `I didn’t save “${withoutHidden(said)}”. To keep it as a note, type ${prompt}action ${place} note: ${withoutHidden(said)}`,
  noteTooLong: 'The note is too long',
  noteTooLongWhy: (longest: number) =>
    `Notes can be up to ${longest.toLocaleString('en')} characters. Nothing was saved.`,
  file: (format: 'csv' | 'ics') =>
    format === 'csv' ? 'Action items as a table' : 'Action items as an iCalendar file',
  fileWhat: (format: 'csv' | 'ics') =>
    format === 'csv'
      ? 'One row per item and per change.'
      : 'One task per item, for calendar apps that support tasks.',
  fileSent: 'I sent you the file in a direct message.',
  fileRefused: (code: string) =>
    `Slack didn’t let me send you the file (${code}). Your admin can fix this by updating the app from manifest.yml.`,
  notKept: 'Action tracking is off',
  notKeptWhy: 'This bot has no database.',
  howToChange: (prompt: string, place: string) =>
    `Forms don’t work here. Type ${prompt}action ${place} in progress, ${prompt}action ${place} done and a note, or ${prompt}action ${place} mine.`,
  form: {
    submit: 'Save',
    item: 'Action item',
    state: 'Status',
    owner: 'Owner',
    ownerHint: 'Leave empty for no owner.',
    notAPerson: 'I don’t know who that is. Choose a person: items can’t be assigned to bots.',
    note: 'Note',
    noteHint: 'Saved with your name and the date.',
  },
  command: 'List action items and their status',
  itemCommand: 'Show or update one action item',
  listCommand: 'List action items, or get them as a file',
  whichOption: 'All, open only, yours only, or a file',
} as const

/** How many items there are of each state. */
export type StateCounts = readonly (readonly [ActionState, number])[]

/** "2 in progress, 6 open"; states without an item aren't named. */
export function countsInside(counts: StateCounts): string {
  return counts
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${labelInside(state)}`)
    .join(', ')
}

/** "done, assigned to Ana; “shipped in June”". */
export function describeChange({ state, owner, note }: Change): string {
  const said = [
    ...(state === null ? [] : [labelInside(state)]),
    ...(owner === null ? [] : [owner === 'nobody' ? 'unassigned' : `assigned to ${nameOf(owner)}`]),
  ].join(', ')
  return [said, ...(note === null ? [] : [`“${withoutHidden(note)}”`])]
    .filter((part) => part !== '')
    .join('; ')
}

/** The name of a person, or the platform's id where it tells no name. */
export function nameOf({ id, name }: Person): string {
  return name === null ? id : withoutHidden(name)
}

/** The state inside a sentence. */
export function labelInside(state: ActionState): string {
  return stateLabels[state].toLowerCase()
}

/** The sign of each state. */
export const stateSigns: Readonly<Record<ActionState, string>> = {
  open: '⬜',
  'in progress': '⏳',
  done: '✅',
  dropped: '✖️',
}

/** The state on a button or in a list. */
export const stateLabels: Readonly<Record<ActionState, string>> = {
  open: 'Open',
  'in progress': 'In progress',
  done: 'Done',
  dropped: 'Won’t do',
}
