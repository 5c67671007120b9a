import { z } from 'zod'

/** How a database stores a column, and the table whose `id` it holds. */
interface Storage {
  readonly type: 'text' | 'integer' | 'bigint' | 'bytea'
  readonly references?: 'subscriptions' | 'texts'
}

/** A column by its name. */
export interface GivenColumn extends Storage {
  readonly name: string
}

const storages = z.registry<Storage>()

// The kinds of column: each is the check of a value that is read, and has its storage beside it.

export const text = z.string().register(storages, { type: 'text' })
export const integer = z.int().register(storages, { type: 'integer' })
/** SQLite, which lets a type have any name, keeps them as they are. */
export const bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .register(storages, { type: 'bytea' })
/** Milliseconds since 1970. */
export const moment = z.int().register(storages, { type: 'bigint' })
/** 0 or 1. */
export const flag = z.literal([0, 1]).register(storages, { type: 'integer' })
/** A local date, ISO 8601. */
export const date = z.iso.date().register(storages, { type: 'text' })
/** A JSON array, as text. */
export const jsonArray = z
  .string()
  .refine(isJsonArray, 'Not a JSON array')
  .register(storages, { type: 'text' })

/** Text that matches a pattern. */
export function pattern(regex: RegExp) {
  return z.string().regex(regex).register(storages, { type: 'text' })
}

/** One of a few texts. */
export function oneOf<const Value extends string>(values: readonly Value[]) {
  return z.enum(values).register(storages, { type: 'text' })
}

/** The id of a row of another table. */
export function idOf(references: Storage['references']) {
  return z.string().register(storages, { type: 'text', references })
}

/** A workspace of a platform, with which most keys begin. */
export const workspace = { platform: text, workspace: text }
/** Somebody, by the platform's id, and their name where it's known. */
export const person = { person: text, person_name: text.nullable() }

/** How a column of any kind, nullable or not, is stored. */
export function storageOf(column: z.core.$ZodType): Storage & { readonly isNullable: boolean } {
  // What exports of before lack.
  if (column instanceof z.ZodDefault) return storageOf(column.unwrap())
  const isNullable = column instanceof z.ZodNullable
  const storage = storages.get(isNullable ? column.unwrap() : column)
  if (storage === undefined) throw new Error('A column has no storage.')
  return { ...storage, isNullable }
}

function isJsonArray(json: string): boolean {
  try {
    return Array.isArray(JSON.parse(json))
  } catch {
    return false
  }
}
