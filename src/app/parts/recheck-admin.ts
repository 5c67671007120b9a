import { mayChangeDocuments } from '../../command/access.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import type { Visit } from '../../library/visit-store.ts'
import type { Store } from '../../store/store.ts'

/** Whether whoever has a visit may still change what a workspace has; null where the platform doesn't tell now. */
export type RecheckAdmin = (of: Pick<Visit, 'platform' | 'workspace' | 'person'>) => Promise<boolean | null>

/** Asks the platform, and the list of people who were named to administer, anew each time. */
export function createRecheckAdmin(
  access: (platform: string) => ChannelAccess | null,
  documents: Pick<Store['documents'], 'read'>,
): RecheckAdmin {
  return async ({ platform, workspace, person }) => {
    const rights = await access(platform)?.rightsOf?.(workspace, person.id)
    if (rights == null || rights.role === 'unknown') return null
    const { admins } = await documents.read({ platform, workspace })
    const isNamedAdmin = admins.some(({ id }) => id === person.id)
    return mayChangeDocuments({ ...rights, isNamedAdmin, managesChannel: false })
  }
}
