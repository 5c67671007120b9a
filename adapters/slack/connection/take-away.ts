import type { Installation } from '../../../src/installation/installation.ts'
import type { InstallationStore } from '../../../src/installation/installation-store.ts'
import type { Installations } from '../../../src/installation/installations.ts'
import { openTokens } from '../../../src/installation/seal-tokens.ts'
import { SealError, type SecretBox } from '../../../src/installation/secret-box.ts'
import { refusalOf } from '../posting/refusals.ts'
import { type CreateClient, deadTokens } from './client.ts'
import { type Removal, readRemovals } from './removal.ts'
import { organisationOf } from './workspace-of.ts'

export interface TakeAwayOptions {
  readonly store: InstallationStore
  readonly installations: Pick<Installations, 'changed'>
  readonly box: SecretBox
  readonly createClient: CreateClient
  /** Deletes what is kept of a workspace. */
  readonly onRemoved: (workspace: string) => Promise<void>
}

const platform = 'Slack'

// Slack's clock and the database's may be apart, and an event that is older than an installation isn't about it.
const marginMs = 5 * 60_000

/**
 * Takes the bot away where an event says that it was removed: its tokens, and all that is kept of the workspace. Slack
 * promises no order, so an event about an earlier installation can come after the app was added again: where the times leave
 * that open, Slack is asked whether the token works. Resolves once it's done; where that fails, Slack delivers it again.
 */
export function createTakeAway(options: TakeAwayOptions): (body: unknown) => Promise<void> {
  const { store, installations, box, createClient, onRemoved } = options

  async function remove({ workspaces: [team], at }: Removal, body: unknown): Promise<void> {
    const { id: organisation, isInstalled } = organisationOf(body)
    const shared = organisation === null ? null : await store.find(platform, organisation)
    const own = team === undefined ? null : await store.find(platform, team)
    const installation = isInstalled ? shared : own
    if (installation === null) {
      // What was taken away before, and wasn't all forgotten; unless it's the organisation's now.
      if (isInstalled && organisation !== null) await forgetAll(organisation)
      else if (shared === null && team !== undefined) await onRemoved(team)
      return
    }
    if (at < installation.installedAt - marginMs) return
    if (at < installation.installedAt + marginMs && (await isAlive(installation, at))) return
    if (installation.isOrganisation) await forgetAll(installation.id)
    else await onRemoved(installation.id)
    await store.remove(installation)
    installations.changed()
  }

  /** Forgets the workspaces of an organisation, but for those that have added the app by themselves. */
  async function forgetAll(organisation: string): Promise<void> {
    for (const each of await store.listWorkspaces(platform, organisation)) {
      if ((await store.find(platform, each.workspace)) === null) await onRemoved(each.workspace)
      await store.removeWorkspace(each)
    }
  }

  async function withdraw({ workspaces, at }: Removal, body: unknown): Promise<void> {
    const { id: organisation } = organisationOf(body)
    if (organisation === null) return
    for (const each of await store.listWorkspaces(platform, organisation)) {
      if (!workspaces.includes(each.workspace) || at < each.since - marginMs) continue
      if ((await store.find(platform, each.workspace)) === null) await onRemoved(each.workspace)
      await store.removeWorkspace(each)
    }
    installations.changed()
  }

  /** Throws where Slack doesn't say. */
  async function isAlive(installation: Installation, at: number): Promise<boolean> {
    try {
      await createClient(openTokens(box, installation).token).auth.test()
      return true
    } catch (error) {
      if (error instanceof SealError) return at < installation.installedAt
      if (deadTokens.has(refusalOf(error) ?? '')) return false
      throw error
    }
  }

  return async (body) => {
    const removal = readRemovals(body)
    if (removal === null) return
    await (removal.kind === 'removed' ? remove(removal, body) : withdraw(removal, body))
  }
}
