import type { ExpressionBuilder, UpdateObject } from 'kysely'
import type { Installation, SealedTokens } from '../../installation/installation.ts'
import type { InstallationStore, InstallationVersion } from '../../installation/installation-store.ts'
import { hasEnded } from '../../lease/owner.ts'
import { readEach, readRow } from '../database/read-row.ts'
import type { StoreContext } from '../database/store-context.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'

/** Installations in a database. Each change of tokens counts the version on, and asks for the one that it was made from. */
export function createInstallationStore({
  kysely: database,
  report,
}: Pick<StoreContext, 'kysely' | 'report'>): InstallationStore {
  return {
    async put(installation) {
      const { platform, id, installedBy, installedAt, ...others } = installation
      const row = {
        is_organisation: others.isOrganisation ? (1 as const) : (0 as const),
        ...{ name: others.name, bot_user: others.botUser, bot: others.bot, bot_name: others.botName },
        ...{ installed_by: installedBy, installed_at: installedAt },
        ...columnsOf(others),
        ...idle,
      }
      await database
        .insertInto('installations')
        .values({ platform, id, version: 1, ...row })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'id'])
            .doUpdateSet((eb) => ({ ...row, version: eb('installations.version', '+', 1) })),
        )
        .execute()
    },

    async find(platform, id) {
      const row = await database
        .selectFrom('installations')
        .selectAll()
        .where((eb) => eb.and({ platform, id }))
        .executeTakeFirst()
      return row === undefined ? null : readInstallation(row)
    },

    async findFor(platform, workspace, organisation) {
      const ids = organisation === null ? [workspace] : [workspace, organisation]
      const known = database
        .selectFrom('organisation_workspaces')
        .select('organisation')
        .where((eb) => eb.and({ platform, workspace }))
      const rows = await database
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where((eb) => eb.or([eb('id', 'in', ids), eb('id', 'in', known)]))
        .orderBy('is_organisation')
        .limit(1)
        .execute()
      const [row] = rows
      return row === undefined ? null : readInstallation(row)
    },

    async remove({ platform, id, installedAt }) {
      const removed = await database
        .deleteFrom('installations')
        .where((eb) => eb.and({ platform, id, installed_at: installedAt }))
        .returning('id')
        .executeTakeFirst()
      return removed !== undefined
    },

    async count(platform) {
      const { count } = await database
        .selectFrom('installations')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('platform', '=', platform)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async list(platform, after, limit) {
      const rows = await database
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return readEach(rows, readInstallation, report)
    },

    async listEnding(platform, before, limit) {
      const rows = await database
        .selectFrom('installations')
        .select('id')
        .where((eb) => eb.and({ platform, is_lost: 0 }))
        .where('refresh_token', 'is not', null)
        .where('expires_at', '<', before)
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    async beginRefresh(of, { owner, until, now }) {
      const before = await database
        .selectFrom('installations')
        .selectAll()
        .where(isVersion(of))
        .where((eb) => eb.and({ is_lost: 0 }))
        .executeTakeFirst()
      if (before === undefined) return null
      const { refreshing_by, refreshing_until } = before
      if (refreshing_until > now && !hasEnded(refreshing_by ?? '')) return null
      const taken = await database
        .updateTable('installations')
        .set({
          ...{ refreshing_by: owner, refreshing_until: until },
          refreshing_since: before.refreshing_since ?? now,
        })
        .where(isVersion(of))
        .where((eb) => eb.and({ is_lost: 0, refreshing_until }))
        .where('refreshing_by', refreshing_by === null ? 'is' : '=', refreshing_by)
        .returning('id')
        .executeTakeFirst()
      return taken === undefined ? null : readInstallation(before)
    },

    async finishRefresh(of, tokens) {
      return change(of, { ...columnsOf(tokens), ...idle, version: of.version + 1 })
    },

    async giveUpRefresh(of, isUsed) {
      await change(of, {
        refreshing_by: null,
        refreshing_until: 0,
        ...(isUsed ? {} : { refreshing_since: null }),
      })
    },

    async lose(of) {
      const lost = await database
        .updateTable('installations')
        .set({ is_lost: 1, refreshing_by: null, refreshing_until: 0 })
        .where(isVersion(of))
        .where('is_lost', '=', 0)
        .returning('id')
        .executeTakeFirst()
      return lost !== undefined
    },

    reseal: (of, tokens) => change(of, columnsOf(tokens)),

    async addWorkspace({ platform, organisation, workspace }, now) {
      await database
        .insertInto('organisation_workspaces')
        .values({ platform, organisation, workspace, since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    listWorkspaces: (platform, organisation) =>
      database
        .selectFrom('organisation_workspaces')
        .selectAll()
        .where((eb) => eb.and({ platform, organisation }))
        .execute(),

    async removeWorkspace({ platform, organisation, workspace }) {
      await database
        .deleteFrom('organisation_workspaces')
        .where((eb) => eb.and({ platform, organisation, workspace }))
        .execute()
    },
  }

  async function change(
    of: InstallationVersion,
    values: UpdateObject<Tables, 'installations'>,
  ): Promise<boolean> {
    const changed = await database
      .updateTable('installations')
      .set(values)
      .where(isVersion(of))
      .returning('id')
      .executeTakeFirst()
    return changed !== undefined
  }
}

const idle = { refreshing_by: null, refreshing_until: 0, refreshing_since: null, is_lost: 0 } as const

function isVersion({ platform, id, version }: InstallationVersion) {
  return ({ and }: ExpressionBuilder<Tables, 'installations'>) => and({ platform, id, version })
}

function columnsOf({ token, refreshToken, expiresAt }: SealedTokens) {
  return { token, refresh_token: refreshToken, expires_at: expiresAt }
}

function readInstallation(unchecked: Row<'installations'>): Installation {
  const row = readRow(tables.installations, unchecked)
  return {
    ...{ platform: row.platform, id: row.id, isOrganisation: row.is_organisation === 1, name: row.name },
    ...{ botUser: row.bot_user, bot: row.bot, botName: row.bot_name },
    ...{ installedBy: row.installed_by, installedAt: row.installed_at },
    ...{ token: row.token, refreshToken: row.refresh_token, expiresAt: row.expires_at },
    ...{ version: row.version, refreshingSince: row.refreshing_since, isLost: row.is_lost === 1 },
  }
}
