import { randomBytes } from 'node:crypto'
import type { VisitStore } from '../library/visit-store.ts'
import type { Publisher } from './publisher.ts'

const lastsMs = 15 * 60_000

/**
 * What makes links to the pages of workspaces. `address` is where this server is reached, without a slash at the end, null where
 * nobody reaches it.
 */
export function createLinks(
  visits: Pick<VisitStore, 'addLink'>,
  address: () => string | null,
  now: () => number,
): Publisher['link'] {
  return async ({ platform, workspace }, { id, name, namesAdmins }, draft) => {
    const base = address()
    if (base === null) return null
    const secret = makeSecret()
    const visit = { platform, workspace, person: { id, name }, draft, namesAdmins }
    await visits.addLink(secret, { ...visit, expiresAt: now() + lastsMs })
    // What is behind # reaches no server and no log, and no platform that looks at links opens it.
    return `${base}/documents#${secret}`
  }
}

/** Nobody guesses it. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}
