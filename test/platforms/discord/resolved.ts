import { ApplicationCommandOptionType, ComponentType } from 'discord.js'
import type { Interaction } from './interactions.ts'
import { isJson, type Json, objectsIn, textIn } from './json.ts'
import { bareMember, isMember, permissionsOf } from './members.ts'
import type { PersonFile } from './people-files.ts'
import { findUser, type User } from './world.ts'

/**
 * The interaction with the people who were chosen in it, if any, as Discord adds them: everybody as a user, and the
 * members of the server as members too; and with the files that were attached.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure
 */
export function withResolved(
  interaction: Interaction,
  fileWithId: (id: unknown) => PersonFile | null = () => null,
): Interaction {
  const { data, guild_id: guildId } = interaction
  const people = [...chosenInOptions(data.options), ...chosenInLabels(data.components)].map(personWithId)
  const files = attachedIn(data.options).flatMap((id) => fileWithId(id) ?? [])
  if (people.length === 0 && files.length === 0) return interaction
  const members = people.filter((each) => typeof guildId === 'string' && isMember(each, guildId))
  const resolved = {
    ...(people.length === 0 ? {} : { users: byId(people, (each) => each) }),
    ...(files.length === 0 ? {} : { attachments: Object.fromEntries(files.map((file) => [file.id, file])) }),
    ...(members.length === 0 ? {} : { members: byId(members, resolvedMember) }),
  }
  return { ...interaction, data: { ...data, resolved } }
}

function chosenInOptions(options: unknown): readonly unknown[] {
  return objectsIn(options).flatMap(({ type, value, options: nested }) =>
    type === ApplicationCommandOptionType.User ? [value] : chosenInOptions(nested),
  )
}

function attachedIn(options: unknown): readonly unknown[] {
  return objectsIn(options).flatMap(({ type, value, options: nested }) =>
    type === ApplicationCommandOptionType.Attachment ? [value] : attachedIn(nested),
  )
}

function chosenInLabels(labels: unknown): readonly unknown[] {
  return objectsIn(labels).flatMap(({ component }) => {
    const isChoice = isJson(component) && component.type === ComponentType.UserSelect
    return isChoice && Array.isArray(component.values) ? component.values : []
  })
}

function personWithId(id: unknown): User {
  const found = findUser(id)
  if (!found) throw new Error(`Nobody has the id ${textIn(id)}`)
  return found
}

/** "Partial Member objects are missing user, deaf and mute fields." */
function resolvedMember(of: User): Json {
  const { deaf: _, mute: __, ...member } = bareMember(of)
  return { ...member, permissions: permissionsOf(of) }
}

function byId(people: readonly User[], describe: (of: User) => Json): Json {
  return Object.fromEntries(people.map((each) => [each.id, describe(each)]))
}
