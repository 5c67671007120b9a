import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Delivery } from '../../src/delivery/delivery-store.ts'

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
  readonly state: Delivery['state']
  readonly message: string | null
}

const inHand = ['due', 'claimed', 'posting', 'removing'] as const
const ends = ['posted', 'refused', 'skipped', 'unsure', 'removed'] as const
const parts = z.array(z.object({ message: z.string().nullable() }))
const rows = z.array(
  z.object({
    id: z.string(),
    channel: z.string(),
    date: z.string(),
    state: z.enum([...inHand, ...ends]),
    parts: z.string(),
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
  const found = rows.parse(
    await query(`select id, channel, local_date as date, state, parts from deliveries where kind = 'digest'`),
  )
  return found.map(({ parts: json, ...entry }) => ({
    ...entry,
    message: parts.parse(JSON.parse(json))[0]?.message ?? null,
  }))
}
