import type { RespondArguments, RespondFn } from '@slack/bolt'
import type { Bot } from '../../../src/answer/bot.ts'
import { outcomeReply } from '../../../src/answer/quote-reply.ts'
import type { Asker, Quote } from '../../../src/command/command.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { renderReply } from '../render/render.ts'

/** Where a quote goes, and what asked for it. */
export type Occasion = Omit<PostRequest, 'kind' | 'platform' | 'asker' | 'command'>

/** The two ways back to the person who asks: that their request arrived, and what only they see. */
export interface Doors {
  /** Does nothing the second time. */
  readonly acknowledge: () => Promise<void>
  /** Acknowledges, too, where that has not been done. */
  readonly showPrivately: (reply: Reply) => Promise<void>
}

/**
 * Puts a quote before everybody, once: it is written down before its asker is told that it arrived, and posted after.
 * Resolves to whether it stands; where it does not, its asker has been told why.
 */
export async function quote(
  { bot, outbox }: { readonly bot: Bot; readonly outbox: Outbox },
  command: Quote,
  asker: Asker,
  occasion: Occasion,
  doors: Doors,
): Promise<boolean> {
  const id = await takeDownQuote({ bot, outbox }, command, asker, occasion)
  if (typeof id !== 'string') {
    await doors.showPrivately(id)
    return false
  }
  // A request that is written down is granted, whether its asker could be told or not.
  const isHeard = await doors.acknowledge().then(
    () => true,
    () => false,
  )
  if (isHeard) await outbox.acknowledge(id)
  const outcome = await outbox.deliver(id)
  const problem = outcomeReply(command, outcome)
  if (problem !== null) await doors.showPrivately(problem)
  return outcome.kind === 'posted'
}

/** Writes a quote down; resolves to the id of its post, or to what its asker is told where there is nothing to quote. */
export async function takeDownQuote(
  { bot, outbox }: { readonly bot: Bot; readonly outbox: Outbox },
  command: Quote,
  asker: Asker,
  occasion: Occasion,
): Promise<string | Reply> {
  const request: PostRequest = { ...occasion, kind: 'quote', platform: 'Slack', asker: asker.id, command }
  const answer = await bot.answer(command, asker, deliveryIdOf(request))
  if (answer.kind === 'withdrawal') throw new Error('A quote is never answered with a withdrawal')
  return answer.audience === 'asker' ? answer : outbox.accept(request, renderReply(answer))
}

/** The doors of a slash command or a button: the first private message goes out with the acknowledgement. */
export function openDoors(ack: (message?: RespondArguments) => Promise<void>, respond: RespondFn): Doors {
  let isHeard = false
  return {
    async acknowledge() {
      if (isHeard) return
      isHeard = true
      await ack()
    },
    async showPrivately(reply) {
      for (const message of renderReply(reply)) {
        if (isHeard) await respond({ response_type: 'ephemeral', replace_original: false, ...message })
        else await ack({ response_type: 'ephemeral', ...message })
        isHeard = true
      }
    },
  }
}
