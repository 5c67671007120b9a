import type { Config } from './config.ts'
import { discordInviteLink } from './discord-app.ts'
import { isInstallable } from './slack-app.ts'
import { startupMessages } from './startup-messages.ts'

/**
 * What an operator is told as soon as the port listens, a line each: first the address to open, then what isn't as they may
 * expect, then the links by which others come to the bot.
 */
export function greet(config: Config, address: string, hasPlayground: boolean): readonly string[] {
  const { slack, discord, playground } = config
  const about = `${config.publicUrl ?? address}/about`
  const invite = discord === null ? null : discordInviteLink(discord.token)
  return [
    hasPlayground ? startupMessages.openPlayground(address) : startupMessages.openReader(address),
    ...(slack === null && discord === null ? [startupMessages.noPlatform(about, hasPlayground)] : []),
    ...(playground === 'refused' ? [startupMessages.playgroundRefused] : []),
    ...(playground === 'unasked' ? [startupMessages.playgroundUnasked] : []),
    ...(isInstallable(slack)
      ? [startupMessages.installSlack(`${config.publicUrl ?? address}/slack/install`)]
      : []),
    ...(slack === null ? [] : [startupMessages.inviteSlack, startupMessages.changeSlackApp(about)]),
    ...(invite === null ? [] : [startupMessages.inviteDiscord(invite)]),
  ]
}
