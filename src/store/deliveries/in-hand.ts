import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Written out, as the index of what is in hand has it: with parameters no database would know that it serves. */
export const isInHand = sql<SqlBool>`state in ('due', 'claimed', 'posting', 'removing')`

/** Whether a delivery is in hand, may be tried at `now`, and nobody has a lease of it (but `owner`, where given). */
export function isFree(now: number, owner: string | null = null) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'deliveries'>) =>
    and([isInHand, eb('try_at', '<=', now), or([eb('lease_until', '<=', now), eb('owner', '=', owner)])])
}

/** Deliveries in the order in which everybody locks them, so that two transactions can't wait for each other. */
export function deliveriesWith(kysely: Kysely<Tables>, ids: readonly string[]) {
  return kysely.selectFrom('deliveries').select('id').where('id', 'in', ids).orderBy('id')
}

/** Nobody works on a delivery, in columns. */
export const unleased = { owner: null, lease_until: 0 } as const
