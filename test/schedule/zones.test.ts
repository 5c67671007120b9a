import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDays } from '../../src/schedule/read-days.ts'
import { readTime } from '../../src/schedule/read-time.ts'
import { zoneTable } from '../../src/schedule/zone-table.ts'
import { completeZones, findZone, listZones } from '../../src/schedule/zones.ts'
import { anyText } from '../any-text.ts'

const now = Date.parse('2026-11-25T09:31Z')
const day = 24 * 3_600_000

describe('findZone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    [' EUROPE / LONDON ', 'Europe/London'],
    ['London', 'Europe/London'],
    ['London, UK', 'Europe/London'],
    ['London time', 'Europe/London'],
    ['Scotland', 'Europe/London'],
    ['BST', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['New York, USA', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['Washington, D.C.', 'America/New_York'],
    ['US/Eastern', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['et', 'America/New_York'],
    ['CST', 'America/Chicago'],
    ['MST', 'America/Denver'],
    ['PST', 'America/Los_Angeles'],
    ['CET', 'Europe/Paris'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Nepal', 'Asia/Kathmandu'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['New Delhi', 'Asia/Kolkata'],
    ['Lord Howe', 'Australia/Lord_Howe'],
    ['Melbourne', 'Australia/Melbourne'],
    ['Seoul', 'Asia/Seoul'],
    ['Korea', 'Asia/Seoul'],
    ['KST', 'Asia/Seoul'],
    ['DPRK', 'Asia/Pyongyang'],
    ['JST', 'Asia/Tokyo'],
    ['Japan', 'Asia/Tokyo'],
    ['Beijing', 'Asia/Shanghai'],
    ['China', 'Asia/Shanghai'],
    ['Geneva', 'Europe/Zurich'],
    ['Vienna', 'Europe/Vienna'],
    ['The Hague', 'Europe/Amsterdam'],
    ['netherlands', 'Europe/Amsterdam'],
    ['San Juan', 'America/Puerto_Rico'],
    ["St. John's", 'America/St_Johns'],
    ['saint petersburg', 'Europe/Moscow'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Zulu', 'UTC'],
    ['UTC+0', 'UTC'],
    ['UTC+2', '+02:00'],
    ['utc +5:30', '+05:30'],
    ['+05:30', '+05:30'],
    ['UTC−3', '-03:00'],
    ['gmt-3:30', '-03:30'],
    ['+0545', '+05:45'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['\u202eLondon\u0000', 'Europe/London'],
  ])('reads %j as %s', (typed, name) => {
    expect(findZone(typed)).toEqual({ kind: 'zone', name })
  })

  it.each([
    ['Europe/Londn', 'Europe/London'],
    ['Kathmandoo', 'Asia/Kathmandu'],
    ['Los Angelos', 'America/Los_Angeles'],
    // These could be several, and the nearest is only the likeliest.
    ['IST', 'Asia/Kolkata'],
    ['USA', 'America/New_York'],
    ['Australia', 'Australia/Sydney'],
    ['Papua New Guinea', 'Pacific/Port_Moresby'],
    ['UTC+25', '+14:00'],
    ['UTC-13', '-12:00'],
    ['+05:75', '+05:59'],
    ['New York Los Angeles', null],
    ['Gondwanaland', null],
    ['Atlantis', null],
    ['Factory', null],
    ['xyz', null],
    ['', null],
    ['🇨🇦', null],
    ['x'.repeat(10_000), null],
  ])('does not know %j, and says %s', (typed, nearest) => {
    expect(findZone(typed)).toEqual({ kind: 'unknown', nearest })
  })

  it('finds every zone that it lists, and Temporal takes each', () => {
    expect(listZones().length).toBeGreaterThan(400)
    for (const { name, label } of listZones()) {
      expect(findZone(name)).toEqual({ kind: 'zone', name })
      expect(Temporal.Now.zonedDateTimeISO(name).timeZoneId).toBe(name)
      expect(label.length).toBeLessThanOrEqual(100)
    }
  })

  it('takes every name of this Node for a zone with the same clocks, today and in two years', () => {
    // Three letters mean what people mean by them, not what IANA has them for (EST, MST, HST without summer time).
    for (const name of Intl.supportedValuesOf('timeZone').filter((each) => each.includes('/'))) {
      const found = findZone(name)
      expect(found.kind, name).toBe('zone')
      if (found.kind !== 'zone') continue
      for (let at = now; at < now + 2 * 365 * day; at += 20 * day) {
        const moment = Temporal.Instant.fromEpochMilliseconds(at)
        const [one, other] = [name, found.name].map((zone) => moment.toZonedDateTimeISO(zone).offset)
        expect(one, `${name} ${found.name}`).toBe(other)
      }
    }
  })

  it('has no name for a zone that is a time or days as well', () => {
    const callings = [...zoneTable().byKey.keys(), ...zoneTable().unclear.keys()]
    expect(callings.length).toBeGreaterThan(1_500)
    expect(callings.filter((key) => readTime(key) !== null || readDays(key.split(' ')) !== null)).toEqual([
      // A town near Port of Spain; "mon" is Monday.
      'mon repos',
    ])
  })

  it('never throws', () => {
    fc.assert(fc.property(anyText(), (typed) => void findZone(typed)))
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+-:/ 059utcgmz') }), (typed) => {
        const found = findZone(typed)
        if (found.kind === 'zone') expect(() => Temporal.Now.zonedDateTimeISO(found.name)).not.toThrow()
      }),
    )
  })
})

describe('completeZones', () => {
  it.each([
    ['lon', 'Europe/London', 'Europe/London · 09:31 now · United Kingdom, Birmingham, Glasgow, Manchester'],
    ['manch', 'Europe/London', 'Europe/London · 09:31 now · Manchester, United Kingdom, Birmingham, Glasgow'],
    ['par', 'Europe/Paris', 'Europe/Paris · 10:31 now · France, Marseille, Lyon, Toulouse'],
    ['nepal', 'Asia/Kathmandu', 'Asia/Kathmandu · 15:16 now · Nepal, Pokhara, Bharatpur, Pātan'],
    ['new y', 'America/New_York', /^America\/New_York · 04:31 now · /u],
    ['UTC+5:30', '+05:30', '+05:30 · 15:01 now'],
    ['usa', 'America/New_York', /United States/u],
    ['australia', 'Australia/Sydney', /Australia/u],
    ['londn', 'Europe/London', /^Europe\/London/u],
    ['kiev', 'Europe/Kyiv', /Kiev/u],
  ])('begins for %j with %s', (typed, name, label) => {
    const [first] = completeZones(typed, now, 25)
    expect(first?.name).toBe(name)
    expect(first?.label).toMatch(label)
  })

  it('lists all zones of a country that has several', () => {
    const names = completeZones('usa', now, 25).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['America/Chicago', 'America/Denver', 'Pacific/Honolulu']))
  })

  it('offers the usual zones for no word', () => {
    const names = completeZones('', now, 25).map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['UTC', 'America/New_York', 'Europe/London'])
    expect(names).toHaveLength(25)
  })

  it('keeps within what a list can show, each zone once, and findZone takes each', () => {
    const word = fc.oneof(
      fc.constantFrom('', 'a', 'europe/', 'zzz', '\u202e', 'x'.repeat(5_000), 'united', '+', 's'),
      anyText({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(word, fc.nat({ max: 25 }), (typed, limit) => {
        const found = completeZones(typed, now, limit)
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length)
        for (const { name, label } of found) {
          expect(findZone(name)).toEqual({ kind: 'zone', name })
          expect(label.length).toBeLessThanOrEqual(100)
        }
      }),
    )
  })
})
