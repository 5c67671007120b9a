import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asker } from '../../src/command/command.ts'
import { LookupUnavailable, PostDelayed } from '../../src/delivery/poster.ts'
import { createAsker } from '../asker.ts'
import { harbour } from '../library.ts'
import { setUpDesk } from './set-up.ts'

const noon = Temporal.ZonedDateTime.from('2026-11-25T12:00[Europe/London]').epochMilliseconds

/** Ana, whose platform tells her zone. */
function ana(zone: string | null = 'Europe/London'): Asker {
  return { ...createAsker('U1', 'Ana'), zone }
}

function ben(): Asker {
  return createAsker('U2', 'Ben')
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('Setting up a digest', () => {
  it('tells the channel who did it and when it comes, and the asker the next three times', async () => {
    const { ask, platform } = await setUpDesk()
    const said = await ask('digest 09:00 Europe/London weekdays', ana())
    expect(platform.posted()).toEqual([expect.stringContaining('Ana: weekdays at 09:00 Europe/London')])
    for (const day of ['26', '27', '30'])
      expect(said).toMatch(new RegExp(`${day} Nov 2026,? (?:at )?09:00`, 'u'))
    expect(said).toContain('Set up by Ana')
  })

  it('takes the zone of the asker where none is named, and says so', async () => {
    const { ask } = await setUpDesk()
    expect(await ask('digest 09:00', ana('Asia/Seoul'))).toContain('Using your time zone, Asia/Seoul')
  })

  it('asks for a zone that it does not know, and takes the one of the workspace once there is one', async () => {
    const { ask, platform } = await setUpDesk()
    expect(await ask('digest 09:00', ana(null))).toContain('Which time zone?')
    expect(platform.posted()).toEqual([])
    await ask('digest 09:00 Asia/Seoul', ana(null))
    const elsewhere = { ...ana(null), at: { ...ana().at, channel: 'C2' } }
    expect(await ask('digest 10:00', elsewhere)).toContain('Asia/Seoul')
  })

  it('sets nothing up where the bot may not post, and says why', async () => {
    const { ask, platform, store } = await setUpDesk()
    platform.mishaps.push('refused')
    expect(await ask('digest 09:00', ana())).toContain('the channel is archived')
    expect(await store.digests.find(ana().at)).toBeNull()
    expect(await ask('digest', ana())).toContain('This channel has no daily digest')
  })

  it('keeps the digest that was there where a change of it is refused', async () => {
    const { ask, platform, store } = await setUpDesk()
    await ask('digest 09:00', ana())
    const before = await store.digests.find(ana().at)
    platform.mishaps.push('refused')
    await ask('digest 10:00', ben())
    expect(await store.digests.find(ana().at)).toEqual(before)
  })

  it.each(['lost', 'lost answer'] as const)('announces it once through %s', async (mishap) => {
    const { ask, platform } = await setUpDesk()
    platform.mishaps.push(mishap)
    await ask('digest 09:00', ana())
    expect(platform.posted()).toHaveLength(1)
  })

  it.each([
    ['digest 25:00', /“25:00” isn’t a valid time/u],
    ['digest 09:00 Europe/Londn', /“Europe\/Londn”[\s\S]*Europe\/London/u],
    ['digest 09:00 Europe/London funday', /digest 09:00 Europe\/London sun/iu],
    ['digest pause until 31 February', /“31 February”[\s\S]*2027-02-28/u],
  ])('answers %s with the nearest that there is, and changes nothing', async (typed, answer) => {
    const { ask, store } = await setUpDesk()
    await ask('digest 08:00', ana())
    const before = await store.digests.find(ana().at)
    expect(await ask(typed, ana())).toMatch(answer)
    expect(await store.digests.find(ana().at)).toEqual(before)
  })

  it('says that nothing is kept where there is no channel to post to', async () => {
    const { bot } = await setUpDesk()
    const { kind } = await bot.answer(bot.read('digest preview'), ana())
    expect(kind).toBe('reply')
  })
})

describe('A digest', () => {
  it('says the date, the item of the day word for word, and where the others are', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    await at('2026-11-26T09:00:01', work)
    const [, digest] = platform.posted()
    expect(digest).toContain('Action items on Thursday, 26 November 2026: 9 open')
    expect(digest).toContain(
      'support progress in the inter-Korean dialogue, in hopes that it leads to sustained easing of tensions;',
    )
    const others = [...'bcdefghi'].map((letter) => `¶11(${letter})`)
    expect(digest).toContain(`Open: ${others.join(', ')}.`)
    expect(digest).not.toContain('Late: due at ')
  })

  it('says what has changed since the last one, and only that', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    await ask('action 11c done shipped in June', ben())
    await at('2026-11-26T09:00:01', work)
    await ask('action 11d in progress', ana())
    await at('2026-11-27T09:00:01', work)
    const [, first, second] = platform.posted()
    expect(first).toContain('¶11(c) · Ben: done; “shipped in June”')
    expect(second).toContain('Changes since the last digest (Thursday, 26 November 2026)')
    expect(second).toContain('¶11(d) · Ana: in progress')
    expect(second).not.toContain('shipped in June')
  })

  it('tells the last of very many changes, and how many there were before', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    for (let number = 1; number <= 250; number += 1) await ask(`action 11c note remark ${number}`, ben())
    await at('2026-11-26T09:00:01', work)
    expect(platform.posted().at(-1)).toContain('“remark 250”')
    expect(platform.posted().at(-1)).toContain('and 240 more')
    await at('2026-11-27T09:00:01', work)
    expect(platform.posted().at(-1)).toContain('No changes since the last digest.')
  })

  it('says in one line that nothing is open, and offers to stop', async () => {
    const { ask, work, platform, bot } = await setUpDesk()
    await ask('digest 09:00', ana())
    for (const letter of 'abcdefghi') await ask(`action 11${letter} done`, ben())
    await at('2026-11-26T09:00:01', work)
    expect(platform.posted().at(-1)).toContain(
      'No open items. All 9 action items of Vancouver 2018 are done or won’t be done.',
    )
    const preview = await bot.answer(bot.read('digest preview'), ana())
    expect(preview.kind === 'reply' && preview.offers.map(({ label }) => label)).toContain('Turn off')
  })

  it('shows the same in a preview, to the asker alone', async () => {
    const { ask, work, platform, bot } = await setUpDesk()
    await ask('digest 09:00', ana())
    vi.setSystemTime(Temporal.ZonedDateTime.from('2026-11-26T08:00[Europe/London]').epochMilliseconds)
    const preview = await bot.answer(bot.read('digest preview'), ben())
    const said = await ask('digest preview', ben())
    await at('2026-11-26T09:00:01', work)
    expect(preview).toMatchObject({ audience: 'asker' })
    expect(platform.posted().at(-1)).toBe(said)
  })

  it('fits documents whose items are as long as a message', async () => {
    const { ask, work, platform } = await setUpDesk(harbour)
    await ask('digest 09:00', ana())
    for (const day of ['26', '27', '30']) await at(`2026-11-${day}T09:00:01`, work)
    expect(platform.posted()).toHaveLength(4)
  })
})

