import ICAL from 'ical.js'
import { fullCitation, shortCitation } from '../document/citation.ts'
import { passageId, passageText } from '../document/passage.ts'
import type { TrackedItem } from './statuses.ts'
import type { ActionState, Change, Tracker } from './tracker.ts'

/** iCalendar's words for the states of a to-do (RFC 5545, section 3.8.1.11). */
const statuses: Readonly<Record<ActionState, string>> = {
  open: 'NEEDS-ACTION',
  'in progress': 'IN-PROCESS',
  done: 'COMPLETED',
  dropped: 'CANCELLED',
}

// The library folds lines at 75 bytes and then puts a space before what goes on (RFC 5545, section 3.1).
ICAL.foldLength = 74

/**
 * Action items as iCalendar to-dos (RFC 5545): the reference as summary; the item's words, its citation and then the
 * team's notes as description. A to-do keeps its UID, so that a calendar that has it already changes it. `at` is when the
 * file is made, milliseconds since 1970.
 */
export function writeIcs(
  { platform, workspace }: Tracker,
  items: readonly TrackedItem[],
  changes: readonly Change[],
  at: number,
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Rapporteur//Action items//EN')
  for (const item of items) {
    const { passage, status } = item
    const own = changes.filter((change) => change.passage === status.passage)
    const todo = new ICAL.Component('vtodo')
    const id = `${passageId(passage.place)}.${passage.document.id}.${workspace}.${platform}`.toLowerCase()
    todo.updatePropertyWithValue('uid', `${id}@rapporteur`)
    todo.updatePropertyWithValue('dtstamp', timeOf(at))
    todo.updatePropertyWithValue('sequence', own.length)
    todo.updatePropertyWithValue('summary', `${shortCitation(passage)}: ${passageText(passage)}`)
    todo.updatePropertyWithValue('description', describe(item, own))
    todo.updatePropertyWithValue('status', statuses[status.state])
    todo.updatePropertyWithValue('url', passage.document.source)
    const last = own.at(-1)
    if (last !== undefined) todo.updatePropertyWithValue('last-modified', timeOf(last.at))
    const done = own.findLast(({ state }) => state === 'done')
    if (status.state === 'done' && done !== undefined)
      todo.updatePropertyWithValue('completed', timeOf(done.at))
    calendar.addSubcomponent(todo)
  }
  return `${calendar.toString()}\r\n`
}

function describe({ passage, status }: TrackedItem, changes: readonly Change[]): string {
  const owner = status.owner === null ? [] : [`Owner: ${status.owner.name ?? status.owner.id}`]
  const notes = changes.flatMap(({ at, by, note }) =>
    note === null ? [] : [`${dayOf(at)}, ${by.name ?? by.id}: ${note}`],
  )
  return [passageText(passage), fullCitation(passage), ...owner, ...notes].join('\n')
}

function dayOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate().toString()
}

function timeOf(at: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true)
}
