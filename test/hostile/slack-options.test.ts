import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shortcuts } from '../../adapters/slack/interactions/shortcuts.ts'
import { limits } from '../../adapters/slack/limits.ts'
import { ids } from '../platforms/slack/ids.ts'
import { waitFor } from '../wait-for.ts'
import { type Platforms, startPlatforms } from './platforms.ts'
import { hostileTexts } from './texts.ts'

const message = { ts: '1700000000.000200', text: 'x', user: ids.secondUser }

let on: Platforms

beforeAll(async () => {
  on = await startPlatforms()
})
afterAll(() => on.end())
afterEach(() => {
  on.slack.dismissModal(ids.user)
  expect(on.slack.violations).toEqual([])
})

describe('Slack: options of forms', () => {
  it.each(hostileTexts)('are within the limits, whatever is typed: %s', async (_, text) => {
    await openQuoteForm()
    const ask = (actionId: string) =>
      on.slack.post(on.url, 'interactive', on.slack.payloads.blockSuggestion({ actionId, value: text }))
    await ask('passage')
    expect(on.slack.offered(ids.user, 'passage').length).toBeLessThanOrEqual(limits.options)
    on.slack.dismissModal(ids.user)
    const command = on.slack.payloads.slashCommand({ command: '/korea', text: 'digest set' })
    await on.slack.post(on.url, 'slash_commands', command)
    await waitFor(() => on.slack.modal(ids.user), 'the form')
    await ask('zone')
    for (const value of on.slack.offered(ids.user, 'zone')) expect(value).toMatch(/^[\w+/-]+$/u)
  })

  it.each([
    ['another input', { action_id: '__proto__', block_id: 'x' }],
    ['another form', { view: { id: 'V1', callback_id: '__proto__', type: 'modal' } }],
    ['no form', { view: null }],
    ['what is no text', { value: { toString: 1 } }],
  ])('are none for %s', async (_, change) => {
    await openQuoteForm()
    const asked = on.slack.payloads.blockSuggestion({ actionId: 'passage', value: '5' })
    const { status, body } = await on.slack.post(on.url, 'interactive', { ...asked, ...change })
    expect([status, JSON.stringify(body)]).toEqual([200, '{"options":[]}'])
  })
})

async function openQuoteForm(): Promise<void> {
  const shortcut = on.slack.payloads.messageShortcut({ callbackId: shortcuts.quote, message })
  await on.slack.post(on.url, 'interactive', shortcut)
  await waitFor(() => on.slack.modal(ids.user), 'the form')
}
