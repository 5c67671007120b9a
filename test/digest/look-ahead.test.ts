import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { type TrackedItem, withStatuses } from '../../src/actions/statuses.ts'
import { actionStates } from '../../src/actions/tracker.ts'
import type { Posted } from '../../src/digest/digest-store.ts'
import { itemInTurn, itemOfTheDay } from '../../src/digest/item-of-the-day.ts'
import { type Course, lookAhead } from '../../src/digest/look-ahead.ts'
import { occurrenceOn } from '../../src/schedule/schedule.ts'
import { vancouver } from '../library.ts'
import { runs } from '../run-length.ts'

const items = actionItemsOf(vancouver.main)
const ids = items.map(({ place }) => place.unit)
// A Wednesday.
const today = '2026-11-25'
const weekdays = { time: '09:00', zone: 'Europe/London', days: [1, 2, 3, 4, 5] }
const course: Course = { schedule: weekdays, next: { date: today }, posted: null, inHand: null }

describe('lookAhead', () => {
  it.each<[string, Partial<Course>, string, number, boolean]>([
    ['today', {}, '2026-11-25', 0, true],
    ['today, which is posted', { next: { date: '2026-11-26' }, posted: { date: today } }, today, 0, true],
    ['today, which is in hand', { next: { date: '2026-11-26' }, inHand: today }, today, 0, true],
    ['today, when it was set up too late for it', { next: { date: '2026-11-26' } }, today, 0, false],
    ['tomorrow', {}, '2026-11-26', 1, true],
    ['tomorrow, once today’s is posted', { next: { date: '2026-11-26' } }, '2026-11-26', 0, true],
    [
      'tomorrow, while today’s is in hand',
      { next: { date: '2026-11-26' }, inHand: today },
      '2026-11-26',
      1,
      true,
    ],
    ['a Saturday', {}, '2026-11-28', 3, false],
    ['the Monday after', {}, '2026-11-30', 3, true],
    ['a date before a pause ends', { next: { date: '2027-01-05' } }, '2026-12-01', 0, false],
    ['the date when a pause ends', { next: { date: '2027-01-05' } }, '2027-01-05', 0, true],
    ['a date after that', { next: { date: '2027-01-05' } }, '2027-01-07', 2, true],
    ['any date of a pause without an end', { next: null }, '2027-01-07', 0, false],
    ['a date after some were missed', { next: { date: '2026-11-02' } }, '2026-11-26', 1, true],
  ])('knows of %s', (_, change, date, turns, isDue) => {
    expect(lookAhead({ ...course, ...change }, today, date)).toEqual({ turns, isDue })
  })

  it('counts no date that a zone never had', () => {
    const apia = { ...course, schedule: { time: '09:00', zone: 'Pacific/Apia', days: [1, 2, 3, 4, 5, 6, 7] } }
    const seen = lookAhead({ ...apia, next: { date: '2011-12-29' } }, '2011-12-29', '2011-12-31')
    expect(seen).toEqual({ turns: 1, isDue: true })
  })

  it('looks two years ahead at once', () => {
    expect(lookAhead(course, today, '2028-11-25').turns).toBe(523)
  })

  it('throws for a zone that there is not', () => {
    const nowhere = { ...course, schedule: { ...weekdays, zone: 'Europe/Nowhere' } }
    expect(() => lookAhead(nowhere, today, '2026-11-26')).toThrow(RangeError)
  })
})

describe('The item that will be its turn', () => {
  it('is the one that posting day after day comes to, whatever is done, set, posted and paused', () => {
    const states = fc.array(fc.constantFrom(...actionStates), { minLength: 9, maxLength: 9 })
    const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
    const last = fc.option(fc.constantFrom(...ids), { nil: null })
    fc.assert(
      fc.property(states, days, last, fc.nat(1), fc.nat(20), (state, on, item, isPosted, pause) => {
        const tracked = withStatuses(
          items,
          ids.map((passage, at) => ({ passage, state: state[at] ?? 'open', owner: null })),
        )
        const schedule = { ...weekdays, days: on }
        const posted = { date: isPosted === 1 ? today : '2026-11-24', item, changesUntil: 0 }
        const next = { date: dateOf(Math.max(isPosted, pause)) }
        compare(tracked, { schedule, next, posted, inHand: null }, posted)
      }),
      { numRuns: runs(100) },
    )
  })

  it('is the same after the first digest of all', () => {
    const done = [{ passage: '11.b', state: 'done', owner: null }] as const
    compare(withStatuses(items, done), course, null)
  })
})

/** Posts on sixty days, one after the other, and foresees each of them from the first. */
function compare(tracked: readonly TrackedItem[], course: Course, before: Posted | null): void {
  let posted = before
  for (let day = 0; day < 60; day += 1) {
    const date = dateOf(day)
    const item = itemOfTheDay(tracked, date, posted)
    const { turns, isDue } = lookAhead(course, today, date)
    expect(itemInTurn(tracked, date, before, turns)).toEqual(item)
    const isPosted = posted?.date === date
    const isToCome = course.next !== null && date >= course.next.date
    const isPosting = isToCome && occurrenceOn(course.schedule, date) !== null
    expect(isDue).toBe(isPosting || isPosted)
    if (isPosting) posted = { date, item: item?.status.passage ?? null, changesUntil: 0 }
  }
}

function dateOf(day: number): string {
  return Temporal.PlainDate.from(today).add({ days: day }).toString()
}
