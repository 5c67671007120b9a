import { actionItem } from '../actions/action-items.ts'
import type { Command } from '../command/command.ts'
import { comparisonSteps } from '../compare/compare-documents.ts'
import type { Document } from '../document/document.ts'
import { findDocument, type Library, nameInReference } from '../document/library.ts'
import { passageId, passageText } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { resolveReference } from '../document/resolve.ts'
import { readVersionName } from '../document/version-name.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { AnswerContext, Versions } from './context.ts'

/** A command whose reference names the version that it means, so that the buttons of its answer go on meaning it. */
export function pinVersion(command: Command, library: Library): Command {
  // A comparison goes on to the newest version.
  if (!('reference' in command) || command.reference === null || command.kind === 'compare') return command
  const { reference } = command
  if (reference.document === null || readVersionName(reference.document).version !== null) return command
  const document = findDocument(library, reference.document)
  return document === null || document.version === null
    ? command
    : { ...command, reference: { ...reference, document: nameInReference(document, library) } }
}

/** What commands are answered from, with the earlier version that this one names. */
export async function openEarlier(command: Command, context: AnswerContext): Promise<AnswerContext> {
  const { library, versions } = context
  const name = referenceOf(command)?.document ?? null
  const earlier = await findEarlier(name, library, versions)
  const current = earlier === null ? null : findDocument(library, earlier.id)
  if (earlier === null || current === null) return context
  // What has changed is told beside whatever is shown of it.
  await runTaskInSlices(comparisonSteps(earlier, current))
  return { ...context, library: { ...library, earlier: [earlier] } }
}

/** The earlier version that a document's name means ("gdpr@1"); null where it means the newest, or none that is kept. */
export async function findEarlier(
  name: string | null,
  library: Library,
  { openVersion }: Pick<Versions, 'openVersion'>,
): Promise<Document | null> {
  const { id, version } = readVersionName((name ?? '').toLowerCase())
  const current = version === null ? null : findDocument(library, id)
  const isEarlier = current !== null && current.version !== null && current.version.number !== version
  return isEarlier && version !== null ? openVersion(current.id, version) : null
}

/** The document as it is now, where this is an earlier version of it; else null. */
export function newerThan(document: Document, library: Library): Document | null {
  if (document.version === null) return null
  const current = findDocument(library, document.id)
  return current?.version != null && current.version.number > document.version.number ? current : null
}

/**
 * A command about an action item as the newest version has it, since that is what is kept track of. One whose words have
 * changed may not be meant any more: it is compared instead.
 */
export function withCurrentItem(command: Command, library: Library): Command {
  if (command.kind !== 'action' && command.kind !== 'change action' && command.kind !== 'action form')
    return command
  const [passage, another] = resolveReference(command.reference, library).passages
  const current = passage === undefined || another !== undefined ? null : newerThan(passage.document, library)
  if (passage === undefined || current === null) return command
  const item = actionItem(current, passageId(passage.place))
  const isSame = item !== null && passageText(item) === passageText(passage)
  return isSame
    ? { ...command, reference: { ...command.reference, document: nameInReference(current, library) } }
    : { kind: 'compare', reference: command.reference, at: 0 }
}

function referenceOf(command: Command): Reference | null {
  return 'reference' in command ? command.reference : null
}
