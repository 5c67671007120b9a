import { beforeAll, describe, expect, it } from 'vitest'
import type { Json } from './json.ts'
import { input, modalOf, option, plain, quoteModal } from './sample-views.ts'
import { loadValidator, type Validator } from './validate.ts'

let validator: Validator

beforeAll(async () => {
  validator = await loadValidator()
})

const repeat = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i))
const long = (length: number) => 'x'.repeat(length)
const options = ['a', 'b'].map(option)

describe('a view', () => {
  it.each<[string, Json]>([
    ['with an input of the app’s own options', quoteModal],
    [
      'at its limits',
      modalOf(
        repeat(100, (index) => ({ type: 'divider', block_id: `${index}`.padStart(255, '0') })),
        {
          title: plain(long(24)),
          submit: plain(long(24)),
          close: plain(long(24)),
          private_metadata: long(3000),
          callback_id: long(255),
        },
      ),
    ],
    [
      'of options, with some selected',
      modalOf([
        input('a', { type: 'static_select', options, initial_option: option('a') }),
        input('b', { type: 'checkboxes', options, initial_options: options }),
        input('c', { type: 'multi_static_select', option_groups: [{ label: plain('x'), options }] }),
        input('d', { type: 'radio_buttons', options: repeat(10, (index) => option(`${index}`)) }),
        input('e', { type: 'static_select', options: repeat(100, (index) => option(`${index}`)) }),
      ]),
    ],
    [
      'of everything a digest is set up with',
      modalOf([
        input('a', { type: 'timepicker', initial_time: '07:05', timezone: 'Asia/Kathmandu' }),
        input('b', { type: 'datepicker', initial_date: '2028-02-29' }),
        input('c', { type: 'users_select', initial_user: 'U0ALICE', focus_on_load: true }),
        input('d', { type: 'conversations_select', initial_conversation: 'C0GENERAL' }),
        input('e', { type: 'channels_select', initial_channel: 'C0GENERAL' }),
        input('f', { type: 'plain_text_input', initial_value: long(5), min_length: 5, max_length: 5 }),
        input('g', { type: 'external_select', initial_option: option('Europe/London') }),
        {
          type: 'actions',
          elements: [
            { type: 'timepicker', action_id: 'a' },
            { type: 'datepicker', action_id: 'b' },
            { type: 'users_select', action_id: 'c' },
            { type: 'radio_buttons', action_id: 'd', options },
            { type: 'checkboxes', action_id: 'e', options },
          ],
        },
      ]),
    ],
    ['that uses an action_id in two blocks', modalOf([text('a', 'note'), text('b', 'note')])],
  ])('%s is fit to show', (_, view) => {
    expect(validator.view(view)).toEqual([])
  })

  it.each<[string, Json, RegExp]>([
    ['a title of 25 characters', modalOf([], { title: plain(long(25)) }), /24 characters .*\/title/u],
    ['a submit of 25 characters', modalOf([], { submit: plain(long(25)) }), /24 characters .*\/submit/u],
    ['a close of 25 characters', modalOf([], { close: plain(long(25)) }), /24 characters .*\/close/u],
    [
      '3001 characters of metadata',
      modalOf([], { private_metadata: long(3001) }),
      /3000 .*private_metadata/u,
    ],
    ['a callback_id of 256 characters', modalOf([], { callback_id: long(256) }), /255 .*callback_id/u],
    ['101 blocks', modalOf(repeat(101, () => ({ type: 'divider' }))), /100 items/u],
    ['a block_id of 256 characters', modalOf([text(long(256), 'a')]), /255 .*block_id/u],
    ['an action_id of 256 characters', modalOf([text('a', long(256))]), /255 .*action_id/u],
    ['a block_id used twice', modalOf([text('a', 'b'), text('a', 'c')]), /block_id a already exists/u],
    ['an input and no submit', { ...quoteModal, submit: undefined }, /needs submit/u],
    ['no title', { ...quoteModal, title: undefined }, /title/u],
    ['101 options', select({ options: repeat(101, (index) => option(`${index}`)) }), /100 items/u],
    ['11 radio buttons', radio(repeat(11, (index) => option(`${index}`))), /10 items/u],
    ['no options', select({ options: [] }), /fewer than 1 option/u],
    ['neither options nor groups', select({}), /either options or option_groups/u],
    ['options and groups', select({ options, option_groups: [] }), /either options or option_groups/u],
    ['an option of 76 characters', select({ options: [option(long(76))] }), /75 characters/u],
    ['an option without a value', select({ options: [{ text: plain('a') }] }), /needs a value/u],
    ['an option twice', select({ options: [option('a'), option('a')] }), /same value/u],
    ['another option selected', select({ options, initial_option: option('c') }), /selected at first/u],
    ['an option selected in part', select({ options, initial_option: { value: 'a' } }), /selected at first/u],
    ['11 boxes', element('checkboxes', { options: repeat(11, (index) => option(`${index}`)) }), /10 items/u],
    [
      'a time that is none',
      element('timepicker', { initial_time: '7:05' }),
      /initial_time "7:05" is nothing/u,
    ],
    ['a time beyond the day', element('timepicker', { initial_time: '24:00' }), /initial_time "24:00"/u],
    ['a zone that is none', element('timepicker', { timezone: 'Europe/Atlantis' }), /no time zone/u],
    ['a zone that is an offset', element('timepicker', { timezone: '+01:00' }), /no time zone/u],
    [
      'a date that is none',
      element('datepicker', { initial_date: '2027-02-29' }),
      /"2027-02-29" is nothing/u,
    ],
    ['a date in other words', element('datepicker', { initial_date: '1.2.2027' }), /initial_date/u],
    ['a person by name', element('users_select', { initial_user: 'alice' }), /initial_user "alice"/u],
    ['a channel by name', element('channels_select', { initial_channel: '#general' }), /initial_channel/u],
    [
      'a time in a select',
      element('users_select', { initial_time: '07:05' }),
      /unknown property initial_time/u,
    ],
    ['a text too long to begin with', element('plain_text_input', note('xxxx')), /more than 3 characters/u],
    ['a text that no length fits', element('plain_text_input', { min_length: 4, max_length: 3 }), /above/u],
    [
      'two elements in focus',
      modalOf(['a', 'b'].map((id) => input(id, { type: 'datepicker', focus_on_load: true }))),
      /focus already .*blocks\/1/u,
    ],
    ['a long placeholder', select({ options, placeholder: plain(long(151)) }), /150 characters/u],
  ])('with %s is refused', (_, view, expected) => {
    expect(validator.view(view)).toContainEqual(expect.stringMatching(expected))
  })
})

