import { MessageFlags } from 'discord.js'
import { expect } from 'vitest'
import type { DiscordMessage } from '../../../adapters/discord/render/render.ts'
import { validateBody } from '../../platforms/discord/validate.ts'

/** What Discord's rules hold against a message, as discord.js would put it on the wire; empty where nothing. */
export function checkMessage(message: DiscordMessage): readonly string[] {
  const { flags, components, files = [] } = message
  expect(flags).toBe(MessageFlags.IsComponentsV2)
  const uploads = files.map(({ name, text }, index) => {
    return { index, name, type: 'application/octet-stream', bytes: new TextEncoder().encode(text) }
  })
  const body = {
    flags,
    components,
    allowed_mentions: { parse: [], replied_user: message.allowedMentions.repliedUser },
    ...(files.length === 0 ? {} : { attachments: files.map((_, index) => ({ id: String(index) })) }),
  }
  return validateBody('message create', body, { files: uploads })
}
