import { expect } from 'vitest'
import type { Store } from '../../src/store/store.ts'

/** The schema of 2026-11-25 as it was released, and what version 0.1 wrote into it. It must never be changed. */
export const releasedSchema = `
  create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
  create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
  insert into "kysely_migration" values ('2026-11-25 posts', '2025-01-01T00:00:00.000Z');
  insert into "kysely_migration_lock" values ('migration_lock', 0);
  create table "posts" ("id" text primary key, "platform" text not null, "workspace" text not null,
    "channel" text not null, "thread" text, "asker" text not null, "wish" text not null, "state" text not null,
    "payloads" text, "acknowledged" integer not null, "owner" text, "lease_until" bigint not null,
    "created_at" bigint not null);
  create table "post_parts" ("post" text not null references "posts" ("id") on delete cascade,
    "number" integer not null, "message" text, "attempted_at" bigint,
    constraint "post_parts_key" primary key ("post", "number"));
  create index "posts_in_hand" on "posts" ("state", "platform", "lease_until");
  create index "posts_by_wish" on "posts" ("wish", "created_at");
  create index "post_parts_by_message" on "post_parts" ("message");
  insert into "posts" values ('a1', 'Slack', 'T1', 'C1', '1.5', 'U1', 'w1', 'posting', '[{"text":"é"}]', 1, null, 0,
    1764000000123);
  insert into "post_parts" values ('a1', 0, null, 1764000000200);
`

/** Checks that a store has what version 0.1 wrote, and everything that came since. */
export async function expectUpToDate({ deliveries, actions, listWorkspaces }: Store): Promise<void> {
  expect(await deliveries.find('a1')).toEqual({
    id: 'a1',
    kind: 'quote',
    platform: 'Slack',
    workspace: 'T1',
    channel: 'C1',
    thread: '1.5',
    person: 'U1',
    request: 'w1',
    state: 'posting',
    payloads: [{ text: 'é' }],
    parts: [{ message: null, attemptedAt: 1_764_000_000_200 }],
    dueAt: 1_764_000_000_123,
    tryAt: 1_764_000_000_123,
    tries: 0,
    reason: null,
    changedAt: 1_764_000_000_123,
    digest: null,
  })
  expect(await listWorkspaces('Slack')).toEqual(['T1'])
  expect(await actions.list({ platform: 'Slack', workspace: 'T1', document: 'd' })).toEqual([])
}
