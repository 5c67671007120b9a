import { type Kysely, sql } from 'kysely'
import type { MigrationProvider } from 'kysely/migration'
import { separateDirectMessages, uniteLedgers } from './unite-ledgers.ts'

/** The steps from an empty database to today's schema, in order of their names; what has been released never changes. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '2026-11-25 posts': { up: createPosts },
    '2026-11-26 actions': { up: createActions },
    '2026-11-26 digests': { up: createDigests },
    '2026-11-28 one ledger': { up: uniteLedgers },
    '2026-11-28 own direct messages': { up: separateDirectMessages },
    '2026-11-29 documents': { up: createDocuments },
    '2026-11-29 documents, caches': { up: createCaches },
    '2026-11-30 documents, indexes': { up: createLibraryIndexes },
    '2026-11-30 keys': { up: createKeys },
    '2026-11-30 installations': { up: createInstallations },
    '2026-11-30 leases': { up: createLeases },
    '2026-11-30 unanswered questions': { up: createUnanswered },
    '2026-11-30 workspace settings': { up: createWorkspaceSettings },
    '2026-11-30 workspace settings, hints': { up: createChannelSettings },
    '2026-12-01 who refreshes': { up: nameRefreshers },
  }),
}

/** The tables of posts, as they were at first. */
export async function createPosts<Of>(database: Kysely<Of>): Promise<void> {
  await sql`create table posts (
    id text primary key,
    platform text not null, workspace text not null, channel text not null, thread text,
    asker text not null, wish text not null,
    state text not null, payloads text, acknowledged integer not null,
    owner text, lease_until bigint not null,
    created_at bigint not null
  )`.execute(database)
  await sql`create table post_parts (
    post text not null references posts (id) on delete cascade,
    number integer not null,
    message text, attempted_at bigint,
    constraint post_parts_key primary key (post, number)
  )`.execute(database)
  await sql`create index posts_in_hand on posts (state, platform, lease_until)`.execute(database)
  await sql`create index posts_by_wish on posts (wish, created_at)`.execute(database)
  await sql`create index post_parts_by_message on post_parts (message)`.execute(database)
}

async function createActions(database: Kysely<unknown>): Promise<void> {
  await sql`create table trackers (
    platform text not null, workspace text not null, document text not null,
    changes integer not null,
    constraint trackers_key primary key (platform, workspace, document)
  )`.execute(database)
  await sql`create table action_standings (
    platform text not null, workspace text not null, document text not null, passage text not null,
    state text not null, owner text, owner_name text,
    constraint action_standings_key primary key (platform, workspace, document, passage)
  )`.execute(database)
  await sql`create table action_changes (
    platform text not null, workspace text not null, document text not null, number integer not null,
    passage text not null,
    changed_at bigint not null, changed_by text not null, changed_by_name text,
    state text, owner text, owner_name text, note text,
    origin text not null,
    constraint action_changes_key primary key (platform, workspace, document, number),
    constraint action_changes_origin unique (platform, workspace, document, origin)
  )`.execute(database)
  await sql`create index action_changes_by_passage
    on action_changes (platform, workspace, document, passage, number)`.execute(database)
}

async function createDigests(database: Kysely<unknown>): Promise<void> {
  await sql`create table subscriptions (
    id text primary key,
    platform text not null, workspace text not null, channel text not null,
    document text not null, local_time text not null, zone text not null, weekdays text not null,
    state text not null, paused_until text, reason text,
    set_by text not null, set_by_name text, set_at bigint not null,
    next_date text, next_at bigint, last_date text,
    posted_date text, posted_item text, posted_changes integer,
    constraint subscriptions_channel unique (platform, workspace, channel)
  )`.execute(database)
  await createOldDeliveries(database, 'deliveries')
  await sql`create index subscriptions_due on subscriptions (next_at)
    where next_at is not null`.execute(database)
  // What has ended, nearly all of it, stays out of these two.
  await sql`create index deliveries_in_hand on deliveries (due_at)
    where state in ('due', 'claimed', 'posting')`.execute(database)
  await sql`create index deliveries_owned on deliveries (owner) where owner is not null`.execute(database)
}

/** The table of digests that are owed, as it was at first. */
export async function createOldDeliveries<Of>(database: Kysely<Of>, name: string): Promise<void> {
  await sql`create table ${sql.table(name)} (
    id text primary key,
    subscription text not null references subscriptions (id) on delete cascade,
    local_date text not null, due_at bigint not null,
    state text not null, try_at bigint not null, tries integer not null,
    owner text, lease_until bigint not null, attempted_at bigint,
    message text, reason text,
    item text, changes_until integer not null, changed_at bigint not null,
    constraint ${sql.ref(`${name}_once`)} unique (subscription, local_date)
  )`.execute(database)
}

