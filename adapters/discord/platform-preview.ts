import { ComponentType, MessageFlags } from 'discord.js'
import { z } from 'zod'
import type { EnteredValues, PlatformPreview } from '../../src/app/platform-preview.ts'
import { words } from '../../src/words/words.ts'
import type { FormFields } from './forms/inputs.ts'
import { readForm, renderForm } from './forms/modal.ts'
import { limits } from './limits.ts'
import { type DiscordMessage, renderReply } from './render/render.ts'

/** Discord as the playground draws it. */
export const preview: PlatformPreview = {
  // Discord has no private answer to a mention.
  renderReply: (reply, asked) =>
    renderReply(reply).map((message) => bodyOf(message, reply.audience === 'asker' && asked === 'command')),
  channelId: (digits) => digits,
  quoteTitle: words.quoteInReply,
  options: limits.choices,
  renderForm,
  readForm: (body, entered) => readForm(submit(body, entered)),
  showsErrors: false,
  renderAnswer: () => null,
}

/** A message as discord.js sends it (docs.discord.com/developers/resources/message#create-message). */
function bodyOf({ flags, components, allowedMentions, files }: DiscordMessage, isPrivate: boolean): object {
  return {
    flags: isPrivate ? flags | MessageFlags.Ephemeral : flags,
    components,
    allowed_mentions: { parse: allowedMentions.parse, replied_user: allowedMentions.repliedUser },
    ...(files === undefined
      ? {}
      : { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) }),
  }
}

const modal = z.looseObject({
  custom_id: z.string(),
  components: z.array(z.looseObject({ type: z.number(), component: z.unknown().optional() })),
})
const input = z.looseObject({ custom_id: z.string() })

/** A form as discord.js hands it over once it was sent off. */
function submit(form: object, entered: EnteredValues): { customId: string; fields: FormFields } {
  const { custom_id: customId, components } = modal.parse(form)
  const names = components
    .filter(({ type }) => type === ComponentType.Label)
    .map(({ component }) => input.parse(component).custom_id)
  const all = (id: string): readonly string[] => entered[id] ?? []
  return {
    customId,
    fields: {
      fields: new Set(names),
      getTextInputValue: (id) => all(id)[0] ?? '',
      getStringSelectValues: all,
      getCheckboxGroup: all,
      getSelectedUsers(id) {
        // The playground looks the names up.
        const users = new Map(all(id).map((chosen) => [chosen, { id: chosen, bot: false, displayName: '' }]))
        const [first] = users.values()
        return first === undefined
          ? null
          : { first: () => first, get: (chosen) => users.get(chosen), values: () => users.values() }
      },
      getSelectedMembers: () => null,
    },
  }
}
