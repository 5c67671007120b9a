import type { Channel } from '../command/place.ts'
import { prepareAll } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import type { Libraries, WorkspaceLibrary } from '../library/libraries.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { createMemory } from '../text/memory.ts'
import type { Bot } from './bot.ts'

/**
 * A bot whose `at` is the one that answers from a workspace's own library; `make` makes the bot of a library in which a bare
 * number means a document.
 */
export function withWorkspaces(
  bot: Bot,
  libraries: Pick<Libraries, 'of'>,
  make: (of: WorkspaceLibrary, meant: Document) => Bot,
): Bot {
  const bots = createMemory<WorkspaceLibrary, Map<string, Bot>>()
  const opening = createMemory<WorkspaceLibrary, Promise<void>>()
  const at = async (channel: Channel): Promise<Bot> => {
    const of = await libraries.of(channel)
    if (of.holdings.revision === 0) return bot
    // Its documents are open before anything typed is read, which looks into all of them at once.
    await opening.getOrInsertComputed(of, ({ library }) => runTaskInSlices(prepareAll(library.documents)))
    const meant = meantIn(of, channel.channel)
    const byMeant = bots.getOrInsertComputed(of, () => new Map())
    return byMeant.getOrInsertComputed(meant.id, () => ({ ...make(of, meant), at }))
  }
  return { ...bot, at }
}

/** What a bare number means in a channel: its own document, else the workspace's, else the program's main one. */
function meantIn({ library, holdings }: WorkspaceLibrary, channel: string): Document {
  const ids = [holdings.channels.get(channel), holdings.main]
  const chosen = ids.flatMap((id) => library.documents.find((each) => each.id === id) ?? [])
  return chosen[0] ?? library.main
}
