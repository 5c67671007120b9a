import type { Command } from './command.ts'

/** A command as it is meant where a bare number means this document: one that names no document names it. */
export function assumeDocument(command: Command, document: string): Command {
  if ('reference' in command && command.reference !== null && command.reference.document === null) {
    return { ...command, reference: { ...command.reference, document } }
  }
  return command
}
