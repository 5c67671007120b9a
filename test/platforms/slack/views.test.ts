import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { isJson, type Json } from './json.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { input, modalOf, plain, quoteModal } from './sample-views.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

const { user } = ids
const text = { type: 'section', text: plain('Nothing to choose') }

describe('a modal', () => {
  it('opens for the person to whom the trigger belongs, with the ids that Slack gives', async () => {
    const view = modalOf([text, { type: 'actions', elements: [{ type: 'button', text: plain('Next') }] }])
    const answer = await open(view, 'U0BOB')
    const modal = slack.modal('U0BOB')
    expect(slack.modal(user)).toBeNull()
    expect(modal).toMatchObject({
      title: plain('Quote'),
      callback_id: 'quote',
      private_metadata: 'C0GENERAL',
      state: { values: {} },
      previous_view_id: null,
    })
    expect(modal?.blocks).toMatchObject([
      { block_id: expect.stringMatching(/./u) },
      { elements: [{ action_id: expect.stringMatching(/./u) }] },
    ])
    expect(answer.view).toMatchObject({ id: modal?.id, hash: modal?.hash, root_view_id: modal?.id })
    expect(slack.violations).toEqual([])
  })

  it('changes by its id, for whoever has it open, unless it is another by now', async () => {
    await open(quoteModal, 'U0BOB')
    const first = slack.modal('U0BOB')
    const view_id = first?.id ?? ''
    await call('views.update', {
      view_id,
      hash: first?.hash,
      view: modalOf([text], { private_metadata: 'x' }),
    })
    const second = slack.modal('U0BOB')
    expect(second).toMatchObject({ id: view_id, private_metadata: 'x' })
    expect(second?.hash).not.toBe(first?.hash)
    const late = call('views.update', { view_id, hash: first?.hash, view: modalOf([]) })
    expect(await refusalOf(late)).toBe('hash_conflict')
    expect(slack.modal('U0BOB')?.private_metadata).toBe('x')
    expect(await refusalOf(call('views.update', { view_id: 'V0NONE', view: quoteModal }))).toBe('not_found')
  })

  it('keeps what was entered where the ids stay, and begins anew where they change', async () => {
    const note = (id: string, initial: string) =>
      modalOf([input(id, { type: 'plain_text_input', initial_value: initial })])
    await open(note('a', 'first'))
    slack.payloads.viewSubmission({ values: { a: 'typed' } })
    const view_id = slack.modal(user)?.id
    await call('views.update', { view_id, view: note('a', 'second') })
    expect(slack.modal(user)?.state.values).toMatchObject({ a: { a: { value: 'typed' } } })
    await call('views.update', { view_id, view: note('b', 'second') })
    expect(slack.modal(user)?.state.values).toEqual({
      b: { b: { type: 'plain_text_input', value: 'second' } },
    })
    await call('views.update', { view_id, view: modalOf([input('b', { type: 'timepicker' })]) })
    expect(slack.modal(user)?.state.values).toEqual({ b: { b: { type: 'timepicker', selected_time: null } } })
  })

  it('is a stack of three views at most', async () => {
    expect(await refusalOf(push('alone'))).toBe('not_found')
    await open(modalOf([text]))
    const root = slack.modal(user)
    await push('second')
    expect(slack.modal(user)).toMatchObject({ root_view_id: root?.id, previous_view_id: root?.id })
    await push('third')
    expect(await refusalOf(push('fourth'))).toBe('push_limit_reached')
    expect(slack.modal(user)?.private_metadata).toBe('third')
    slack.dismissModal(user)
    expect(slack.modal(user)?.private_metadata).toBe('second')
    slack.dismissModal(user)
    slack.dismissModal(user)
    expect(slack.modal(user)).toBeNull()
    expect(await refusalOf(call('views.update', { view_id: root?.id, view: quoteModal }))).toBe('not_found')
  })

  function push(metadata: string): Promise<Json> {
    const view = modalOf([text], { private_metadata: metadata })
    return call('views.push', { trigger_id: slack.payloads.slashCommand().trigger_id, view })
  }
})

