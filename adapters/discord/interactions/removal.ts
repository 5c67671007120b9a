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
 * The same for servers from which the bot was removed while it was not running. Where it is in none of those that it knew, it
 * is most likely another application than before, whose data is not to be lost to a wrong token.
 */
export async function forgetServersLeft(
  context: ListenerContext,
  isIn: (server: string) => boolean,
  listWorkspaces: () => Promise<readonly string[]>,
  forget: (workspace: string) => Promise<void>,
): Promise<void> {
  const { errorBoundary, log } = context
  await errorBoundary.run(
    async () => {
      const known = (await listWorkspaces()).filter((workspace) => /^\d+$/u.test(workspace))
      const left = known.filter((server) => !isIn(server))
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
