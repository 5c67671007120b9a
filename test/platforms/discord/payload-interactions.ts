import {
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js'
import { checkAvailable } from './availability.ts'
import { commandIdentity, type OptionValues, registered, slashData } from './command-data.ts'
import type { Command, Commands } from './commands.ts'
import { allComponents } from './components.ts'
import { assumeModal, fillModal, type ModalInputs } from './fill-modal.ts'
import type { Interaction, Interactions } from './interactions.ts'
import { isJson, type Json, objectsIn } from './json.ts'
import type { Message } from './model.ts'
import { isPersonFile, type PersonFile } from './people-files.ts'
import { withResolved } from './resolved.ts'
import { createInteraction, type InteractionScene, identity, sceneAt } from './scene.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'

export interface PayloadOptions {
  /** Where `submitModal` looks for the modal that the bot showed. */
  readonly interactions?: Interactions
  /** The world as it is at the beginning, unless given. */
  readonly surroundings?: Surroundings
}

/** Builders of interactions, which know the registered commands as a user's Discord would. */
export function interactionPayloads(
  commands: Commands,
  { interactions, surroundings = createSurroundings() }: PayloadOptions = {},
) {
  const { channels } = surroundings
  const create = (type: InteractionType, data: Json, scene: InteractionScene): Interaction =>
    createInteraction(type, data, scene, surroundings)

  function ofCommand(
    type: InteractionType,
    command: Command | null,
    data: Json,
    scene: InteractionScene,
  ): Interaction {
    const made = create(type, data, scene)
    if (command) checkAvailable(command, made)
    return made
  }

  function chatInput(typed: string): Command | null {
    return registered(commands, typed.split(' ')[0] ?? '', ApplicationCommandType.ChatInput)
  }

  return {
    /**
     * A slash command as typed, subcommands included ("digest set"). Throws for a command or an option that is
     * not registered, unless nothing is, and for what Discord would not let this person send there.
     */
    slash(name: string, values: OptionValues = {}, scene: InteractionScene = {}): Interaction {
      const command = chatInput(name)
      const data = slashData(command, name, values, null)
      return withResolved(
        ofCommand(InteractionType.ApplicationCommand, command, data, scene),
        (id) =>
          Object.values(values)
            .filter(isAttached)
            .find((file) => file.id === id) ?? null,
      )
    },

    /** The same while it is being typed; `focused` is the option where the cursor is, its value always text. */
    autocomplete(
      name: string,
      values: OptionValues,
      focused: string,
      scene: InteractionScene = {},
    ): Interaction {
      const command = chatInput(name)
      const data = slashData(command, name, values, focused)
      return ofCommand(InteractionType.ApplicationCommandAutocomplete, command, data, scene)
    },

    /** "Apps" in the context menu of a message, whose words the bot can read wherever it stands. */
    messageMenu(name: string, target: Message, scene: InteractionScene = {}): Interaction {
      const command = registered(commands, name, ApplicationCommandType.Message)
      const data = {
        ...commandIdentity(command, name),
        type: ApplicationCommandType.Message,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      }
      return ofCommand(InteractionType.ApplicationCommand, command, data, sceneAt(target, scene, channels))
    },

    /** A press of a button; throws if the message has no such button or it is disabled. */
    button(message: Message, customId: string, scene: InteractionScene = {}): Interaction {
      const button = allComponents(message.components).find((component) => component.custom_id === customId)
      if (!button || button.disabled === true) throw new Error(`No button ${customId} can be pressed`)
      const data = { custom_id: customId, component_type: ComponentType.Button, id: button.id ?? 1 }
      return withMessage(
        create(InteractionType.MessageComponent, data, sceneAt(message, scene, channels)),
        message,
      )
    },

    /** An option that is chosen of a list; throws if the message has no list with it. */
    choose(message: Message, value: string, scene: InteractionScene = {}): Interaction {
      const list = allComponents(message.components).find(
        ({ type, options }) =>
          type === ComponentType.StringSelect && objectsIn(options).some((option) => option.value === value),
      )
      if (!list || list.disabled === true) throw new Error(`No option ${value} can be chosen`)
      const { custom_id, id = 1 } = list
      const data = { custom_id, component_type: ComponentType.StringSelect, id, values: [value] }
      return withMessage(
        create(InteractionType.MessageComponent, data, sceneAt(message, scene, channels)),
        message,
      )
    },

    /**
     * A submitted modal that nobody need have shown, its inputs by custom_id; the message is the one whose button
     * opened it, if any.
     */
    modal(
      customId: string,
      inputs: ModalInputs,
      scene: InteractionScene & { readonly message?: Message } = {},
    ): Interaction {
      const { message } = scene
      const where = message ? sceneAt(message, scene, channels) : scene
      const data = assumeModal(customId, inputs)
      const submitted = withResolved(create(InteractionType.ModalSubmit, data, where))
      return message ? withMessage(submitted, message) : submitted
    },

    /**
     * The submission of the modal with which the bot answered `opener`, by the same person in the same place. Throws
     * if there is none, or where Discord would not let it be submitted so.
     */
    submitModal(
      opener: Interaction,
      inputs: ModalInputs,
      scene: Pick<InteractionScene, 'locale' | 'permissions' | 'memberPermissions' | 'member'> = {},
    ): Interaction {
      const callback = interactions?.find(opener.id)?.callback
      if (callback?.type !== InteractionResponseType.Modal || !isJson(callback.data))
        throw new Error('The interaction was not answered with a modal')
      const { permissions: ofBot = opener.app_permissions, locale = opener.locale } = scene
      return withResolved({
        ...opener,
        ...identity(),
        type: InteractionType.ModalSubmit,
        data: fillModal(callback.data, inputs),
        locale,
        app_permissions: String(ofBot),
        ...memberOf(opener, scene),
      })
    },
  }
}

function isAttached(value: OptionValues[string]): value is PersonFile {
  return typeof value === 'object' && isPersonFile(value)
}

/** The message of an ephemeral answer is known by its flag alone. */
function withMessage(base: Interaction, message: Message): Interaction {
  const flags = message.flags & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
  return { ...base, message: { ...message, flags } }
}

function memberOf(
  { member }: Interaction,
  { memberPermissions: permissions, member: more }: InteractionScene,
): Json {
  if (!isJson(member)) return {}
  return {
    member: {
      ...member,
      ...(permissions === undefined ? {} : { permissions: String(permissions) }),
      ...more,
    },
  }
}
