import { beforeAll, describe, expect, it } from 'vitest'
import { readDocLimits } from './doc-limits.ts'
import type { Json } from './json.ts'
import { docCommentsOf, loadGeneratedSchema } from './schema.ts'
import { loadValidator, type Validator } from './validate.ts'

let validator: Validator

beforeAll(async () => {
  validator = await loadValidator()
})

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true })
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (more: Json = {}) => ({ type: 'button', action_id: 'share', text: plain('Share'), ...more })
const actions = (...elements: Json[]) => ({ type: 'actions', elements })
const quote = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
})
const dated = (more: Json = {}) => {
  const date = {
    type: 'date',
    timestamp: 1_900_000_000,
    format: 'due {date_short_pretty} at {time}',
    ...more,
  }
  return {
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [date] }] }],
  }
}
const repeat = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))

const good = {
  channel: 'C1',
  text: 'A &lt;!channel&gt; in a quotation',
  unfurl_links: false,
  unfurl_media: false,
}

describe('limits in doc comments', () => {
  it('are all read', async () => {
    const comments = docCommentsOf(await loadGeneratedSchema())
    const states = /\b(max|maximum|minimum|less than|limit|up to|between)\b[^.]*\d/iu
    // "`text` may truncate", "`block_id` should be unique" and the like state no limit and have no such words.
    const unread = comments.filter(
      ({ description, property }) =>
        states.test(description.replace(/\{@link [^}]*\}/gu, '')) &&
        Object.keys(readDocLimits(description, property)).length === 0,
    )
    expect(comments.length).toBeGreaterThan(200)
    expect(unread.map(({ pointer, description }) => `${pointer}: ${description}`)).toEqual([])
  })

  it.each([
    ['Maximum length for this field is 3000 characters.', 'string', { maxLength: 3000 }],
    ['Limit 12,000 characters max.', 'string', { maxLength: 12_000 }],
    ['Must be less than 50 characters.', 'string', { maxLength: 49 }],
    ['There is a maximum of 25 elements in each action block.', 'array', { maxItems: 25 }],
    ['Minimum 1, maximum 10 cards.', 'array', { minItems: 1, maxItems: 10 }],
    ['Must be between 1 and 100.', 'number', { minimum: 1, maximum: 100 }],
    ['The maximum value, cannot be less than `min_value`.', 'string', {}],
  ])('%s', (description, type, limits) => {
    expect(readDocLimits(description, { type })).toEqual(limits)
  })
})

