import type { Document } from '../document/document.ts'
import { knownDocuments, type Library, nameInReference } from '../document/library.ts'
import type { Reference } from '../document/reference/step.ts'
import { resolveReference } from '../document/resolve.ts'
import type { Command } from './command.ts'
import { parseCommand } from './parse-command.ts'

// More would be a list that nobody reads, and every document is asked each time.
const mostAsked = 12
const mostOffered = 3

/** A command that was read of a text, with the passages of other documents that the text would name there. */
export function withOthers(command: Command, typed: string, meant: Document, library: Library): Command {
  const { kind } = command
  if (kind !== 'show' && kind !== 'quote' && kind !== 'cite' && kind !== 'unclear') return command
  if (kind === 'unclear' && command.reason !== 'no such unit') return command
  const named = command.reference?.document ?? null
  if (named !== null || (kind === 'show' && command.beside !== undefined)) return command
  const documents = knownDocuments(library)
  const asked = documents.filter((each) => each !== meant).slice(0, mostAsked)
  const others = asked.flatMap((other) => referenceIn(other, typed, library) ?? []).slice(0, mostOffered)
  return others.length === 0 ? command : { ...command, others }
}

/** The passages that a text names in a document; null where it doesn't name them all there. */
function referenceIn(document: Document, typed: string, library: Library): Reference | null {
  const others = knownDocuments(library).filter((each) => each !== document)
  const command = parseCommand(typed, [document, ...others])
  if (command.kind !== 'show' && command.kind !== 'quote' && command.kind !== 'cite') return null
  if (command.reference.document !== null || (command.kind === 'show' && command.beside !== undefined))
    return null
  const reference = { ...command.reference, document: nameInReference(document, library) }
  const { passages, absences } = resolveReference(reference, library)
  return passages.length === 0 || absences.length > 0 ? null : reference
}