describe('an ack of a submission', () => {
  const ack = (body: unknown) =>
    validator.ack('interactive', { type: 'view_submission', view: quoteModal }, body)

  it.each([
    [undefined],
    [''],
    [{}],
    [{ response_action: 'clear' }],
    [{ response_action: 'errors', errors: { note: 'Not so', paragraph: 'Nor this' } }],
    [{ response_action: 'update', view: quoteModal }],
    [{ response_action: 'push', view: quoteModal }],
  ])('may be %j', (body) => {
    expect(ack(body)).toEqual([])
  })

  it.each([
    ['a text', 'Done', 'an ack of view_submission is an object'],
    ['no action', { view: quoteModal }, 'unknown response_action undefined'],
    ['errors elsewhere', { response_action: 'errors', errors: { x: 'y' } }, 'the view has no input block x'],
    [
      'another property',
      { response_action: 'errors', errors: { note: 'y' }, view: quoteModal },
      'unknown property view',
    ],
  ])('is refused with %s', (_, body, problem) => {
    expect(ack(body)).toEqual([problem])
  })
})

describe('options for a select', () => {
  const ack = (body: unknown) => validator.ack('interactive', { type: 'block_suggestion' }, body)
  const group = (more: Json = {}) => ({ label: plain('Group'), options, ...more })

  it.each([
    ['none', { options: [] }],
    ['a hundred', { options: repeat(100, (index) => option(`${index}`)) }],
    ['some at their limits', { options: [option(long(75))] }],
    ['some in groups', { option_groups: repeat(100, () => group()) }],
  ])('may be %s', (_, body) => {
    expect(ack(body)).toEqual([])
  })

  it.each<[string, unknown, RegExp]>([
    ['an empty ack', {}, /carries options/u],
    ['no ack', '', /carries options/u],
    ['options and groups', { options, option_groups: [group()] }, /options or option_groups/u],
    ['another property', { options, more: true }, /unknown property more/u],
    ['101 options', { options: repeat(101, (index) => option(`${index}`)) }, /100 items/u],
    ['101 groups', { option_groups: repeat(101, () => group()) }, /100 items/u],
    [
      'a text of 76 characters',
      { options: [{ text: plain(long(76)), value: 'a' }] },
      /75 .*\/options\/0\/text/u,
    ],
    [
      'a value of 76 characters',
      { options: [{ text: plain('a'), value: long(76) }] },
      /75 .*\/options\/0\/value/u,
    ],
    ['an empty text', { options: [{ text: plain(''), value: 'a' }] }, /fewer than 1 characters/u],
    ['a text in mrkdwn', { options: [{ text: { type: 'mrkdwn', text: 'a' }, value: 'a' }] }, /constant/u],
    ['no value', { options: [{ text: plain('a') }] }, /needs a value/u],
    ['options that are none', { options: 'a' }, /not a list/u],
    ['a label of 76 characters', { option_groups: [group({ label: plain(long(76)) })] }, /label/u],
    ['a group without options', { option_groups: [group({ options: undefined })] }, /not a list/u],
    ['another property of a group', { option_groups: [group({ id: 1 })] }, /unknown property id/u],
  ])('are refused with %s', (_, body, expected) => {
    expect(ack(body)).toContainEqual(expect.stringMatching(expected))
  })
})

function text(blockId: string, actionId: string): Json {
  return input(blockId, { type: 'plain_text_input', action_id: actionId })
}

function select(more: Json): Json {
  return modalOf([input('a', { type: 'static_select', ...more })])
}

function element(type: string, more: Json): Json {
  return modalOf([input('a', { type, ...more })])
}

function note(initial: string): Json {
  return { max_length: 3, initial_value: initial }
}

function radio(choices: readonly Json[]): Json {
  return modalOf([input('a', { type: 'radio_buttons', options: choices })])
}
