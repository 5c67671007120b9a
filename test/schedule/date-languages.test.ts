import { describe, expect, it } from 'vitest'
import { describeDate, describeMoment } from '../../src/schedule/schedule.ts'
import { dateLanguages, readDateLanguage } from '../../src/text/date-language.ts'

const at = Date.parse('2026-11-26T23:30:00Z')

describe('A language of dates', () => {
  it('is in this Node, and writes the day of the zone, its year and 24 hours', () => {
    const tags = dateLanguages.map(({ tag }) => tag)
    expect(Intl.DateTimeFormat.supportedLocalesOf(tags)).toHaveLength(tags.length)
    for (const tag of tags) {
      expect(describeDate('2026-11-26', tag), tag).toMatch(/26.*2026|2026.*26/u)
      expect(describeMoment(at, 'Asia/Seoul', tag), tag).toMatch(/(?:27.*2026|2026.*27).*, 08:30 UTC\+9$/u)
    }
    expect(new Set(tags.map((tag) => describeDate('2026-11-26', tag))).size).toBe(tags.length)
  })

  it('leaves British dates as they have always been', () => {
    expect(describeDate('2026-11-26', 'en-GB')).toBe('Thursday, 26 November 2026')
    expect(describeMoment(at, 'UTC', 'en-GB')).toBe('Thu 26 Nov 2026, 23:30 UTC')
    expect(describeDate('2026-11-26', 'en-US')).toBe('Thursday, November 26, 2026')
  })

  it('is known by its tag and by what people call it, each name of one language alone', () => {
    for (const { tag, name, typed } of dateLanguages) {
      for (const each of [tag, name, ...typed, ` ${name.toUpperCase()} `]) {
        expect(readDateLanguage(each), each).toBe(tag)
      }
    }
    for (const none of ['', 'klingon', 'x'.repeat(2_000), 'fr;--', '__proto__', 'ar'])
      expect(readDateLanguage(none), none).toBeNull()
  })
})
