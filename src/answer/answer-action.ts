import { actionItem, actionItemsOf, documentWithActions } from '../actions/action-items.ts'
import { type TrackedItem, withStatuses } from '../actions/statuses.ts'
import type { ActionStore, Tracker, Wanted } from '../actions/tracker.ts'
import { writeCsv } from '../actions/write-csv.ts'
import { writeIcs } from '../actions/write-ics.ts'
import type { ActionCommand, Asker, ChangeAction } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { findDocument, type Library } from '../document/library.ts'
import { type Passage, passageId, resolveReference } from '../document/passage.ts'
import type { Reference } from '../document/reference.ts'
import { createReply } from '../message/create-reply.ts'
import { notice, say } from '../message/notice.ts'
import { offer } from '../message/offer.ts'
import type { Reply } from '../message/reply.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { actionReply, actionsReply, notAnActionReply } from './action-replies.ts'
import { absentReply } from './show-reply.ts'

/** What answering about action items needs. */
export interface ActionDependencies {
  readonly library: Library
  readonly actions: ActionStore
  /** What stands before a command where the bot is asked. */
  readonly prompt: string
  readonly pageCharacters: number
}

/** The most characters of a note: enough for a remark, not for a second document. */
export const longestNote = 1_000

// Of an item's changes, those that are shown with it.
const shownChanges = 10

/** Answers what is asked about action items, to the asker alone. Throws what the store throws. */
export async function answerAction(
  dependencies: ActionDependencies,
  command: ActionCommand,
  asker: Asker,
): Promise<Reply> {
  switch (command.kind) {
    case 'actions': {
      const document = documentOf(dependencies, command.document)
      if (document === null) return notice(actionWords.none, actionWords.noneWhy)
      const items = await trackedItems(dependencies, document, asker)
      return actionsReply(
        command,
        items,
        asker.id,
        document,
        dependencies.library,
        dependencies.pageCharacters,
      )
    }
    case 'actions file': {
      const document = documentOf(dependencies, command.document)
      if (document === null) return notice(actionWords.none, actionWords.noneWhy)
      return fileReply(dependencies, document, command.format, asker)
    }
    case 'action':
      return withItem(dependencies, command.reference, (passage) =>
        showItem(dependencies, passage, asker, ''),
      )
    case 'change action':
      return withItem(dependencies, command.reference, (passage) =>
        changeItem(dependencies, passage, command, asker),
      )
    case 'action form':
      // Where there are forms, the adapter opens one instead of asking.
      return withItem(dependencies, command.reference, async (passage) =>
        notice(
          actionWords.item(pinpoint(passage)),
          actionWords.howToChange(dependencies.prompt, pinpoint(passage)),
          offer(words.offers.showPassage, { kind: 'action', reference: command.reference }),
        ),
      )
  }
}

/** The one action item that a reference names, and how it stands where the asker is; null where it names none. */
export async function findTracked(
  dependencies: ActionDependencies,
  reference: Reference,
  asker: Asker,
): Promise<TrackedItem | null> {
  const [passage, another] = resolveReference(reference, dependencies.library).passages
  if (passage === undefined || another !== undefined) return null
  const items = await trackedItems(dependencies, passage.document, asker)
  return items.find(({ status }) => status.passage === passageId(passage.place)) ?? null
}

async function trackedItems(
  { actions }: ActionDependencies,
  document: Document,
  asker: Asker,
): Promise<readonly TrackedItem[]> {
  return withStatuses(actionItemsOf(document), await actions.list(trackerOf(document, asker)))
}

function documentOf({ library }: ActionDependencies, name: string | null): Document | null {
  if (name === null) return documentWithActions(library)
  const named = findDocument(library, name)
  return named === null || actionItemsOf(named).length === 0 ? null : named
}

function trackerOf({ id }: Document, { at: { platform, workspace } }: Asker): Tracker {
  return { platform, workspace, document: id }
}

/** Answers with the one action item that a reference names; else it says what there is. */
async function withItem(
  { library }: ActionDependencies,
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
  dependencies: ActionDependencies,
  passage: Passage,
  asker: Asker,
  title: string,
): Promise<Reply> {
  const tracker = trackerOf(passage.document, asker)
  const id = passageId(passage.place)
  const [item] = withStatuses([passage], await dependencies.actions.list(tracker))
  const history = await dependencies.actions.history(tracker, id, shownChanges)
  if (item === undefined) throw new Error('An action item has a standing')
  return actionReply(item, history, title, asker.id, dependencies.library)
}

async function changeItem(
  dependencies: ActionDependencies,
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
  const change = await dependencies.actions.change(
    trackerOf(passage.document, asker),
    wanted,
    by,
    Date.now(),
    asker.origin,
  )
  const title = change === null ? actionWords.unchanged(place) : actionWords.changed(place, change)
  return showItem(dependencies, passage, asker, title)
}

async function fileReply(
  dependencies: ActionDependencies,
  document: Document,
  format: 'csv' | 'ics',
  asker: Asker,
): Promise<Reply> {
  const tracker = trackerOf(document, asker)
  const items = await trackedItems(dependencies, document, asker)
  const changes = await dependencies.actions.listAll(tracker)
  const text = format === 'csv' ? writeCsv(items, changes) : writeIcs(tracker, items, changes, Date.now())
  return createReply({
    title: actionWords.file(format),
    blocks: [
      say(actionWords.fileWhat(format)),
      { kind: 'copy', text, file: `${document.id}-actions.${format}` },
    ],
    offers: [],
  })
}
