import { describe, expect, it } from 'vitest'
import { nearestDays, readDays } from '../../src/schedule/read-days.ts'

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

describe('readDays', () => {
  it('reads each day in full, in short and as a plural', () => {
    for (const [index, name] of names.entries()) {
      for (let length = 3; length <= name.length; length++) {
        expect(readDays([name.slice(0, length)])).toEqual({ days: [index + 1], count: 1 })
      }
      expect(readDays([`${name}s`])).toEqual({ days: [index + 1], count: 1 })
    }
  })

  it('reads every range, over the end of the week too', () => {
    for (const [from, first] of names.entries()) {
      for (const [to, last] of names.entries()) {
        const days = [from + 1]
        while (days.at(-1) !== to + 1) days.push(((days.at(-1) ?? 0) % 7) + 1)
        expect(readDays([`${first}-${last}`])?.days).toEqual(days)
        expect(readDays([first, 'to', last.slice(0, 3)])).toEqual({ days, count: 3 })
      }
    }
  })

  it.each([
    [['daily', '9am'], [1, 2, 3, 4, 5, 6, 7], 1],
    [['every', 'day', 'at'], [1, 2, 3, 4, 5, 6, 7], 2],
    [['working', 'days'], [1, 2, 3, 4, 5], 2],
    [['weekends'], [6, 7], 1],
    [['mon/wed/fri'], [1, 3, 5], 1],
    [['mon', '-'], [1], 1],
  ])('reads %j', (words, days, count) => {
    expect(readDays(words)).toEqual({ days, count })
  })

  it.each([
    '',
    'm',
    'mo',
    'mondayss',
    'mon-',
    '-fri',
    'mon-fri-sun',
    'day',
    'london',
    '+05:30',
    '/',
    'sunshine',
  ])('leaves %j alone', (word) => {
    expect(readDays([word])).toBeNull()
  })
})

describe('nearestDays', () => {
  it.each([
    ['funday', 'sunday'],
    ['munday', 'monday'],
    ['wensday', 'wednesday'],
    ['thrusday', 'thursday'],
    ['weekdys', 'weekdays'],
    ['dayly', 'daily'],
    ['mn', null],
    ['london', null],
    ['x'.repeat(10_000), null],
  ])('takes %j for %s', (word, nearest) => {
    expect(nearestDays(word)).toBe(nearest)
  })
})
