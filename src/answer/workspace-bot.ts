import { assumeDocument } from '../command/assume-document.ts'
import { parseCommand } from '../command/parse-command.ts'
import type { Channel } from '../command/place.ts'
import { knownDocuments } from '../document/library.ts'
import type { Libraries, WorkspaceLibrary } from '../library/libraries.ts'
import type { Bot } from './bot.ts'

/** A bot whose `at` is the one that answers from a workspace's own library; `make` makes the bot of a library. */
export function withWorkspaces(
  bot: Bot,
  libraries: Pick<Libraries, 'of'>,
  make: (of: WorkspaceLibrary) => Bot,
): Bot {
  const bots = new WeakMap<WorkspaceLibrary, Bot>()
  return {
    ...bot,
    async at(channel) {
      const of = await libraries.of(channel)
      if (of.holdings.revision === 0) return bot
      return speakingOf(bots.getOrInsertComputed(of, make), of, channel)
    },
  }
}

/** The bot in a channel, where a bare number may mean another document. */
function speakingOf(bot: Bot, { library, holdings }: WorkspaceLibrary, { channel }: Channel): Bot {
  const id = holdings.channels.get(channel) ?? holdings.main
  const known = knownDocuments(library)
  const meant = known.find((each) => each.id === id)
  if (meant === undefined || meant === library.main) return bot
  const documents = [meant, ...known.filter((each) => each !== meant)]
  return { ...bot, read: (typed) => assumeDocument(parseCommand(typed, documents), meant.id) }
}
