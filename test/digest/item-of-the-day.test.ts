import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { isUnfinished, type TrackedItem, withStatuses } from '../../src/actions/statuses.ts'
import { type ActionState, actionStates, type Status } from '../../src/actions/tracker.ts'
import { itemOfTheDay } from '../../src/digest/item-of-the-day.ts'
import { vancouver } from '../library.ts'
import { runs } from '../run-length.ts'

const items = actionItemsOf(vancouver.main)

function tracked(...statuses: readonly (readonly [string, ActionState])[]): readonly TrackedItem[] {
  return withStatuses(
    items,
    statuses.map(([passage, state]): Status => ({ passage, state, owner: null })),
  )
}

/** The passage ids of the items of so many dates, one after the other. */
function goRound(days: number, status: (day: number) => readonly TrackedItem[]): readonly (string | null)[] {
  const shown: (string | null)[] = []
  for (let day = 0; day < days; day += 1) {
    const posted = day === 0 ? null : { date: dateOf(day - 1), item: shown.at(-1) ?? null, changesUntil: 0 }
    shown.push(itemOfTheDay(status(day), dateOf(day), posted)?.status.passage ?? null)
  }
  return shown
}

function dateOf(day: number): string {
  return Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString()
}

describe('the action item of the day', () => {
  it('goes round the nine items of the bundled document in their order', () => {
    const letters = [...'abcdefghi', ...'abcdefghi'].map((letter) => `11.${letter}`)
    expect(goRound(18, () => tracked())).toEqual(letters)
  })

  it('leaves out what is done or dropped, and keeps what is in progress', () => {
    const status = tracked(['11.a', 'done'], ['11.c', 'dropped'], ['11.d', 'in progress'])
    expect(goRound(4, () => status)).toEqual(['11.b', '11.d', '11.e', '11.f'])
  })

  it('is the same for one date before and after it is posted', () => {
    const before = { date: '2026-01-01', item: '11.c', changesUntil: 3 }
    const todays = itemOfTheDay(tracked(), '2026-01-02', before)
    const after = { date: '2026-01-02', item: '11.d', changesUntil: 3 }
    expect(todays?.status.passage).toBe('11.d')
    expect(itemOfTheDay(tracked(), '2026-01-02', after)?.status.passage).toBe('11.d')
  })

  it('is another one for a date whose own has been finished meanwhile', () => {
    const posted = { date: '2026-01-02', item: '11.d', changesUntil: 3 }
    expect(itemOfTheDay(tracked(['11.d', 'done']), '2026-01-02', posted)?.status.passage).toBe('11.e')
  })

  it('is none where everything is finished', () => {
    const all = tracked(...items.map(({ place }) => [place.unit, 'done'] as const))
    expect(itemOfTheDay(all, '2026-01-02', null)).toBeNull()
  })

  it('goes on from the last one where the document has it no more', () => {
    const posted = { date: '2026-01-01', item: '99.z', changesUntil: 0 }
    expect(itemOfTheDay(tracked(), '2026-01-02', posted)?.status.passage).toBe('11.a')
  })

  it('gives every item that stays unfinished its turn within as many days as there are items', () => {
    const state = fc.constantFrom(...actionStates)
    const day = fc.array(state, { minLength: items.length - 1, maxLength: items.length - 1 })
    fc.assert(
      fc.property(fc.array(day, { minLength: 9, maxLength: 9 }), fc.nat(8), (days, constant) => {
        const status = (at: number): readonly TrackedItem[] =>
          tracked(
            ...items
              .map(({ place }) => place.unit)
              .map(
                (id, index) => [id, index === constant ? 'open' : (days[at]?.[index % 8] ?? 'open')] as const,
              ),
          )
        const shown = goRound(9, status)
        expect(shown).toContain(items[constant]?.place.unit)
        shown.forEach((id, at) => {
          const item = status(at).find(({ status: each }) => each.passage === id)
          expect(item !== undefined && isUnfinished(item.status)).toBe(true)
        })
      }),
      { numRuns: runs(300) },
    )
  })
})
