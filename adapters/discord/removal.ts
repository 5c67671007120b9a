import { insist } from './insist.ts'
import type { Listening } from './listening.ts'

/** The bot was removed from a server, so what is kept of it goes. Nobody there can be told if that fails. */
export async function forgetServer(
  { guard, log }: Listening,
  server: string,
  forget: (workspace: string) => Promise<void>,
): Promise<void> {
  await guard.run(
    () =>
      insist(() => forget(server)).catch((error: unknown) => {
        const what = 'What is kept of a server could not be deleted after the bot was removed from it'
        log.error({ platform: 'Discord', server, err: error }, what)
      }),
    async () => undefined,
  )
}
