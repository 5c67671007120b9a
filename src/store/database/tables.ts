import { z } from 'zod'
import { actionStates } from '../../actions/tracker.ts'
import { date, flag, idOf, integer, jsonArray, moment, oneOf, pattern, text } from './columns.ts'

/** A table: its name, the columns of its key, and the check of a row, which has a column for each of its fields. */
export interface Table<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly key: readonly (keyof Shape & string)[]
  readonly row: z.ZodObject<Shape, z.core.$strict>
}

/** A workspace of a platform, with which most keys begin. */
const workspace = { platform: text, workspace: text }
const tracker = { ...workspace, document: text }
const actionState = oneOf(actionStates)
/** Who works on a row, and until when nobody else may. */
const lease = { owner: text.nullable(), lease_until: moment }

/** Things that were to be posted publicly. */
const posts = table('posts', ['id'], {
  id: text,
  ...workspace,
  channel: text,
  thread: text.nullable(),
  asker: text,
  wish: text,
  state: oneOf(['due', 'posting', 'taking back', 'posted', 'refused', 'late', 'unsure', 'taken back']),
  /** The platform's messages; null once they are posted, since nothing needs them any more. */
  payloads: jsonArray.nullable(),
  acknowledged: flag,
  ...lease,
  created_at: moment,
})

/** The messages of a post. */
const postParts = table('post_parts', ['post', 'number'], {
  post: idOf('posts'),
  number: integer,
  /** The platform's id of the message; null while it is not known to be there. */
  message: text.nullable(),
  /** When it was last sent without an answer that is known; null where it was not. */
  attempted_at: moment.nullable(),
})

/** Documents that a workspace keeps track of. Whoever changes an item updates this row first, and so locks it. */
const trackers = table('trackers', ['platform', 'workspace', 'document'], {
  ...tracker,
  /** The number of the last change. */
  changes: integer,
})

/** The status of each action item that somebody has touched. */
const actionStatuses = table('action_standings', ['platform', 'workspace', 'document', 'passage'], {
  ...tracker,
  passage: text,
  state: actionState,
  /** A person's id; null where it is unassigned. */
  owner: text.nullable(),
  owner_name: text.nullable(),
})

/** Changes of action items; rows are added and never changed. */
const actionChanges = table('action_changes', ['platform', 'workspace', 'document', 'number'], {
  ...tracker,
  number: integer.min(1),
  passage: text,
  changed_at: moment,
  changed_by: text,
  changed_by_name: text.nullable(),
  /** Null where it stayed as it was; so in `owner`, where '' says that it was unassigned. */
  state: actionState.nullable(),
  owner: text.nullable(),
  owner_name: text.nullable(),
  note: text.nullable(),
  origin: text,
})

/** Channels that have, or have had, a daily digest. */
const subscriptions = table('subscriptions', ['id'], {
  id: text,
  ...workspace,
  channel: text,
  document: text,
  local_time: pattern(/^\d\d:\d\d$/u),
  zone: text,
  /** The days of the week, '12345' from Monday to Friday. */
  weekdays: pattern(/^[1-7]+$/u),
  state: oneOf(['active', 'paused', 'stopped']),
  paused_until: date.nullable(),
  reason: text.nullable(),
  set_by: text,
  set_by_name: text.nullable(),
  set_at: moment,
  /** The next date and its time are both null, or neither. */
  next_date: date.nullable(),
  next_at: moment.nullable(),
  last_date: date.nullable(),
  posted_date: date.nullable(),
  posted_item: text.nullable(),
  posted_changes: integer.nullable(),
})

/** Digests that are or were owed to a subscription, one for each local date. */
const deliveries = table('deliveries', ['id'], {
  id: text,
  subscription: idOf('subscriptions'),
  local_date: date,
  due_at: moment,
  state: oneOf(['due', 'claimed', 'posting', 'posted', 'failed', 'skipped']),
  /** Not to be tried before. */
  try_at: moment,
  tries: integer,
  ...lease,
  attempted_at: moment.nullable(),
  message: text.nullable(),
  reason: text.nullable(),
  item: text.nullable(),
  changes_until: integer,
  changed_at: moment,
})

/** Every table by its name, each after those that its rows refer to, in SQL that SQLite and PostgreSQL both have. */
export const tables = {
  posts,
  post_parts: postParts,
  trackers,
  action_standings: actionStatuses,
  action_changes: actionChanges,
  subscriptions,
  deliveries,
}

export type TableName = keyof typeof tables

/** A row as it is read and written. */
export type Row<Name extends TableName> = Readonly<z.output<(typeof tables)[Name]['row']>>

/** The tables as queries know them. */
export type Tables = { readonly [Name in TableName]: Row<Name> }

function table<Shape extends z.ZodRawShape>(
  name: string,
  key: readonly (keyof Shape & string)[],
  columns: Shape,
): Table<Shape> {
  return { name, key, row: z.strictObject(columns) }
}
