import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { readDate, readDateFromToday } from '../../src/schedule/read-date.ts'
import { anyText } from '../any-text.ts'
import { within } from '../document/within.ts'
import { runs } from '../run-length.ts'

// A Wednesday.
const today = '2026-11-25'

const dates: readonly (readonly [string, string])[] = [
  ['5 January', '2027-01-05'],
  ['January 5', '2027-01-05'],
  ['jan 5th', '2027-01-05'],
  ['the 5th of January', '2027-01-05'],
  ['5 Jan 2027', '2027-01-05'],
  ['5. Jan. 27', '2027-01-05'],
  ['January 5, 2027', '2027-01-05'],
  ['Tuesday, 5 January', '2027-01-05'],
  ['until 5 January', '2027-01-05'],
  ['2027-01-05', '2027-01-05'],
  ['2027-1-5', '2027-01-05'],
  ['31/1/2027', '2027-01-31'],
  ['1/31/2027', '2027-01-31'],
  ['26 November', '2026-11-26'],
  ['25 November', '2027-11-25'],
  ['24 November', '2027-11-24'],
  ['29 February 2028', '2028-02-29'],
  ['25 November 2028', '2028-11-25'],
  ['tomorrow', '2026-11-26'],
  ['TOMORROW', '2026-11-26'],
  ['the day after tomorrow', '2026-11-27'],
  ['monday', '2026-11-30'],
  ['wednesday', '2026-12-02'],
  ['next monday', '2026-11-30'],
  ['next wednesday', '2026-12-02'],
  ['in two weeks', '2026-12-09'],
  ['in two weeks’ time', '2026-12-09'],
  ['two weeks', '2026-12-09'],
  ['a fortnight', '2026-12-09'],
  ['in 10 days', '2026-12-05'],
  ['next week', '2026-12-02'],
  ['in a month', '2026-12-25'],
  ['end of january', '2027-01-31'],
]

const none: readonly (readonly [string, string | null])[] = [
  ['31 February', '2027-02-28'],
  ['February 30', '2027-02-28'],
  ['29 February', '2027-02-28'],
  ['30 Feb 2027', '2027-02-28'],
  ['2027-02-30', '2027-02-28'],
  ['2027-13-05', '2027-12-05'],
  ['31/02/2027', '2027-02-28'],
  ['31 April', '2027-04-30'],
  ['0 January', '2027-01-01'],
  ['99 January', '2027-01-31'],
  // Over, or too far.
  ['2020-01-05', '2026-11-26'],
  ['today', '2026-11-26'],
  ['yesterday', '2026-11-26'],
  ['last monday', '2026-11-26'],
  ['2 weeks ago', '2026-11-26'],
  ['5 January 2099', '2028-11-25'],
  ['26 November 2028', '2028-11-25'],
  ['in 100 years', '2028-11-25'],
  ['9999-99-99', '2028-11-25'],
  // Not clear.
  ['5/1/2027', '2027-01-05'],
  ['Monday 5 January', '2027-01-05'],
  ['5-7 January', '2027-01-05'],
  ['January', '2027-01-01'],
  ['tomorrow at 9am', '2026-11-26'],
  ['5 Febuary', '2027-02-05'],
  ['tommorow', '2026-11-26'],
  // No date.
  ['the cows come home', null],
  ['5 January or so', null],
  ['in -2 weeks', null],
  ['in 900000 years', null],
  ['12', null],
  ['', null],
  ['<!channel>', null],
  ['\u0661\u0662 January', null],
]

const zoneOfMachine = process.env.TZ

afterEach(() => {
  if (zoneOfMachine === undefined) delete process.env.TZ
  else process.env.TZ = zoneOfMachine
})

