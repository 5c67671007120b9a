import type { Kysely } from 'kysely'
import type { DraftStore, KeptDraft } from '../../library/draft-store.ts'
import type { Workspace } from '../../library/holdings.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'

/** Drafts in a database. */
export function createDraftStore(database: Kysely<Tables>): DraftStore {
  return {
    async put({ id, platform, workspace, person, content, changedAt }) {
      await database
        .insertInto('drafts')
        .values({
          ...{ id, platform, workspace, content },
          person: person.id,
          person_name: person.name,
          changed_at: changedAt,
        })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ content, changed_at: changedAt })
            // An id is no key to another workspace's.
            .where('drafts.platform', '=', platform)
            .where('drafts.workspace', '=', workspace),
        )
        .execute()
    },
    async get(of, id) {
      const row = await draftsOf(of).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : readDraft(row)
    },
    async list(of) {
      const rows = await draftsOf(of).orderBy('changed_at').execute()
      return rows.map(readDraft)
    },
    async remove({ platform, workspace }, id) {
      await database
        .deleteFrom('drafts')
        .where((eb) => eb.and({ platform, workspace, id }))
        .execute()
    },
    async purge(before) {
      await database.deleteFrom('drafts').where('changed_at', '<', before).execute()
    },
  }

  function draftsOf({ platform, workspace }: Workspace) {
    return database
      .selectFrom('drafts')
      .selectAll()
      .where((eb) => eb.and({ platform, workspace }))
  }
}

function readDraft(unchecked: Row<'drafts'>): KeptDraft {
  const { person, person_name, changed_at, ...draft } = readRow(tables.drafts, unchecked)
  return { ...draft, person: { id: person, name: person_name }, changedAt: changed_at }
}
