import { type Client, ShardClientUtil } from 'discord.js'
import { retry } from '../posting/refusals.ts'
import type { ListenerContext } from './listener-context.ts'

/** The bot was removed from a server, so what is kept of it goes. Nobody there can be told if that fails. */
export async function forgetServer(
  { errorBoundary, log }: ListenerContext,
  server: string,
  forget: (workspace: string) => Promise<void>,
): Promise<void> {
  await errorBoundary.run(
    () =>
      retry(() => forget(server)).catch((error: unknown) => {
        const what = 'What is kept of a server could not be deleted after the bot was removed from it'
        log.error({ platform: 'Discord', server, err: error }, what)
      }),
    async () => undefined,
  )
}

/**
 * The same for servers from which the bot was removed while it was not running. Only the connections that would be told of
 * a server judge that. Where the bot is in none of those that it knew, it is most likely another application than before,
 * whose data is not to be lost to a wrong token.
 */
export async function forgetServersLeft(
  context: ListenerContext,
  client: Client<true>,
  listWorkspaces: () => Promise<readonly string[]>,
  forget: (workspace: string) => Promise<void>,
): Promise<void> {
  const { errorBoundary, log } = context
  await errorBoundary.run(
    async () => {
      const servers = (await listWorkspaces()).filter((workspace) => /^\d+$/u.test(workspace))
      const known = servers.filter((server) => isTold(client, server))
      // One that is unavailable is among them as well.
      const left = known.filter((server) => !client.guilds.cache.has(server))
      if (left.length === 0) return
      if (left.length === known.length) {
        const what = 'Something is kept of servers, but the bot is in none of them; nothing is deleted'
        return log.warn({ platform: 'Discord', servers: left.length }, what)
      }
      for (const server of left) await forgetServer(context, server, forget)
    },
    async () => undefined,
  )
}

/** Whether this client has the connection on which Discord tells of a server. */
function isTold({ options, ws }: Client<true>, server: string): boolean {
  return ws.shards.has(ShardClientUtil.shardIdForGuildId(server, options.shardCount ?? 1))
}