describe('readDate', () => {
  it.each(dates)('reads %j', (typed, date) => {
    expect(readDate(typed, today)).toEqual({ kind: 'date', date })
  })

  it.each(none)('answers %j with the nearest that there is: %s', (typed, nearest) => {
    expect(readDate(typed, today)).toEqual({ kind: 'unknown', nearest })
  })

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu'])(
    'reads the same on a machine in %s',
    (zone) => {
      process.env.TZ = zone
      for (const [typed, date] of dates) expect(readDate(typed, today)).toEqual({ kind: 'date', date })
      for (const [typed, nearest] of none)
        expect(readDate(typed, today)).toEqual({ kind: 'unknown', nearest })
    },
  )

  it('reads every day of the next two years, however it is written, and none after', () => {
    const start = Temporal.PlainDate.from(today)
    const last = start.add({ years: 2 })
    for (let date = start; !date.equals(last); ) {
      date = date.add({ days: 1 })
      const long = date.toLocaleString('en-GB', { dateStyle: 'full' })
      const american = date.toLocaleString('en-US', { dateStyle: 'long' })
      for (const typed of [date.toString(), long, american]) {
        expect(readDate(typed, today), typed).toEqual({ kind: 'date', date: date.toString() })
      }
    }
    expect(readDate(last.add({ days: 1 }).toString(), today).kind).toBe('unknown')
  })

  it('never throws, and every date that it says is to come and within two years', () => {
    const word = fc.constantFrom(
      ...'5 31 Feb January 2027 99999999 next last in 2 weeks monday - / , of the 1st'.split(' '),
    )
    const typed = fc.oneof(
      anyText(),
      fc.string(),
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      fc.tuple(fc.nat(99), fc.constantFrom('-', '/', '.'), fc.nat(99), fc.nat(9_999)).map((parts) => {
        const [first, stroke, second, third] = parts
        return [first, second, third].join(stroke)
      }),
    )
    fc.assert(
      fc.property(typed, (each) => {
        const read = readDate(each, today)
        const date = read.kind === 'date' ? read.date : (read.nearest ?? '2027-01-01')
        expect(date > today && date <= '2028-11-25').toBe(true)
        if (read.kind === 'unknown' && read.nearest !== null) {
          expect(readDate(read.nearest, today)).toEqual({ kind: 'date', date })
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('takes no time over what is hostile', () => {
    const hostile = [
      '5 January ',
      '1',
      '1/',
      'monday ',
      'in 1 day ',
      '\u202e',
      '👨‍👩‍👧',
      ' ',
      '1 of ',
      '\u0661',
    ]
    for (const part of hostile) {
      for (const length of [100, 10_000]) {
        const typed = part.repeat(length).slice(0, length)
        expect(within(50, () => readDate(typed, today)).kind).toMatch(/unknown|date/u)
      }
    }
  })
})

describe('readDateFromToday', () => {
  it.each([
    'yesterday',
    'Yesterday',
    'last monday',
    '2 weeks ago',
    '2020-01-05',
    '24 November 2026',
    '2026-11-24',
    '24/11/2026',
  ])('says that %j is over', (typed) => {
    expect(readDateFromToday(typed, today)).toEqual({ kind: 'over' })
  })

  it.each(['26 November 2028', '5 January 2099', 'in 100 years'])('says that %j is too far', (typed) => {
    expect(readDateFromToday(typed, today)).toEqual({ kind: 'too far', last: '2028-11-25' })
  })

  it.each([
    ['31 February', '2027-02-28'],
    ['31 February 2020', today],
    ['the last day of January or so', today],
    ['today at noon', today],
    ['tommorow', '2026-11-26'],
    ['5/1/2027', '2027-01-05'],
    ['9999-99-99', '2028-11-25'],
    ['the cows come home', null],
    ['', null],
    ['<!channel>', null],
  ])('answers %j with the nearest that there is: %s', (typed, nearest) => {
    expect(readDateFromToday(typed, today)).toEqual({ kind: 'unknown', nearest })
  })

  it.each(['today', 'Today', 'for today', 'now', 'tonight', today, '25 November', 'Wed 25 Nov 2026'])(
    'reads %j as today',
    (typed) => {
      expect(readDateFromToday(typed, today)).toEqual({ kind: 'date', date: today })
    },
  )

  it.each(dates.filter(([typed]) => typed !== '25 November'))('reads %j like every other', (typed, date) => {
    expect(readDateFromToday(typed, today)).toEqual({ kind: 'date', date })
  })

  it('never throws, and reads every date that it says', () => {
    const word = fc.constantFrom(
      ...'5 31 Feb January 2027 99999999 next last ago in 2 weeks monday today now - / the 1st'.split(' '),
    )
    const typed = fc.oneof(
      anyText(),
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(typed, (each) => {
        const read = readDateFromToday(each, today)
        if (read.kind === 'over') return
        const date = read.kind === 'date' ? read.date : read.kind === 'unknown' ? read.nearest : read.last
        if (date === null) return
        expect(date >= today && date <= '2028-11-25').toBe(true)
        expect(readDateFromToday(date, today)).toEqual({ kind: 'date', date })
      }),
      { numRuns: runs(500) },
    )
  })
})
