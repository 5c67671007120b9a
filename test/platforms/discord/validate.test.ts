import { ButtonBuilder, ButtonStyle, ContainerBuilder, MessageFlags, SlashCommandBuilder } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { type BodyKind, validateBody } from './validate.ts'

const quiet = { allowed_mentions: { parse: [] } }
const V2 = MessageFlags.IsComponentsV2
const text = (content: string) => ({ type: 10, content })
const button = (id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Next',
  custom_id: id,
  ...more,
})
const row = (...components: object[]) => ({ type: 1, components })
const choice = (name: string, value: unknown = name) => ({ name, value })
const autocomplete = (choices: object[]) => ({ type: 8, data: { choices } })
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'words', ...more })
const command = (more: object) => ({ name: 'ask', description: 'Ask the record', ...more })
const fill = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('validateBody accepts', () => {
  const container = new ContainerBuilder()
    .addTextDisplayComponents((display) => display.setContent('> the words'))
    .addSeparatorComponents((separator) => separator)
    .addActionRowComponents((line) =>
      line.addComponents(
        new ButtonBuilder({ style: ButtonStyle.Link, label: 'Source', url: 'https://example.org/é' }),
      ),
    )
    .toJSON()
  const slash = new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask the record')
    .setDefaultMemberPermissions(32)
    .setNSFW(false)
    .addStringOption((words) => words.setName('words').setDescription('What to look for').setRequired(true))
    .toJSON()
  const good: readonly [string, BodyKind, unknown][] = [
    [
      'plain content',
      'message create',
      { ...quiet, content: 'a'.repeat(2000), tts: false, enforce_nonce: false },
    ],
    ['a nonce', 'message create', { ...quiet, content: 'a', nonce: 'x', enforce_nonce: true }],
    ['an embed', 'message create', { ...quiet, embeds: [{ title: 't', description: 'd'.repeat(4096) }] }],
    ['Components V2', 'message create', { ...quiet, flags: V2, components: [container] }],
    [
      '5 buttons',
      'message create',
      { ...quiet, content: 'a', components: [row(...fill(5, (n) => button(`b${n}`)))] },
    ],
    ['an edit of the buttons alone', 'message edit', { ...quiet, components: [] }],
    ['an answer', 'callback', { type: 4, data: { ...quiet, content: 'a', flags: 64, tts: false } }],
    ['a deferral', 'callback', { type: 5, data: { flags: 64 } }],
    ['a deferred update', 'callback', { type: 6 }],
    ['25 choices', 'callback', autocomplete(fill(25, (n) => choice(`choice ${n}`)))],
    ['choices of numbers', 'callback', autocomplete([choice('one', 1), choice('two', 2)])],
    ['a follow-up', 'webhook create', { ...quiet, content: 'a' }],
    ['a built command', 'commands', [slash, { name: 'Find in the Record', type: 3 }]],
    ['a command in another script', 'command create', command({ name: 'पूछो' })],
    ['a direct channel', 'direct channel', { recipient_id: '1' }],
  ]
  const existing = { content: 'old', embeds: [], components: [], flags: 0, attachments: [] }
  it.each(good)('%s', (_, kind, body) => {
    const sent: unknown = JSON.parse(JSON.stringify(body))
    expect(validateBody(kind, sent, kind === 'message edit' ? { existing } : {})).toEqual([])
  })
})

