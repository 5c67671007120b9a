import type { types, webApi } from '@slack/bolt'
import { refusalOf } from '../posting/refusals.ts'

/**
 * Shows another view in an open modal. False where the person has closed it, or, with the `hash` of the view that was
 * acted on, where a newer one has taken its place.
 */
export async function updateView(
  client: webApi.WebClient,
  id: string,
  view: types.ModalView,
  hash: string | null = null,
): Promise<boolean> {
  try {
    await client.views.update({ view_id: id, view, ...(hash === null ? {} : { hash }) })
    return true
  } catch (error) {
    if (gone.has(refusalOf(error) ?? '')) return false
    throw error
  }
}

/** docs.slack.dev/reference/methods/views.update: errors that mean that there is nobody to show it to. */
const gone = new Set(['not_found', 'hash_conflict'])
