import type { DocumentsDoor } from '../../../src/app/adapters.ts'
import type { Request } from '../../../src/app/http/pages.ts'
import type { Workspace } from '../../../src/library/holdings.ts'
import type { Person } from '../../../src/publishing/publisher.ts'
import { documentsWords as words } from '../documents-words.ts'
import { visitIn } from './visit-cookie.ts'

/** Who asks, and for which workspace. */
export interface Visitor extends Workspace {
  readonly person: Person
  /** Whether they may say who administers. */
  readonly namesAdmins: boolean
}

/** Finds who asks; a sentence for whoever may not. */
export type FindVisitor = (request: Request) => Promise<Visitor | string>

/** Why a visitor may change nothing any more; null where they may. */
export type RefuseChange = (
  visitor: Visitor,
) => Promise<{ readonly status: number; readonly sentence: string } | null>

/** Asks of each change anew whether a visitor may still make it. A visit of the playground is its visitor's own. */
export function createRefuseChange(door: DocumentsDoor): RefuseChange {
  return async (visitor) => {
    const isAdmin = door.kind === 'sessions' || (await door.recheck(visitor))
    if (isAdmin === null) return { status: 503, sentence: words.adminUnknown }
    return isAdmin ? null : { status: 403, sentence: words.noAdminNow }
  }
}

/** Finds visitors as a door lets them in. */
export function createVisitors(door: DocumentsDoor): FindVisitor {
  if (door.kind === 'sessions') {
    const { platform, useSession } = door
    return async ({ params }) => {
      const workspace = String(params.session)
      return useSession(workspace)
        ? { platform, workspace, person: { id: workspace, name: 'You' }, namesAdmins: true }
        : words.noSession
    }
  }
  return async (request) => {
    const secret = visitIn(request)
    const visit = secret === null ? null : await door.visits.find(secret, door.now())
    if (visit === null) return words.noVisit
    const { platform, workspace, person, namesAdmins } = visit
    return { platform, workspace, person, namesAdmins }
  }
}
