import { type Kysely, sql, type Transaction } from 'kysely'
import type { Workspace } from '../../library/holdings.ts'
import { keptDays, type UnansweredStore } from '../../library/unanswered-store.ts'
import { cutText } from '../../text/cut-text.ts'
import type { Tables } from '../database/tables.ts'

const dayMs = 86_400_000
// What is counted is wanted for a month, and for a while to compare.
const countedDays = 400
// Nobody reads more, and a workspace that is flooded keeps no more.
const mostQuestions = 500
const longestQuestion = 200

/** Questions that found nothing in a database, by queries that SQLite and PostgreSQL both understand. */
export function createUnansweredStore(database: Kysely<Tables>): UnansweredStore {
  return {
    add: (of, question, now) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('unanswered')
          .values({ ...keyOf(of), month: monthOf(now), questions: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'workspace', 'month'])
              .doUpdateSet({ questions: sql<number>`unanswered.questions + 1` }),
          )
          .execute()
        if (await keepsQuestions(transaction, of)) await keep(transaction, of, question, now)
      }),

    async read(of, now) {
      const counted = await database
        .selectFrom('unanswered')
        .select('questions')
        .where((eb) => eb.and({ ...keyOf(of), month: monthOf(now) }))
        .executeTakeFirst()
      const settings = await database
        .selectFrom('settings')
        .select('keeps_questions')
        .where((eb) => eb.and(keyOf(of)))
        .executeTakeFirst()
      const questions = await database
        .selectFrom('kept_questions')
        .select(['question', 'times'])
        .where((eb) => eb.and(keyOf(of)))
        .where('asked_at', '>', now - keptDays * dayMs)
        .orderBy('times', 'desc')
        .orderBy('asked_at', 'desc')
        .execute()
      return { count: counted?.questions ?? 0, isKept: settings?.keeps_questions === 1, questions }
    },

    setKept: (of, isKept) =>
      database.transaction().execute(async (transaction) => {
        const keeps = { keeps_questions: isKept ? 1 : 0 } as const
        await transaction
          .insertInto('settings')
          .values({ ...keyOf(of), ...keeps, dates: null, hints: null })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(keeps))
          .execute()
        if (isKept) return
        await transaction
          .deleteFrom('kept_questions')
          .where((eb) => eb.and(keyOf(of)))
          .execute()
      }),

    async purge(now) {
      await database
        .deleteFrom('kept_questions')
        .where('asked_at', '<=', now - keptDays * dayMs)
        .execute()
      await database
        .deleteFrom('unanswered')
        .where('month', '<', monthOf(now - countedDays * dayMs))
        .execute()
    },
  }
}

/** Locks the setting, so that nothing is kept beside what deletes it. */
async function keepsQuestions(transaction: Transaction<Tables>, of: Workspace): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('settings')
    .set({ keeps_questions: 1 })
    .where((eb) => eb.and({ ...keyOf(of), keeps_questions: 1 }))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function keep(
  transaction: Transaction<Tables>,
  of: Workspace,
  question: string,
  now: number,
): Promise<void> {
  const row = { ...keyOf(of), question: cutText(question, longestQuestion) }
  const { numUpdatedRows } = await transaction
    .updateTable('kept_questions')
    .set((eb) => ({ times: eb('times', '+', 1), asked_at: now }))
    .where((eb) => eb.and(row))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  const { kept } = await transaction
    .selectFrom('kept_questions')
    .select((eb) => eb.fn.countAll().as('kept'))
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirstOrThrow()
  if (Number(kept) >= mostQuestions) return
  await transaction
    .insertInto('kept_questions')
    .values({ ...row, times: 1, asked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7)
}

/** A workspace's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace }: Workspace): Workspace {
  return { platform, workspace }
}