describe('a message', () => {
  it.each<[string, Json]>([
    ['of text alone', {}],
    ['of every kind of block this bot uses', { blocks: blocksOfAQuotation() }],
    ['at its limits', { blocks: [section('x'.repeat(3000)), ...repeat(49, () => ({ type: 'divider' }))] }],
    ['with a table', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }]] }] }],
    ['with an image', { blocks: [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A' }] }],
    ['with a date', dated()],
    [
      'with a date that says all it can',
      dated({ fallback: '17 March', url: 'https://example.org', style: { bold: true } }),
    ],
    ['in a thread', { thread_ts: '1700000000.000100' }],
  ])('%s is fit to send', (_, more) => {
    expect(validator.message('chat.postMessage', { ...good, ...more })).toEqual([])
  })

  it.each<[string, Json, RegExp]>([
    [
      'a section of 3001 characters',
      { blocks: [section('x'.repeat(3001))] },
      /3000 characters \[json-pointer:\/blocks\/0\/text/,
    ],
    [
      'an empty section text',
      { blocks: [section('')] },
      /fewer than 1 characters \[json-pointer:\/blocks\/0\/text/,
    ],
    ['51 blocks', { blocks: repeat(51, () => ({ type: 'divider' })) }, /no more than 50 items/],
    [
      'an unknown property',
      { blocks: [{ type: 'divider', colour: 'red' }] },
      /^unknown property colour \[json-pointer:\/blocks\/0\]$/,
    ],
    [
      'an unknown property deep inside',
      { blocks: [actions(button({ text: { ...plain('x'), verbatim: true } }))] },
      /unknown property verbatim \[json-pointer:\/blocks\/0\/elements\/0\/text\]/,
    ],
    ['an unknown type of block', { blocks: [{ type: 'sectoin' }] }, /"sectoin" is not one of actions/],
    [
      'an element that does not belong there',
      { blocks: [actions({ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A' })] },
      /"image" is not one of/,
    ],
    [
      'a header of 151 characters',
      { blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] },
      /more than 150 characters/,
    ],
    [
      'a header in mrkdwn',
      { blocks: [{ type: 'header', text: mrkdwn('x') }] },
      /must be equal to constant \[json-pointer:\/blocks\/0\/text\/type\]/,
    ],
    [
      'a button value of 2001 characters',
      { blocks: [actions(button({ value: 'x'.repeat(2001) }))] },
      /2000 characters/,
    ],
    [
      'a button label of 76 characters',
      { blocks: [actions(button({ text: plain('x'.repeat(76)) }))] },
      /75 characters/,
    ],
    ['26 buttons', { blocks: [actions(...repeat(26, (i) => button({ action_id: `${i}` })))] }, /25 items/],
    [
      '11 texts of context',
      { blocks: [{ type: 'context', elements: repeat(11, () => plain('x')) }] },
      /10 items/,
    ],
    [
      'a field of 2001 characters',
      { blocks: [{ type: 'section', fields: [plain('x'.repeat(2001))] }] },
      /2000 characters/,
    ],
    [
      'a row of 21 cells',
      { blocks: [{ type: 'table', rows: [repeat(21, () => ({ type: 'raw_text', text: 'x' }))] }] },
      /20 items/,
    ],
    ['a section without text and fields', { blocks: [{ type: 'section' }] }, /needs text or fields/],
    ['a row of no buttons', { blocks: [actions()] }, /no fewer than 1 element/],
    [
      'a block_id used twice',
      { blocks: repeat(2, () => ({ type: 'divider', block_id: 'b' })) },
      /block_id b already exists/,
    ],
    ['an action_id used twice', { blocks: [actions(button(), button())] }, /action_id share already exists/],
    [
      'more than 10,000 characters in all',
      { blocks: repeat(5, () => section('x'.repeat(2001))) },
      /10005 characters/,
    ],
    [
      'two tables',
      { blocks: repeat(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })) },
      /only one table/,
    ],
    [
      'mrkdwn that is not verbatim',
      { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }] },
      /verbatim/,
    ],
    ['a date in milliseconds', dated({ timestamp: 1_900_000_000_000 }), /not a moment in whole seconds/],
    ['a date in parts of a second', dated({ timestamp: 1_900_000_000.5 }), /not a moment in whole seconds/],
    ['a date as text', dated({ timestamp: '1900000000' }), /must be number .*\/timestamp/],
    ['a date without a moment', dated({ timestamp: undefined }), /required property 'timestamp'/],
    ['a date without a format', dated({ format: undefined }), /required property 'format'/],
    ['a date that shows no date', dated({ format: 'soon' }), /no token in braces/],
    [
      'a date with a token that is none',
      dated({ format: '{date_shorter}' }),
      /unknown token \{date_shorter\}/,
    ],
    ['a date with another property', dated({ text: 'soon' }), /unknown property text/],
    ['a date whose link leads nowhere', dated({ url: 'example.org' }), /the url is no address/],
    [
      'dates whose fallbacks are too long together',
      { blocks: repeat(4, () => dated({ fallback: 'x'.repeat(2501) }).blocks).flat() },
      /10004 characters/,
    ],
    ['blocks that are no list', { blocks: '[{' }, /blocks is not an array/],
    ['blocks without text', { text: undefined, blocks: [section('x')] }, /screen readers/],
    ['nothing to show', { text: '' }, /no_text/],
    ['a text that Slack would split', { text: 'x'.repeat(4001) }, /splits/],
    ['a text that Slack would cut', { text: 'x'.repeat(40_001), blocks: [section('x')] }, /40000/],
    ['a broadcast', { text: 'see <!channel>' }, /unescaped/],
    ['a mention', { text: 'see <@U1>' }, /unescaped/],
    ['a preview of links', { unfurl_links: true }, /unfurl_links/],
    ['a preview of media by default', { unfurl_media: undefined }, /unfurl_media/],
    ['names turned to mentions', { link_names: true }, /link_names/],
    ['text parsed again', { parse: 'full' }, /parse/],
    ['an argument that does not exist', { thread: '1.2' }, /unknown argument thread/],
    ['a legacy attachment', { attachments: [] }, /unknown argument attachments/],
    ['no channel', { channel: undefined }, /missing argument channel/],
    ['a ts that is none', { thread_ts: 'thread' }, /invalid thread_ts/],
  ])('with %s is refused', (_, more, expected) => {
    const problems = validator.message('chat.postMessage', { ...good, ...more })
    expect(problems).toContainEqual(expect.stringMatching(expected))
  })

  it('is reported by the block that was meant alone', () => {
    const problems = validator.message('chat.postMessage', { ...good, blocks: [section('x'.repeat(3001))] })
    expect(problems).toEqual(['must NOT have more than 3000 characters [json-pointer:/blocks/0/text/text]'])
  })

  it('is checked by the rules of its door', () => {
    const update = { channel: 'C1', ts: '1.000001', text: 'x'.repeat(4001), blocks: [section('x')] }
    expect(validator.message('chat.update', update)).toEqual([
      'an updated text has more than 4000 characters',
    ])
    expect(validator.message('response_url', { delete_original: true })).toEqual([])
    expect(validator.message('response_url', { delete_original: true, text: 'x' })).toEqual([
      'delete_original must be the only attribute',
    ])
    expect(validator.message('response_url', { text: 'x', channel: 'C1' })).toEqual([
      'unknown argument channel',
    ])
    expect(validator.message('response_url', { text: 'x', response_type: 'public' })).toEqual([
      'invalid response_type',
    ])
  })
})

