import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../src/digest/read-date.ts'

const today = '2026-11-25'

describe('readDate', () => {
  it.each([
    ['5 January', '2027-01-05'],
    ['January 5', '2027-01-05'],
    ['5 Jan 2027', '2027-01-05'],
    ['2027-01-05', '2027-01-05'],
    ['tomorrow', '2026-11-26'],
    ['next monday', '2026-11-30'],
    ['in two weeks', '2026-12-09'],
    ['monday', '2026-11-30'],
    ['29 February 2028', '2028-02-29'],
  ])('reads %j', (typed, date) => {
    expect(readDate(typed, today)).toEqual({ kind: 'date', date })
  })

  it.each([
    ['31 February', '2027-02-28'],
    ['February 30', '2027-02-28'],
    ['30 Feb 2027', '2027-02-28'],
    ['2027-02-30', '2027-02-28'],
    ['31 April', '2027-04-30'],
    ['2020-01-05', '2026-11-26'],
    ['today', '2026-11-26'],
    ['5 January 2099', '2028-11-25'],
    ['the cows come home', null],
    ['', null],
    ['<!channel>', null],
  ])('answers %j with the nearest that there is: %s', (typed, nearest) => {
    expect(readDate(typed, today)).toEqual({ kind: 'unknown', nearest })
  })

  it('never throws, and every date that it reads is to come', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (typed) => {
        const read = readDate(typed, today)
        if (read.kind === 'date') expect(read.date > today).toBe(true)
      }),
    )
    expect(() => readDate('5 January '.repeat(1_000), today)).not.toThrow()
  })
})
