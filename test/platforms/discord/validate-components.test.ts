import { describe, expect, it } from 'vitest'
import { withIds } from './components.ts'
import { type BodyKind, validateBody } from './validate.ts'

const quiet = { allowed_mentions: { parse: [] } }
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Next',
  custom_id,
  ...more,
})
const row = (...components: object[]) => ({ type: 1, components })
const option = (value: string, more: object = {}) => ({ label: value, value, ...more })
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [option('a'), option('b')],
  ...more,
})
const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more })
const people = (more: object = {}) => ({ type: 5, custom_id: 'u', ...more })
const person = (id: string) => ({ type: 'user', id })
const label = (component: object, more: object = {}) => ({ type: 18, label: 'l', component, ...more })
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'm', title: 't', components } })
const message = (...components: object[]) => ({ ...quiet, content: 'a', components })
const l = (length: number): string => 'l'.repeat(length)
const fill = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const whole = fill(5, (n) => label(input({ custom_id: `${n}` })))

describe('validateBody accepts', () => {
  const good: readonly [string, BodyKind, unknown][] = [
    ['components with ids', 'message create', message({ ...row(button('b', { id: 2147483647 })), id: 1 })],
    ['ids that are none', 'message create', message(row(button('b', { id: 0 }), button('c', { id: 0 })))],
    ['a select', 'message create', message(row(select({ max_values: 2 })))],
    ['5 labels', 'callback', modal(...whole)],
    ['a select in a modal', 'callback', modal(label(select({ required: true })))],
    ['a select that may stay empty', 'callback', modal(label(select({ required: false, min_values: 0 })))],
    ['words beside the inputs', 'callback', modal({ type: 10, content: 'read this' }, label(input()))],
    ['a user select in a modal', 'callback', modal(label(people({ max_values: 25 })))],
    [
      'a user select with people in it',
      'callback',
      modal(label(people({ min_values: 2, max_values: 2, default_values: [person('1'), person('2')] }))),
    ],
    [
      'a user select that may stay empty',
      'callback',
      modal(label(people({ required: false, min_values: 0 }))),
    ],
    ['checkboxes', 'callback', modal(label({ ...select(), type: 22, min_values: 2 }))],
    [
      'a text input to its limits',
      'callback',
      modal(
        label(
          input({ min_length: 4000, max_length: 4000, placeholder: l(100), value: l(4000), required: false }),
          {
            label: l(45),
            description: l(100),
          },
        ),
      ),
    ],
    [
      'a select to its limits',
      'callback',
      modal(
        label(
          select({
            placeholder: l(150),
            max_values: 25,
            options: fill(25, (n) => ({ label: l(100), value: l(98) + (n + 10), description: l(100) })),
          }),
        ),
      ),
    ],
  ]
  it.each(good)('%s', (_, kind, body) => {
    expect(validateBody(kind, body)).toEqual([])
  })
})

