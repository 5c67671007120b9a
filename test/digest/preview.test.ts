import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asker } from '../../src/command/command.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { type Desk, setUpDesk } from './set-up.ts'

const ana: Asker = { ...createAsker('U1', 'Ana'), zone: 'Europe/London' }

// A Wednesday.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: inLondon('2026-11-25T12:00') })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('A preview of what is no date to come', () => {
  it.each([
    ['31 February', '2027-02-28'],
    ['5 Febuary', '2027-02-05'],
    ['2026-13-05', '2026-12-05'],
    ['the cows come home', '5 January'],
    ['<!channel> @everyone', '5 January'],
  ])('of %s says what to type, and what is near is a press away', async (typed, nearest) => {
    const { ask, bot } = await setUpDesk()
    await ask('digest 09:00 weekdays', ana)
    const said = await ask(`digest preview ${typed}`, ana)
    expect(said).toContain(`“${typed}” isn’t a future date`)
    expect(said).toContain(`/korea digest preview ${nearest}.`)
    expect(said).not.toContain('Action item of the day')
    const reply = await preview(bot, typed)
    expect(reply.audience).toBe('asker')
    const pressed = await Promise.all(reply.offers.map(({ command }) => bot.answer(command, ana)))
    expect(pressed.map(titleOf)).toEqual(
      nearest === '5 January' ? [] : [expect.stringContaining('Action items on ')],
    )
  })

  it.each(['yesterday', '2020-01-05', 'last monday', '24 November 2026'])(
    'of %s says that it is over, with or without a digest here',
    async (typed) => {
      const { ask, bot } = await setUpDesk()
      const before = await ask(`digest preview ${typed}`, ana)
      await ask('digest 09:00 weekdays', ana)
      const said = await ask(`digest preview ${typed}`, ana)
      expect(said).toBe(before)
      expect(said).toContain(`“${typed}” is in the past`)
      expect(said).toContain('Past digests are in the channel')
      expect(said).toContain('/korea digest preview tomorrow')
      expect((await preview(bot, typed)).audience).toBe('asker')
    },
  )

  it('further than two years ahead names the last day that can be previewed', async () => {
    const { ask } = await setUpDesk()
    expect(await ask('digest preview 2028-11-26', ana)).toContain(
      'The last date you can preview is /korea digest preview 2028-11-25.',
    )
    expect(await ask('digest preview 2028-11-25', ana)).toContain('Saturday, 25 November 2028')
  })

  it('quotes what was typed in a title of one short line that it cannot leave', async () => {
    const { bot } = await setUpDesk()
    for (const typed of ['x'.repeat(3_000), '\u202eevil\u2066\u0007\nline', '👍'.repeat(90)]) {
      const title = titleOf(await bot.answer({ kind: 'preview digest', date: typed }, ana))
      expect(title.length).toBeLessThanOrEqual(120)
      expect(title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(title.isWellFormed()).toBe(true)
    }
  })
})

