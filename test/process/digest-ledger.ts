import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { DeliveryState } from '../../src/digest/digest-store.ts'

/** A database that processes deliver from, and a way to look into it that changes nothing. */
export interface Ledger {
  readonly url: string
  readonly query: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** A delivery as it is written down. */
export interface Entry {
  readonly id: string
  readonly channel: string
  readonly date: string
  readonly state: DeliveryState
  readonly message: string | null
}

const rows = z.array(
  z.object({
    id: z.string(),
    channel: z.string(),
    date: z.string(),
    state: z.enum(['due', 'claimed', 'posting', 'posted', 'failed', 'skipped']),
    message: z.string().nullable(),
  }),
)

/** A file of a process that may be killed: nothing here keeps it open, so whoever comes next has to recover it. */
export function sqliteLedger(file: string): Ledger {
  return {
    url: `sqlite:${file}`,
    async query(text) {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
      try {
        return database.prepare(text).all()
      } finally {
        database.close()
      }
    },
  }
}

/** All deliveries that are written down. */
export async function readEntries({ query }: Ledger): Promise<readonly Entry[]> {
  return rows.parse(
    await query(`select deliveries.id, subscriptions.channel, local_date as date, deliveries.state, message
      from deliveries join subscriptions on subscriptions.id = deliveries.subscription`),
  )
}