describe('validateBody refuses', () => {
  const twoRequired = [option('a'), option('b', { required: true })]
  const long = 'd'.repeat(100)
  const bad: readonly [string, BodyKind | null, unknown, RegExp][] = [
    ['a body without a schema', null, {}, /no schema/],
    ['a callback without a schema', 'callback', { type: 12 }, /no schema/],
    [
      'an unknown property',
      'message create',
      { ...quiet, content: 'a', colour: 1 },
      /additional properties: colour/,
    ],
    [
      'a deep unknown property',
      'message create',
      { ...quiet, content: 'a', components: [row(button('b', { size: 1 }))] },
      /additional properties: size/,
    ],
    ['content over 2000', 'message create', { ...quiet, content: 'a'.repeat(2001) }, /content must be 2000/],
    [
      'content with V2',
      'message create',
      { ...quiet, flags: V2, content: 'a', components: [text('a')] },
      /content cannot/,
    ],
    [
      'embeds with V2',
      'message create',
      { ...quiet, flags: V2, embeds: [{ title: 'a' }], components: [text('a')] },
      /embeds cannot/,
    ],
    [
      'V2 without its flag',
      'message create',
      { ...quiet, components: [text('a')] },
      /need the IS_COMPONENTS_V2/,
    ],
    ['an empty message', 'message create', { ...quiet, content: ' ' }, /empty message/],
    ['an empty answer', 'callback', { type: 4, data: { ...quiet } }, /empty message/],
    [
      'a repeated custom_id',
      'message create',
      { ...quiet, content: 'a', components: [row(button('b'), button('b'))] },
      /used twice: b/,
    ],
    [
      'a long custom_id',
      'message create',
      { ...quiet, content: 'a', components: [row(button('b'.repeat(101)))] },
      /custom_id must be/,
    ],
    [
      'a long label',
      'message create',
      { ...quiet, content: 'a', components: [row(button('b', { label: 'l'.repeat(81) }))] },
      /label must be/,
    ],
    [
      'a link with custom_id',
      'message create',
      { ...quiet, content: 'a', components: [row(button('b', { style: 5, url: 'https://example.org' }))] },
      /custom_id/,
    ],
    [
      '6 buttons in a row',
      'message create',
      { ...quiet, content: 'a', components: [row(...fill(6, (n) => button(`b${n}`)))] },
      /at most 5 buttons/,
    ],
    [
      '6 rows',
      'message create',
      { ...quiet, content: 'a', components: fill(6, (n) => row(button(`b${n}`))) },
      /5 action rows/,
    ],
    [
      '6001 characters of embeds',
      'message create',
      { ...quiet, embeds: [{ description: 'd'.repeat(4000) }, { description: 'd'.repeat(2001) }] },
      /6000/,
    ],
    [
      '41 components',
      'message create',
      { ...quiet, flags: V2, components: [{ type: 17, components: fill(40, () => text('a')) }] },
      /40 components/,
    ],
    [
      '4001 characters of V2',
      'message create',
      { ...quiet, flags: V2, components: [text('a'.repeat(4000)), text('a')] },
      /4000 characters/,
    ],
    ['26 choices', 'callback', autocomplete(fill(26, (n) => choice(`${n}`))), /25 choices/],
    ['a nameless choice', 'callback', autocomplete([choice('')]), /1 to 100/],
    ['a long choice name', 'callback', autocomplete([choice('n'.repeat(101), 'v')]), /1 to 100/],
    ['a long choice value', 'callback', autocomplete([choice('n', 'v'.repeat(101))]), /at most 100/],
    [
      'a choice with an unknown property',
      'callback',
      autocomplete([{ ...choice('n'), hint: 'x' }]),
      /additional/,
    ],
    [
      'a modal with a repeated id',
      'callback',
      {
        type: 9,
        data: {
          custom_id: 'm',
          title: 't',
          components: fill(2, () => ({
            type: 18,
            label: 'l',
            component: { type: 4, custom_id: 'i', style: 1 },
          })),
        },
      },
      /used twice/,
    ],
    ['a name with a space', 'command create', command({ name: 'ask me' }), /cannot be named/],
    ['a name in capitals', 'command create', command({ name: 'Ask' }), /lower case/],
    ['no description', 'command create', command({ description: '' }), /1 to 100/],
    ['a long description', 'command create', command({ description: 'd'.repeat(101) }), /1 to 100/],
    ['required after optional', 'commands', [command({ options: twoRequired })], /required options/],
    ['options named alike', 'commands', [command({ options: [option('a'), option('a')] })], /used twice/],
    ['commands named alike', 'commands', [command({}), command({})], /used twice/],
    ['16 message commands', 'commands', fill(16, (n) => ({ name: `Find ${n}`, type: 3 })), /too many/],
    [
      '8001 characters',
      'commands',
      [
        command({
          options: fill(4, (n) =>
            option(`o${n}`, { choices: fill(25, (m) => choice(`${m}${long}`.slice(0, 90))) }),
          ),
        }),
      ],
      /8000 characters/,
    ],
    ['no allowed_mentions', 'message create', { content: 'a' }, /allowed_mentions/],
    [
      'parsed mentions',
      'message create',
      { content: 'a', allowed_mentions: { parse: ['users'] } },
      /allowed_mentions/,
    ],
    [
      'a mentioned user',
      'webhook create',
      { content: 'a', allowed_mentions: { parse: [], users: ['1'] } },
      /allowed_mentions/,
    ],
    [
      'a notified author',
      'message create',
      { content: 'a', allowed_mentions: { parse: [], replied_user: true } },
      /allowed_mentions/,
    ],
    ['an edit without allowed_mentions', 'webhook edit', { content: 'a' }, /allowed_mentions/],
    [
      'an update without allowed_mentions',
      'callback',
      { type: 7, data: { content: 'a' } },
      /allowed_mentions/,
    ],
  ]
  it.each(bad)('%s', (_, kind, body, because) => {
    expect(validateBody(kind, body).join('\n')).toMatch(because)
  })

  it('an edit by what becomes of the message', () => {
    const v2 = { content: '', embeds: [], components: [text('a')], flags: V2, attachments: [] }
    const plain = { content: 'a', embeds: [], components: [], flags: 0, attachments: [] }
    const edit = (body: object, existing: typeof v2 | typeof plain) =>
      validateBody('message edit', { ...quiet, ...body }, { existing }).join()
    expect(edit({ content: 'b' }, v2)).toMatch(/content cannot/)
    expect(edit({ flags: V2, components: [text('b')] }, plain)).toMatch(/content cannot/)
    expect(edit({ flags: V2, components: [text('b')], content: null }, plain)).toBe('')
    expect(edit({ components: [text('b')] }, v2)).toBe('')
    expect(edit({ content: '' }, plain)).toMatch(/empty/)
  })
})