async function createDocuments(database: Kysely<unknown>): Promise<void> {
  await sql`create table texts (
    id text primary key, content text not null
  )`.execute(database)
  await sql`create table document_versions (
    platform text not null, workspace text not null, document text not null, number integer not null,
    content text not null references texts (id),
    published_by text not null, published_at bigint not null, file_name text,
    constraint document_versions_key primary key (platform, workspace, document, number)
  )`.execute(database)
  await sql`create index document_versions_by_content on document_versions (content)`.execute(database)
  await sql`create table libraries (
    platform text not null, workspace text not null,
    revision integer not null, main text,
    constraint libraries_key primary key (platform, workspace)
  )`.execute(database)
  await sql`create table channel_documents (
    platform text not null, workspace text not null, channel text not null, document text not null,
    constraint channel_documents_key primary key (platform, workspace, channel)
  )`.execute(database)
  await sql`create table counters (
    id text primary key, last integer not null
  )`.execute(database)
  await sql`create table drafts (
    id text primary key, platform text not null, workspace text not null,
    person text not null, person_name text, content text not null, changed_at bigint not null
  )`.execute(database)
  await sql`create index drafts_of_workspaces on drafts (platform, workspace)`.execute(database)
  await sql`create table visits (
    id text primary key, platform text not null, workspace text not null,
    person text not null, person_name text, kind text not null, draft text, expires_at bigint not null
  )`.execute(database)
  await sql`create index visits_of_workspaces on visits (platform, workspace)`.execute(database)
}

async function createCaches(database: Kysely<unknown>): Promise<void> {
  await sql`create table caches (
    content text not null, kind text not null, bytes bytea not null,
    constraint caches_key primary key (content, kind)
  )`.execute(database)
}

async function createLibraryIndexes(database: Kysely<unknown>): Promise<void> {
  await sql`create table library_indexes (
    platform text not null, workspace text not null, bytes bytea not null,
    constraint library_indexes_key primary key (platform, workspace)
  )`.execute(database)
}

async function createKeys(database: Kysely<unknown>): Promise<void> {
  await sql`create table api_keys (
    id text primary key,
    platform text not null, workspace text not null, name text not null,
    hash text not null,
    person text not null, person_name text, made_at bigint not null,
    constraint api_keys_name unique (platform, workspace, name)
  )`.execute(database)
  await sql`create unique index api_keys_by_hash on api_keys (hash)`.execute(database)
}

async function createInstallations(database: Kysely<unknown>): Promise<void> {
  await sql`create table installations (
    platform text not null, id text not null, is_organisation integer not null,
    name text, bot_user text not null, bot text not null, bot_name text not null,
    installed_by text not null, installed_at bigint not null,
    token text not null, refresh_token text, expires_at bigint,
    version integer not null, refreshing_until bigint not null, refreshing_since bigint, is_lost integer not null,
    constraint installations_key primary key (platform, id)
  )`.execute(database)
  await sql`create index installations_ending on installations (expires_at)
    where refresh_token is not null`.execute(database)
  await sql`create table organisation_workspaces (
    platform text not null, workspace text not null, organisation text not null, since bigint not null,
    constraint organisation_workspaces_key primary key (platform, workspace)
  )`.execute(database)
}

async function createLeases(database: Kysely<unknown>): Promise<void> {
  await sql`create table leases (
    id text primary key, owner text, beats integer not null, free_at bigint not null
  )`.execute(database)
}

async function createUnanswered(database: Kysely<unknown>): Promise<void> {
  await sql`create table settings (
    platform text not null, workspace text not null, keeps_questions integer not null,
    constraint settings_key primary key (platform, workspace)
  )`.execute(database)
  await sql`create table unanswered (
    platform text not null, workspace text not null, month text not null, questions integer not null,
    constraint unanswered_key primary key (platform, workspace, month)
  )`.execute(database)
  await sql`create table kept_questions (
    platform text not null, workspace text not null, question text not null,
    times integer not null, asked_at bigint not null,
    constraint kept_questions_key primary key (platform, workspace, question)
  )`.execute(database)
}

async function createWorkspaceSettings(database: Kysely<unknown>): Promise<void> {
  await sql`alter table settings add column dates text`.execute(database)
  await sql`create table workspace_admins (
    platform text not null, workspace text not null, person text not null,
    person_name text, number integer not null,
    constraint workspace_admins_key primary key (platform, workspace, person)
  )`.execute(database)
}

async function createChannelSettings(database: Kysely<unknown>): Promise<void> {
  await sql`alter table settings add column hints integer`.execute(database)
  await sql`create table channel_settings (
    platform text not null, workspace text not null, channel text not null, hints integer not null,
    constraint channel_settings_key primary key (platform, workspace, channel)
  )`.execute(database)
  await sql`alter table visits add column names_admins integer not null default 0`.execute(database)
}

async function nameRefreshers(database: Kysely<unknown>): Promise<void> {
  await sql`alter table installations add column refreshing_by text`.execute(database)
}
