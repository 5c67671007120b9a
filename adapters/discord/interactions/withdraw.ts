import type { Message } from 'discord.js'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { placeOf } from '../connection/workspace-of.ts'
import { limits } from '../limits.ts'
import { seesHistory } from '../posting/permissions.ts'
import { isMarked } from '../posting/poster.ts'
import {
  acknowledge,
  dismiss,
  isPrivate,
  type Press,
  removeQuietly,
  sayPrivately,
} from '../posting/respond.ts'

/**
 * Removes every message of the post whose button was pressed, and says nothing unless Discord refuses. Where its asker was
 * asked whether they mean it, the question goes as well. `post` is its id in the outbox; null where it never was there.
 */
export async function withdraw(outbox: Outbox, interaction: Press, post: string | null): Promise<void> {
  await acknowledge(interaction)
  const problem = await outbox.remove(post, placeOf(interaction), interaction.message.id)
  if (problem !== null) return sayPrivately(interaction, problem)
  // Of version 0.1, of the answer to an interaction, or of a database that is lost: the outbox knows nothing of it.
  for (const earlier of await findEarlier(interaction, post)) await removeQuietly(() => earlier.delete())
  await dismiss(interaction)
}

/** The earlier messages of the same quote, which has its button on its last one. */
async function findEarlier(interaction: Press, post: string | null): Promise<readonly Message[]> {
  const { message, channel } = interaction
  const origin = originOf(message)
  if (channel === null || !seesHistory(interaction) || (post === null && origin === null)) return []
  // A private message that asked for a confirmation knows the message whose button opened it: that is to go, too.
  const asked = isPrivate(interaction) ? (message.interactionMetadata?.interactedMessageId ?? null) : null
  const before = asked === null ? message.id : String(BigInt(asked) + 1n)
  const earlier = await channel.messages.fetch({ before, limit: limits.history, cache: false })
  return [...earlier.values()].filter(
    (each) =>
      each.author.id === message.author.id &&
      (post === null ? originOf(each) === origin : isPartOf(each, post)),
  )
}

function isPartOf(message: Message, post: string): boolean {
  return Array.from({ length: limits.parts }, (_, part) => part).some((part) =>
    isMarked(message, { post, part }),
  )
}

/** The id of the interaction or of the question that a message of version 0.1 answers. */
function originOf({ interactionMetadata, reference }: Message): string | null {
  return interactionMetadata?.id ?? reference?.messageId ?? null
}
