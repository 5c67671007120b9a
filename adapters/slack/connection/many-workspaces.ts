import { LRUCache } from 'lru-cache'
import type { Installation } from '../../../src/installation/installation.ts'
import type { Installations, Origin } from '../../../src/installation/installations.ts'
import type { CreateClient } from './client.ts'
import { createFiles } from './files.ts'
import type { Installed, Workspaces } from './installed.ts'
import { createPlaceIn, installedWorkspaceOf, organisationOf } from './workspace-of.ts'

// A client has a function for each of Slack's methods, some 100 kB.
const mostClients = 300

/** Every workspace that has added the app. */
export function createManyWorkspaces(
  installations: Pick<Installations, 'of' | 'tokenOf' | 'tokenAfter'>,
  createClient: CreateClient,
  apiUrl: string,
): Workspaces {
  // A client has its token anew for each call, so it outlives the token, and the installation as well.
  const known = new LRUCache<string, Pick<Installed, 'client' | 'files' | 'placeOf'>>({ max: mostClients })

  async function find(origin: Origin): Promise<Installed | null> {
    const installation = await installations.of(origin)
    if (installation === null) return null
    const { botUser, bot: botId, botName, isOrganisation } = installation
    return { ...reach(origin, isOrganisation, installation), botUser, botId, botName, readsLittle: true }
  }

  function reach(origin: Origin, isOrganisation: boolean, { id }: Installation) {
    const { workspace } = origin
    const key = `${workspace} ${id}`
    const before = known.get(key)
    if (before !== undefined) return before
    const organisation = isOrganisation ? id : origin.organisation
    const from = { workspace, organisation }
    const token = () => installations.tokenOf(from)
    const tokenAfter = (refused: string) => installations.tokenAfter(from, refused)
    const client = createClient({ token, tokenAfter }, isOrganisation ? workspace : undefined)
    const made = { client, files: createFiles(client, token, apiUrl), placeOf: createPlaceIn(workspace) }
    known.set(key, made)
    return made
  }

  return {
    async of(request) {
      const workspace = installedWorkspaceOf(request)
      return workspace === '' ? null : find({ workspace, organisation: organisationOf(request).id })
    },
    at: (workspace) => find({ workspace, organisation: null }),
  }
}
