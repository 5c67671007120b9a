import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { actionItemsOf } from '../../../src/actions/action-items.ts'
import type { Library } from '../../../src/document/library.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { harbour, vancouver } from '../../library.ts'
import { patient } from '../../patience.ts'
import { faults } from '../../platforms/discord/faults.ts'
import type { Message } from '../../platforms/discord/model.ts'
import { ids, users } from '../../platforms/discord/world.ts'
import { finishServers, only, postedIn, quiet, read, some } from './start-bot.ts'
import { press, said, startTracking, type TrackingBot } from './start-tracking.ts'

const { alice, bob } = users
const hostile = '@everyone <@&1> **x** <t:0:R> [y](https://example.org)'
const posting = 'POST /channels/:channel/messages'

afterEach(finishServers)

describe('A digest', () => {
  it('brings the item of the day for all to see; its buttons answer their presser alone', async () => {
    const bot = await startTracking()
    const { discord } = bot
    await bot.type('action 11a done note shipped', { user: bob })
    const digest = await deliver(bot)
    const words = actionItemsOf(vancouver.main).map(({ parts }) => parts[0]?.text ?? '')
    expect(said(digest)).toMatch(/^Action items on .+: 8 open, 1 done/mu)
    expect(read(digest).quoted).toContain(words[1])
    expect(said(digest)).toContain('¶11(a) · Bob: done; “shipped”')
    for (const [label, text] of [
      ['Mark as in progress', 'In progress'],
      ['Assign to me', 'In progress · Bob'],
      ['Mark as done', 'Done · Bob'],
      ['All action items', '9 action items'],
      ['Settings', 'weekdays at 09:00 Europe/London'],
    ] as const) {
      expect(said(await bot.answer(press(bot, digest, label, { user: bob })))).toContain(text)
    }
    expect(discord.ephemerals(bob.id)).toHaveLength(6)
    expect(postedIn(discord, ids.channel)).toEqual([digest])
    expect(discord.everPosted(digest.id)?.earlier).toEqual([])
  })

  it('says what people and documents are full of as text', async () => {
    const bot = await startTracking(harbour)
    const document = harbour.main.id
    const tracker = { platform: 'Discord', workspace: ids.guild, document }
    const by = { id: bob.id, name: hostile }
    const wanted = { state: 'in progress', owner: by, note: hostile } as const
    for (const [index, passage] of ['3', '4.a', '6'].entries()) {
      await bot.store.actions.change(tracker, { passage, ...wanted }, by, Date.now(), `${index}`)
    }
    const digest = await deliver(bot, harbour)
    expect(said(digest)).toContain(`${hostile}: in progress, assigned to ${hostile}; “${hostile}”`)
    const list = await bot.command('actions')
    expect(said(list)).toContain(`→ ${hostile}`)
    const item = await bot.command('action', { item: '3' })
    expect(said(item)).toContain(hostile)
  })

  it('is posted once by two runners, though Discord’s answer is lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'digests-'))
    const [first, second] = await Promise.all([openIn(folder), openIn(folder)])
    const bot = await startTracking(vancouver, first)
    await owe(first, [ids.channel])
    bot.discord.fail(posting, faults.lostAnswer())
    for (const store of [first, second]) bot.createRunner(store).start()
    const [subscription] = await first.digests.list('Discord', ids.guild)
    await expect
      .poll(async () => (await first.digests.latest(subscription?.id ?? ''))?.state, {
        timeout: patient(8_000),
      })
      .toBe('posted')
    expect(postedIn(bot.discord, ids.channel)).toHaveLength(1)
  })

  it('reaches many channels at once, through a pause that Discord asks for', async () => {
    const bot = await startTracking()
    const { discord } = bot
    const channels = discord.addChannels(45)
    await owe(bot.store, channels)
    discord.fail(posting, faults.rateLimited(0.3), { occasions: [5, 20] })
    bot.createRunner().start()
    await discord.until(() => discord.counts().size === channels.length, 'a digest in every channel')
    await quiet(50)
    expect([...discord.counts().values()].every((count) => count === 1)).toBe(true)
  })

  it('that Discord refuses is paused, and whoever set it up is told directly', async () => {
    const bot = await startTracking()
    const { discord, store } = bot
    const [gone = ''] = discord.addChannels(1)
    await owe(store, [gone])
    discord.deleteChannel(gone)
    bot.createRunner().start()
    const [told] = await discord.until(() => some(postedIn(discord, ids.dmAlice)), 'the direct message')
    expect(told?.content).toContain(`<#${gone}>`)
    expect(told?.content).toContain('the channel doesn’t exist')
    const [subscription] = await store.digests.list('Discord', ids.guild)
    expect(subscription).toMatchObject({ state: 'paused' })
    expect(postedIn(discord, ids.dmAlice)).toHaveLength(1)
  })

  it('waits while the bot is not connected, and is posted by the next connection', async () => {
    const bot = await startTracking()
    await bot.adapter.stop()
    await owe(bot.store, [ids.channel])
    bot.createRunner().start()
    await quiet()
    expect(postedIn(bot.discord, ids.channel)).toEqual([])
    await bot.adapter.start(bot.bot)
    await bot.discord.until(() => some(postedIn(bot.discord, ids.channel)), 'the digest')
  })
})

/** Makes the channel's digest due, and waits for it. */
async function deliver(bot: TrackingBot, library: Library = vancouver): Promise<Message> {
  await owe(bot.store, [ids.channel], library)
  bot.createRunner().start()
  return only((await bot.discord.until(() => some(postedIn(bot.discord, ids.channel)), 'the digest'))[0])
}

/** Digests that alice set up and that have just come due. */
async function owe(store: Store, channels: readonly string[], library = vancouver): Promise<void> {
  const at = Date.now() - 1_000
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate()
  for (const channel of channels) {
    await store.digests.subscribe({
      platform: 'Discord',
      workspace: ids.guild,
      channel,
      document: library.main.id,
      schedule: { time: '09:00', zone: 'Europe/London', days: [1, 2, 3, 4, 5] },
      setBy: { id: alice.id, name: 'Alice' },
      setAt: at,
      next: { date: date.toString(), at },
    })
  }
}

async function openIn(folder: string): Promise<Store> {
  const store = await openStore(`sqlite:${join(folder, 'rapporteur.db')}`)
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return store
}
