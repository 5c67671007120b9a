import { describe, expect, it } from 'vitest'
import { completeZones, findZone, listZones } from '../../src/digest/zones.ts'

const now = Temporal.Instant.from('2026-11-25T09:31:00Z').epochMilliseconds

describe('findZone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['US/Eastern', 'America/New_York'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Nepal', 'Asia/Kathmandu'],
    ['Lord Howe', 'Australia/Lord_Howe'],
    ['Seoul', 'Asia/Seoul'],
    ['Korea', 'Asia/Seoul'],
    ['KST', 'Asia/Seoul'],
    ['EST', 'America/New_York'],
    ['BST', 'Europe/London'],
    ['UTC', 'UTC'],
    ['UTC+2', '+02:00'],
    ['+05:30', '+05:30'],
    ['gmt-3:30', '-03:30'],
    ['São Paulo', 'America/Sao_Paulo'],
  ])('reads %j as %s', (typed, name) => {
    expect(findZone(typed)).toEqual({ kind: 'zone', name })
  })

  it.each([
    ['Europe/Londn', 'Europe/London'],
    ['Kathmandoo', 'Asia/Kathmandu'],
    ['Papua New Guinea', 'Pacific/Port_Moresby'],
    ['Gondwanaland', null],
    ['UTC+25', null],
    ['', null],
    ['x'.repeat(10_000), null],
    ['\u202eLondon\u0000', 'Europe/London'],
  ])('does not know %j, and says %s', (typed, nearest) => {
    expect(findZone(typed)).toEqual({ kind: 'unknown', nearest })
  })

  it('finds every zone that it lists, and Temporal takes each', () => {
    expect(listZones().length).toBeGreaterThan(300)
    for (const { name } of listZones()) {
      expect(findZone(name)).toEqual({ kind: 'zone', name })
      expect(Temporal.Now.zonedDateTimeISO(name).timeZoneId).toBe(name)
    }
  })
})

describe('completeZones', () => {
  it('begins with the likeliest, and shows the time there', () => {
    const [first] = completeZones('lon', now, 25)
    expect(first?.name).toBe('Europe/London')
    expect(first?.label).toContain('09:31 now')
    expect(completeZones('nepal', now, 1)[0]?.label).toContain('15:16 now')
    expect(completeZones('+05', now, 5).map(({ name }) => name)).toContain('+05:00')
  })

  it('keeps within what a list can show, and has something for no word', () => {
    for (const typed of ['', 'a', 'europe/', 'zzz', '\u202e', 'x'.repeat(5_000)]) {
      const found = completeZones(typed, now, 25)
      expect(found.length).toBeLessThanOrEqual(25)
      for (const { name, label } of found) {
        expect(name.length).toBeLessThanOrEqual(100)
        expect(label.length).toBeLessThanOrEqual(100)
      }
    }
    expect(completeZones('', now, 25)).toHaveLength(25)
  })
})
