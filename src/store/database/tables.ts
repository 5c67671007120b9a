import type { z } from 'zod'
import { actionStates } from '../../actions/tracker.ts'
import {
  bytes,
  date,
  flag,
  idOf,
  integer,
  jsonArray,
  moment,
  oneOf,
  pattern,
  person,
  text,
  workspace,
} from './columns.ts'
import { passingTable, table } from './table.ts'
import { workspaceTables } from './workspace-tables.ts'

const tracker = { ...workspace, document: text }
const actionState = oneOf(actionStates)
const inHandStates = ['due', 'claimed', 'posting', 'removing'] as const
const endStates = ['posted', 'refused', 'skipped', 'unsure', 'removed'] as const
/** Who works on a row, and until when nobody else may. */
const lease = { owner: text.nullable(), lease_until: moment }

/** Documents that a workspace tracks. A change of an item updates this row first, which locks it. */
const trackers = table('trackers', ['platform', 'workspace', 'document'], {
  ...tracker,
  /** The number of the last change. */
  changes: integer,
})

/** The status of each action item that was ever changed. */
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

/** The ledger: what is or was to be posted, once each. */
const deliveries = table('deliveries', ['id'], {
  id: text,
  kind: oneOf(['quote', 'digest', 'announcement', 'answer']),
  ...workspace,
  channel: text,
  thread: text.nullable(),
  /** Its owner. */
  person: text,
  request: text.nullable(),
  state: oneOf([...inHandStates, ...endStates]),
  /** The platform's messages; null where they are made when they are sent, and once nothing needs them any more. */
  payloads: jsonArray.nullable(),
  /** What is known of its messages on the platform, in order. */
  parts: jsonArray,
  acknowledged: flag,
  due_at: moment,
  /** Not to be tried before. */
  try_at: moment,
  tries: integer,
  ...lease,
  reason: text.nullable(),
  /** Of a digest; one for each local date. */
  subscription: idOf('subscriptions').nullable(),
  local_date: date.nullable(),
  item: text.nullable(),
  changes_until: integer,
  changed_at: moment,
})

/** Files of documents, once each, by the SHA-256 of their text. */
const texts = table('texts', ['id'], { id: text, content: text })

/** What was made of texts and can be made again. A row whose text is gone goes with the next one that is deleted. */
const caches = passingTable('caches', ['content', 'kind'], { content: text, kind: text, bytes })

/** The whole index of each workspace's library, which can be made again, too. */
const libraryIndexes = passingTable('library_indexes', ['platform', 'workspace'], { ...workspace, bytes })

/** The published states of a workspace's own documents. */
const documentVersions = table('document_versions', ['platform', 'workspace', 'document', 'number'], {
  ...workspace,
  document: text,
  number: integer.min(1),
  content: idOf('texts'),
  published_by: text,
  published_at: moment,
  file_name: text.nullable(),
})

/** Workspaces that have, or have had, documents of their own. */
const libraries = table('libraries', ['platform', 'workspace'], {
  ...workspace,
  /** The number of its last change, counted over all workspaces. */
  revision: integer,
  main: text.nullable(),
})

/** Channels in which a bare number means another document than elsewhere in the workspace. */
const channelDocuments = table('channel_documents', ['platform', 'workspace', 'channel'], {
  ...workspace,
  channel: text,
  document: text,
})

/** What is counted over all workspaces; who counts on locks the row. */
const counters = table('counters', ['id'], { id: text, last: integer })

/** Documents that are not published yet. */
const drafts = passingTable('drafts', ['id'], {
  id: text,
  ...workspace,
  ...person,
  /** JSON. */
  content: text,
  changed_at: moment,
})

/** Private links to a workspace's page, and the visits that began with them; by the SHA-256 of a secret. */
const visits = passingTable('visits', ['id'], {
  id: text,
  ...workspace,
  ...person,
  kind: oneOf(['link', 'visit']),
  /** The draft that is to be shown first. */
  draft: text.nullable(),
  expires_at: moment,
  /** Whether the person may say who administers. */
  names_admins: flag,
})

/** Keys with which programs read a workspace's documents, each by the SHA-256 of what is sent. */
const apiKeys = table('api_keys', ['id'], {
  id: text,
  ...workspace,
  name: text,
  hash: text,
  ...person,
  made_at: moment,
})

/** Where the app was added, with its tokens, sealed. They are of one place, and no export carries them to another. */
const installations = passingTable('installations', ['platform', 'id'], {
  platform: text,
  /** The workspace's id, or the organisation's. */
  id: text,
  is_organisation: flag,
  name: text.nullable(),
  ...{ bot_user: text, bot: text, bot_name: text },
  installed_by: text,
  installed_at: moment,
  token: text,
  refresh_token: text.nullable(),
  expires_at: moment.nullable(),
  /** Counts its tokens. */
  version: integer,
  /** Until when nobody but `refreshing_by` may have new tokens, and since when the refresh token may be used up. */
  refreshing_until: moment,
  refreshing_since: moment.nullable(),
  ...{ is_lost: flag, refreshing_by: text.nullable() },
})

/** The workspaces for which an organisation's installation was used. */
const organisationWorkspaces = passingTable('organisation_workspaces', ['platform', 'workspace'], {
  ...workspace,
  organisation: text,
  since: moment,
})

/** What one process at a time may do, such as being connected to Discord's gateway. */
const leases = passingTable('leases', ['id'], {
  id: text,
  /** A process that has it; null where it was given back. */
  owner: text.nullable(),
  /** Counts everything that changes of it: whoever has it lets it grow. */
  beats: integer,
  /** When the next turn is free at what may be done only so often. */
  free_at: moment,
})

/** Every table by its name, each after those that its rows refer to, in SQL that SQLite and PostgreSQL both have. */
export const tables = {
  trackers,
  action_standings: actionStatuses,
  action_changes: actionChanges,
  subscriptions,
  deliveries,
  texts,
  document_versions: documentVersions,
  libraries,
  channel_documents: channelDocuments,
  counters,
  drafts,
  visits,
  caches,
  library_indexes: libraryIndexes,
  api_keys: apiKeys,
  installations,
  organisation_workspaces: organisationWorkspaces,
  leases,
  ...workspaceTables,
}

type TableName = keyof typeof tables

/** A row as it is read and written. */
export type Row<Name extends TableName> = Readonly<z.output<(typeof tables)[Name]['row']>>

/** The tables as queries know them. */
export type Tables = { readonly [Name in TableName]: Row<Name> }