describe('A preview of a date', () => {
  it('is today’s where today is named', async () => {
    const { ask } = await setUpDesk()
    await ask('digest 13:00 weekdays', ana)
    const todays = await ask('digest preview', ana)
    expect(todays).not.toContain('Based on today’s status')
    expect(todays).not.toContain('No digest is due')
    for (const typed of ['today', '2026-11-25', 'for today', '25 November'])
      expect(await ask(`digest preview ${typed}`, ana)).toBe(todays)
  })

  it('has the item that the digest of that date will have, and is for the asker alone', async () => {
    const desk = await setUpDesk()
    const { ask, bot, platform, work } = desk
    await ask('digest 09:00 mon wed fri', ana)
    await ask('action 11b done', ana)
    await ask('action 11f dropped', ana)
    vi.setSystemTime(inLondon('2026-11-27T09:00:01'))
    await work()
    await ask('digest pause until 2026-12-03', ana)
    let day = Temporal.PlainDate.from('2026-11-27')
    const foreseen: { date: string; items: readonly string[]; isDue: boolean }[] = []
    for (let count = 0; count < 80; count += 1) {
      const reply = await preview(bot, day.toString())
      expect(reply.audience).toBe('asker')
      const isDue = !JSON.stringify(reply.blocks).includes('No digest is due that day.')
      foreseen.push({ date: day.toString(), items: itemsIn(reply), isDue })
      day = day.add({ days: 1 })
    }
    expect(foreseen.filter(({ isDue }) => isDue).length).toBeGreaterThan(30)
    // The first of them stands.
    for (const { date, items, isDue } of foreseen.slice(1)) {
      vi.setSystemTime(inLondon(`${date}T09:00:01`))
      const before = platform.posted().length
      await work()
      const posted = platform.posted().slice(before)
      expect(posted, date).toHaveLength(isDue ? 1 : 0)
      for (const message of posted)
        for (const item of items) expect(quotedIn(message), date).toContain(`${item}, Next Steps`)
    }
  })

  it('says that things may change, and tells of changes only where the digest will', async () => {
    const { ask } = await setUpDesk()
    await ask('digest 09:00 weekdays', ana)
    await ask('action 11c done shipped in June', ana)
    const next = await ask('digest preview tomorrow', ana)
    expect(next).toContain('Based on today’s status.')
    expect(next).toContain('shipped in June')
    expect(next).not.toContain('Changes up to that day')
    const later = await ask('digest preview Friday', ana)
    expect(later).toContain('Based on today’s status. Changes up to that day will be added.')
    expect(later).not.toContain('shipped in June')
    expect(later).not.toContain('Nothing has changed')
  })

  it('counts the one that is being posted, which comes late', async () => {
    const { ask, bot, platform, work } = await setUpDesk()
    await ask('digest 09:00 weekdays', ana)
    vi.setSystemTime(inLondon('2026-11-26T09:00:01'))
    platform.mishaps.push('delayed long')
    await work()
    expect(platform.posted()).toHaveLength(1)
    expect(await ask('digest preview', ana)).not.toContain('No digest is due')
    expect(itemsIn(await preview(bot, 'today'))).toEqual(['¶11(a)'])
    expect(itemsIn(await preview(bot, 'tomorrow'))).toEqual(['¶11(b)'])
  })

  it('on which there is none says so, and shows it', async () => {
    const { ask } = await setUpDesk()
    await ask('digest 09:00 weekdays', ana)
    const saturday = await ask('digest preview Saturday', ana)
    expect(saturday).toContain('Action items on Saturday, 28 November 2026: 9 open')
    expect(saturday).toContain('No digest is due that day.')
    expect(saturday).toContain('Action item of the day')
    expect(saturday).not.toContain('It will')
    // It was set up when today’s would have been over.
    expect(await ask('digest preview', ana)).toContain('No digest is due today.')
    await ask('digest pause', ana)
    expect(await ask('digest preview tomorrow', ana)).toContain('No digest is due that day.')
  })

  it('reckons from today with weekdays where no digest is set up', async () => {
    const { ask, bot } = await setUpDesk()
    const said = await ask('digest preview next Monday', ana)
    expect(said).toContain(
      'Preview only: no digest is set up here yet. This one is for weekdays, from today.',
    )
    // Today, Thursday and Friday come before it.
    expect(itemsIn(await preview(bot, '2026-11-30'))).toEqual(['¶11(d)'])
    expect(itemsIn(await preview(bot, 'today'))).toEqual(['¶11(a)'])
    expect(await ask('digest preview Sunday', ana)).toContain('No digest is due that day.')
  })

  it('knows what day it is where the digest is, or else where its asker is', async () => {
    const { ask } = await setUpDesk()
    vi.setSystemTime(inLondon('2026-11-25T20:00'))
    const seoul = { ...ana, zone: 'Asia/Seoul' }
    expect(await ask('digest preview tomorrow', seoul)).toContain('Friday, 27 November 2026')
    expect(await ask('digest preview tomorrow', { ...ana, zone: null })).toContain('Thursday, 26')
    await ask('digest 09:00 America/New_York daily', ana)
    expect(await ask('digest preview tomorrow', seoul)).toContain('Thursday, 26 November 2026')
  })
})

async function preview(bot: Desk['bot'], typed: string): Promise<Reply> {
  const answer = await bot.answer(bot.read(`digest preview ${typed}`), ana)
  if (answer.kind !== 'reply') throw new Error(`“${typed}” was not answered with a reply.`)
  return answer
}

function titleOf(answer: Awaited<ReturnType<Desk['bot']['answer']>>): string {
  return answer.kind === 'reply' ? answer.title : ''
}

function itemsIn({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'passage' ? [block.citation.place] : []))
}

/** What a posted digest says of its item of the day. */
function quotedIn(message: unknown): string {
  const [, after = ''] = String(message).split('Action item of the day')
  return after.split('Open: ')[0] ?? ''
}

function inLondon(time: string): number {
  return Temporal.ZonedDateTime.from(`${time}[Europe/London]`).epochMilliseconds
}
