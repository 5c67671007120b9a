import { releasedSchema } from './released-schema.ts'

/** The schema of 2026-11-26 as it was released, with two ledgers. It must never be changed. */
const schemaOfTwo = `${releasedSchema}
  insert into "kysely_migration" values ('2026-11-26 actions', '2025-01-01T00:00:00.000Z'),
    ('2026-11-26 digests', '2025-01-01T00:00:00.000Z');
  CREATE TABLE "trackers" ("platform" text not null, "workspace" text not null, "document" text not null,
      "changes" integer not null, constraint "trackers_key" primary key ("platform", "workspace",
      "document"));
  CREATE TABLE "action_standings" ("platform" text not null, "workspace" text not null, "document" text not
      null, "passage" text not null, "state" text not null, "owner" text, "owner_name" text, constraint
      "action_standings_key" primary key ("platform", "workspace", "document", "passage"));
  CREATE TABLE "action_changes" ("platform" text not null, "workspace" text not null, "document" text not
      null, "number" integer not null, "passage" text not null, "changed_at" bigint not null, "changed_by"
      text not null, "changed_by_name" text, "state" text, "owner" text, "owner_name" text, "note" text,
      "origin" text not null, constraint "action_changes_key" primary key ("platform", "workspace",
      "document", "number"), constraint "action_changes_origin" unique ("platform", "workspace", "document",
      "origin"));
  CREATE INDEX "action_changes_by_passage" on "action_changes" ("platform", "workspace", "document",
      "passage", "number");
  CREATE TABLE "subscriptions" ("id" text primary key, "platform" text not null, "workspace" text not null,
      "channel" text not null, "document" text not null, "local_time" text not null, "zone" text not null,
      "weekdays" text not null, "state" text not null, "paused_until" text, "reason" text, "set_by" text not
      null, "set_by_name" text, "set_at" bigint not null, "next_date" text, "next_at" bigint, "last_date"
      text, "posted_date" text, "posted_item" text, "posted_changes" integer, constraint
      "subscriptions_channel" unique ("platform", "workspace", "channel"));
  CREATE TABLE "deliveries" ("id" text primary key, "subscription" text not null references "subscriptions"
      ("id") on delete cascade, "local_date" text not null, "due_at" bigint not null, "state" text not null,
      "try_at" bigint not null, "tries" integer not null, "owner" text, "lease_until" bigint not null,
      "attempted_at" bigint, "message" text, "reason" text, "item" text, "changes_until" integer not null,
      "changed_at" bigint not null, constraint "deliveries_once" unique ("subscription", "local_date"));
  CREATE INDEX "subscriptions_due" on "subscriptions" ("next_at") where "next_at" is not null;
  CREATE INDEX "deliveries_in_hand" on "deliveries" ("due_at") where state in ('due', 'claimed', 'posting');
  CREATE INDEX "deliveries_owned" on "deliveries" ("owner") where "owner" is not null;
`

/** A message of the old ledgers that stands on the platform although nobody has recorded it: its mark. */
export const unrecorded = [
  { post: 'p-sent', part: 1 },
  { post: 'p-removing', part: 0 },
  { post: 'd-sent', part: 0 },
  { post: 'd-again', part: 0 },
]

/** What a process of the version before left when it died a moment before `now`: something in each state. */
export function leftInTwoLedgers(now: number): string {
  const before = now - 60_000
  const post = (id: string, state: string, payloads: string | null = null, acknowledged = 1): string =>
    `('${id}', 'Test', 'T1', 'C-${id}', null, 'U1', 'w-${id}', '${state}', ${text(payloads)}, ${acknowledged},
      'dead', ${now - 1}, ${before})`
  const two = JSON.stringify([`first`, 'second'])
  const digest = (id: string, state: string, rest: string): string =>
    `('${id}', 's-${id}', '2026-11-25', ${before}, '${state}', ${before}, 1, 'dead', ${now - 1}, ${rest}, ${before})`
  const digests = [
    digest('d-due', 'due', 'null, null, null, null, 0'),
    digest('d-again', 'due', `${before}, null, 'The network is down.', '5', 3`),
    digest('d-claimed', 'claimed', 'null, null, null, null, 0'),
    digest('d-sent', 'posting', `${before}, null, null, '5', 3`),
    digest('d-lost', 'posting', `${before}, null, null, '5', 3`),
    digest('d-posted', 'posted', `null, 'M"\\1', null, '5', 3`),
    digest('d-failed', 'failed', `null, null, 'Archived.', null, 0`),
    digest('d-skipped', 'skipped', `null, null, 'Late.', null, 0`),
  ]
  const subscriptions = digests.map((row) => {
    const id = /'(d-\w+)'/u.exec(row)?.[1] ?? ''
    return `('s-${id}', 'Test', 'T1', 'C-${id}', 'vancouver-2018', '09:00', 'UTC', '1234567', 'active', null, null, 'U1',
      'Ana', 0, null, null, '2026-11-25', null, null, null)`
  })
  return `${schemaOfTwo}
    delete from posts;
    insert into posts values ${[
      post('p-due', 'due', two, 0),
      post('p-sent', 'posting', two),
      post('p-removing', 'taking back'),
      post('p-posted', 'posted'),
      post('p-refused', 'refused'),
      post('p-late', 'late'),
      post('p-unsure', 'unsure'),
      post('p-removed', 'taken back'),
      post('p-direct', 'posted'),
      post('p-other', 'posted'),
    ].join(', ')};
    update posts set workspace = 'dm' where id in ('p-direct', 'p-other');
    update posts set platform = 'Discord' where id = 'p-direct';
    insert into post_parts values ('p-due', 0, null, null), ('p-due', 1, null, null),
      ('p-sent', 0, 'M1', null), ('p-sent', 1, null, ${before}), ('p-removing', 0, null, ${before}),
      ('p-posted', 0, 'M2', null), ('p-unsure', 0, null, ${before});
    insert into subscriptions values ${subscriptions.join(', ')};
    insert into deliveries values ${digests.join(', ')};
    insert into trackers values ('Test', 'T1', 'd', 0);
  `
}

function text(value: string | null): string {
  return value === null ? 'null' : `'${value}'`
}
