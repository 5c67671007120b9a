import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { createClient } from './sample-bot.ts'
import { input, modalOf, option, plain } from './sample-views.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

const { user, channel } = ids
const days = { options: ['monday', 'tuesday', 'friday'].map(option) }
const everything = modalOf([
  input('note', { type: 'plain_text_input', min_length: 2, max_length: 5 }, { optional: true }),
  input('day', { type: 'static_select', ...days, initial_option: option('monday') }),
  input('days', { type: 'multi_static_select', ...days }, { optional: true }),
  input('ways', { type: 'checkboxes', ...days }, { optional: true }),
  input('way', { type: 'radio_buttons', ...days }, { optional: true }),
  input('paragraph', { type: 'external_select', initial_option: option('5') }, { optional: true }),
  input('time', { type: 'timepicker', initial_time: '09:00' }, { optional: true }),
  { type: 'section', block_id: 'where', text: plain('Where'), accessory: chooser('channel') },
])

function chooser(id: string): Json {
  return { type: 'conversations_select', action_id: id, initial_conversation: channel }
}

describe('a submitted view', () => {
  it('carries what its inputs begin with, and what was entered, each after its type', async () => {
    await open(everything)
    expect(slack.payloads.viewSubmission()).toMatchObject({
      type: 'view_submission',
      user: { id: user },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/u),
      response_urls: [],
      view: {
        id: slack.modal(user)?.id,
        callback_id: 'quote',
        private_metadata: 'C0GENERAL',
        state: {
          values: {
            note: { note: { type: 'plain_text_input', value: null } },
            day: { day: { type: 'static_select', selected_option: option('monday') } },
            days: { days: { type: 'multi_static_select', selected_options: [] } },
            ways: { ways: { type: 'checkboxes', selected_options: [] } },
            way: { way: { type: 'radio_buttons', selected_option: null } },
            paragraph: { paragraph: { type: 'external_select', selected_option: option('5') } },
            time: { time: { type: 'timepicker', selected_time: '09:00' } },
            where: { channel: { type: 'conversations_select', selected_conversation: channel } },
          },
        },
      },
    })
    const values = {
      note: '12345',
      day: 'tuesday',
      days: ['monday', 'friday'],
      ways: 'friday',
      way: 'monday',
      paragraph: null,
      time: '23:59',
      channel: 'C0OTHER',
    }
    const second = slack.payloads.viewSubmission({ values, metadata: 'forged' })
    expect(second).not.toHaveProperty('response_url')
    expect(second).toMatchObject({
      view: {
        private_metadata: 'forged',
        state: {
          values: {
            note: { note: { value: '12345' } },
            day: { day: { selected_option: option('tuesday') } },
            days: { days: { selected_options: [option('monday'), option('friday')] } },
            ways: { ways: { selected_options: [option('friday')] } },
            way: { way: { selected_option: option('monday') } },
            paragraph: { paragraph: { selected_option: null } },
            time: { time: { selected_time: '23:59' } },
            where: { channel: { selected_conversation: 'C0OTHER' } },
          },
        },
      },
    })
    expect(slack.violations).toEqual([])
  })

  it.each([
    ['an input that is not there', { nothing: 'x' }, 'no nothing, only note/note'],
    ['an option that was not offered', { day: 'sunday' }, 'day does not offer sunday'],
    ['an option that the app never suggested', { paragraph: '6' }, 'does not offer 6, only 5'],
    ['one option that was not offered among others', { days: ['monday', 'sunday'] }, 'sunday'],
    ['several options where one is taken', { day: ['monday'] }, 'takes one option'],
    ['a text too short', { note: 'x' }, '2 to 5 characters'],
    ['a text too long', { note: '123456' }, '2 to 5 characters'],
    ['a time that is none', { time: '24:00' }, 'does not take "24:00"'],
    ['nothing where something is needed', { day: null }, 'day/day has to be filled in'],
  ])('cannot have %s', async (_, values, problem) => {
    await open(everything)
    expect(() => slack.payloads.viewSubmission({ values })).toThrow(problem)
  })

  it('needs a modal that can be submitted', async () => {
    expect(() => slack.payloads.viewSubmission()).toThrow('no modal open')
    await open(modalOf([{ type: 'divider' }], { submit: undefined }))
    expect(() => slack.payloads.viewSubmission()).toThrow('cannot be submitted')
    expect(() => slack.payloads.viewSubmission({ user: 'U0BOB' })).toThrow('U0BOB has no modal open')
  })

  it('knows its inputs by one id alone', async () => {
    const note = { type: 'plain_text_input', action_id: 'note' }
    await open(modalOf([input('a', note), input('b', note)]))
    expect(() => slack.payloads.viewSubmission({ values: { note: 'x' } })).toThrow('2 elements note')
    expect(slack.payloads.viewSubmission({ values: { a: 'x', b: 'y' } })).toMatchObject({
      view: { state: { values: { a: { note: { value: 'x' } }, b: { note: { value: 'y' } } } } },
    })
  })
})