describe('a view', () => {
  const modal = { type: 'modal', title: plain('Quote'), blocks: [section('x')] }
  const input = {
    type: 'input',
    label: plain('Number'),
    element: { type: 'plain_text_input', action_id: 'n' },
  }

  it.each<[string, Json]>([
    ['a modal', modal],
    ['a modal with an input', { ...modal, submit: plain('Find'), blocks: [input] }],
    ['a Home tab', { type: 'home', blocks: repeat(100, () => ({ type: 'divider' })) }],
  ])('such as %s is fit to show', (_, view) => {
    expect(validator.view(view)).toEqual([])
  })

  it.each<[string, Json, RegExp]>([
    ['a title of 25 characters', { ...modal, title: plain('x'.repeat(25)) }, /24 characters/],
    ['101 blocks', { type: 'home', blocks: repeat(101, () => ({ type: 'divider' })) }, /100 items/],
    ['an unknown property', { ...modal, colour: 'red' }, /unknown property colour/],
    ['an input that cannot be submitted', { ...modal, blocks: [input] }, /needs submit/],
    ['a block for messages only', { ...modal, blocks: [{ type: 'markdown', text: 'x' }] }, /not available/],
    ['no known type', { type: 'page', blocks: [] }, /modal or home/],
  ])('with %s is refused', (_, view, expected) => {
    expect(validator.view(view)).toContainEqual(expect.stringMatching(expected))
  })
})

describe('an ack', () => {
  it('of a command may be empty, a text or a message', () => {
    for (const body of [undefined, '', {}, 'Help', { text: 'Help', response_type: 'ephemeral' }]) {
      expect(validator.ack('slash_commands', {}, body)).toEqual([])
    }
    expect(validator.ack('slash_commands', {}, { blocks: [{ type: 'section' }] })).toHaveLength(2)
  })

  it('of an event or a button carries nothing', () => {
    expect(validator.ack('events_api', {}, '')).toEqual([])
    expect(validator.ack('events_api', {}, { text: 'x' })).toHaveLength(1)
    expect(validator.ack('interactive', { type: 'block_actions' }, { text: 'x' })).toHaveLength(1)
  })
})

function blocksOfAQuotation(): Json[] {
  return [
    { type: 'header', text: plain('Vancouver, 2018') },
    { ...quote('A text with <!channel>, *stars* and https://example.org'), block_id: 'quotation' },
    { type: 'context', elements: [mrkdwn('<https://example.org|Source>'), plain('paragraph 12')] },
    actions(
      button({ value: 'p:12' }),
      button({ action_id: 'next', url: 'https://example.org', style: 'primary' }),
    ),
    { type: 'section', text: mrkdwn('x'), accessory: button() },
  ]
}