describe('validateBody refuses', () => {
  const bad: readonly [string, BodyKind, unknown, RegExp][] = [
    [
      'an id used twice',
      'message create',
      message({ ...row(button('b', { id: 7 })), id: 7 }),
      /id of .* twice: 7/,
    ],
    [
      'an id used twice in an answer',
      'callback',
      { type: 4, data: message(row(button('b', { id: 7 }), button('c', { id: 7 }))) },
      /twice: 7/,
    ],
    [
      'an id of more than 31 bits',
      'message create',
      message(row(button('b', { id: 2147483648 }))),
      /<= 2147483647/,
    ],
    ['a negative id', 'message create', message(row(button('b', { id: -1 }))), />= 0/],
    ['an id that is not whole', 'message create', message(row(button('b', { id: 1.5 }))), /integer/],
    ['an id that is text', 'message create', message(row(button('b', { id: '1' }))), /integer/],
    [
      'a select with an option twice',
      'message create',
      message(row(select({ options: [option('a'), option('a')] }))),
      /twice: a/,
    ],
    [
      '26 options',
      'message create',
      message(row(select({ options: fill(26, (n) => option(`${n}`)) }))),
      /25 items/,
    ],
    ['a modal without components', 'callback', modal(), /fewer than 1/],
    [
      'a modal of 6',
      'callback',
      modal(...whole, label(input({ custom_id: 'more' }))),
      /at most 5 components/,
    ],
    [
      'a long title',
      'callback',
      { type: 9, data: { ...modal(...whole).data, title: l(46) } },
      /45 characters/,
    ],
    [
      'a modal without a title',
      'callback',
      { type: 9, data: { ...modal(...whole).data, title: '' } },
      /fewer than 1/,
    ],
    [
      'a long custom_id of a modal',
      'callback',
      { type: 9, data: { ...modal(...whole).data, custom_id: l(101) } },
      /100 characters/,
    ],
    ['an id used twice in a modal', 'callback', modal(label(input({ id: 3 }), { id: 3 })), /twice: 3/],
    ['an input without a label', 'callback', modal(row(input({ label: 'l' }))), /stands in a label/],
    ['a button in a label', 'callback', modal(label(button('b'))), /.+/],
    ['a long label', 'callback', modal(label(input(), { label: l(46) })), /45 characters/],
    ['a long description', 'callback', modal(label(input(), { description: l(101) })), /100 characters/],
    ['a text input for too much', 'callback', modal(label(input({ max_length: 4001 }))), /<= 4000/],
    ['a text input for nothing', 'callback', modal(label(input({ max_length: 0 }))), />= 1/],
    [
      'a text input the wrong way round',
      'callback',
      modal(label(input({ min_length: 3, max_length: 2 }))),
      /min_length must not/,
    ],
    [
      'a text input that begins too long',
      'callback',
      modal(label(input({ max_length: 2, value: 'abc' }))),
      /begins with/,
    ],
    ['a long placeholder', 'callback', modal(label(input({ placeholder: l(101) }))), /100 characters/],
    [
      'a long placeholder of a select',
      'callback',
      modal(label(select({ placeholder: l(151) }))),
      /150 characters/,
    ],
    ['a long option', 'callback', modal(label(select({ options: [option(l(101))] }))), /100 characters/],
    [
      'a long description of an option',
      'callback',
      modal(label(select({ options: [option('a', { description: l(101) })] }))),
      /100 characters/,
    ],
    ['no options', 'callback', modal(label(select({ options: [] }))), /fewer than 1/],
    ['options alike', 'callback', modal(label(select({ options: [option('a'), option('a')] }))), /twice: a/],
    ['a disabled select', 'callback', modal(label(select({ disabled: true }))), /cannot be disabled/],
    [
      'a required select that may stay empty',
      'callback',
      modal(label(select({ min_values: 0 }))),
      /not required/,
    ],
    [
      'more than can be chosen',
      'callback',
      modal(label(select({ min_values: 3, max_values: 3 }))),
      /than there are options/,
    ],
    [
      'a range the wrong way round',
      'callback',
      modal(label(select({ min_values: 2 }))),
      /more than max_values/,
    ],
    [
      'a user select the wrong way round',
      'callback',
      modal(label(people({ min_values: 2 }))),
      /more than max_values/,
    ],
    [
      'more people than may be chosen',
      'callback',
      modal(label(people({ default_values: [person('1'), person('2')] }))),
      /more are chosen by default/,
    ],
    [
      'fewer people than must be chosen',
      'callback',
      modal(label(people({ min_values: 2, max_values: 2, default_values: [person('1')] }))),
      /fewer are chosen by default/,
    ],
    [
      'a person twice',
      'callback',
      modal(label(people({ max_values: 2, default_values: [person('1'), person('1')] }))),
      /twice: user 1/,
    ],
    [
      'a role among people',
      'callback',
      modal(label(people({ default_values: [{ type: 'role', id: '1' }] }))),
      /.+/,
    ],
    [
      'a required user select that may stay empty',
      'callback',
      modal(label(people({ min_values: 0 }))),
      /not required/,
    ],
    ['a disabled user select', 'callback', modal(label(people({ disabled: true }))), /cannot be disabled/],
    [
      'a file in a modal',
      'callback',
      modal({ type: 13, file: { url: 'attachment://a.csv' } }),
      /stands in a label/,
    ],
    [
      'two chosen where one may be',
      'callback',
      modal(label(select({ options: [option('a', { default: true }), option('b', { default: true })] }))),
      /by default/,
    ],
  ]
  it.each(bad)('%s', (_, kind, body, because) => {
    expect(validateBody(kind, body).join('\n')).toMatch(because)
  })
})

describe('withIds', () => {
  it('keeps the ids there are and counts on around them, parents first', () => {
    const section = { type: 9, components: [{ type: 10, id: 2 }], accessory: { type: 11 } }
    expect(
      withIds([{ type: 17, components: [section, { type: 14, id: 0 }] }, row(button('b', { id: 1 }))]),
    ).toEqual([
      {
        type: 17,
        id: 3,
        components: [
          { type: 9, id: 4, components: [{ type: 10, id: 2 }], accessory: { type: 11, id: 5 } },
          { type: 14, id: 6 },
        ],
      },
      { type: 1, id: 7, components: [button('b', { id: 1 })] },
    ])
  })
})
