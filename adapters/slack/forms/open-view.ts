import type { types, webApi } from '@slack/bolt'
import { refusalOf } from '../posting/refusals.ts'

/** Opens a modal; false where it's too late for that. Every further try with the same `trigger` fails as well. */
export function openView(client: webApi.WebClient, trigger: string, view: types.ModalView) {
  return succeedsUnless(tooLate, client.views.open({ trigger_id: trigger, view }))
}

/** The same; resolves to the view's id, by which it can be changed, or to null where it's too late. */
export async function openAndKeepView(
  client: webApi.WebClient,
  trigger: string,
  view: types.ModalView,
): Promise<string | null> {
  let id: string | null = null
  await succeedsUnless(
    tooLate,
    client.views.open({ trigger_id: trigger, view }).then((opened) => {
      id = opened.view?.id ?? null
    }),
  )
  return id
}

/**
 * Shows another view in an open modal. False where the person has closed it, or, with the `hash` of the view that was
 * acted on, where a newer one has taken its place.
 */
export function updateView(client: webApi.WebClient, id: string, view: types.ModalView, hash?: string) {
  return succeedsUnless(gone, client.views.update({ view_id: id, view, hash }))
}

/** Resolves to false where Slack refuses with one of these codes. */
async function succeedsUnless(codes: ReadonlySet<string>, request: Promise<unknown>): Promise<boolean> {
  try {
    await request
    return true
  } catch (error) {
    if (codes.has(refusalOf(error) ?? '')) return false
    throw error
  }
}

/** docs.slack.dev/reference/methods/views.open: what asked for it is three seconds ago, or has opened one already. */
const tooLate = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
])

/** docs.slack.dev/reference/methods/views.update: errors that mean that there is nobody to show it to. */
const gone = new Set(['not_found', 'hash_conflict'])