describe('a digest that is set up', () => {
  const settings = modalOf([
    input('time', { type: 'timepicker', initial_time: '09:00', timezone: 'Europe/London' }),
    input('from', { type: 'datepicker' }, { optional: true }),
    input('for', { type: 'users_select', initial_user: user }),
    input('zone', { type: 'external_select', initial_option: option('Europe/London') }),
    input('how', { type: 'radio_buttons', ...days, initial_option: option('monday') }),
    input('on', { type: 'checkboxes', ...days, initial_options: [option('monday'), option('friday')] }),
  ])

  it('begins with what it was, and tells what was chosen', async () => {
    await open(settings)
    const picked = { type: 'timepicker', selected_time: '09:00', timezone: 'Europe/London' }
    expect(slack.modal(user)?.state.values).toEqual({
      time: { time: picked },
      from: { from: { type: 'datepicker', selected_date: null } },
      for: { for: { type: 'users_select', selected_user: user } },
      zone: { zone: { type: 'external_select', selected_option: option('Europe/London') } },
      how: { how: { type: 'radio_buttons', selected_option: option('monday') } },
      on: { on: { type: 'checkboxes', selected_options: [option('monday'), option('friday')] } },
    })
    const values = {
      time: '18:30',
      from: '2028-02-29',
      for: ids.secondUser,
      how: 'friday',
      on: ['tuesday'],
    }
    expect(slack.payloads.viewSubmission({ values })).toMatchObject({
      view: {
        state: {
          values: {
            time: { time: { ...picked, selected_time: '18:30' } },
            from: { from: { selected_date: '2028-02-29' } },
            for: { for: { selected_user: ids.secondUser } },
            zone: { zone: { selected_option: option('Europe/London') } },
            how: { how: { selected_option: option('friday') } },
            on: { on: { selected_options: [option('tuesday')] } },
          },
        },
      },
    })
    expect(slack.violations).toEqual([])
  })

  it('follows the zone that it is changed to', async () => {
    await open(settings)
    slack.payloads.viewSubmission({ values: { time: '18:30' } })
    const element = { type: 'timepicker', timezone: 'Asia/Tokyo' }
    const view_id = slack.modal(user)?.id
    await client.apiCall('views.update', { view_id, view: modalOf([input('time', element)]) })
    expect(slack.modal(user)?.state.values).toEqual({
      time: { time: { ...element, selected_time: '18:30' } },
    })
  })

  it.each([
    ['a day that is none', { from: '2027-02-29' }, 'does not take "2027-02-29"'],
    ['somebody who is not there', { for: ids.unknownUser }, 'does not offer U0NOBODY'],
    ['somebody by name', { for: 'alice' }, 'does not offer alice'],
    ['nobody', { for: null }, 'for/for has to be filled in'],
    ['no time', { time: null }, 'time/time has to be filled in'],
    ['no day of the week', { on: [] }, 'on/on has to be filled in'],
    ['a zone that the app never suggested', { zone: 'Asia/Tokyo' }, 'does not offer Asia/Tokyo'],
  ])('cannot have %s', async (_, values, problem) => {
    await open(settings)
    expect(() => slack.payloads.viewSubmission({ values })).toThrow(problem)
  })

  it('asks for zones on the Home tab too', async () => {
    const zone = { type: 'external_select', action_id: 'zone', min_query_length: 1 }
    const blocks = [{ type: 'section', block_id: 'zones', text: plain('Zone'), accessory: zone }]
    await client.apiCall('views.publish', { user_id: user, view: { type: 'home', blocks } })
    const question = { surface: 'home', actionId: 'zone', value: 'T' } as const
    expect(slack.payloads.blockSuggestion(question)).toMatchObject({
      container: { type: 'view', view_id: slack.home(user)?.id },
      block_id: 'zones',
      value: 'T',
      view: { type: 'home' },
    })
    expect(() => slack.payloads.blockSuggestion({ ...question, surface: 'modal' })).toThrow('no modal open')
  })
})

