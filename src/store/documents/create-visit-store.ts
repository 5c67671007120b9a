import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Visit, VisitStore } from '../../library/visit-store.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'

/** Links and visits in a database. */
export function createVisitStore(database: Kysely<Tables>): VisitStore {
  return {
    async addLink(secret, visit) {
      await database
        .insertInto('visits')
        .values(rowOf(secret, 'link', visit))
        .execute()
    },
    begin: (link, secret, expiresAt, now) =>
      database.transaction().execute(async (transaction) => {
        // Of two who use it at the same time one finds it gone.
        const used = await transaction
          .deleteFrom('visits')
          .where((eb) => eb.and({ id: hashOf(link), kind: 'link' }))
          .where('expires_at', '>', now)
          .returningAll()
          .executeTakeFirst()
        if (used === undefined) return null
        const visit = { ...readVisit(used), expiresAt }
        await transaction
          .insertInto('visits')
          .values(rowOf(secret, 'visit', visit))
          .execute()
        return visit
      }),
    async find(secret, now) {
      const row = await database
        .selectFrom('visits')
        .selectAll()
        .where((eb) => eb.and({ id: hashOf(secret), kind: 'visit' }))
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row === undefined ? null : readVisit(row)
    },
    async purge(now) {
      await database.deleteFrom('visits').where('expires_at', '<=', now).execute()
    },
  }
}

function rowOf(
  secret: string,
  kind: 'link' | 'visit',
  { platform, workspace, person, draft, namesAdmins, expiresAt }: Visit,
) {
  return {
    ...{ id: hashOf(secret), platform, workspace, kind, draft },
    person: person.id,
    person_name: person.name,
    expires_at: expiresAt,
    names_admins: namesAdmins ? 1 : 0,
  } as const
}

function readVisit(unchecked: Row<'visits'>): Visit {
  const row = readRow(tables.visits, unchecked)
  return {
    platform: row.platform,
    workspace: row.workspace,
    person: { id: row.person, name: row.person_name },
    draft: row.draft,
    namesAdmins: row.names_admins === 1,
    expiresAt: row.expires_at,
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
