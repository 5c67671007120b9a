import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/schema.ts'

/** How a table's rows stand in an export: what a row must be, and the columns that order them. */
interface TransferTable<Row> {
  readonly key: readonly (keyof Row & string)[]
  readonly row: z.ZodType<Row>
}

const text = z.string()
const maybe = text.nullable()
const number = z.int()
const maybeNumber = number.nullable()
const tracker = { platform: text, workspace: text, document: text }

/** Every table that is exported, each after those that its rows refer to. */
export const transferTables = {
  posts: {
    key: ['id'],
    row: z.strictObject({
      id: text,
      platform: text,
      workspace: text,
      channel: text,
      thread: maybe,
      asker: text,
      wish: text,
      state: text,
      payloads: maybe,
      acknowledged: number,
      owner: maybe,
      lease_until: number,
      created_at: number,
    }),
  },
  post_parts: {
    key: ['post', 'number'],
    row: z.strictObject({ post: text, number, message: maybe, attempted_at: maybeNumber }),
  },
  trackers: {
    key: ['platform', 'workspace', 'document'],
    row: z.strictObject({ ...tracker, changes: number }),
  },
  action_standings: {
    key: ['platform', 'workspace', 'document', 'passage'],
    row: z.strictObject({ ...tracker, passage: text, state: text, owner: maybe, owner_name: maybe }),
  },
  action_changes: {
    key: ['platform', 'workspace', 'document', 'number'],
    row: z.strictObject({
      ...tracker,
      number,
      passage: text,
      changed_at: number,
      changed_by: text,
      changed_by_name: maybe,
      state: maybe,
      owner: maybe,
      owner_name: maybe,
      note: maybe,
      origin: text,
    }),
  },
  subscriptions: {
    key: ['id'],
    row: z.strictObject({
      id: text,
      platform: text,
      workspace: text,
      channel: text,
      document: text,
      local_time: text,
      zone: text,
      weekdays: text,
      state: text,
      paused_until: maybe,
      reason: maybe,
      set_by: text,
      set_by_name: maybe,
      set_at: number,
      next_date: maybe,
      next_at: maybeNumber,
      last_date: maybe,
      posted_date: maybe,
      posted_item: maybe,
      posted_changes: maybeNumber,
    }),
  },
  deliveries: {
    key: ['id'],
    row: z.strictObject({
      id: text,
      subscription: text,
      local_date: text,
      due_at: number,
      state: text,
      try_at: number,
      tries: number,
      owner: maybe,
      lease_until: number,
      attempted_at: maybeNumber,
      message: maybe,
      reason: maybe,
      item: maybe,
      changes_until: number,
      changed_at: number,
    }),
  },
} satisfies { readonly [Name in keyof Tables]: TransferTable<Selectable<Tables[Name]>> }

/** A row of any table. */
export type TransferRow = Readonly<Record<string, string | number | null>>

export const tableNames = Object.keys(transferTables).filter(isTableName)

export function isTableName(name: string): name is keyof Tables {
  return Object.hasOwn(transferTables, name)
}

/** The first line of an export. */
export const transferHeader = { format: 'rapporteur export', version: 1 } as const