describe('a question for options', () => {
  it('tells the element, what was typed and the view', async () => {
    await open(everything)
    const payload = slack.payloads.blockSuggestion({ actionId: 'paragraph', value: 'sanc' })
    const id = slack.modal(user)?.id
    expect(payload).toMatchObject({
      type: 'block_suggestion',
      container: { type: 'view', view_id: id },
      action_id: 'paragraph',
      block_id: 'paragraph',
      value: 'sanc',
      view: { id },
    })
    expect(payload).not.toHaveProperty('trigger_id')
    expect(payload).not.toHaveProperty('response_url')
  })

  it('comes from as many characters on as the element says, which is three by default', async () => {
    await open(everything)
    const ask = (value: string) => slack.payloads.blockSuggestion({ actionId: 'paragraph', value })
    expect(() => ask('sa')).toThrow('from 3 characters on')
    expect(() => slack.payloads.blockSuggestion({ actionId: 'day', value: 'mon' })).toThrow('no options')
    await open(modalOf([input('paragraph', { type: 'external_select', min_query_length: 0 })]))
    expect(ask('')).toMatchObject({ value: '' })
  })
})

describe('an action in a view', () => {
  const remove = (value: string) => ({
    type: 'section',
    block_id: value,
    text: plain(value),
    accessory: { type: 'button', action_id: 'remove', text: plain('Remove'), value },
  })
  const home = { type: 'home', blocks: [remove('digest 1'), remove('digest 2')] }

  it('of the Home tab tells the button, and no channel, message or response_url', async () => {
    await client.apiCall('views.publish', { user_id: user, view: home })
    const payload = slack.payloads.viewAction({ surface: 'home', actionId: 'remove', value: 'digest 2' })
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: slack.home(user)?.id },
      view: { type: 'home', id: slack.home(user)?.id },
      trigger_id: expect.any(String),
      actions: [{ type: 'button', action_id: 'remove', block_id: 'digest 2', value: 'digest 2' }],
    })
    for (const name of ['channel', 'message', 'response_url']) expect(payload).not.toHaveProperty(name)
    expect(() => slack.payloads.viewAction({ surface: 'home', actionId: 'remove' })).toThrow('2 elements')
    const missing = { surface: 'home', actionId: 'remove', value: 'digest 3' } as const
    expect(() => slack.payloads.viewAction(missing)).toThrow('no remove')
    expect(() => slack.payloads.viewAction({ ...missing, surface: 'modal' })).toThrow('no modal open')
  })

  it('of a modal enters what is chosen', async () => {
    const select = { type: 'static_select', ...days }
    await open(
      modalOf([
        input('day', select, { dispatch_action: true }),
        input('other', select, { optional: true }),
        { type: 'actions', elements: [{ type: 'overflow', action_id: 'more', ...days }] },
      ]),
    )
    const act = (actionId: string, selectedOption: string) =>
      slack.payloads.viewAction({ surface: 'modal', actionId, selectedOption })
    expect(act('day', 'friday')).toMatchObject({
      view: { state: { values: { day: { day: { selected_option: option('friday') } } } } },
      actions: [{ type: 'static_select', action_id: 'day', selected_option: option('friday') }],
    })
    expect(slack.payloads.viewSubmission()).toMatchObject({
      view: { state: { values: { day: { day: { selected_option: option('friday') } } } } },
    })
    expect(act('more', 'monday')).toMatchObject({
      actions: [{ type: 'overflow', selected_option: option('monday') }],
    })
    expect(() => act('day', 'sunday')).toThrow('does not offer sunday')
    expect(() => act('more', 'sunday')).toThrow('does not offer sunday')
    expect(() => act('other', 'friday')).toThrow('does not dispatch actions')
  })
})

