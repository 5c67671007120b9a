import { describe, expect, it } from 'vitest'
import { readTime } from '../../src/schedule/read-time.ts'

describe('readTime', () => {
  it('reads every minute of the day in both ways of writing it', () => {
    for (let minute = 0; minute < 1_440; minute += 1) {
      const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
      const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
      const twelve = `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes).padStart(2, '0')}${hours < 12 ? 'am' : 'pm'}`
      for (const typed of [
        time,
        time.replace(':', ''),
        time.replace(':', '.'),
        time.replace(':', 'h'),
        twelve,
      ]) {
        expect(readTime(typed), typed).toEqual({ kind: 'time', time })
      }
    }
  })

  it.each([
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9am', '09:00'],
    ['9 PM', '21:00'],
    ['930pm', '21:30'],
    ['9:30p', '21:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['09:00:00', '09:00'],
    ['noon', '12:00'],
    ['12 midnight', '00:00'],
  ])('reads %j', (typed, time) => {
    expect(readTime(typed)).toEqual({ kind: 'time', time })
  })

  it.each([
    ['24:00', '00:00'],
    ['24:01', '23:59'],
    ['25:00', '23:59'],
    ['2500', '23:59'],
    ['9:75', '09:59'],
    ['9:75pm', '21:59'],
    ['13pm', '13:00'],
    ['25pm', '23:59'],
    ['0am', '00:00'],
    ['0pm', '12:00'],
    ['9:5', '09:05'],
    ['09:00:30', '09:00'],
  ])('answers %j with the nearest that there is: %s', (typed, nearest) => {
    expect(readTime(typed)).toEqual({ kind: 'unknown', nearest })
  })

  it.each(['sanctions', '5-7', '11(c)', '123', '9:', '12345', '-1', '', '1st', '+05:30', '٠٩:٠٠'])(
    'leaves %j alone',
    (typed) => {
      expect(readTime(typed)).toBeNull()
    },
  )
})
