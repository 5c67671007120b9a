import { type Client, DiscordAPIError } from 'discord.js'
import { SetupError } from '../../src/app/adapter.ts'
import type { ExamineDiscordOptions } from '../../src/app/adapters.ts'
import type { DiscordConfig } from '../../src/app/config.ts'
import { doctorWords } from '../../src/app/doctor/doctor-words.ts'
import type { Finding } from '../../src/app/doctor/finding.ts'
import { connect, createClient } from './connection/connect.ts'
import { findObstacle } from './posting/permissions.ts'

const { discord: words } = doctorWords

/** What Discord itself says of the bot: its token, intents, commands, and a channel if one is named. Posts nothing. */
export async function examineDiscord(
  { token, apiUrl }: DiscordConfig,
  { invite, channel }: ExamineDiscordOptions,
): Promise<readonly Finding[]> {
  // It connects once, whoever else is connected.
  const client = createClient(apiUrl, () => Promise.resolve())
  try {
    const ready = await connect(client, token, 20_000)
    const servers = ready.guilds.cache.size
    return [
      { state: 'right', what: words.token(ready.user.tag, servers) },
      { state: 'right', what: words.intents },
      ...(servers === 0
        ? [{ state: 'missing', what: words.noServer, todo: words.invite(invite ?? '') } as const]
        : []),
      await examineCommands(ready),
      ...(channel === null ? [] : [await examineChannel(ready, channel)]),
    ]
  } catch (error) {
    if (error instanceof SetupError) return [{ state: 'wrong', what: 'Discord', todo: error.message }]
    // The gateway's close code 4014, as @discordjs/ws words it.
    if (error instanceof Error && /disallowed intents/iu.test(error.message)) {
      return [{ state: 'wrong', what: words.badIntents, todo: words.mendIntents }]
    }
    throw error
  } finally {
    await client.destroy()
  }
}

async function examineCommands(client: Client<true>): Promise<Finding> {
  const names = [...(await client.application.commands.fetch()).values()].map(({ name }) => name)
  return names.length === 0
    ? { state: 'missing', what: words.noCommands, todo: words.startOnce }
    : { state: 'right', what: words.commands(names) }
}

async function examineChannel(client: Client<true>, id: string): Promise<Finding> {
  const channel = await fetchChannel(client, id)
  if (channel === null || channel.isDMBased() || !channel.isTextBased()) {
    return { state: 'wrong', what: words.noChannel(id), todo: words.checkChannel }
  }
  const permissions = channel.permissionsFor(client.user)
  const obstacle = findObstacle(channel, permissions, { history: true, hasFiles: true })
  if (obstacle === null) return { state: 'right', what: words.channel(channel.name) }
  return obstacle === 'locked'
    ? { state: 'missing', what: words.locked(channel.name), todo: words.unlock }
    : { state: 'missing', what: words.missingIn(channel.name, obstacle), todo: words.grant }
}

async function fetchChannel(client: Client<true>, id: string) {
  try {
    return await client.channels.fetch(id)
  } catch (error) {
    if (error instanceof DiscordAPIError) return null
    throw error
  }
}
