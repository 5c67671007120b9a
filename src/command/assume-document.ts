import type { Command } from './command.ts'

/** The document that a bare number means where something is typed. */
export interface Assumed {
  readonly id: string
  /** Whether it is the library's main one, which needs no name. */
  readonly isMain: boolean
  readonly hasActions: boolean
}

/** A typed command as it is meant where a bare number means this document: one that names no document names it. */
export function assumeDocument(command: Command, { id, isMain, hasActions }: Assumed): Command {
  if (isMain) return command
  if ('reference' in command && command.reference !== null && command.reference.document === null) {
    return { ...command, reference: { ...command.reference, document: id } }
  }
  switch (command.kind) {
    case 'actions':
    case 'actions file':
      return command.document === null && hasActions ? { ...command, document: id } : command
    case 'versions':
      return command.document === null ? { ...command, document: id } : command
  }
  return command
}