describe('a trigger', () => {
  it('opens one modal', async () => {
    const { trigger_id } = slack.payloads.slashCommand()
    await call('views.open', { trigger_id, view: quoteModal })
    slack.dismissModal(user)
    expect(await refusalOf(call('views.open', { trigger_id, view: quoteModal }))).toBe('exchanged_trigger_id')
    expect([slack.modal(user), slack.violations]).toEqual([null, []])
  })

  it('lives for three seconds, until the call comes in', async () => {
    const { trigger_id } = slack.payloads.slashCommand()
    slack.expireTriggers()
    expect(await refusalOf(call('views.open', { trigger_id, view: quoteModal }))).toBe('expired_trigger_id')
    expect([slack.modal(user), slack.violations]).toEqual([null, []])
  })

  it('comes from Slack', async () => {
    expect(await refusalOf(call('views.open', { trigger_id: '1.2.a', view: quoteModal }))).toBe(
      'invalid_trigger_id',
    )
    expect(slack.violations).toEqual([{ where: 'views.open', problem: 'trigger_id was never handed out' }])
  })

  it('is not used up by a view that is wrong', async () => {
    const { trigger_id } = slack.payloads.slashCommand()
    const wrong = modalOf([], { title: plain('x'.repeat(25)) })
    expect(await refusalOf(call('views.open', { trigger_id, view: wrong }))).toBe('invalid_blocks')
    await call('views.open', { trigger_id, view: quoteModal })
    expect(slack.modal(user)?.callback_id).toBe('quote')
  })
})

describe('the Home tab', () => {
  it('is published for one person, and replaced', async () => {
    const home = (words: string) => ({ type: 'home', blocks: [{ type: 'section', text: plain(words) }] })
    expect(slack.home(user)).toBeNull()
    await call('views.publish', { user_id: user, view: home('one') })
    const first = slack.home(user)
    await call('views.publish', { user_id: user, view: home('two'), hash: first?.hash })
    expect(slack.home(user)).toMatchObject({ id: first?.id, blocks: [{ text: plain('two') }] })
    const late = call('views.publish', { user_id: user, view: home('three'), hash: first?.hash })
    expect(await refusalOf(late)).toBe('hash_conflict')
    expect([slack.home('U0BOB'), slack.modal(user)]).toEqual([null, null])
    expect(await refusalOf(call('views.update', { view_id: first?.id, view: quoteModal }))).toBe('not_found')
  })
})

describe('a call about views', () => {
  it.each([
    ['views.open', { view: quoteModal }, 'missing argument trigger_id'],
    ['views.open', { trigger_id: '1.2.a' }, 'missing argument view'],
    ['views.open', { trigger_id: '1.2.a', view: { type: 'home', blocks: [] } }, 'not of type modal'],
    ['views.push', { trigger_id: '1.2.a', view: 'nonsense' }, 'type modal or home'],
    ['views.update', { view: quoteModal }, 'missing argument view_id'],
    ['views.update', { view_id: 'V1', view: quoteModal, user_id: 'U1' }, 'unknown argument user_id'],
    ['views.publish', { user_id: 'U1', view: quoteModal }, 'not of type home'],
    ['views.open', { trigger_id: '1.2.a', view: modalOf([], { external_id: 'x' }) }, 'external_id'],
    ['views.open', { trigger_id: '1.2.a', view: modalOf([], { id: 'V1' }) }, 'unknown property id'],
  ])('%s with %j is refused', async (method, args, problem) => {
    expect(await refusalOf(call(method, args))).toBe('invalid_blocks')
    expect(slack.violations).toContainEqual({ where: method, problem: expect.stringContaining(problem) })
  })
})

function open(view: Json, who: string = user): Promise<Json> {
  return call('views.open', { trigger_id: slack.payloads.slashCommand({ user: who }).trigger_id, view })
}

async function call(method: string, args: Record<string, unknown>): Promise<Json> {
  const answer: unknown = await client.apiCall(method, args)
  return isJson(answer) ? answer : {}
}
