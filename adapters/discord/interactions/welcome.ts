import { ChannelType, type Guild, type TextChannel } from 'discord.js'
import type { Asker } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { findObstacle } from '../posting/permissions.ts'
import { renderReply } from '../render/render.ts'
import { type ListenerContext, withoutSecrets } from './listener-context.ts'

// Discord tells of a server when the bot joins it, and where it is new to a connection for another reason.
const recentMs = 10 * 60_000

/**
 * Says what the bot is to a server that it has just joined, once, where new members are greeted, else in the first channel
 * where it may speak. Where it may speak nowhere, nothing is said.
 */
export async function welcomeServer(context: ListenerContext, guild: Guild): Promise<void> {
  const { bot, errorBoundary, outbox, log } = context
  const isRecent = Date.now() - guild.joinedTimestamp < recentMs
  const channel = isRecent ? findChannel(guild) : null
  if (channel === null) return
  const place: Place = { platform: 'Discord', workspace: guild.id, channel: channel.id, thread: null }
  const itself = ownAsker(guild, place)
  await errorBoundary.run(
    withoutSecrets(async () => {
      const { id: asker, origin } = itself
      const answer = await (await bot.at(place)).answer({ kind: 'greeting' }, itself)
      if (answer.kind !== 'reply') return
      // The same for every process that is told of it.
      const request = { ...place, kind: 'answer', origin, asker, command: null, isRedelivered: true } as const
      const outcome = await outbox.deliver(await outbox.accept(request, renderReply(answer)))
      if (outcome.kind === 'refused')
        log.warn({ platform: 'Discord', channel: channel.id, reason: outcome.why }, 'A server is not greeted')
    }),
    // Nobody has asked, so nobody is told.
    async () => undefined,
  )
}

/** Nobody asks but the bot itself. */
function ownAsker({ client }: Guild, at: Place): Asker {
  const access = { role: 'member', isAdmin: false, managesChannel: false } as const
  return { id: client.user.id, name: null, access, zone: null, at, origin: 'welcome' }
}

function findChannel(guild: Guild): TextChannel | null {
  const inOrder = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .toSorted((one, other) => one.rawPosition - other.rawPosition)
  const all = guild.systemChannel === null ? inOrder : [guild.systemChannel, ...inOrder]
  return all.find((channel) => maySpeak(channel)) ?? null
}

function maySpeak(channel: TextChannel): boolean {
  const permissions = channel.permissionsFor(channel.client.user)
  return (
    permissions !== null && findObstacle(channel, permissions, { history: false, hasFiles: false }) === null
  )
}