describe('Delivery', () => {
  it('posts once, however often it is looked for', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    await at('2026-11-26T09:00:01', async () => {
      await Promise.all([work(), work(), work()])
      await work()
    })
    expect(platform.posted()).toHaveLength(2)
  })

  it.each(['lost', 'lost answer', 'delayed', 'delayed long'] as const)(
    'posts once after %s',
    async (mishap) => {
      const { ask, work, platform } = await setUpDesk()
      await ask('digest 09:00', ana())
      platform.mishaps.push(mishap)
      for (const time of ['09:00:01', '09:01:30', '09:03', '09:20']) await at(`2026-11-26T${time}`, work)
      expect(platform.posted()).toHaveLength(2)
    },
  )

  it('is looked for again where the platform asked me to slow down for that, and not posted instead', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    platform.mishaps.push('lost answer')
    await at('2026-11-26T09:00:01', work)
    platform.blind = new PostDelayed(30_000)
    await at('2026-11-26T09:03', work)
    platform.blind = null
    await at('2026-11-26T09:04', work)
    expect(platform.posted()).toHaveLength(2)
    expect(platform.sent()).toBe(2)
    expect(await ask('digest', ana())).toContain(', posted')
  })

  it('is not sent again at once, and less and less often, while the platform does not answer', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    platform.mishaps.push(...Array.from({ length: 1_000 }, () => 'lost' as const))
    for (let minute = 0; minute < 120; minute += 1) {
      vi.setSystemTime(
        Temporal.ZonedDateTime.from('2026-11-26T09:00[Europe/London]').epochMilliseconds + minute * 60_000,
      )
      await work()
    }
    expect(platform.sent()).toBeGreaterThan(8)
    expect(platform.sent()).toBeLessThan(30)
  })

  it('pauses a digest that is refused for good, tells who set it up once, and never tries again', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    platform.mishaps.push('refused')
    for (const day of ['26', '27']) await at(`2026-11-${day}T09:00:01`, work)
    expect(platform.sent()).toBe(2)
    expect(platform.told).toEqual([expect.stringContaining('the channel is archived')])
    expect(await ask('digest', ben())).toMatch(/Paused[\s\S]*archived/u)
    await ask('digest resume', ben())
    await at('2026-11-30T09:00:01', work)
    expect(platform.posted()).toHaveLength(2)
  })

  it('posts late within six hours, and says so; later it is skipped, and the next one comes in time', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 daily', ana())
    await at('2026-11-26T14:59', work)
    expect(platform.posted().at(-1)).toContain('Late: due at ')
    await at('2026-11-27T15:01', work)
    expect(platform.posted()).toHaveLength(2)
    expect(await ask('digest', ana())).toContain('skipped (it was more than 6 hours late)')
    await at('2026-11-28T09:00:01', work)
    expect(platform.posted()).toHaveLength(3)
  })

  it('never posts two on catching up', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 daily', ana())
    await at('2026-12-10T10:00', work)
    expect(platform.posted()).toHaveLength(2)
    expect(platform.posted().at(-1)).toContain('Thursday, 10 December 2026')
  })

  it('never posts twice for one local date, whatever is changed in mid-day', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 Europe/London daily', ana())
    await at('2026-11-26T09:00:01', work)
    for (const change of [
      'digest 10:00 Europe/London daily',
      'digest stop',
      'digest 10:30 America/New_York daily',
    ]) {
      await ask(change, ana())
    }
    const announced = platform
      .posted()
      .filter((message) => String(message).includes('Daily digest set up by')).length
    await at('2026-11-26T23:59', work)
    expect(platform.posted().length - announced).toBe(1)
    await at('2026-11-27T15:30:01', work)
    expect(platform.posted().length - announced).toBe(2)
  })

  it('is not posted where nobody lets us look whether it stands', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00', ana())
    platform.mishaps.push('lost answer')
    await at('2026-11-26T09:00:01', work)
    platform.blind = new LookupUnavailable('The bot may not read the conversation')
    await at('2026-11-26T09:05', work)
    expect(platform.sent()).toBe(2)
    expect(await ask('digest', ana())).toContain('I couldn’t confirm that it was posted')
  })
})

