import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import type { Held, Interaction } from './interactions.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import type { Message } from './model.ts'
import { ids } from './world.ts'

/**
 * What is wrong with answering this interaction so, null if nothing:
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
 */
export function checkCallback(interaction: Interaction, { type, data }: Json): string | null {
  const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete
  const isChoices = type === InteractionResponseType.ApplicationCommandAutocompleteResult
  if (isAutocomplete !== isChoices) return 'autocomplete, and nothing else, is answered with choices'
  const isUpdate =
    type === InteractionResponseType.UpdateMessage || type === InteractionResponseType.DeferredMessageUpdate
  if (isUpdate && !interaction.message) return 'there is no message to update'
  const isModal = type === InteractionResponseType.Modal
  if (isModal && interaction.type === InteractionType.ModalSubmit) return 'a modal cannot open another'
  return isAutocomplete && isJson(data) ? checkChoiceTypes(interaction, objectsIn(data.choices)) : null
}

/**
 * Whether what should be public is shown to the invoker alone: where a member may not use external apps and the app is
 * only the user's own (https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags),
 * and, after a context menu, in a locked thread (https://github.com/discord/discord-api-docs/issues/6884).
 */
export function isForcedPrivate(interaction: Interaction): boolean {
  const { authorizing_integration_owners: owners, member, channel_id: channelId } = interaction
  if (channelId === ids.lockedThread) return isFromMenu(interaction)
  if (!isJson(member) || (isJson(owners) && '0' in owners)) return false
  const permissions = BigInt(textIn(member.permissions))
  const needed = PermissionFlagsBits.UseExternalApps | PermissionFlagsBits.Administrator
  return (permissions & needed) === 0n
}

/**
 * Whether a message for everybody is refused, because the thread was locked after the command was given or the button
 * pressed: https://github.com/discord/discord-api-docs/issues/6884
 */
export function isShut(interaction: Interaction, { flags }: Json): boolean {
  const isPublic = (numberIn(flags) & MessageFlags.Ephemeral) === 0
  return isPublic && interaction.channel_id === ids.lockedThread && !isFromMenu(interaction)
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
export function withResponse({ interaction }: Held, { type }: Json, message: Message | null): Json {
  const about = { id: interaction.id, type: interaction.type }
  if (!message) return { interaction: about, resource: { type } }
  return {
    interaction: {
      ...about,
      response_message_id: message.id,
      response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
      response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    },
    resource: { type, message },
  }
}

/** The option where the cursor is, however deep in subcommands; null outside autocomplete. */
function focusedOption(options: unknown): Json | null {
  for (const option of objectsIn(options)) {
    const found = option.focused === true ? option : focusedOption(option.options)
    if (found) return found
  }
  return null
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
function checkChoiceTypes({ data }: Interaction, choices: readonly Json[]): string | null {
  const option = focusedOption(data.options)
  const isFitting = (value: unknown): boolean => {
    if (option?.type === ApplicationCommandOptionType.Integer) return Number.isInteger(value)
    if (option?.type === ApplicationCommandOptionType.Number) return typeof value === 'number'
    return typeof value === 'string'
  }
  const wrong = choices.find(({ value }) => !isFitting(value))
  if (!wrong) return null
  return `${String(wrong.value)} is no value for an option of type ${String(option?.type)}`
}

/** A modal without a message was opened by a command; that it was a context menu is all that the tests need. */
function isFromMenu({ type, data, message }: Interaction): boolean {
  if (type === InteractionType.ModalSubmit) return !message
  return type === InteractionType.ApplicationCommand && data.type === ApplicationCommandType.Message
}
