import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSchedule } from '../../src/digest/read-schedule.ts'
import { readTime } from '../../src/digest/read-time.ts'

const every = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]

describe('readSchedule', () => {
  it.each([
    ['09:00 Europe/London weekdays', '09:00', 'Europe/London', weekdays],
    ['daily 9:30 pm in Lord Howe', '21:30', 'Australia/Lord_Howe', every],
    ['mon wed fri at 17h30 kathmandu', '17:30', 'Asia/Kathmandu', [1, 3, 5]],
    ['9am New York, working days', '09:00', 'America/New_York', weekdays],
    ['every day 0900 UTC+2', '09:00', '+02:00', every],
    ['sat–mon noon Seoul', '12:00', 'Asia/Seoul', [1, 6, 7]],
    ['monday and thursday 8.15 ET', '08:15', 'America/New_York', [1, 4]],
    ['midnight America/Argentina/Buenos Aires weekends', '00:00', 'America/Argentina/Buenos_Aires', [6, 7]],
    ['Tuesdays thurs 12am London', '00:00', 'Europe/London', [2, 4]],
    ['MON-FRI 12PM LONDON', '12:00', 'Europe/London', weekdays],
    ['every morning 9 London', '09:00', 'Europe/London', weekdays],
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
    expect(readSchedule('   ', null)).toEqual({ kind: 'nothing' })
  })

  it.each([
    ['25:00 Europe/London daily', 'time', '25:00', '23:59 Europe/London daily'],
    ['24:00 London', 'time', '24:00', '00:00 Europe/London'],
    ['9:75 London', 'time', '9:75', '09:59 Europe/London'],
    ['13pm London', 'time', '13pm', '13:00 Europe/London'],
    ['09:00 Europe/Londn weekdays', 'zone', 'Europe/Londn', '09:00 Europe/London weekdays'],
    ['09:00 London funday', 'days', 'funday', '09:00 Europe/London sun'],
    ['09:00 London 10:00', 'words', '10:00', '09:00 Europe/London'],
    ['09:00 London Tokyo', 'words', 'Tokyo', '09:00 Europe/London'],
    ['weekdays London', 'words', 'weekdays London', '09:00 Europe/London weekdays'],
  ])('answers %j with the nearest that there is', (typed, what, word, nearest) => {
    expect(readSchedule(typed, null)).toEqual({ kind: 'unknown', what, typed: word, nearest })
  })

  it('suggests only what it can read itself', () => {
    const word = fc.constantFrom(
      '25:00',
      '9:75',
      '9am',
      'daily',
      'funday',
      'mon',
      'Londn',
      'Seoul',
      'xyz',
      'at',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const read = readSchedule(words.join(' '), 'UTC')
        if (read.kind === 'unknown' && read.nearest !== null) {
          expect(readSchedule(read.nearest, 'UTC').kind).toBe('schedule')
        }
      }),
    )
  })

  it('never throws, and never takes long', () => {
    const hostile = [
      'x'.repeat(10_000),
      'funday '.repeat(2_000),
      '\u202e'.repeat(500),
      '🇨🇦 9am 👨‍👩‍👧',
      '<!channel> 9',
      '9:0',
      '- - -',
    ]
    for (const typed of hostile) expect(() => readSchedule(typed, null)).not.toThrow()
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readSchedule(typed, 'UTC')))
  })
})

describe('readTime', () => {
  it('reads every minute of the day in both ways of writing it', () => {
    for (let minute = 0; minute < 1_440; minute += 1) {
      const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
      const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
      const twelve = `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes).padStart(2, '0')}${hours < 12 ? 'am' : 'pm'}`
      expect(readTime(time)).toEqual({ kind: 'time', time })
      expect(readTime(twelve)).toEqual({ kind: 'time', time })
    }
  })

  it.each(['sanctions', '5-7', '11(c)', '123', '9:', '12345', '-1'])('leaves %j alone', (typed) => {
    expect(readTime(typed)).toBeNull()
  })
})
