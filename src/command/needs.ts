import { changesDocuments, concernsEverything, isAboutKeys, usesData } from './access.ts'
import type { Command, Unclear } from './command.ts'

/** What a command needs that it takes an adapter time to find out or to do. */
export interface Needs {
  /** The asker's name, which is kept or shown to others. */
  readonly name: boolean
  /** The asker's time zone. */
  readonly zone: boolean
  /** What the asker is in the workspace. */
  readonly role: boolean
  /** Whether the asker is an administrator. */
  readonly isAdmin: boolean
  /** The name of this person, who is to have an action item or to administer; null where the platform told it, or there is none. */
  readonly nameOf: string | null
  /** Answering posts something to the platform, so what was asked has to be acknowledged before. */
  readonly isSlow: boolean
}

type Kinds = ReadonlySet<Command['kind']>

const changesDigest = ['set digest', 'pause digest', 'resume digest', 'stop digest'] as const
const named: Kinds = new Set(['quote', 'change action', 'new key', ...changesDigest] as const)
const slow: Kinds = new Set(['set digest', 'actions file', 'publish draft', 'forget'] as const)

/** `asker` is the id of who asks. */
export function needsOf(asked: Command, asker: string): Needs {
  const command = asked.kind === 'confirm' ? asked.command : asked
  const { kind } = command
  const isOthers = kind === 'take back' && command.asker !== asker
  // Of the list, too: who administers has more of it.
  const isOfDocuments = kind === 'documents' || changesDocuments(command)
  const owner = kind === 'change action' && typeof command.owner === 'object' ? command.owner : null
  const person = kind === 'name admin' ? command.person : owner
  return {
    name: named.has(kind) || isOfDocuments,
    // "Tomorrow" is another date in Seoul than in Vancouver.
    zone:
      kind === 'set digest' || kind === 'digest form' || (kind === 'preview digest' && command.date !== null),
    role: usesData(command) || isOthers || isOfDocuments,
    isAdmin:
      isOthers ||
      concernsEverything(command) ||
      isAboutKeys(command) ||
      isOfDocuments ||
      (kind === 'use' && command.where === 'everywhere'),
    nameOf: person?.name === null ? person.id : null,
    isSlow: slow.has(kind),
  }
}

/** The command where the person it names cannot own an action item. */
export function unknownPerson(text: string): Unclear {
  return { kind: 'unclear', reason: 'unknown person', text }
}
