import { describe, expect, it } from 'vitest'
import { validateBody } from './validate.ts'

const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'words', ...more })
const count = (more: object = {}) => option('count', { type: 4, ...more })
const command = (name: string, ...options: object[]) => ({ name, description: 'Ask the record', options })
const menu = (name: string, more: object = {}) => ({ name, type: 3, ...more })
const subcommand = (name: string, ...options: object[]) => ({ type: 1, name, description: 'words', options })
const choice = (name: string, value: unknown = name) => ({ name, value })

describe('a set of commands', () => {
  it('may hold several, of both kinds, some named alike', () => {
    const commands = [
      command(
        'ask',
        option('words', { required: true, autocomplete: true }),
        count({ min_value: 1, max_value: 9 }),
      ),
      command(
        'find',
        count({ autocomplete: true }),
        option('where', { choices: [choice('here'), choice('there')] }),
      ),
      command('count', count({ choices: [choice('one', 1), choice('two', 2)] })),
      command(
        'digest',
        subcommand('set', option('time', { required: true }), option('zone', { autocomplete: true })),
        subcommand('show'),
        { ...subcommand('more'), type: 2, options: [subcommand('stop')] },
      ),
      command('action', option('owner', { type: 6 }), option('mine', { type: 5 })),
      menu('Find in the Record'),
      menu('ask', { description: '' }),
    ]
    expect(validateBody('commands', commands)).toEqual([])
  })

  const bad: readonly [string, object, RegExp][] = [
    ['a menu with a description', menu('Find', { description: 'Finds' }), /neither description nor options/],
    ['a menu with options', menu('Find', { options: [option('words')] }), /neither description nor options/],
    ['a menu with a long name', menu('F'.repeat(33)), /32 characters/],
    ['a menu without a name', menu(''), /fewer than 1/],
    [
      'choices and autocomplete',
      command('a', count({ autocomplete: true, choices: [choice('one', 1)] })),
      /not both/,
    ],
    ['a word among numbers', command('a', count({ choices: [choice('one', 'one')] })), /number/],
    ['a number among words', command('a', option('b', { choices: [choice('one', 1)] })), /string/],
    ['a part of a number', command('a', count({ choices: [choice('half', 0.5)] })), /whole numbers/],
    ['a part of a bound', command('a', count({ min_value: 0.5 })), /whole numbers/],
    ['bounds the wrong way round', command('a', count({ min_value: 2, max_value: 1 })), /more than the most/],
    [
      'lengths the wrong way round',
      command('a', option('b', { min_length: 2, max_length: 1 })),
      /more than the most/,
    ],
    ['completion of yes and no', command('a', option('b', { type: 5, autocomplete: true })), /.+/],
    ['an option beside a subcommand', command('a', subcommand('b'), option('c')), /cannot stand beside/],
    [
      'required after optional in a subcommand',
      command('a', subcommand('b', option('c'), option('d', { required: true }))),
      /required options/,
    ],
    ['26 subcommands', command('a', ...Array.from({ length: 26 }, (_, n) => subcommand(`b${n}`))), /25/],
    [
      '26 options in a subcommand',
      command('a', subcommand('b', ...Array.from({ length: 26 }, (_, n) => option(`c${n}`)))),
      /25/,
    ],
    ['a subcommand named twice', command('a', subcommand('b'), subcommand('b')), /used twice/],
    ['a subcommand in a subcommand', command('a', subcommand('b', subcommand('c'))), /.+/],
    [
      'a long description in a subcommand',
      command('a', subcommand('b', option('c', { description: 'd'.repeat(101) }))),
      /100/,
    ],
    ['a person to choose from a list', command('a', option('b', { type: 6, choices: [choice('c')] })), /.+/],
    [
      '8001 characters in subcommands',
      command(
        'a',
        ...Array.from({ length: 3 }, (_, n) =>
          subcommand(
            `b${n}`,
            ...Array.from({ length: 25 }, (_, m) => option(`c${m}`, { description: 'd'.repeat(100) })),
          ),
        ),
        subcommand(
          'b3',
          ...Array.from({ length: 5 }, (_, m) => option(`c${m}`, { description: 'd'.repeat(100) })),
        ),
      ),
      /8000 characters/,
    ],
    [
      '26 choices',
      command('a', count({ choices: Array.from({ length: 26 }, (_, n) => choice(`${n}`, n)) })),
      /25/,
    ],
  ]
  it.each(bad)('may not hold %s', (_, body, because) => {
    expect(validateBody('commands', [command('good'), body]).join('\n')).toMatch(because)
  })
})
