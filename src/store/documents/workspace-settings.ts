import type { Transaction } from 'kysely'
import type { SettingsChange } from '../../library/document-store.ts'
import { type Holdings, mostAdmins, type NamedAdmin, type Workspace } from '../../library/holdings.ts'
import { readDateLanguage, usualDates } from '../../text/date-language.ts'
import type { Row, Tables } from '../database/tables.ts'

/** How a workspace is set, as its tables have it. The functions of this file are parts of a transaction that others begin. */
export async function readSettings(
  transaction: Transaction<Tables>,
  of: Workspace,
): Promise<Pick<Holdings, 'dates' | 'hints' | 'channelHints' | 'admins'>> {
  const settings = await transaction
    .selectFrom('settings')
    .select(['dates', 'hints'])
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirst()
  const channels = await transaction
    .selectFrom('channel_settings')
    .select(['channel', 'hints'])
    .where((eb) => eb.and(keyOf(of)))
    .execute()
  return {
    // One that a newer program has set.
    dates: readDateLanguage(settings?.dates ?? usualDates) ?? usualDates,
    hints: settings?.hints !== 0,
    channelHints: new Map(channels.map(({ channel, hints }) => [channel, hints === 1])),
    admins: await listAdmins(transaction, of),
  }
}

/** Changes what is given, and nothing else. */
export async function saveSettings(
  transaction: Transaction<Tables>,
  of: Workspace,
  { main, dates, hints, channels = [], admins }: SettingsChange,
): Promise<void> {
  if (main !== undefined)
    await transaction
      .updateTable('libraries')
      .set({ main })
      .where((eb) => eb.and(keyOf(of)))
      .execute()
  if (dates !== undefined || hints !== undefined)
    await upsert(transaction, of, {
      ...(dates === undefined ? {} : { dates }),
      ...(hints === undefined ? {} : { hints: hints ? 1 : 0 }),
    })
  for (const { channel, ...own } of channels) {
    const key = { ...keyOf(of), channel }
    if (own.document !== undefined) await saveDocument(transaction, key, own.document)
    if (own.hints !== undefined) await saveHints(transaction, key, own.hints)
  }
  if (admins === undefined) return
  const before = await listAdmins(transaction, of)
  for (const { id } of before)
    if (!admins.some((each) => each.id === id)) await removeAdmin(transaction, of, id)
  for (const each of admins) await addAdmin(transaction, of, each)
}

/** False where there are as many as there may be. Whoever is named already has the name from now on. */
export async function addAdmin(
  transaction: Transaction<Tables>,
  of: Workspace,
  { id: person, name: person_name }: NamedAdmin,
): Promise<boolean> {
  const key = { ...keyOf(of), person }
  const { numUpdatedRows } = await transaction
    .updateTable('workspace_admins')
    .set({ person_name })
    .where((eb) => eb.and(key))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return true
  const { named, last } = await transaction
    .selectFrom('workspace_admins')
    .select(({ fn }) => [fn.countAll().as('named'), fn.max('number').as('last')])
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirstOrThrow()
  if (Number(named) >= mostAdmins) return false
  await transaction
    .insertInto('workspace_admins')
    .values({ ...key, person_name, number: Number(last ?? 0) + 1 })
    .execute()
  return true
}

/** Also ends their visits to the workspace's page; null where nobody with this id is named. */
export async function removeAdmin(
  transaction: Transaction<Tables>,
  of: Workspace,
  person: string,
): Promise<NamedAdmin | null> {
  const key = { ...keyOf(of), person }
  const found = await transaction
    .deleteFrom('workspace_admins')
    .where((eb) => eb.and(key))
    .returning(['person as id', 'person_name as name'])
    .executeTakeFirst()
  if (found === undefined) return null
  await transaction
    .deleteFrom('visits')
    .where((eb) => eb.and(key))
    .execute()
  return found
}

async function upsert(
  transaction: Transaction<Tables>,
  of: Workspace,
  changed: Partial<Pick<Row<'settings'>, 'dates' | 'hints'>>,
): Promise<void> {
  await transaction
    .insertInto('settings')
    .values({ ...keyOf(of), keeps_questions: 0, dates: null, hints: null, ...changed })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(changed))
    .execute()
}

type ChannelKey = Workspace & { readonly channel: string }

async function saveDocument(
  transaction: Transaction<Tables>,
  key: ChannelKey,
  document: string | null,
): Promise<void> {
  await transaction
    .deleteFrom('channel_documents')
    .where((eb) => eb.and(key))
    .execute()
  if (document === null) return
  await transaction
    .insertInto('channel_documents')
    .values({ ...key, document })
    .execute()
}

async function saveHints(
  transaction: Transaction<Tables>,
  key: ChannelKey,
  isOn: boolean | null,
): Promise<void> {
  await transaction
    .deleteFrom('channel_settings')
    .where((eb) => eb.and(key))
    .execute()
  if (isOn === null) return
  await transaction
    .insertInto('channel_settings')
    .values({ ...key, hints: isOn ? 1 : 0 })
    .execute()
}

async function listAdmins(transaction: Transaction<Tables>, of: Workspace): Promise<readonly NamedAdmin[]> {
  return transaction
    .selectFrom('workspace_admins')
    .select(['person as id', 'person_name as name'])
    .where((eb) => eb.and(keyOf(of)))
    .orderBy('number')
    .execute()
}

/** A workspace's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace }: Workspace): Workspace {
  return { platform, workspace }
}
