import type { Command } from './command.ts'

/** What a command needs that it takes an adapter time to find out or to do. */
export interface Needs {
  /** The asker's name, which is kept or shown to others. */
  readonly name: boolean
  /** The asker's time zone. */
  readonly zone: boolean
  /** Whether the asker is an administrator. */
  readonly isAdmin: boolean
  /** Answering posts something to the platform, so what was asked has to be acknowledged before. */
  readonly isSlow: boolean
}

/** `asker` is the id of who asks. */
export function needsOf(command: Command, asker: string): Needs {
  return {
    name: command.kind === 'quote' || command.kind === 'change action' || changesDigest(command),
    zone: dependsOnZone(command),
    isAdmin: (command.kind === 'take back' && command.asker !== asker) || command.kind === 'forget',
    isSlow: command.kind === 'set digest' || command.kind === 'actions file' || command.kind === 'forget',
  }
}

function changesDigest({ kind }: Command): boolean {
  return (
    kind === 'set digest' || kind === 'pause digest' || kind === 'resume digest' || kind === 'stop digest'
  )
}

/** "Tomorrow" is another date in Seoul than in Vancouver. */
function dependsOnZone(command: Command): boolean {
  const { kind } = command
  return (
    kind === 'set digest' || kind === 'digest form' || (kind === 'preview digest' && command.date !== null)
  )
}
