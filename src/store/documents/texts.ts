import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'

const revisions = 'library revisions'

/**
 * Counts one change of a library, and resolves to its number. It locks the counter until the transaction ends, so that the
 * numbers are in the order of commits, and nobody deletes a text that is about to be used.
 */
export async function countChange(transaction: Transaction<Tables>): Promise<number> {
  const { last } = await transaction
    .insertInto('counters')
    .values({ id: revisions, last: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb, ref }) => ({ last: eb(ref('counters.last'), '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** The number of the last change. */
export async function lastChange(database: Pick<Transaction<Tables>, 'selectFrom'>): Promise<number> {
  const found = await database
    .selectFrom('counters')
    .select('last')
    .where('id', '=', revisions)
    .executeTakeFirst()
  return found?.last ?? 0
}

/** Keeps a text, once; resolves to its hash. */
export async function keepText(transaction: Transaction<Tables>, content: string): Promise<string> {
  const id = createHash('sha256').update(content).digest('hex')
  await transaction
    .insertInto('texts')
    .values({ id, content })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}

/** Deletes the texts that no version has any more, and what was made of those, and of libraries, that are gone. */
export async function deleteUnused(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .deleteFrom('texts')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('document_versions').select('number').whereRef('content', '=', 'texts.id'))),
    )
    .execute()
  await transaction
    .deleteFrom('caches')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('texts').select('id').whereRef('texts.id', '=', 'caches.content'))),
    )
    .execute()
  await transaction
    .deleteFrom('library_indexes')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document_versions')
            .select('number')
            .whereRef('document_versions.platform', '=', 'library_indexes.platform')
            .whereRef('document_versions.workspace', '=', 'library_indexes.workspace'),
        ),
      ),
    )
    .execute()
}
