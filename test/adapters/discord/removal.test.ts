import { pino } from 'pino'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { connect, createClient } from '../../../adapters/discord/connection/connect.ts'
import { createMemory } from '../../../adapters/discord/interactions/listener-context.ts'
import { forgetServersLeft } from '../../../adapters/discord/interactions/removal.ts'
import { createErrorBoundary } from '../../../src/app/error-boundary.ts'
import { createTestBot, vancouver } from '../../library.ts'
import type { DiscordServer } from '../../platforms/discord/server.ts'
import { createDiscordBot, finishServers, startDiscord } from './start-bot.ts'

// Of two connections the first is told of the loopback server, and of one with an id such as `even`.
const [even, odd] = [String(2n << 22n), String(3n << 22n)]

afterEach(finishServers)

describe('Servers from which the bot was removed while it was not running', () => {
  it.each([
    ['the first of two connections', [0], [even]],
    ['the second, which is in none of those that it would be told of', [1], []],
    ['both', [0, 1], [even, odd]],
  ])('are judged by the connection that would be told of them: %s', async (_, shards, gone) => {
    const discord = await startDiscord()
    expect((BigInt(discord.ids.guild) >> 22n) % 2n).toBe(0n)
    expect(await forgotten(discord, shards)).toEqual(gone)
  })

  it('are not those that are unavailable', async () => {
    const discord = await startDiscord()
    const another = discord.addGuild()
    discord.startOutage()
    expect(await forgotten(discord, [0, 1], [another])).toEqual([even, odd])
  })
})

/** What a client with some of two connections deletes at its start. */
async function forgotten(
  discord: DiscordServer,
  shards: readonly number[],
  others: readonly string[] = [],
): Promise<readonly string[]> {
  const client = createClient(discord.api, async () => undefined)
  const ws = { ...client.options.ws, ...discord.clientOptions.ws }
  Object.assign(client.options, { shards, shardCount: 2, waitGuildTimeout: 50, ws })
  onTestFinished(() => client.destroy())
  const ready = await connect(client, discord.token, 5_000)
  const { outbox } = await createDiscordBot(discord)
  const log = pino({ level: 'silent' })
  const errorBoundary = createErrorBoundary('Discord', log)
  const fetchFile = async () => new Uint8Array()
  const bot = createTestBot(vancouver)
  const context = { bot, errorBoundary, log, outbox, memory: createMemory(), fetchFile }
  const deleted: string[] = []
  const kept = [discord.ids.guild, ...others, even, odd, 'dm:1', 'user:1']
  await forgetServersLeft(
    context,
    ready,
    async () => kept,
    async (server) => void deleted.push(server),
  )
  return deleted
}
