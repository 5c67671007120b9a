import type { KeptBytes } from '../../src/library/cache-store.ts'
import type { Edition } from '../../src/library/document-store.ts'
import type { Workspace } from '../../src/library/holdings.ts'
import { accord } from '../library/accord.ts'

/** The workspace that publishes, and one that nobody touches. */
export const publisher: Workspace = { platform: 'Slack', workspace: 'T1' }
export const bystander: Workspace = { platform: 'Discord', workspace: 'T1' }

/** The document of the publisher that comes and goes. */
export const passingDocument = 'passing'

/** The nth version of the publisher's document, the same for every process. */
export function editionOf(number: number): Edition {
  const text = accord('Accord', `The parties keep ${number} lamps. `.repeat(2_000))
  return { document: 'accord', text, by: 'Mina', at: number, fileName: null }
}

/** What a process may keep of a text. */
export function keptFor(text: string): KeptBytes {
  return { kind: 'words', bytes: Buffer.from(text) }
}
