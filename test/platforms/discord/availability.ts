import { InteractionContextType, PermissionFlagsBits } from 'discord.js'
import type { Interaction } from './interactions.ts'
import { isJson, type Json, textIn } from './json.ts'

/**
 * Throws where Discord would not offer the command to this person in this place:
 * https://discord.com/developers/docs/interactions/application-commands#contexts
 */
export function checkAvailable(command: Json, interaction: Interaction): void {
  const { context, member, authorizing_integration_owners: owners } = interaction
  const refuse = (why: string): never => {
    throw new Error(`${textIn(command.name)} is not available: ${why}`)
  }
  if (Array.isArray(command.contexts) && !command.contexts.includes(context))
    refuse(`it is not for context ${String(context)}`)
  const isOwned = (type: unknown): boolean => isJson(owners) && String(type) in owners
  // The bot can be written to in either case.
  const isAnyway = context === InteractionContextType.BotDM
  if (!isAnyway && Array.isArray(command.integration_types) && !command.integration_types.some(isOwned))
    refuse('the app was not installed for it')
  if (isJson(member) && !mayUse(command, BigInt(textIn(member.permissions)))) refuse('it is for others')
}

/** https://discord.com/developers/docs/interactions/application-commands#permissions */
function mayUse({ default_member_permissions: needed }: Json, held: bigint): boolean {
  if (typeof needed !== 'string' && typeof needed !== 'number') return true
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return true
  // "0" disables the command for everyone except admins.
  return BigInt(needed) !== 0n && (held & BigInt(needed)) === BigInt(needed)
}
