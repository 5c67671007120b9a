import type { RespondFn } from '@slack/bolt'
import { accessWords } from '../../../src/words/access-words.ts'
import { installWords } from '../../../src/words/install-words.ts'
import type { Installed, Workspaces } from '../connection/installed.ts'
import { installedWorkspaceOf } from '../connection/workspace-of.ts'
import type { ListenerContext } from './exchange.ts'

/** A request of Slack's, and what can be answered to whoever made it; events have no answer. */
export interface Asked {
  readonly body: unknown
  /** Tells Slack that it arrived. */
  readonly ack?: () => Promise<unknown>
  readonly respond?: RespondFn
}

/** Does what a request asks for, in its workspace. */
export type InWorkspace = (asked: Asked, work: (context: ListenerContext) => Promise<void>) => Promise<void>

/** Where the bot isn't in the workspace any more, whoever asked is told so, as far as they can be. */
export function createInWorkspace(
  workspaces: Pick<Workspaces, 'of'>,
  everywhere: Omit<ListenerContext, keyof Installed>,
): InWorkspace {
  return async ({ body, ack, respond }, work) => {
    const say = async (text: string): Promise<void> => {
      await ack?.()
      await respond?.({ response_type: 'ephemeral', replace_original: false, text })
    }
    const found: Installed[] = []
    await everywhere.errorBoundary.run(async () => {
      const installed = await workspaces.of(body)
      if (installed === null) await say(why(body))
      else found.push(installed)
    }, say)
    for (const installed of found) await work({ ...everywhere, ...installed })
  }
}

function why(body: unknown): string {
  return installedWorkspaceOf(body) === '' ? accessWords.noWorkspace : installWords.notInstalled
}
