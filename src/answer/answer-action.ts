import { actionItem, actionItemsOf, documentWithActions } from '../actions/action-items.ts'
import { type TrackedItem, withStatuses } from '../actions/statuses.ts'
import type { Change, Tracker, Wanted } from '../actions/tracker.ts'
import { writeCsv } from '../actions/write-csv.ts'
import type { ActionCommand, Asker, ChangeAction } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { findDocument, type Library } from '../document/library.ts'
import { type Passage, passageId } from '../document/passage.ts'
import { formatReference } from '../document/reference/format.ts'
import type { Reference } from '../document/reference/step.ts'
import { resolveReference } from '../document/resolve.ts'
import { createReply, notice, offer, say } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { actionReply, actionsReply, notAnActionReply } from './action-replies.ts'
import type { TrackingContext } from './context.ts'
import { absentReply } from './show-reply.ts'

/** The most characters of a note: enough for a remark, not for a second document. */
export const longestNote = 1_000

// Of an item's changes, those that are shown with it.
const shownChanges = 10

/** Answers what is asked about action items, to the asker alone. Throws what the store throws. */
export async function answerAction(
  context: TrackingContext,
  command: ActionCommand,
  asker: Asker,
): Promise<Reply> {
  const { library, prompt, pageCharacters } = context
  switch (command.kind) {
    case 'actions':
    case 'actions file': {
      const document = documentOf(library, command.document)
      if (document === null) return notice(actionWords.none, actionWords.noneWhy)
      const items = await trackedItems(context, document, asker)
      return command.kind === 'actions'
        ? actionsReply(command, items, asker.id, document, library, pageCharacters)
        : fileReply(context, document, items, command.format, asker)
    }
    case 'action':
      return withItem(library, command.reference, (passage) => showItem(context, passage, asker, ''))
    case 'change action':
      return withItem(library, command.reference, (passage) => changeItem(context, passage, command, asker))
    case 'action form':
      // Where there are forms, the adapter opens one instead of asking.
      return withItem(library, command.reference, async (passage) =>
        notice(
          actionWords.item(pinpoint(passage)),
          actionWords.howToChange(prompt, formatReference(command.reference)),
          offer(words.offers.showPassage, { kind: 'action', reference: command.reference }),
        ),
      )
  }
}

/** The one action item that a reference names, and how it stands where the asker is; null where it names none. */
export async function findTracked(
  context: TrackingContext,
  reference: Reference,
  asker: Asker,
): Promise<TrackedItem | null> {
  const [passage, another] = resolveReference(reference, context.library).passages
  if (passage === undefined || another !== undefined) return null
  const items = await trackedItems(context, passage.document, asker)
  return items.find(({ status }) => status.passage === passageId(passage.place)) ?? null
}

async function trackedItems(
  { actions }: TrackingContext,
  document: Document,
  asker: Asker,
): Promise<readonly TrackedItem[]> {
  return withStatuses(actionItemsOf(document), await actions.list(trackerOf(document, asker)))
}

function documentOf(library: Library, name: string | null): Document | null {
  if (name === null) return documentWithActions(library)
  const named = findDocument(library, name)
  return named === null || actionItemsOf(named).length === 0 ? null : named
}

function trackerOf({ id }: Document, { at: { platform, workspace } }: Asker): Tracker {
  return { platform, workspace, document: id }
}

/** Answers with the one action item that a reference names; else it says what there is. */
async function withItem(
  library: Library,
  reference: Reference,
  reply: (passage: Passage) => Promise<Reply>,
): Promise<Reply> {
  const { passages, absences } = resolveReference(reference, library)
  const [passage, another] = passages
  if (passage === undefined || absences.length > 0) return absentReply(absences, library)
  if (another !== undefined) return notice(actionWords.oneAtATime, actionWords.oneAtATimeWhy)
  const item = actionItem(passage.document, passageId(passage.place))
  return item === null ? notAnActionReply(passage, library) : reply(item)
}

async function showItem(
  context: TrackingContext,
  passage: Passage,
  asker: Asker,
  title: string,
): Promise<Reply> {
  const tracker = trackerOf(passage.document, asker)
  const id = passageId(passage.place)
  const [item] = withStatuses([passage], await context.actions.list(tracker))
  const history = await context.actions.history(tracker, id, shownChanges)
  if (item === undefined) throw new Error('An action item has a standing')
  return actionReply(item, history, title, asker.id, context)
}

async function changeItem(
  context: TrackingContext,
  passage: Passage,
  command: ChangeAction,
  asker: Asker,
): Promise<Reply> {
  const place = pinpoint(passage)
  if ((command.note?.length ?? 0) > longestNote) {
    return notice(actionWords.noteTooLong, actionWords.noteTooLongWhy(longestNote))
  }
  const by = { id: asker.id, name: asker.name }
  const wanted: Wanted = {
    passage: passageId(passage.place),
    state: command.state,
    owner: command.owner === 'asker' ? by : command.owner,
    note: command.note,
  }
  const tracker = trackerOf(passage.document, asker)
  const change = await context.actions.change(tracker, wanted, by, Date.now(), asker.origin)
  const title = change === null ? actionWords.unchanged(place) : actionWords.changed(place, change)
  return showItem(context, passage, asker, title)
}

/** Its library is loaded with the first calendar. */
async function writeCalendar(
  tracker: Tracker,
  items: readonly TrackedItem[],
  changes: readonly Change[],
): Promise<string> {
  const { writeIcs } = await import('../actions/write-ics.ts')
  return writeIcs(tracker, items, changes, Date.now())
}

async function fileReply(
  { actions }: TrackingContext,
  document: Document,
  items: readonly TrackedItem[],
  format: 'csv' | 'ics',
  asker: Asker,
): Promise<Reply> {
  const tracker = trackerOf(document, asker)
  const changes = await actions.listAll(tracker)
  const text = format === 'csv' ? writeCsv(items, changes) : await writeCalendar(tracker, items, changes)
  const file = `${document.id}-actions.${format}`
  return createReply({
    title: actionWords.file(format),
    blocks: [say(actionWords.fileWhat(format)), { kind: 'copy', text, file }],
  })
}
