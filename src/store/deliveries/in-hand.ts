import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { SeenLease } from '../../delivery/delivery-store.ts'
import type { Tables } from '../database/tables.ts'

/** Written out, as the index of what is in hand has it: with parameters no database would know that it serves. */
export const isInHand = sql<SqlBool>`state in ('due', 'claimed', 'posting', 'removing')`

/** Whether a delivery is in hand, may be tried at `now`, and nobody has a lease of it then. */
export function isReady(now: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'deliveries'>) =>
    and([isInHand, eb('try_at', '<=', now), eb('lease_until', '<=', now)])
}

/** Whether `owner` may lease a delivery that is ready: it's free or theirs, or its lease is still one of `lapsed`. */
export function isClaimable(now: number, owner: string, lapsed: readonly SeenLease[]) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'deliveries'>) => {
    const seen = lapsed.map(({ id, until }) => and([eb('id', '=', id), eb('lease_until', '=', until)]))
    const isOver = and([eb('lease_until', '<=', now), or(seen)])
    return and([
      isInHand,
      eb('try_at', '<=', now),
      or([eb('lease_until', '=', 0), eb('owner', '=', owner), isOver]),
    ])
  }
}

/** Deliveries in the order in which everybody locks them, so that two transactions can't wait for each other. */
export function deliveriesWith(kysely: Kysely<Tables>, ids: readonly string[]) {
  return kysely.selectFrom('deliveries').select('id').where('id', 'in', ids).orderBy('id')
}

/** Nobody works on a delivery, in columns. */
export const unleased = { owner: null, lease_until: 0 } as const
