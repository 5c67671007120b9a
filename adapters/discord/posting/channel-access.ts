import type { ChannelAccess } from '../../../src/delivery/channel-access.ts'
import type { Poster } from '../../../src/delivery/poster.ts'
import { words } from '../../../src/words/words.ts'
import { renderReply } from '../render/render.ts'
import type { BotPermissions } from './bot-permissions.ts'
import { digestNeeds, permissionProblem } from './permissions.ts'

/**
 * The way into channels where nobody waits for an answer, which every process has that was started: `checkStarted` throws in
 * others. Discord itself does not say which permission is missing, so they are reckoned before a digest is posted.
 */
export function createChannelAccess(
  poster: Poster,
  permissionsIn: (channel: string) => Promise<BotPermissions>,
  rightsOf: NonNullable<ChannelAccess['rightsOf']>,
  checkStarted: () => void,
): ChannelAccess {
  const onceStarted =
    <Arguments extends readonly unknown[], Result>(work: (...args: Arguments) => Promise<Result>) =>
    async (...args: Arguments): Promise<Result> => {
      checkStarted()
      return work(...args)
    }

  return {
    render: renderReply,
    rightsOf: onceStarted(rightsOf),
    async permissionProblem(id) {
      checkStarted()
      // What cannot be fetched cannot be posted into either: the poster says why.
      const { channel, permissions } = await permissionsIn(id).catch(() => nothingKnown)
      if (!channel?.isSendable() || channel.isDMBased()) return null
      const problem = permissionProblem(channel, permissions, digestNeeds)
      return problem === null ? null : words.cannotPost(problem)
    },
    poster: {
      post: onceStarted(poster.post),
      find: onceStarted(poster.find),
      remove: onceStarted(poster.remove),
      notify: onceStarted(poster.notify),
      notifyDirectly: onceStarted(poster.notifyDirectly),
    },
  }
}

const nothingKnown: BotPermissions = { channel: null, permissions: null }