describe('a message shortcut', () => {
  it('tells the message and its thread, and whom to answer', async () => {
    const message = { ts: '1700000000.000200', threadTs: '1700000000.000100', text: 'Para 5?', user: 'U0BOB' }
    const payload = slack.payloads.messageShortcut({ callbackId: 'quote_in_thread', message })
    expect(payload).toMatchObject({
      type: 'message_action',
      callback_id: 'quote_in_thread',
      trigger_id: expect.any(String),
      user: { id: user },
      channel: { id: channel, name: 'general' },
      message_ts: message.ts,
      message: { ts: message.ts, thread_ts: message.threadTs, user: 'U0BOB', text: 'Para 5?' },
    })
    expect(payload).toMatchObject({ message: { blocks: [{ type: 'rich_text' }] } })
    await fetch(String(payload.response_url), { method: 'POST', body: JSON.stringify({ text: 'Only you' }) })
    expect(slack.ephemerals(user)).toMatchObject([{ channel, text: 'Only you', via: 'response_url' }])
    await client.apiCall('views.open', { trigger_id: payload.trigger_id, view: everything })
    expect(slack.modal(user)?.callback_id).toBe('quote')
    expect(slack.violations).toEqual([])
  })

  it('can be used on a message of the bot, unless it is ephemeral', async () => {
    await client.chat.postMessage({ channel, text: '5', unfurl_links: false, unfurl_media: false })
    await client.chat.postEphemeral({ channel, user, text: '5' })
    const [posted, ephemeral] = [slack.visible(channel)[0], slack.ephemerals(user)[0]]
    if (posted === undefined || ephemeral === undefined) throw new Error('no messages')
    expect(slack.payloads.messageShortcut({ callbackId: 'x', message: posted })).toMatchObject({
      message: { ts: posted.ts, user: ids.botUser, bot_id: ids.bot },
    })
    expect(() => slack.payloads.messageShortcut({ callbackId: 'x', message: ephemeral })).toThrow('ephemeral')
  })
})

describe('the opened Home', () => {
  it('tells the view that was published before', async () => {
    const first = slack.payloads.appHomeOpened()
    expect(first).toMatchObject({
      type: 'event_callback',
      event: { type: 'app_home_opened', user, channel: ids.directChannel, tab: 'home' },
    })
    expect(first.event).not.toHaveProperty('view')
    await client.apiCall('views.publish', { user_id: user, view: { type: 'home', blocks: [] } })
    expect(slack.payloads.appHomeOpened({ user, tab: 'home' })).toMatchObject({
      event: { view: { type: 'home', id: slack.home(user)?.id } },
    })
    expect(slack.payloads.appHomeOpened({ tab: 'messages' }).event).not.toHaveProperty('view')
    expect(slack.payloads.appHomeOpened({ user: 'U0BOB' })).toMatchObject({
      event: { user: 'U0BOB', channel: 'D0BOB' },
    })
  })
})

async function open(view: Json): Promise<void> {
  await client.apiCall('views.open', { trigger_id: slack.payloads.slashCommand().trigger_id, view })
}
