import { afterEach, expect, it, onTestFinished } from 'vitest'
import type { DeliveryStore } from '../../../src/delivery/delivery-store.ts'
import { createTestBot, harbour } from '../../library.ts'
import { paragraphsOf } from '../../plain.ts'
import { type Fault, faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import {
  createDiscordBot,
  finishServers,
  joinDiscord,
  openTestStore,
  postedIn,
  quotesIn,
  read,
  startDiscord,
} from './start-bot.ts'

const text = paragraphsOf(harbour.main)[6]?.parts[0]?.text ?? ''
const posting = 'POST /channels/:channel/messages'

afterEach(finishServers)

it('finishes a quote, message by message, whose process dies over it, whether its last message arrived or not', async () => {
  await Promise.all([faults.hang(), faults.lostAnswer()].map(dieAndRecover))
})

async function dieAndRecover(fault: Fault): Promise<void> {
  const discord = await startDiscord()
  const store = await openTestStore()
  const dying = mortal(store.deliveries)
  const first = await createDiscordBot(discord, { store: { ...store, deliveries: dying.deliveries } })
  await first.adapter.start(createTestBot(harbour))
  // What the dead leave open nobody waits for.
  onTestFinished(() => void first.adapter.stop())
  discord.fail(posting, fault, {
    where: () => postedIn(discord, discord.ids.channel).length === 1 && dying.die(),
  })
  discord.invoke(discord.payloads.slash('korea', { text: 'quote 6' }))
  await discord.until(dying.isDead, 'the end of the first')
  await discord.until(() => postedIn(discord, discord.ids.channel).length > 0, 'what it left')
  // As if it were minutes later, so that only the mark tells.
  discord.forgetNonces()
  const second = await joinDiscord(discord, createTestBot(harbour), { store })
  await discord.until(() => quotesIn(discord, discord.ids.channel).length > 0, 'the last message', 12_000)
  const messages = postedIn(discord, discord.ids.channel)
  expect(messages.map((each) => read(each).quoted).join('')).toBe(text)
  expect([...first.logged, ...second.logged].join('')).not.toContain('could not be answered')
  await discord.until(() => second.logged.join('').includes('left unfinished is finished'), 'the log')
}

it('goes on with what was in hand when a process was stopped', async () => {
  const discord = await startDiscord()
  const store = await openTestStore()
  const first = await joinDiscord(discord, createTestBot(harbour), { store })
  let isUp = false
  discord.fail(posting, faults.serverError(), { times: 100, where: () => !isUp })
  discord.say(mention('quote 1'))
  await discord.until(() => discord.calls.some(({ route }) => route === posting), 'the first attempt')
  await first.outbox.stop()
  await first.adapter.stop()
  isUp = true
  await joinDiscord(discord, createTestBot(harbour), { store })
  await discord.until(() => quotesIn(discord, discord.ids.channel).length > 0, 'the quote', 4_000)
  expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
})

/** A store whose process can die: from then on nothing that it asks is answered. */
function mortal(deliveries: DeliveryStore) {
  let isDead = false
  const methods = Object.entries(deliveries).map(([name, method]) => [
    name,
    (...args: readonly unknown[]) =>
      isDead ? new Promise(() => undefined) : Reflect.apply(method, deliveries, args),
  ])
  const mortalDeliveries: DeliveryStore = Object.fromEntries(methods)
  return {
    deliveries: mortalDeliveries,
    isDead: () => isDead,
    die(): true {
      isDead = true
      return true
    },
  }
}
