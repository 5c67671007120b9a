import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSchedule } from '../../src/schedule/read-schedule.ts'
import { describeSchedule } from '../../src/schedule/schedule.ts'
import { listZones } from '../../src/schedule/zones.ts'
import { anyText } from '../any-text.ts'
import { within } from '../document/within.ts'
import { runs } from '../run-length.ts'

const every = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]

describe('readSchedule', () => {
  it.each([
    ['09:00 Europe/London weekdays', '09:00', 'Europe/London', weekdays],
    ['weekdays, at 09:00, in Europe/London.', '09:00', 'Europe/London', weekdays],
    ['`09:00 (Europe/London) weekdays`', '09:00', 'Europe/London', weekdays],
    ['daily 9:30 pm in Lord Howe', '21:30', 'Australia/Lord_Howe', every],
    ['mon wed fri at 17h30 kathmandu', '17:30', 'Asia/Kathmandu', [1, 3, 5]],
    ['9am New York, working days', '09:00', 'America/New_York', weekdays],
    ['9 a.m. New York time, business days', '09:00', 'America/New_York', weekdays],
    ['every day 0900 UTC+2', '09:00', '+02:00', every],
    ['0900Z daily', '09:00', 'UTC', every],
    ['09:00+05:30 daily', '09:00', '+05:30', every],
    ['sat–mon noon Seoul', '12:00', 'Asia/Seoul', [1, 6, 7]],
    ['from mon to fri, at 12 noon in Seoul', '12:00', 'Asia/Seoul', weekdays],
    ['tues - thurs noon Seoul', '12:00', 'Asia/Seoul', [2, 3, 4]],
    ['mon/wed/fri 9.00 Seoul', '09:00', 'Asia/Seoul', [1, 3, 5]],
    ['mon & wed 9.00 Seoul', '09:00', 'Asia/Seoul', [1, 3]],
    ['weekends and mondays 9.00 Seoul', '09:00', 'Asia/Seoul', [1, 6, 7]],
    ['monday and thursday 8.15 ET', '08:15', 'America/New_York', [1, 4]],
    ['midnight America/Argentina/Buenos Aires weekends', '00:00', 'America/Argentina/Buenos_Aires', [6, 7]],
    ['Tuesdays thurs 12am London', '00:00', 'Europe/London', [2, 4]],
    ['MON-FRI 12PM LONDON', '12:00', 'Europe/London', weekdays],
    ['every morning 9 London', '09:00', 'Europe/London', weekdays],
    ['9am Trinidad and Tobago', '09:00', 'America/Port_of_Spain', weekdays],
    ['mon mon 9am 09:00 London Europe/London, UK', '09:00', 'Europe/London', [1]],
    ['７ days a week ０９：００ London', '09:00', 'Europe/London', every],
  ])('reads %j', (typed, time, zone, days) => {
    expect(readSchedule(typed, 'Asia/Tokyo')).toEqual({
      kind: 'schedule',
      schedule: { time, zone, days },
      zoneIsDefault: false,
    })
  })

  it('takes the zone that is known, or says that none is', () => {
    expect(readSchedule('9am daily', 'Asia/Tokyo')).toMatchObject({
      schedule: { zone: 'Asia/Tokyo' },
      zoneIsDefault: true,
    })
    expect(readSchedule('9am daily', null)).toEqual({ kind: 'no zone', time: '09:00', days: every })
    expect(readSchedule('9am', null)).toEqual({ kind: 'no zone', time: '09:00', days: weekdays })
  })

  it.each(['', '   ', ',;', '\u202e\u0000\u200b'])('finds nothing in %j', (typed) => {
    expect(readSchedule(typed, 'UTC')).toEqual({ kind: 'nothing' })
  })

  it.each([
    ['25:00 Europe/London daily', 'time', '25:00', '23:59 Europe/London daily'],
    ['25:00', 'time', '25:00', '23:59'],
    ['24:00 London', 'time', '24:00', '00:00 Europe/London'],
    ['9:75 London', 'time', '9:75', '09:59 Europe/London'],
    ['13pm London', 'time', '13pm', '13:00 Europe/London'],
    ['0:30 am London', 'time', '0:30 am', '00:30 Europe/London'],
    ['09:00-10:00 London', 'time', '09:00-10:00', null],
    ['99999 London', 'time', '99999', null],
    ['09:00 Europe/Londn weekdays', 'zone', 'Europe/Londn', '09:00 Europe/London weekdays'],
    ['09:00 New Yrok mon', 'zone', 'New Yrok', '09:00 America/New_York mon'],
    ['09:00 IST', 'zone', 'IST', '09:00 Asia/Kolkata'],
    ['09:00 UTC+25', 'zone', 'UTC+25', '09:00 +14:00'],
    ['09:00 Gondwanaland weekdays', 'zone', 'Gondwanaland', null],
    ['09:00 London funday', 'days', 'funday', '09:00 Europe/London sun'],
    ['09:00 London wensday thursday', 'days', 'wensday', '09:00 Europe/London wed thu'],
    ['Londn fryday 9am', 'zone', 'Londn', null],
    ['25:00 Mars', 'time', '25:00', null],
    ['9am Mars', 'zone', 'Mars', null],
    ['09:00 London 10:00', 'words', '10:00', '09:00 Europe/London'],
    ['09:00 London Tokyo', 'words', 'Tokyo', '09:00 Europe/London'],
    ['09:00 London daily please', 'words', 'please', '09:00 Europe/London daily'],
    ['weekdays London', 'words', 'weekdays London', '09:00 Europe/London weekdays'],
    // Without the word that is not understood, these would say something else.
    ['9am daily except sunday London', 'words', 'except', null],
    ['every other day 9am London', 'words', 'other day', null],
    ['9 in the evening London', 'words', 'evening', null],
    ['9am London mon-', 'words', 'mon-', null],
    ['🙂', 'words', '🙂', null],
  ])('answers %j with the nearest that there is', (typed, what, word, nearest) => {
    expect(readSchedule(typed, null)).toEqual({ kind: 'unknown', what, typed: word, nearest })
  })

  it('reads every schedule as it is described', () => {
    const zones = listZones().map(({ name }) => name)
    const schedule = fc.record({
      time: fc.nat({ max: 1_439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16)),
      zone: fc.constantFrom(...zones, '+05:30', '-12:00'),
      days: fc.subarray(every, { minLength: 1 }),
    })
    fc.assert(
      fc.property(schedule, (each) => {
        expect(readSchedule(describeSchedule(each), null)).toEqual({
          kind: 'schedule',
          schedule: each,
          zoneIsDefault: false,
        })
      }),
      { numRuns: runs(500) },
    )
  })

  it('suggests only what it can read itself', () => {
    const word = fc.constantFrom(
      ...'25:00 9:75 9am daily funday mon Londn Seoul xyz at UTC+25 to - except IST 9 pm'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const read = readSchedule(words.join(' '), 'UTC')
        if (read.kind === 'unknown' && read.nearest !== null) {
          expect(readSchedule(read.nearest, 'UTC').kind, read.nearest).toBe('schedule')
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('never throws, and never takes long', () => {
    const hostile = [
      'x',
      'funday ',
      'wordishqu ',
      'Londn Pariz 9am ',
      'Europe/ ',
      '\u202e',
      '\ud800',
      '🇨🇦 9am 👨‍👩‍👧 ',
      '<!channel> 9 ',
      '9:0',
      '- ',
      '\u0000 ',
      '\ufdfa',
      'a.',
      '1',
    ]
    for (const part of hostile) {
      for (const length of [150, 10_000]) {
        const typed = part.repeat(length).slice(0, length)
        const read = within(50, () => readSchedule(typed, null))
        if (read.kind === 'unknown') expect(read.typed.length).toBeLessThanOrEqual(100)
      }
    }
    fc.assert(fc.property(anyText(), (typed) => void readSchedule(typed, 'UTC')))
  })
})
