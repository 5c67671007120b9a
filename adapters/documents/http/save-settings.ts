import { z } from 'zod'
import type { MountDocumentsOptions } from '../../../src/app/adapters.ts'
import { dateLanguages } from '../../../src/text/date-language.ts'
import { documentsWords as words } from '../documents-words.ts'
import { channelsOf } from './view-settings.ts'
import type { Visitor } from './visitors.ts'

const id = z.string().max(60)

/** What the page's form sends: all of it, as it was shown at a revision. */
export const settingsWish = z.strictObject({
  revision: z.int().min(0),
  main: id.nullable(),
  dates: z.enum(dateLanguages.map(({ tag }) => tag)),
  hints: z.boolean(),
  channels: z
    .array(z.strictObject({ channel: id, document: id.nullable(), hints: z.boolean().nullable() }))
    .max(1_000),
})

/** Why nothing was saved. */
export interface Refusal {
  readonly status: 404 | 409
  readonly sentence: string
}

/** Saves how a visitor's workspace is set: all of it, or nothing where it names what isn't there, or was changed meanwhile. */
export async function saveSettings(
  visitor: Visitor,
  { revision, ...change }: z.output<typeof settingsWish>,
  { documents, libraries }: Pick<MountDocumentsOptions, 'documents' | 'libraries'>,
): Promise<Refusal | null> {
  await libraries.refresh()
  const { library, holdings } = await libraries.of(visitor)
  if (holdings.revision !== revision) return wasChanged
  const known = new Set(library.documents.map((each) => each.id))
  const named = [change.main, ...change.channels.map(({ document }) => document)]
  if (named.some((each) => each !== null && !known.has(each)))
    return { status: 404, sentence: words.noDocument }
  // A channel gets its first setting where its people see that.
  const channels = channelsOf(holdings)
  if (change.channels.some(({ channel }) => !channels.includes(channel)))
    return { status: 404, sentence: words.noChannel }
  return (await documents.configureAfter(visitor, revision, change)) ? null : wasChanged
}

const wasChanged: Refusal = { status: 409, sentence: words.changedMeanwhile }