describe('Pausing', () => {
  it('ends by itself on the date that was named', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 daily', ana())
    expect(await ask('digest pause until 30 November', ana())).toContain('Monday, 30 November 2026')
    for (const day of ['26', '27', '28', '29', '30']) await at(`2026-11-${day}T09:00:01`, work)
    expect(platform.posted()).toHaveLength(2)
    expect(await ask('digest', ana())).not.toContain('Paused')
  })

  it('lasts until it is resumed, and then nothing is made up for', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 daily', ana())
    await ask('digest pause', ana())
    await at('2026-11-28T09:00:01', work)
    expect(platform.posted()).toHaveLength(1)
    await ask('digest resume', ben())
    await work()
    expect(platform.posted()).toHaveLength(1)
    await at('2026-11-29T09:00:01', work)
    expect(platform.posted()).toHaveLength(2)
  })

  it('stops for good, and says that there is none', async () => {
    const { ask, work, platform } = await setUpDesk()
    await ask('digest 09:00 daily', ana())
    await ask('digest stop', ana())
    await at('2026-11-28T09:00:01', work)
    expect(platform.posted()).toHaveLength(1)
    expect(await ask('digest', ana())).toContain('This channel has no daily digest')
  })
})

describe('A digest whose zone nobody knows any more', () => {
  it.each([
    'digest',
    'digests',
    'digest preview',
    'digest pause',
    'digest pause until 5 January',
    'digest resume',
  ])('has a sentence for %s that names the zone, and can be set up again', async (typed) => {
    const { ask, store } = await setUpDesk()
    await ask('digest 09:00 London', ana())
    const set = await store.digests.find(ana().at)
    if (set === null) throw new Error('No digest is set up')
    const schedule = { ...set.schedule, zone: 'Atlantis/Poseidonis' }
    await store.digests.subscribe({ ...set, schedule })
    expect(await ask(typed, ana())).toContain('Atlantis/Poseidonis')
    expect(await ask('digest 09:00 London', ana())).toContain('Europe/London')
  })
})

describe('Forgetting', () => {
  it('is for administrators, asks first, and leaves nothing', async () => {
    const { ask, bot, store } = await setUpDesk()
    await ask('digest 09:00', ana())
    await ask('action 11c done', ana())
    expect(await ask('forget', ana())).toContain('Only a workspace admin')
    const admin = createAsker('U9', 'Eva', true)
    const asked = await bot.answer(bot.read('forget'), admin)
    expect(await store.listWorkspaces('Test')).toEqual(['T1'])
    const [confirm] = asked.kind === 'reply' ? asked.offers : []
    if (confirm !== undefined) await bot.answer(confirm.command, admin)
    expect(await store.listWorkspaces('Test')).toEqual([])
    expect(await ask('action 11c', ana())).toContain('No updates yet')
  })
})

/** At a time of day in London. */
async function at(time: string, work: () => Promise<void>): Promise<void> {
  vi.setSystemTime(Temporal.ZonedDateTime.from(`${time}[Europe/London]`).epochMilliseconds)
  await work()
}
