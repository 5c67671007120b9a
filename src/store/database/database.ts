import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

/** A database for queries. Every query rejects with StoreUnavailable where the database cannot do its work. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly kind: 'sqlite' | 'postgres'
  /** How sentences call it: its file, or its address without a password. */
  readonly name: string
}
